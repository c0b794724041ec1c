// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rescue/drafts.hpp"

#include <gtest/gtest.h>

namespace nb::pages {
namespace {

Instant at(int minute) { return Instant{std::chrono::minutes{minute}}; }

ImportDraft draft(std::string account, int minute) {
  ImportDraft out;
  out.account = std::move(account);
  out.place = "arnsberg";
  out.at = at(minute);
  return out;
}

TEST(ImportDrafts, AreSeenByNobodyElse) {
  ImportDrafts drafts;
  drafts.put("a", draft("eins", 0));
  EXPECT_TRUE(drafts.find("a", "eins", "arnsberg"));
  EXPECT_FALSE(drafts.find("a", "zwei", "arnsberg"));
  EXPECT_FALSE(drafts.find("a", "eins", "sundern"));
  drafts.remove("a", "zwei");
  EXPECT_TRUE(drafts.find("a", "eins", "arnsberg"));
}

TEST(ImportDrafts, AnAccountKeepsItsNewestThree) {
  ImportDrafts drafts;
  for (int i = 0; i < 5; ++i) drafts.put(std::to_string(i), draft("eins", i));
  EXPECT_EQ(drafts.of("eins", "arnsberg"), (std::vector<std::string>{"4", "3", "2"}));
}

TEST(ImportDrafts, AreBoundedInAll) {
  ImportDrafts drafts;
  for (int i = 0; i < 40; ++i) drafts.put(std::to_string(i), draft("konto" + std::to_string(i), i));
  std::size_t left = 0;
  for (int i = 0; i < 40; ++i) left += drafts.find(std::to_string(i), "konto" + std::to_string(i), "arnsberg") ? 1U : 0U;
  EXPECT_EQ(left, ImportDrafts::kCountMax);
}

TEST(ImportDrafts, AreForgottenAfterAnHour) {
  ImportDrafts drafts;
  drafts.put("a", draft("eins", 0));
  drafts.tend(at(60));
  EXPECT_TRUE(drafts.find("a", "eins", "arnsberg"));
  drafts.tend(at(61));
  EXPECT_FALSE(drafts.find("a", "eins", "arnsberg"));
}

TEST(ImportDrafts, OneThatWasTakenIsFoundByItsImport) {
  ImportDrafts drafts;
  ImportDraft taken = draft("eins", 0);
  taken.import = "i-1";
  drafts.put("a", std::move(taken));
  EXPECT_TRUE(drafts.find_import("i-1", "eins", "arnsberg"));
  EXPECT_FALSE(drafts.find_import("i-1", "zwei", "arnsberg"));
  EXPECT_TRUE(drafts.of("eins", "arnsberg").empty()) << "it does not wait any more";
}

}  // namespace
}  // namespace nb::pages
