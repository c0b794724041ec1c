// SPDX-License-Identifier: EUPL-1.2
#include "deadlines/holidays.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "base/text.hpp"

namespace nb::deadlines {
namespace {

using namespace std::chrono_literals;
using std::chrono::year;

CivilDate date(const char* text) { return parse_date(text).value(); }

constexpr Land kLaender[] = {Land::SH, Land::HH, Land::NI, Land::HB, Land::NW, Land::HE, Land::RP, Land::BW,
                             Land::BY, Land::SL, Land::BE, Land::BB, Land::MV, Land::SN, Land::ST, Land::TH};

TEST(Easter, FallsOnKnownSundays) {
  EXPECT_EQ(easter_sunday(year(1996)), date("1996-04-07"));
  EXPECT_EQ(easter_sunday(year(2000)), date("2000-04-23"));
  EXPECT_EQ(easter_sunday(year(2008)), date("2008-03-23"));
  EXPECT_EQ(easter_sunday(year(2011)), date("2011-04-24"));
  EXPECT_EQ(easter_sunday(year(2019)), date("2019-04-21"));
  EXPECT_EQ(easter_sunday(year(2038)), date("2038-04-25"));
  EXPECT_EQ(easter_sunday(year(2049)), date("2049-04-18"));
}

TEST(Holidays, NameAllSaintsInTheOutageWeek) {
  EXPECT_EQ(HolidayCalendar(Land::NW).name(date("2023-11-01")), "Allerheiligen");
  EXPECT_FALSE(HolidayCalendar(Land::NW).contains(date("2023-10-31")));
  EXPECT_TRUE(HolidayCalendar(Land::NI).contains(date("2023-10-31")));
}

struct Since {
  Land land;
  const char* day;
  bool holiday;
};

class History : public testing::TestWithParam<Since> {};

TEST_P(History, KnowsTheYearsOfTheLaw) { EXPECT_EQ(HolidayCalendar(GetParam().land).contains(date(GetParam().day)), GetParam().holiday) << GetParam().day; }

INSTANTIATE_TEST_SUITE_P(Table, History,
                         testing::Values(Since{Land::BE, "2018-03-08", false}, Since{Land::BE, "2019-03-08", true}, Since{Land::MV, "2022-03-08", false},
                                         Since{Land::MV, "2023-03-08", true}, Since{Land::BE, "2020-05-08", true}, Since{Land::BE, "2021-05-08", false},
                                         Since{Land::BE, "2025-05-08", true}, Since{Land::BE, "2028-06-17", true}, Since{Land::BE, "2029-06-17", false},
                                         Since{Land::NW, "2017-10-31", true}, Since{Land::NW, "2018-10-31", false}, Since{Land::HH, "2016-10-31", false},
                                         Since{Land::HH, "2017-10-31", true}, Since{Land::HH, "2018-10-31", true}, Since{Land::TH, "2018-09-20", false},
                                         Since{Land::TH, "2019-09-20", true}, Since{Land::SN, "2016-10-31", true}, Since{Land::BW, "2023-10-31", false},
                                         Since{Land::SN, "2023-11-22", true}, Since{Land::SN, "2022-11-16", true}, Since{Land::BY, "2023-11-22", false}));

TEST(Holidays, OfAPartOfALandAreSwitchedOn) {
  EXPECT_FALSE(HolidayCalendar(Land::BY).contains(date("2024-08-15")));
  EXPECT_TRUE(HolidayCalendar(Land::BY, {LocalHoliday::by_assumption}).contains(date("2024-08-15")));
  const HolidayCalendar augsburg(Land::BY, {LocalHoliday::by_augsburg, LocalHoliday::by_assumption});
  EXPECT_EQ(augsburg.name(date("2024-08-08")), "Augsburger Hohes Friedensfest");
  EXPECT_TRUE(augsburg.contains(date("2024-08-15")));
  EXPECT_TRUE(HolidayCalendar(Land::SN, {LocalHoliday::sn_corpus_christi}).contains(date("2024-05-30")));
  EXPECT_FALSE(HolidayCalendar(Land::SN).contains(date("2024-05-30")));
  EXPECT_TRUE(HolidayCalendar(Land::TH, {LocalHoliday::th_corpus_christi}).contains(date("2024-05-30")));
  EXPECT_FALSE(HolidayCalendar(Land::NI, {LocalHoliday::th_corpus_christi}).contains(date("2024-05-30")));
}

TEST(Holidays, OfAYearStandInOrder) {
  const auto days = HolidayCalendar(Land::NW).of_year(year(2023));
  ASSERT_EQ(days.size(), 11U);
  EXPECT_TRUE(std::is_sorted(days.begin(), days.end(), [](const Holiday& a, const Holiday& b) { return a.day < b.day; }));
  EXPECT_EQ(days.front().name, "Neujahr");
}

TEST(Holidays, WithoutALandAreThoseOfAllLaender) {
  const HolidayCalendar everywhere;
  EXPECT_FALSE(everywhere.land());
  EXPECT_EQ(everywhere.of_year(year(2026)).size(), 9U);
  EXPECT_EQ(everywhere.of_year(year(2017)).size(), 10U) << "31 October 2017 was a holiday in every Land";
  EXPECT_TRUE(everywhere.contains(date("2017-10-31")));
  for (const Land land : kLaender) {
    for (const Holiday& holiday : everywhere.of_year(year(2026))) EXPECT_EQ(HolidayCalendar(land).name(holiday.day), holiday.name);
  }
}

TEST(Holidays, OfOneDayAndOfAYearAgree) {
  for (const Land land : kLaender) {
    for (year y{1996}; y <= year(2040); ++y) {
      const HolidayCalendar calendar(land, {LocalHoliday::by_assumption, LocalHoliday::by_augsburg, LocalHoliday::sn_corpus_christi, LocalHoliday::th_corpus_christi});
      std::set<std::string> named;
      for (const Holiday& holiday : calendar.of_year(y)) {
        EXPECT_TRUE(calendar.contains(holiday.day));
        EXPECT_TRUE(named.insert(format_date(holiday.day) + std::string(holiday.name)).second) << "twice: " << format_date(holiday.day);
      }
    }
  }
}

TEST(LocalHolidays, HaveStableNamesAndALand) {
  for (std::size_t i = 0; i < kLocalHolidays; ++i) {
    const auto local = static_cast<LocalHoliday>(i);
    EXPECT_EQ(parse_local_holiday(to_string(local)), local);
  }
  EXPECT_FALSE(parse_local_holiday("augsburg"));
  EXPECT_EQ(land_of(LocalHoliday::by_augsburg), Land::BY);
  EXPECT_EQ(land_of(LocalHoliday::sn_corpus_christi), Land::SN);
  EXPECT_EQ(land_of(LocalHoliday::th_corpus_christi), Land::TH);
}

TEST(LocalHolidays, KnowWhatTheLawItselfNames) {
  const auto augsburg = local_holidays_by_law(*Ags::parse("09761000"));
  EXPECT_TRUE(HolidayCalendar(Land::BY, std::span(augsburg)).contains(date("2026-08-08")));
  EXPECT_TRUE(HolidayCalendar(Land::BY, std::span(augsburg)).contains(date("2025-08-15")));
  const auto heiligenstadt = local_holidays_by_law(*Ags::parse("16061045"));
  EXPECT_TRUE(HolidayCalendar(Land::TH, std::span(heiligenstadt)).contains(date("2026-06-04")));
  EXPECT_TRUE(local_holidays_by_law(*Ags::parse("05958004")).empty());
}

TEST(WorkingDays, LeaveOutWeekendsAndHolidaysOnly) {
  const HolidayCalendar nw(Land::NW);
  EXPECT_TRUE(is_working_day(nw, date("2026-12-24")));
  EXPECT_TRUE(is_working_day(nw, date("2026-12-31")));
  EXPECT_FALSE(is_working_day(nw, date("2026-12-25")));
  EXPECT_EQ(working_day_from(nw, date("2026-04-03")), date("2026-04-07")) << "Good Friday, weekend, Easter Monday";
  EXPECT_EQ(working_day_from(nw, date("2026-04-07")), date("2026-04-07"));
  EXPECT_EQ(working_day_from(HolidayCalendar(Land::BB), date("2024-03-31")), date("2024-04-02"));
}

TEST(Land, IsFoundByCodeAndByKey) {
  for (const Land land : kLaender) EXPECT_EQ(parse_land(to_string(land)), land);
  EXPECT_FALSE(parse_land("NRW"));
  EXPECT_EQ(land_of(*Ags::parse("05958004")), Land::NW);
  EXPECT_EQ(land_of(*Ags::parse("16077000")), Land::TH);
  EXPECT_FALSE(land_of(*Ags::parse("17000000")));
}

std::string standards_file(const std::string& name) {
  const char* folder = std::getenv("NB_STANDARDS_DATA");
  if (folder == nullptr) return {};
  std::ifstream file(std::string(folder) + "/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Holidays, AgreeWithTheReferenceTableOfAllLaender) {
  if (std::getenv("NB_STANDARDS_DATA") == nullptr) GTEST_SKIP() << "NB_STANDARDS_DATA is not set";
  const std::string text = standards_file("holidays_de_2024_2035.csv");
  ASSERT_FALSE(text.empty());
  std::map<std::string, std::set<std::pair<std::string, std::string>>> expected;
  std::vector<std::string_view> lines = split(text, '\n');
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (trim(lines[i]).empty()) continue;
    const auto fields = split(trim(lines[i]), ',');
    ASSERT_EQ(fields.size(), 3U);
    for (const Land land : kLaender) {
      const auto codes = split(fields[2], ' ');
      const bool listed = fields[2] == "ALL" || std::find(codes.begin(), codes.end(), to_string(land)) != codes.end();
      if (listed) expected[std::string(to_string(land))].emplace(fields[0], fields[1].substr(0, fields[1].find(" (einmalig)")));
    }
  }
  for (const Land land : kLaender) {
    std::set<std::pair<std::string, std::string>> ours;
    for (year y{2024}; y <= year(2035); ++y) {
      for (const Holiday& holiday : HolidayCalendar(land).of_year(y)) ours.emplace(format_date(holiday.day), holiday.name);
    }
    EXPECT_EQ(ours, expected[std::string(to_string(land))]) << to_string(land);
  }
}

TEST(Holidays, KnowEveryLocalDayOfTheReferenceList) {
  if (std::getenv("NB_STANDARDS_DATA") == nullptr) GTEST_SKIP() << "NB_STANDARDS_DATA is not set";
  const std::string text = standards_file("holidays_de_local.json");
  const struct {
    const char* key;
    const char* first;
    HolidayCalendar calendar;
    CivilDate day;
  } rows[] = {{"BY.augsburg", "08-08", HolidayCalendar(Land::BY, {LocalHoliday::by_augsburg}), date("2026-08-08")},
              {"BY.katholisch", "08-15", HolidayCalendar(Land::BY, {LocalHoliday::by_assumption}), date("2026-08-15")},
              {"SN.fronleichnam", "easter+60", HolidayCalendar(Land::SN, {LocalHoliday::sn_corpus_christi}), date("2026-06-04")},
              {"TH.fronleichnam", "easter+60", HolidayCalendar(Land::TH, {LocalHoliday::th_corpus_christi}), date("2026-06-04")}};
  std::size_t at = 0;
  for (const auto& row : rows) {
    at = text.find(row.key, at);
    ASSERT_NE(at, std::string::npos) << row.key;
    EXPECT_EQ(text.find(row.first, at), text.find('"', at + std::string(row.key).size() + 1) + 1) << row.key;
    const auto name = row.calendar.name(row.day);
    ASSERT_TRUE(name) << row.key;
    EXPECT_NE(text.find(*name, at), std::string::npos) << row.key;
  }
}

}  // namespace
}  // namespace nb::deadlines
