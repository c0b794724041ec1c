// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/csv.hpp"

#include <gtest/gtest.h>

#include <random>

namespace nb::catalogue {
namespace {

std::vector<std::vector<std::string>> texts(const CsvTable& table) {
  std::vector<std::vector<std::string>> out;
  for (const CsvRecord& record : table.records) {
    out.emplace_back();
    for (const CsvField& field : record) out.back().push_back(field.text);
  }
  return out;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, ReadsQuotesNewlinesAndEmptyFields) {
  const CsvTable table = parse_csv("a,b\n\"x,1\",\"say \"\"hi\"\"\"\n,\"two\nlines\"\n");
  EXPECT_TRUE(table.faults.empty());
  EXPECT_EQ(texts(table), (Rows{{"a", "b"}, {"x,1", "say \"hi\""}, {"", "two\nlines"}}));
}

TEST(Csv, IsIndifferentToBomLineEndsAndTheLastOne) {
  const Rows rows = {{"a", "b"}, {"ö", ""}};
  EXPECT_EQ(texts(parse_csv("a,b\nö,\n")), rows);
  EXPECT_EQ(texts(parse_csv("\xEF\xBB\xBF"
                            "a,b\r\nö,\r\n")),
            rows);
  EXPECT_EQ(texts(parse_csv("a,b\nö,")), rows);
  EXPECT_EQ(texts(parse_csv("a,b\n\n\r\nö,\n\n")), rows);
}

TEST(Csv, ReadsLatin1ByOption) {
  EXPECT_EQ(texts(parse_csv("Gr\xF6\xDF"
                            "e\n",
                            {.encoding = Encoding::latin1})),
            (Rows{{"Größe"}}));
  const CsvTable table = parse_csv(
      "a\nGr\xF6\xDF"
      "e\n");
  ASSERT_EQ(table.faults.size(), 1U);
  EXPECT_EQ(table.faults[0].line, 2U);
}

TEST(Csv, KnowsLineAndColumnOfEveryField) {
  const CsvTable table = parse_csv("äö,b\n\"x\ny\",ü,z\n");
  EXPECT_EQ(table.records[0][1].column, 4U) << "columns count characters";
  EXPECT_EQ(table.records[1][0].line, 2U);
  EXPECT_EQ(table.records[1][1].line, 3U);
  EXPECT_EQ(table.records[1][1].column, 4U);
  EXPECT_EQ(table.records[1][2].column, 6U);
}

TEST(Csv, CountsColumnsFromOneAfterABom) { EXPECT_EQ(parse_csv("\xEF\xBB\xBFx,y\n").records[0][1].column, 3U); }

struct Broken {
  const char* text;
  std::size_t line;
  std::size_t column;
  const char* reason;
};

class CsvFaults : public testing::TestWithParam<Broken> {};

TEST_P(CsvFaults, NameThePlace) {
  const CsvTable table = parse_csv(GetParam().text, {.fields_max = 3, .field_bytes_max = 10});
  ASSERT_EQ(table.faults.size(), 1U) << GetParam().text;
  EXPECT_EQ(table.faults[0].line, GetParam().line);
  EXPECT_EQ(table.faults[0].column, GetParam().column);
  EXPECT_NE(table.faults[0].reason.find(GetParam().reason), std::string::npos) << table.faults[0].reason;
}

INSTANTIATE_TEST_SUITE_P(Table, CsvFaults,
                         testing::Values(Broken{"a,b\nx,\"y\n", 2, 3, "nicht geschlossen"}, Broken{"a,b\nx,y\"z\n", 2, 4, "mitten"},
                                         Broken{"a,b\n\"x\"y,z\n", 2, 4, "schließenden"}, Broken{"a,b,c,d\n", 1, 7, "mehr als 3 Felder"},
                                         Broken{"a\n01234567890\n", 2, 1, "länger als"}, Broken{"a\nb\x01\n", 2, 2, "Steuerzeichen"}, Broken{"a\nb\r", 2, 2, "Steuerzeichen"}));

TEST(Csv, StopsAtItsBounds) {
  EXPECT_EQ(parse_csv("a\nb\nc\n", {.records_max = 2}).faults.size(), 1U);
  EXPECT_EQ(parse_csv("abcdef", {.bytes_max = 5}).faults.size(), 1U);
  std::string many;
  for (int i = 0; i < 10'000; ++i) many += "a\"b\n";
  EXPECT_LE(parse_csv(many).faults.size(), 101U);
}

TEST(Csv, ReadsBackWhatItWrote) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"a", "ß", ",", "\"", "\n", "\r\n", " ", "漢", ";", "x"};
  for (int round = 0; round < 2000; ++round) {
    Rows rows(1 + random() % 4);
    std::string text;
    for (auto& row : rows) {
      row.resize(1 + random() % 4);
      for (auto& field : row) {
        for (std::size_t n = random() % 5; n > 0; --n) field += pieces[random() % pieces.size()];
      }
      text += csv_line(row) + (round % 2 == 0 ? "\n" : "\r\n");
    }
    const CsvTable table = parse_csv(text);
    ASSERT_TRUE(table.faults.empty()) << text;
    ASSERT_EQ(texts(table), rows) << text;
  }
}

}  // namespace
}  // namespace nb::catalogue
