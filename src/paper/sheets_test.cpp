// SPDX-License-Identifier: EUPL-1.2
// The sheets as their readers get them: text, codes, pages.
#include "paper/sheets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "base/error.hpp"
#include "paper/scan_file.hpp"
#include "paper/test_files.hpp"

namespace nb::paper {

namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::HasSubstr;

LocalTime moment(std::chrono::seconds of_day = 8h + 5min) { return {2023y / 10 / 30, of_day, 60min}; }
Instant created() { return Instant(std::chrono::sys_days(2023y / 10 / 30)) + 7h; }

Scan scan(const Bytes& pdf) { return scan_file(pdf, {.code_pages = 20}).value(); }
std::string squeezed(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? ' ' : c;
  return out;
}

ReceiptSheet receipt() {
  return {.town = "Stadt Arnsberg",
          .office = "Amt für Soziales",
          .contact = "02931 5550123",
          .number = "M-000123-4",
          .received = moment(),
          .channel = "persönlich am Schalter",
          .facts = {{"Betreff", "Widerspruch", "subject"}},
          .deadlines = {{"Widerspruch gegen den Bescheid", {2023y / 11 / 6, 23h + 59min, 60min}, DeadlineVerdict::kept, "§ 70 Abs. 1 VwGO"}},
          .codes = {{*make_qr("NB1:" + std::string(900, 'A')), "Nachweis"}},
          .check_at = "https://notfall.arnsberg.example/beleg/",
          .created = created()};
}

TEST(IntakeForms, OnePageEachWithItsNumberInBothCodes) {
  const IntakeForms forms{.town = "Stadt Arnsberg", .office = "Bürgerbüro", .numbers = {"M-000123-4", "M-000124-8", "M-000125-1"}, .created = created()};
  const Bytes pdf = intake_forms(forms);
  const Scan found = scan(pdf);
  EXPECT_EQ(found.pages, 3U);
  for (std::uint32_t page = 0; page < 3; ++page) {
    EXPECT_THAT(found.codes, Contains(FoundCode{page, CodeKind::code128, forms.numbers[page]}));
    EXPECT_THAT(found.codes, Contains(FoundCode{page, CodeKind::qr, forms.numbers[page]})) << "on the form and on the strip";
    for (const FoundCode& code : found.codes) EXPECT_EQ(code.text, forms.numbers.at(code.page));
  }
  const std::string text = squeezed(test::pdf_text(pdf));
  for (const std::string part :
       {"M-000124-8", "Bürgerbüro", "Ihre Eingangsnummer", "Bitte bewahren Sie diesen Abschnitt auf", "Please keep this strip", "Aktenzeichen", "Niederschrift"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(IntakeForms, LongNamesStillLeaveOnePage) {
  const Bytes pdf = intake_forms({.town = std::string(120, 'W'), .office = std::string(300, 'M') + " Amt", .numbers = {"ZEUGHAUS-123456789-4"}});
  EXPECT_EQ(scan(pdf).pages, 1U);
}

TEST(IntakeForms, NoneOrTooManyAreRefused) {
  EXPECT_THROW(static_cast<void>(intake_forms({.town = "A"})), Error);
  EXPECT_THROW(static_cast<void>(intake_forms({.town = "A", .numbers = std::vector<std::string>(kFormsMax + 1, "M-1")})), Error);
}

TEST(Receipt, FitsOneSheetOfEitherFormat) {
  for (const PageFormat format : {PageFormat::a5, PageFormat::a4}) {
    ReceiptSheet sheet = receipt();
    sheet.format = format;
    const Bytes pdf = receipt_sheet(sheet);
    const Scan found = scan(pdf);
    EXPECT_EQ(found.pages, 1U);
    EXPECT_EQ(found.width_px, format == PageFormat::a5 ? 419U : 595U);
    EXPECT_THAT(found.codes, Contains(FoundCode{0, CodeKind::qr, "NB1:" + std::string(900, 'A')}));
    EXPECT_THAT(found.codes, Contains(FoundCode{0, CodeKind::qr, "M-000123-4"}));
  }
}

TEST(Receipt, SaysWhenWhatAndWhetherInTime) {
  const std::string text = squeezed(test::pdf_text(receipt_sheet(receipt())));
  for (const std::string part : {"Montag, 30. Oktober 2023, 08:05 Uhr", "Monday, 30 October 2023, 08:05", "persönlich am Schalter", "Amt für Soziales", "02931 5550123",
                                 "Montag, 6. November 2023, 23:59 Uhr (§ 70 Abs. 1 VwGO)", "Frist gewahrt", "in time", "notfall.arnsberg.example/beleg/"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(Receipt, EveryVerdictHasItsSentence) {
  std::set<std::string> texts;
  for (const DeadlineVerdict verdict : {DeadlineVerdict::kept, DeadlineVerdict::late, DeadlineVerdict::undecided}) {
    ReceiptSheet sheet = receipt();
    sheet.deadlines[0].verdict = verdict;
    texts.insert(test::pdf_text(receipt_sheet(sheet)));
  }
  EXPECT_EQ(texts.size(), 3U);
}

TEST(Receipt, FourCodesAreAllReadBack) {
  ReceiptSheet sheet = receipt();
  sheet.codes.clear();
  for (int i = 1; i <= 4; ++i) sheet.codes.push_back({*make_qr("NB1:" + std::to_string(i) + std::string(1000, 'B')), "Teil " + std::to_string(i) + " von 4"});
  const Scan found = scan(receipt_sheet(sheet));
  for (int i = 1; i <= 4; ++i) EXPECT_THAT(found.codes, Contains(testing::Field(&FoundCode::text, testing::StartsWith("NB1:" + std::to_string(i)))));
}

TEST(Receipt, ThreeCodesFitBesideEachOtherOnA4) {
  ReceiptSheet sheet = receipt();
  sheet.format = PageFormat::a4;
  sheet.codes.assign(3, {*make_qr("NB1:" + std::string(1000, 'C')), "Teil"});
  EXPECT_EQ(scan(receipt_sheet(sheet)).pages, 1U);
}

TEST(Receipt, WithoutACodeItSaysWhereTheProofIs) {
  ReceiptSheet sheet = receipt();
  sheet.codes.clear();
  EXPECT_THAT(squeezed(test::pdf_text(receipt_sheet(sheet))), HasSubstr("die Datei zu diesem Beleg enthält ihn"));
}

TEST(Notice, CanBeTypedAndScanned) {
  const std::string root = "8a5edab282632443219e051e4ade2d1d5bbc671c781051bf1437897cbdfea0f1", key = "05958004/main+5f0a12bc+AUg8sPzOQ1PuXZ0kY2gq0mPCGkQ5Zr2M1m0qW9YJq1Xd";
  const Bytes pdf = notice_sheet({.town = "Stadt Arnsberg",
                                  .log = "05958004/main",
                                  .as_of = moment(18h),
                                  .size = 123'456,
                                  .root = root,
                                  .key = key,
                                  .typed_key = std::string(56, 'K'),
                                  .codes = {{*make_qr(key), "Schlüssel"}, {*make_qr(root), "Prüfstand"}},
                                  .check_at = "https://notfall.arnsberg.example/beleg/",
                                  .created = created()});
  const std::string text = squeezed(test::pdf_text(pdf));
  for (const std::string part : {"8a5e dab2 8263 2443 219e 051e 4ade 2d1d 5bbc", "05958004/main+5f0a12bc+ AUg8 sPzO", "123456", "18:00 Uhr", "KKKK KKKK", "public notice"})
    EXPECT_THAT(text, HasSubstr(part));
  const Scan found = scan(pdf);
  EXPECT_EQ(found.pages, 1U);
  EXPECT_THAT(found.codes, Contains(FoundCode{0, CodeKind::qr, key}));
  EXPECT_THAT(found.codes, Contains(FoundCode{0, CodeKind::qr, root}));
}

TEST(Dispatch, ListsEveryLetterAndIsSignedOnce) {
  DispatchList list{.town = "Stadt Arnsberg", .office = "Poststelle", .batch = "A-000017-2", .carrier = "Kurierdienst", .made = moment(), .created = created()};
  for (int i = 0; i < 90; ++i) list.letters.push_back({"D-" + std::to_string(1000 + i) + "-3", "Erika Muster", "59821 Arnsberg", "Einschreiben", ""});
  const std::string text = squeezed(test::pdf_text(dispatch_list(list)));
  for (int i = 0; i < 90; ++i) EXPECT_THAT(text, HasSubstr("D-" + std::to_string(1000 + i) + "-3"));
  EXPECT_THAT(text, HasSubstr("Die oben aufgeführten 90 Sendungen wurden vollständig übergeben"));
  EXPECT_EQ(text.find("übernommen"), text.rfind("übernommen"));
  EXPECT_GT(text.find("übernommen"), text.rfind("\f")) << "signatures stand on the last page";
}

TEST(Dispatch, SignaturesStayWithTheSentenceTheySign) {
  for (std::size_t letters = 20; letters < 45; ++letters) {
    DispatchList list{.town = "Stadt Arnsberg", .batch = "A-000017-2", .made = moment()};
    list.letters.assign(letters, {"D-1", "E", "A", "B", ""});
    const std::string text = test::pdf_text(dispatch_list(list));
    const auto sentence = text.find("vollständig"), page = text.find('\f', sentence);
    EXPECT_EQ(page, std::string::npos) << letters;
  }
}

TEST(Wording, TimesAndGroups) {
  EXPECT_EQ(german_time({2024y / 3 / 1, 0s, 60min}), "Freitag, 1. März 2024, 00:00 Uhr");
  EXPECT_EQ(english_time({2024y / 3 / 3, 23h + 59min + 59s, 60min}), "Sunday, 3 March 2024, 23:59");
  EXPECT_EQ(in_groups("abcdefghij"), "abcd efgh ij");
  EXPECT_EQ(in_groups("abcd"), "abcd");
  EXPECT_EQ(in_groups(""), "");
}

}  // namespace

}  // namespace nb::paper
