// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/wording.hpp"

#include <gtest/gtest.h>

#include "web/pages/test_site.hpp"

namespace nb::pages {
namespace {

using namespace std::chrono_literals;
using fixture::at;
using fixture::evening;

class Words : public testing::Test {
 protected:
  [[nodiscard]] Wording words(Lang lang, bool ages = true) const { return {fixture::resources().texts(lang), zone_, evening(), ages}; }
  Zone zone_;
};

TEST_F(Words, AgesAreSaidInWords) {
  const Wording german = words(Lang::de);
  EXPECT_EQ(german.age(evening()), "gerade eben");
  EXPECT_EQ(german.age(evening() + 5min), "gerade eben") << "a clock that runs ahead";
  EXPECT_EQ(german.age(evening() - 59s), "gerade eben");
  EXPECT_EQ(german.age(evening() - 1min), "vor 1 Minute");
  EXPECT_EQ(german.age(evening() - 12min), "vor 12 Minuten");
  EXPECT_EQ(german.age(evening() - 60min), "vor 1 Stunde");
  EXPECT_EQ(german.age(evening() - 23h), "vor 23 Stunden");
  EXPECT_EQ(german.age(evening() - 24h), "vor 1 Tag");
  EXPECT_EQ(german.age(evening() - 60 * 24h), "vor 60 Tagen");
  EXPECT_EQ(german.age(evening() - 61 * 24h), "vor 2 Monaten");
}

TEST_F(Words, AgeStandsBesideTheExactTime) {
  EXPECT_EQ(words(Lang::de).as_of(evening() - 12min), "Stand 31.10.2023, 18:18 Uhr (vor 12 Minuten)");
  EXPECT_EQ(words(Lang::en).as_of(evening() - 12min), "as of 31 October 2023, 18:18 (12 minutes ago)");
  EXPECT_EQ(words(Lang::leicht).as_of(evening() - 2h), "Die Infos sind von: 31. Oktober 2023 um 16:30 Uhr. Das war vor 2 Stunden.");
}

TEST_F(Words, ExportedFilesCarryExactTimesOnly) { EXPECT_EQ(words(Lang::de, false).as_of(evening() - 12min), "Stand 31.10.2023, 18:18 Uhr"); }

TEST_F(Words, WhatHasExpiredSaysSo) {
  EXPECT_EQ(words(Lang::de).until(evening() + 1h), "gilt bis 31.10.2023, 19:30 Uhr");
  EXPECT_EQ(words(Lang::de).until(evening()), "abgelaufen seit 31.10.2023, 18:30 Uhr");
}

TEST_F(Words, MidnightIsTheEndOfTheDayBefore) {
  EXPECT_EQ(words(Lang::de).until(at("2023-11-03T23:00:00Z")), "gilt bis einschließlich Freitag, 03.11.2023");
  EXPECT_EQ(words(Lang::en).until(at("2023-11-03T23:00:00Z")), "valid through Friday, 3 November 2023");
  EXPECT_EQ(words(Lang::de).until(at("2023-10-30T23:00:00Z")), "abgelaufen seit 31.10.2023, 00:00 Uhr");
}

TEST_F(Words, LocalTimeIsTheTownsInSummerAndWinter) {
  EXPECT_EQ(words(Lang::de).time(at("2024-07-01T10:00:00Z")), "12:00 Uhr");
  EXPECT_EQ(words(Lang::de).time(at("2024-01-01T10:00:00Z")), "11:00 Uhr");
  EXPECT_EQ(words(Lang::en).weekday_date(*parse_date("2023-11-06")), "Monday, 6 November 2023");
}

}  // namespace
}  // namespace nb::pages
