// SPDX-License-Identifier: EUPL-1.2
#include "paper/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <poppler-destination.h>
#include <poppler-font.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "base/error.hpp"
#include "base/text.hpp"
#include "paper/impl/typesetter.hpp"
#include "paper/scan_file.hpp"
#include "paper/test_files.hpp"

namespace nb::paper {

namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

DocumentOptions options() {
  return {.title = "Übersicht",
          .town = "Stadt Arnsberg",
          .header_note = "M-000123-4",
          .footer_note = "Bitte aufbewahren",
          .created = Instant(std::chrono::sys_days(2023y / 10 / 30)) + 7h};
}

std::unique_ptr<poppler::document> open(const Bytes& pdf) {
  return std::unique_ptr<poppler::document>(poppler::document::load_from_raw_data(reinterpret_cast<const char*>(pdf.data()), static_cast<int>(pdf.size())));
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

TEST(Document, SameCallsGiveTheSameBytes) {
  const auto make = [] {
    Document doc(options());
    doc.heading("Eins");
    doc.paragraph("Grüße aus Arnsberg");
    return std::move(doc).finish();
  };
  EXPECT_EQ(make(), make());
}

TEST(Document, SaysWhatItIs) {
  Document doc(options());
  doc.heading("Eins");
  const Bytes pdf = std::move(doc).finish();
  const auto read = open(pdf);
  EXPECT_EQ(read->info_key("Title").to_utf8(), (poppler::ustring::from_utf8("Übersicht").to_utf8()));
  EXPECT_EQ(read->info_date_t("CreationDate"), 1698649200);
  EXPECT_THAT(text_of(pdf), HasSubstr("/Lang (de)"));
  EXPECT_THAT(text_of(pdf), HasSubstr("/Marked true"));
  EXPECT_THAT(text_of(pdf), HasSubstr("/S /H1"));
  for (const auto& font : read->fonts()) EXPECT_TRUE(font.is_embedded()) << font.name();
}

TEST(Document, LanguageThatIsNoneIsLeftOut) {
  DocumentOptions strange = options();
  strange.language = "de) /Evil (";
  EXPECT_THAT(text_of(Document(strange).finish()), Not(HasSubstr("Evil")));
}

TEST(Document, EveryPageSaysTownNumberAndPlace) {
  Document doc(options());
  doc.paragraph("eins");
  doc.page_break();
  doc.paragraph("zwei");
  const std::string text = test::pdf_text(std::move(doc).finish());
  EXPECT_EQ(count(text, "Stadt Arnsberg"), 2U);
  EXPECT_EQ(count(text, "Bitte aufbewahren"), 2U);
  EXPECT_THAT(text, HasSubstr("Seite 1 von 2"));
  EXPECT_THAT(text, HasSubstr("Seite 2 von 2"));
}

TEST(Document, TableBreaksBetweenRowsAndRepeatsItsHead) {
  Document doc(options());
  Table table{.columns = {{.head = "Kopfzeile"}, {.head = "Wert", .share = 3, .align = Align::right}}};
  for (int i = 0; i < 100; ++i) table.rows.push_back({"Zeile-" + std::to_string(i), "zwei\nZeilen"});
  doc.table(table);
  const Bytes pdf = std::move(doc).finish();
  const std::string text = test::pdf_text(pdf);
  const auto pages = static_cast<std::size_t>(open(pdf)->pages());
  EXPECT_GT(pages, 2U);
  EXPECT_EQ(count(text, "Kopfzeile"), pages);
  for (int i = 0; i < 100; ++i) EXPECT_GE(count(text, "Zeile-" + std::to_string(i)), 1U) << i;
  EXPECT_EQ(count(text, "zwei"), 100U);
}

TEST(Document, CellHigherThanAPageGoesOnOnTheNext) {
  std::string many;
  for (int i = 0; i < 200; ++i) many += "Wort" + std::to_string(i) + "\n";
  Document doc(options());
  doc.table({.columns = {{.head = "A"}, {.head = "B"}}, .rows = {{"kurz", many}, {"danach", ""}}});
  doc.facts(std::vector<Fact>{{"Langer Wert", many}});
  const std::string text = test::pdf_text(std::move(doc).finish());
  for (int i = 0; i < 200; ++i) EXPECT_EQ(count(text, "Wort" + std::to_string(i) + "\n"), 2U) << i;
  EXPECT_THAT(text, HasSubstr("danach"));
}

TEST(Document, ParagraphFlowsOverPagesWithoutLosingAWord) {
  std::string many;
  for (int i = 1000; i < 4000; ++i) many += "W" + std::to_string(i) + " ";
  Document doc(options());
  doc.paragraph(many);
  const std::string text = test::pdf_text(std::move(doc).finish());
  for (int i = 1000; i < 4000; ++i) ASSERT_EQ(count(text, "W" + std::to_string(i)), 1U) << i;
}

TEST(Document, HeadingIsNeverLastOnAPage) {
  for (int lines = 44; lines < 60; ++lines) {
    Document doc(options());
    for (int i = 0; i < lines; ++i) doc.paragraph("Zeile");
    doc.heading("Überschrift", 2);
    doc.paragraph("Folgetext");
    const std::string text = test::pdf_text(std::move(doc).finish());
    const auto heading = text.find("Überschrift"), page = text.find('\f'), follows = text.find("Folgetext");
    EXPECT_TRUE(page == std::string::npos || page < heading || page > follows) << lines;
  }
}

TEST(Document, WritesEveryScript) {
  Document doc(options());
  doc.paragraph("Ελληνικά · Українська · العربية · עברית · Tiếng Việt · Ș ț Ő ű Ł ẞ");
  const std::string text = test::pdf_text(std::move(doc).finish());
  for (const std::string word : {"Ελληνικά", "Українська", "Việt", "Ő"}) EXPECT_THAT(text, HasSubstr(word));
}

TEST(Document, StrayBytesAndControlsDoNoHarm) {
  Document doc(options());
  doc.paragraph(
      std::string("a\x00"
                  "b\x1b\xff\xfe c\td",
                  11));
  doc.paragraph("");
  EXPECT_THAT(test::pdf_text(std::move(doc).finish()), HasSubstr("c d"));
}

TEST(Document, HugeWordAndNarrowColumnsEnd) {
  Document doc({.format = PageFormat::a5});
  doc.paragraph(std::string(5'000, 'M'), TextStyle::number);
  doc.facts(std::vector<Fact>{{"Wert", std::string(50'000, 'M')}});
  doc.table({.columns = std::vector<Column>(30, Column{.head = "Spalte"}), .rows = {{std::string(500, 'M'), "x"}}});
  EXPECT_GT(open(std::move(doc).finish())->pages(), 3);
}

TEST(Document, HasTheSizeOfItsPaper) {
  for (const auto& [format, width, height] :
       {std::tuple{PageFormat::a4, 210, 297}, std::tuple{PageFormat::a5, 148, 210}, std::tuple{PageFormat::a6, 105, 148}, std::tuple{PageFormat::roll, 80, 110}}) {
    Document doc({.format = format});
    doc.badge({.label = "Ihre Wartenummer", .number = "137"});
    const Bytes pdf = std::move(doc).finish();
    const auto points = [](int mm) { return static_cast<int>(mm * 72 / 25.4); };
    const auto document = open(pdf);
    ASSERT_EQ(document->pages(), 1) << width;
    const auto sheet = std::unique_ptr<poppler::page>(document->create_page(0))->page_rect();
    EXPECT_NEAR(sheet.width(), points(width), 1) << width;
    EXPECT_NEAR(sheet.height(), points(height), 1) << height;
    EXPECT_THAT(test::pdf_text(pdf), HasSubstr("137"));
  }
}

TEST(Document, HeadThatFillsThePageStillEnds) {
  Document doc({.format = PageFormat::a5});
  doc.table({.columns = std::vector<Column>(12, Column{.head = std::string(400, 'K')}), .rows = {{"a"}, {"b"}}, .row_height_mm_min = 500});
  EXPECT_LT(open(std::move(doc).finish())->pages(), 10);
}

TEST(Document, CodesAreReadBack) {
  Document doc(options());
  doc.codes(std::vector<CodeBlock>{{*make_qr("eins"), "Teil 1"}, {*make_qr("zwei"), "Teil 2"}, {*make_qr("drei"), "Teil 3"}, {*make_qr("vier"), "Teil 4"}});
  doc.bar_code("M-000123-4");
  doc.bar_code("nicht druckbar: ß");
  doc.code_beside({*make_qr("fünf")}, std::vector<StyledText>{{"daneben"}}, 40);
  const Bytes pdf = std::move(doc).finish();
  std::vector<std::string> found;
  const Scan scan = scan_file(pdf, {}).value();
  for (const FoundCode& code : scan.codes) found.push_back(code.text);
  EXPECT_THAT(found, testing::UnorderedElementsAre("eins", "zwei", "drei", "vier", "fünf", "M-000123-4"));
  EXPECT_THAT(test::pdf_text(pdf), HasSubstr("Teil 4"));
}

TEST(Document, OutlineNamesTheHeadings) {
  Document doc(options());
  doc.heading("Erstens");
  doc.heading("Zweitens", 2);
  doc.heading("Nebenbei", 3);
  EXPECT_EQ(count(text_of(std::move(doc).finish()), "/Dest ["), 2U);
}

std::string utf8(std::uint32_t c) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80U | (c >> shift & 0x3fU)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xc0U | c >> 6), tail(0)};
  return {static_cast<char>(0xe0U | c >> 12), tail(6), tail(0)};
}

/// The third column: hexadecimal code points with blanks between them. Empty for the head and for control characters.
std::string letter_of(const std::string& line) {
  std::string out;
  for (const std::string_view number : split(split(line, '\t').at(2), ' ')) {
    const auto bytes = from_hex(number);
    if (!bytes || bytes->size() != 2) return "";
    const std::uint32_t c = std::to_integer<std::uint32_t>((*bytes)[0]) << 8 | std::to_integer<std::uint32_t>((*bytes)[1]);
    if (c < ' ') return "";
    out += utf8(c);
  }
  return out;
}

/// DIN 91379: the letters that every German authority must be able to write.
TEST(Typesetter, HasAPictureForEveryLetterOfDin91379) {
  const char* folder = std::getenv("NB_STANDARDS_DATA");
  if (folder == nullptr) GTEST_SKIP() << "NB_STANDARDS_DATA is not set";
  std::ifstream lines(std::string(folder) + "/din91379_codepoints.tsv");
  Typesetter type("de");
  int letters = 0;
  for (std::string line; std::getline(lines, line);) {
    const std::string letter = letter_of(line);
    if (letter.empty()) continue;
    ++letters;
    EXPECT_EQ(type.characters_missing({letter, {10}, Align::left, 100}), 0) << line;
  }
  EXPECT_GT(letters, 500);
}

}  // namespace

}  // namespace nb::paper
