// SPDX-License-Identifier: EUPL-1.2
#include "finder/search_form.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "base/text.hpp"
#include "finder/birth_date.hpp"

namespace nb::finder {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string utf8(std::string_view codepoints) {
  std::string out;
  for (const std::string_view hex : split(codepoints, ' ')) {
    const auto c = static_cast<char32_t>(std::strtoul(std::string(hex).c_str(), nullptr, 16));
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
    } else {
      out += {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
    }
  }
  return out;
}

TEST(SearchForm, WritesOutAndStrips) {
  for (const auto& [name, form] : {std::pair{"Müller", "MUELLER"},
                                   {"Sœrensen", "SOERENSEN"},
                                   {"Åse Ǻ", "AASEAA"},
                                   {"Strauß-Große", "STRAUSSGROSSE"},
                                   {"Łukasz Ćwięk", "LUKASZCWIEK"},
                                   {"Jørgen", "JOERGEN"},
                                   {"Þór", "THOR"},
                                   {"Đặng", "DANG"},
                                   {"Zoë", "ZOE"},
                                   {"D'Angelo, Dr.", "DANGELODR"},
                                   {"K͟hān", "KHAN"},
                                   {"ʿUmar", "UMAR"},
                                   {"Ạ̈ Ọ̈ Ụ̈", "AEOEUE"},
                                   {"ǅ", ""},
                                   {"Иванов", ""},
                                   {"123", ""},
                                   {"", ""}})
    EXPECT_EQ(search_form(name), form) << name;
}

TEST(SearchForm, IsTheSameForComposedAndDecomposedLetters) {
  EXPECT_EQ(search_form("A\xCC\x88"), "AE");                      // A, diaeresis
  EXPECT_EQ(search_form("A\xCC\xA3\xCC\x88"), search_form("Ạ̈"));  // dot below first
  EXPECT_EQ(search_form("u\xCC\x88\xCC\x84"), "UE");              // ǖ
  EXPECT_EQ(search_form("\xCC\x88"
                        "A"),
            "A")
      << "a mark without a letter before it";
}

TEST(SearchForm, TakesWordsApartAtSpacesOnly) {
  EXPECT_THAT(search_words("Karl-Heinz  Arthur"), ElementsAre("KARLHEINZ", "ARTHUR"));
  EXPECT_THAT(search_words(" - "), IsEmpty());
}

TEST(SerialForm, ForgivesWhatIsMisreadAtACounter) {
  EXPECT_EQ(serial_form(" demo 0000l "), "DEM00000L");
  EXPECT_EQ(serial_form("DEMO00001"), serial_form("demo-o0001"));
  EXPECT_EQ(serial_form("L0I"), "L01");
}

TEST(SearchForm, IsThatOfDin91379) {
  const char* folder = std::getenv("NB_STANDARDS_DATA");
  if (folder == nullptr) GTEST_SKIP() << "NB_STANDARDS_DATA is not set";
  std::ifstream in(std::string(folder) + "/din91379_codepoints.tsv");
  std::string line;
  std::getline(in, line);
  std::size_t checked = 0;
  while (std::getline(in, line)) {
    const auto cells = split(line, '\t');
    if (cells.size() < 4 || cells[0] != "bll") continue;
    const std::string form = search_form(utf8(cells[2]));
    if (cells[3].empty()) {  // that of its base letter
      EXPECT_TRUE(form.size() == 1 && form[0] >= 'A' && form[0] <= 'Z') << line << " → " << form;
      continue;
    }
    EXPECT_EQ(form, utf8(cells[3])) << line;
    ++checked;
  }
  EXPECT_GT(checked, 50U);
}

TEST(BirthDate, ReadsWhatPeopleTypeAndWhatRegistersKeep) {
  const auto iso = [](std::string_view text) {
    const auto date = parse_birth_date(text);
    return date ? iso_birth_date(*date) : std::string("-");
  };
  for (const auto& [text, expected] : {std::pair{"24.1.1972", "1972-01-24"},
                                       {" 24.01.1972 ", "1972-01-24"},
                                       {"24. 1. 1972", "1972-01-24"},
                                       {"1972-01-24", "1972-01-24"},
                                       {"24011972", "1972-01-24"},
                                       {"00.03.1998", "1998-03-00"},
                                       {"3.1998", "1998-03-00"},
                                       {"1998", "1998-00-00"},
                                       {"00.00.1980", "1980-00-00"},
                                       {"00000000", "0000-00-00"},
                                       {"00.00.0000", "0000-00-00"},
                                       {"29.02.2024", "2024-02-29"}})
    EXPECT_EQ(iso(text), expected) << text;
  for (const char* text : {"31.02.1980", "29.02.2023", "31.00.1980", "01.01.0000", "00.01.0000", "1.1.72", "32.01.1980", "01.13.1980", "1.1.1.1980", "", ".", "..1980x", "heute",
                           "1700", "01.01.99999", "-1-1-1980", "1980-1"})
    EXPECT_EQ(iso(text), "-") << text;
}

TEST(BirthDate, IsWrittenForEveryReader) {
  EXPECT_EQ(german_birth_date({1998, 3, 0}), "03.1998");
  EXPECT_EQ(german_birth_date({1972, 1, 24}), "24.01.1972");
  EXPECT_EQ(german_birth_date({1978, 0, 0}), "1978");
  EXPECT_EQ(german_birth_date({}), "unbekannt");
  EXPECT_EQ(register_birth_date({1998, 3, 0}), "00031998");
}

TEST(BirthDate, CountsYearsFromTheBeginningOfTheBirthday) {
  const auto day = [](const char* text) { return *parse_date(text); };
  EXPECT_EQ(age_on({2007, 11, 7}, day("2023-11-06")), 15);
  EXPECT_EQ(age_on({2007, 11, 7}, day("2023-11-07")), 16);
  EXPECT_EQ(age_on({2008, 2, 29}, day("2026-02-28")), 17);
  EXPECT_EQ(age_on({2008, 2, 29}, day("2026-03-01")), 18);
  EXPECT_EQ(age_on({2007, 0, 0}, day("2023-12-30")), 15) << "as young as possible";
  EXPECT_EQ(age_on({2007, 3, 0}, day("2023-03-30")), 15);
  EXPECT_EQ(age_on({2030, 1, 1}, day("2023-03-30")), 0);
  EXPECT_EQ(age_on({}, day("2023-03-30")), std::nullopt);
}

}  // namespace
}  // namespace nb::finder
