// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/filing_refusals.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>

#include "web/pages/test_site.hpp"

namespace nb::pages {
namespace {

/// Every code that rooms can answer a filing with is explained in the document, which another test holds to the sources.
std::set<std::string> documented_codes() {
  std::ifstream document(NB_SOURCE_DIR "/docs/failure-codes.md");
  std::set<std::string> codes;
  const std::regex row(R"(^\| `((?:intake|state|paper)\.[a-z_]+)`)");
  std::smatch found;
  for (std::string line; std::getline(document, line);)
    if (std::regex_search(line, found, row)) codes.insert(found[1]);
  return codes;
}

/// About what only staff does: existing filings, paper forms, letters, reasons.
const std::set<std::string> kOfStaffAlone{"intake.unknown_filing",     "intake.filing_merged",   "intake.filing_erased",  "intake.filing_closed",
                                          "intake.same_filing",        "intake.nothing_changes", "intake.reason_missing", "intake.form_unreadable",
                                          "intake.form_never_printed", "intake.form_taken",      "intake.forms_count",    "intake.unknown_incident",
                                          "intake.unknown_letter",     "intake.letter_posted",   "intake.posted_future",  "intake.batch_empty"};

TEST(FilingRefusals, EveryCodeTheFormCanGiveHasAnEnglishText) {
  const Texts& english = fixture::resources().texts(Lang::en);
  const Texts& german = fixture::resources().texts(Lang::de);
  const auto codes = documented_codes();
  ASSERT_GT(codes.size(), 50U);
  for (const std::string& code : codes) {
    const auto text = known_filing_refusal(english, code);
    EXPECT_EQ(text.has_value(), !kOfStaffAlone.contains(code)) << code << " is neither put into words nor of staff alone";
    if (text) {
      EXPECT_NE(*text, known_filing_refusal(german, code)) << code;
    }
  }
}

TEST(FilingRefusals, EasyLanguageHasItsOwnWords) {
  const Texts& easy = fixture::resources().texts(Lang::leicht);
  const Texts& german = fixture::resources().texts(Lang::de);
  for (const std::string& code : documented_codes()) {
    const auto text = known_filing_refusal(easy, code);
    if (text) {
      EXPECT_NE(*text, known_filing_refusal(german, code)) << code;
    }
  }
}

TEST(FilingRefusals, ACodeOfTomorrowIsNamed) { EXPECT_NE(filing_refusal(fixture::resources().texts(Lang::en), "intake.brand_new").find("intake.brand_new"), std::string::npos); }

}  // namespace
}  // namespace nb::pages
