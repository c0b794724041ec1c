// SPDX-License-Identifier: EUPL-1.2
#include "intake/number.hpp"

#include <gtest/gtest.h>

namespace nb::intake {
namespace {

TEST(CheckDigit, IsDamms) {
  EXPECT_EQ(check_digit("572"), '4') << "the example of the thesis";
  EXPECT_EQ(check_digit("5724"), '0');
  EXPECT_EQ(check_digit(""), '0');
}

TEST(Number, IsWrittenWithSixDigitsOrMore) {
  EXPECT_EQ(Number("M", 7).str().substr(0, 9), "M-000007-");
  EXPECT_EQ(Number("M", 1'234'567).str().substr(0, 10), "M-1234567-");
}

TEST(Number, IsReadAsPeopleWriteIt) {
  for (const std::uint64_t serial : {0ULL, 1ULL, 999'999ULL, 1'000'000ULL, 123'456'789'012ULL}) {
    const Number number("HUESTEN", serial);
    const std::string text = number.str();
    ASSERT_EQ(Number::parse(text), number) << text;
    std::string loose;
    for (const char c : text) loose.push_back(c == '-' ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
    EXPECT_EQ(Number::parse(loose), number) << loose;
  }
}

TEST(Number, IsRefusedWithAnyWrongDigitOrSwappedPair) {
  for (std::uint64_t serial = 0; serial < 3000; serial += 7) {
    const std::string good = Number("M", serial).str();
    for (std::size_t i = 2; i < good.size(); ++i) {
      if (good[i] == '-') continue;
      for (char digit = '0'; digit <= '9'; ++digit) {
        if (digit == good[i]) continue;
        std::string bad = good;
        bad[i] = digit;
        EXPECT_FALSE(Number::parse(bad)) << bad;
      }
      if (i + 1 < good.size() && good[i + 1] != '-' && good[i] != good[i + 1]) {
        std::string bad = good;
        std::swap(bad[i], bad[i + 1]);
        EXPECT_FALSE(Number::parse(bad)) << bad;
      }
    }
  }
}

TEST(Number, IsRefusedIfItIsNone) {
  for (const char* bad : {"", "-", "M", "M-1-2", "000123-4", "M-000123", "M-000123-44444444444444444444", "M_000123-4", "Ä-000123-4"}) EXPECT_FALSE(Number::parse(bad)) << bad;
}

TEST(Prefix, DiffersFromNodeToNodeAndSeriesToSeries) {
  const auto prefix = [](const char* log, Series series = Series::filing) { return prefix_of(series, *LogName::parse(log)); };
  EXPECT_EQ(prefix("05958004/main"), "M");
  EXPECT_EQ(prefix("05958004/counter-huesten"), "HUESTEN");
  EXPECT_EQ(prefix("05958004/counter-alt-1"), "ALT1X");
  EXPECT_EQ(prefix("05958004/main", Series::letter), "AM");
  EXPECT_EQ(prefix("05958004/main", Series::form), "FM");
  EXPECT_EQ(Number::parse(Number(prefix("05958004/counter-alt-1"), 12).str()), Number("ALT1X", 12));
}

}  // namespace
}  // namespace nb::intake
