// SPDX-License-Identifier: EUPL-1.2
// The dated day rules of all Länder, on both sides of each start.
#include "deadlines/land_days.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace nb::deadlines {
namespace {

CivilDate date(std::string_view text) { return parse_date(text).value(); }
DayRule vwvfg(std::optional<Land> land, std::string_view posted) { return day_rule(Scope::vwvfg, land, date(posted), std::nullopt); }

TEST(LandDays, StandInTheOrderOfTheEnum) {
  ASSERT_EQ(land_days().size(), 16U);
  for (std::size_t i = 0; i < land_days().size(); ++i) EXPECT_EQ(static_cast<std::size_t>(land_days()[i].land), i);
}

TEST(LandDays, ChangeOnTheDayOfEachLaw) {
  const struct {
    Land land;
    const char* first;
    const char* eve;
  } rows[] = {{Land::NW, "2025-01-01", "2024-12-31"}, {Land::BY, "2025-01-01", "2024-12-31"}, {Land::MV, "2025-01-01", "2024-12-31"}, {Land::SH, "2025-01-01", "2024-12-31"},
              {Land::BE, "2025-01-01", "2024-12-31"}, {Land::BB, "2025-01-01", "2024-12-31"}, {Land::NI, "2025-01-01", "2024-12-31"}, {Land::RP, "2025-01-01", "2024-12-31"},
              {Land::SN, "2025-01-01", "2024-12-31"}, {Land::ST, "2025-01-01", "2024-12-31"}, {Land::BW, "2025-02-07", "2025-02-06"}, {Land::HH, "2025-05-14", "2025-05-13"}};
  for (const auto& row : rows) {
    EXPECT_EQ(vwvfg(row.land, row.eve).days, 3) << to_string(row.land);
    EXPECT_EQ(vwvfg(row.land, row.first).days, 4) << to_string(row.land);
    EXPECT_FALSE(vwvfg(row.land, row.eve).other) << to_string(row.land);
  }
}

TEST(LandDays, UnconfirmedOnesKeepTheThirdDayAndNameTheFourth) {
  for (const Land land : {Land::HE, Land::HB, Land::SL, Land::TH}) {
    const DayRule rule = vwvfg(land, "2026-09-29");
    EXPECT_EQ(rule.days, 3);
    EXPECT_EQ(rule.other, 4);
    EXPECT_EQ(rule.why, DayRule::Why::unconfirmed);
    EXPECT_FALSE(vwvfg(land, "2024-12-31").other) << "before the reform nothing is open";
    EXPECT_EQ(day_rule(Scope::ao, land, date("2026-09-29"), std::nullopt).days, 4) << "tax law is federal";
    EXPECT_EQ(day_rule(Scope::sgbx, land, date("2026-09-29"), std::nullopt).days, 4);
  }
}

TEST(LandDays, OldProceduresKeepTheThirdDay) {
  for (const Land land : {Land::BW, Land::BY, Land::MV}) {
    const DayRule open = vwvfg(land, "2025-06-02");
    EXPECT_EQ(open.days, 4);
    EXPECT_EQ(open.other, 3);
    EXPECT_EQ(open.why, DayRule::Why::old_procedure);
    EXPECT_EQ(day_rule(Scope::vwvfg, land, date("2025-06-02"), date("2024-11-30")).days, 3);
    EXPECT_FALSE(day_rule(Scope::vwvfg, land, date("2025-06-02"), date("2024-11-30")).other);
    EXPECT_EQ(day_rule(Scope::vwvfg, land, date("2025-06-02"), date("2025-03-01")).days, 4);
    EXPECT_FALSE(vwvfg(land, "2028-06-01").other) << "long after the change the question is noise";
  }
  EXPECT_FALSE(vwvfg(Land::NW, "2025-01-02").other);
}

TEST(LandDays, WithoutALandAreThoseOfTheFederation) {
  EXPECT_EQ(vwvfg(std::nullopt, "2024-12-31").days, 3);
  EXPECT_EQ(vwvfg(std::nullopt, "2025-01-01").days, 4);
}

}  // namespace
}  // namespace nb::deadlines
