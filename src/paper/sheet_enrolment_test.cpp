// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "paper/scan_file.hpp"
#include "paper/sheets.hpp"
#include "paper/test_files.hpp"

namespace nb::paper {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

EnrolmentSheets sheets() {
  return {.authority = "Stadt Arnsberg",
          .address = "https://stab.arnsberg.example/stab/einladung",
          .until = {2023y / 11 / 13, 8h, 60min},
          .people = {{"Ada Acker", "ada.acker", "Bürgerbüro", "h4dkm-x7q2p-abcde-23456"}, {"", "poststelle", "", "zzzzz-yyyyy-xxxxx-wwwww"}},
          .created = Instant(std::chrono::sys_days(2023y / 10 / 30)) + 7h};
}

TEST(EnrolmentSheets, AreOnePageForEachPersonWithTheCodeToReadAndToScan) {
  const Bytes pdf = enrolment_sheets(sheets());
  const Scan found = scan_file(pdf, {.code_pages = 20}).value();
  ASSERT_EQ(found.pages, 2U);
  EXPECT_THAT(found.codes, testing::UnorderedElementsAre(FoundCode{0, CodeKind::qr, "https://stab.arnsberg.example/stab/einladung#h4dkm-x7q2p-abcde-23456"},
                                                         FoundCode{1, CodeKind::qr, "https://stab.arnsberg.example/stab/einladung#zzzzz-yyyyy-xxxxx-wwwww"}));
  const std::string text = test::pdf_text(pdf);
  for (const char* part : {"Ada Acker", "Bürgerbüro", "ada.acker", "h4dkm-x7q2p-abcde-23456", "13. November 2023", "poststelle", "Hier nach hinten falten"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(EnrolmentSheets, SayWhenThereAreNoneOrTooMany) {
  EnrolmentSheets none = sheets();
  none.people.clear();
  EXPECT_THROW((void)enrolment_sheets(none), Error);
  none.people.resize(kEnrolmentSheetsMax + 1);
  EXPECT_THROW((void)enrolment_sheets(none), Error);
}

TEST(EnrolmentSheets, CarryTheCodeAloneWhereNoAddressIsKnown) {
  EnrolmentSheets plain = sheets();
  plain.address.clear();
  const Scan found = scan_file(enrolment_sheets(plain), {.code_pages = 20}).value();
  ASSERT_EQ(found.codes.size(), 2U);
  EXPECT_EQ(found.codes[0].text, "h4dkm-x7q2p-abcde-23456");
}

}  // namespace
}  // namespace nb::paper
