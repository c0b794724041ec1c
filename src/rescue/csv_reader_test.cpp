// SPDX-License-Identifier: EUPL-1.2
#include "rescue/csv_reader.hpp"

#include <gtest/gtest.h>

#include "rescue/test_reading.hpp"

namespace nb::rescue {
namespace {

using std::chrono::minutes;

std::string utf16le(std::string_view ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) out += std::string{c, '\0'};
  return out;
}

TEST(Sniff, SeesWhatAFileIsByItsContent) {
  const auto format = [](std::string_view bytes) {
    const auto dialect = sniff(bytes);
    return dialect ? std::string(to_string(dialect->format)) : std::string("refused");
  };
  EXPECT_EQ(format("Datum;Uhrzeit;Name\n30.10.2023;08:20;Muster\n"), "csv");
  EXPECT_EQ(format("Datum\tUhrzeit\tName\n30.10.2023\t08:20\tMuster\n"), "csv");
  EXPECT_EQ(format("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "ics");
  EXPECT_EQ(format("From a@example.org Mon Oct 30 08:00:00 2023\nFrom: a@example.org\nSubject: x\n\n"), "mbox");
  EXPECT_EQ(format("Return-Path: <a@example.org>\nFrom: a@example.org\nSubject: x\n\n"), "eml");
  EXPECT_EQ(format("30.10.2023\n08:20 Meyer, PA beantr.\n08:40 Schulz, PA Abholg.\n"), "day_list");
  EXPECT_EQ(format("%PDF-1.7\n"), "refused");
  EXPECT_EQ(format(std::string_view("PK\x03\x04 xl/workbook", 16)), "refused");
  EXPECT_EQ(format(" \n\r\n"), "refused");
  EXPECT_EQ(format(std::string_view("a;b\0c;d\n", 8)), "refused");
}

TEST(Sniff, SaysWhatToDoWithWhatItCannotRead) {
  const auto picture = sniff("\x89PNG\r\n");
  ASSERT_FALSE(picture);
  EXPECT_NE(refusal_text(picture.error()).find("tippen"), std::string_view::npos);
  EXPECT_EQ(sniff("\xD0\xCF\x11\xE0 xls").error(), NotReadable::spreadsheet);
}

TEST(Encoding, IsGuessedFromTheBytes) {
  EXPECT_EQ(guess_encoding("Müller"), Encoding::utf8);
  EXPECT_EQ(guess_encoding("M\xFCller"), Encoding::latin1);
  EXPECT_EQ(guess_encoding("M\xFCller \x96 \x80"), Encoding::windows1252);
  EXPECT_EQ(guess_encoding("\xFF\xFEM"), Encoding::utf16le);
  EXPECT_EQ(from_windows1252("M\xFCller \x80 \x81"), "Müller € ?");
}

TEST(LineCutter, GivesTheSameLinesHoweverTheBytesAreCut) {
  const std::string text = "eins\r\nzwei\n\rvier\r\nMüller";
  std::vector<std::string> whole;
  LineCutter one(Encoding::utf8, 100, [&whole](const Line& line) { whole.emplace_back(line.text); });
  one.feed(text);
  one.finish();
  EXPECT_EQ(whole, (std::vector<std::string>{"eins", "zwei", "", "vier", "Müller"}));
  std::vector<std::string> pieces;
  LineCutter other(Encoding::utf8, 100, [&pieces](const Line& line) { pieces.emplace_back(line.text); });
  for (const char c : text) other.feed(std::string_view(&c, 1));
  other.finish();
  EXPECT_EQ(pieces, whole);
}

TEST(LineCutter, CutsALineThatIsTooLong) {
  std::vector<Line> lines;
  LineCutter cutter(Encoding::utf8, 5, [&lines](const Line& line) {
    EXPECT_LE(line.text.size(), 5U);
    lines.push_back(line);
  });
  cutter.feed(std::string(100'000, 'x') + "\nkurz\n");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_TRUE(lines[0].cut);
  EXPECT_FALSE(lines[1].cut);
}

TEST(CsvReader, TakesExcelsUnicodeText) {
  const auto rows = rows_of_text(utf16le("Datum\tUhrzeit\tName\tAnliegen\n30.10.2023\t08:20\tMuster\tWohnsitz anmelden\n"));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].time, minutes{500});
  EXPECT_EQ(rows[0].service, "wohnsitz-anmelden");
}

TEST(CsvReader, ReadsEveryCommonHeaderTheSameWay) {
  const std::vector<std::string> lists{
      "Buchungsnummer;Termin;Name;Terminart;Standort;E-Mail\nA1;30.10.2023 08:20;Muster, Erika;PA beantr.;Rathaus;erika@example.org\n",
      "Termin-Nr.,Datum,Uhrzeit,Nachname,Vorname,Leistung,Ort,Mail\nA1,\"30.10.2023\",08:20 Uhr,Muster,Erika,\"PA beantr.\",Rathaus,erika@example.org\n",
      "\xEF\xBB\xBF"
      "id|start|customer|service|location|email\nA1|2023-10-30T08:20:00+01:00|Muster, Erika|personalausweis-beantragen|Rathaus|erika@example.org\n",
      "Nr.\tTag\tvon\tbis\tName, Vorname\tAnliegen\tStelle\tE-Mail-Adresse\nA1\tMo 30.10.23\t08.20\t08.35\tMuster, Erika\tPA beantr.\tRathaus\terika@example.org\n"};
  for (const std::string& list : lists) {
    const auto rows = rows_of_text(list);
    ASSERT_EQ(rows.size(), 1U) << list;
    EXPECT_EQ(rows[0].reference, "A1") << list;
    EXPECT_EQ(rows[0].day, test_day(2023, 10, 30)) << list;
    EXPECT_EQ(rows[0].time, minutes{500}) << list;
    EXPECT_EQ(rows[0].name, "Muster, Erika") << list;
    EXPECT_EQ(rows[0].service, "personalausweis-beantragen") << list;
    EXPECT_EQ(rows[0].site, "rathaus") << list;
    EXPECT_EQ(rows[0].email, "erika@example.org") << list;
  }
}

TEST(CsvReader, ReadsAListWithoutAHeader) {
  const auto rows = rows_of_text("30.10.2023;08:20;Muster, Erika;erika@example.org\n30.10.2023;08:40;Beispiel, Max;max@example.org\n31.10.2023;09:00;Probe, Eva;eva@example.org\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].name, "Beispiel, Max");
  EXPECT_EQ(rows[2].time, minutes{540});
}

TEST(CsvReader, DoesNotLoseTheRestWhenAQuoteIsNeverClosed) {
  std::string list = "Datum;Uhrzeit;Name;Bemerkung\n30.10.2023;08:20;Muster;\"offen\n";
  for (int i = 0; i < 200; ++i) list += "30.10.2023;09:00;Beispiel;\n";
  const auto rows = rows_of_text(list);
  EXPECT_EQ(rows.size(), 201U);
}

TEST(CsvReader, StopsAtTheLimitAndSaysWhere) {
  std::string list = "Datum;Uhrzeit;Name\n";
  for (int i = 0; i < 50; ++i) list += "30.10.2023;09:00;Beispiel\n";
  ReadOptions options = test_options();
  options.limits.records_max = 10;
  const Table table = read_text(list, options);
  EXPECT_EQ(table.records.size(), 10U);
  ASSERT_TRUE(table.stopped);
  EXPECT_EQ(table.stopped->line, 12U);
  options.limits = {};
  options.limits.kept_bytes_max = 1000;
  EXPECT_TRUE(read_text(list, options).stopped);
  options.limits = {};
  options.limits.bytes_max = 100;
  EXPECT_TRUE(read_text(list, options).stopped);
}

TEST(Rows, NeverTakeAnAddressThatCouldEndAHeaderLine) {
  const auto rows = rows_of_text(
      "Datum;Uhrzeit;Name;E-Mail\n30.10.2023;08:20;\"Muster\r\nBcc: x@example.org\";\"a@example.org\nBcc: "
      "b@example.org\"\n30.10.2023;08:40;Zwei;\"a@example.org,b@example.org\"\n");
  ASSERT_EQ(rows.size(), 2U);
  for (const Row& row : rows) {
    EXPECT_TRUE(row.email.empty());
    EXPECT_TRUE(has(row, Remark::email_refused));
    EXPECT_EQ(row.name.find_first_of("\r\n"), std::string::npos);
  }
}

}  // namespace
}  // namespace nb::rescue
