// SPDX-License-Identifier: EUPL-1.2
// Worked cases of others, cases of our own in the same format, and lines that are none.
#include "deadlines/cases.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

namespace nb::deadlines {
namespace {

using testing::HasSubstr;

TEST(Cases, OfOthersAllAgree) {
  const char* folder = std::getenv("NB_STANDARDS_DATA");
  if (folder == nullptr) GTEST_SKIP() << "NB_STANDARDS_DATA is not set";
  std::ifstream file(std::string(folder) + "/deadline_cases.jsonl");
  int count = 0;
  for (std::string line; std::getline(file, line); ++count) {
    const auto outcome = run_case(line);
    ASSERT_TRUE(outcome) << line << ": " << outcome.error();
    EXPECT_TRUE(outcome->agrees) << outcome->id << ": computed " << outcome->computed << ", expected " << outcome->expected;
  }
  EXPECT_EQ(count, 40);
}

struct Own {
  const char* name;
  const char* fields;
  const char* expected;
};
std::ostream& operator<<(std::ostream& out, const Own& row) { return out << row.name; }

class OwnCases : public testing::TestWithParam<Own> {};

TEST_P(OwnCases, Agree) {
  const std::string line = std::string(R"({"id":"x",)") + GetParam().fields + R"(,"expected":")" + GetParam().expected + R"("})";
  const auto outcome = run_case(line);
  ASSERT_TRUE(outcome) << outcome.error();
  EXPECT_EQ(outcome->computed, GetParam().expected);
  EXPECT_TRUE(outcome->agrees);
}

INSTANTIATE_TEST_SUITE_P(Letters, OwnCases,
                         testing::Values(
                             // The last day of the old rule and the first of the new one, in each law.
                             Own{"AoOld", R"("rule":"fiction_only","event":"2024-12-31","scope":"ao")", "2025-01-03"},
                             Own{"AoNew", R"("rule":"fiction_only","event":"2025-01-02","scope":"ao")", "2025-01-06"},
                             Own{"AoMovesOverEpiphany", R"("rule":"fiction_only","event":"2025-01-02","scope":"ao","land":"BY")", "2025-01-07"},
                             Own{"SgbxOld", R"("rule":"fiction_only","event":"2024-12-31","scope":"sgbx","land":"HH")", "2025-01-03"},
                             Own{"SgbxNewStays", R"("rule":"fiction_only","event":"2025-01-01","scope":"sgbx","land":"HE")", "2025-01-05"},
                             Own{"VwvfgFederal", R"("rule":"fiction_only","event":"2025-01-01","land":null,"scope":"vwvfg")", "2025-01-05"},
                             Own{"VwvfgWithoutScope", R"("rule":"fiction_only","event":"2025-01-01","land":"NW")", "2025-01-05"},
                             Own{"BwEve", R"("rule":"va_post","event":"2025-02-06","land":"BW","scope":"vwvfg","fiction_day":"2025-02-09")", "2025-03-10"},
                             Own{"BwFirst", R"("rule":"va_post","event":"2025-02-07","land":"BW","scope":"vwvfg","fiction_day":"2025-02-11")", "2025-03-11"},
                             Own{"HhEve", R"("rule":"fiction_only","event":"2025-05-13","land":"HH","scope":"vwvfg")", "2025-05-16"},
                             Own{"HhFirst", R"("rule":"fiction_only","event":"2025-05-14","land":"HH","scope":"vwvfg")", "2025-05-18"},
                             Own{"HhFirstSgbx", R"("rule":"fiction_only","event":"2025-05-13","land":"HH","scope":"sgbx")", "2025-05-17"},
                             Own{"Unconfirmed", R"("rule":"fiction_only","event":"2026-09-29","land":"TH","scope":"vwvfg")", "2026-10-02"},
                             Own{"Overridden", R"("rule":"va_post","event":"2026-09-29","land":"NW","scope":"vwvfg","fiction_days":3,"fiction_day":"2026-10-02")", "2026-11-02"},
                             Own{"AoOverriddenMoves", R"("rule":"fiction_only","event":"2026-10-01","land":"NW","scope":"ao","fiction_days":3)", "2026-10-05"},
                             Own{"AoChristmas", R"("rule":"va_post","event":"2025-12-22","land":"NW","scope":"ao","fiction_day":"2025-12-29")", "2026-01-29"},
                             Own{"AoAbroad", R"("rule":"va_post_abroad","event":"2026-01-31","land":"NW","scope":"ao","fiction_day":"2026-03-02")", "2026-04-02"},
                             Own{"AoAbroadDecember", R"("rule":"va_post_abroad","event":"2025-11-25","scope":"ao","land":"BE","fiction_day":"2025-12-29")", "2026-01-29"},
                             Own{"RawEndOfALetter", R"("rule":"va_post","event":"2026-11-16","land":"MV","scope":"sgbx","shift":false,"fiction_day":"2026-11-20")", "2026-12-20"},
                             Own{"LeapDay", R"("rule":"va_post","event":"2028-01-27","land":"NW","scope":"vwvfg","fiction_day":"2028-01-31")", "2028-02-29"}),
                         [](const auto& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(Periods, OwnCases,
                         testing::Values(Own{"DaysOverEaster", R"("rule":"days","event":"2026-03-31","land":"NW","n":3)", "2026-04-07"},
                                         Own{"DaysOverChristmas", R"("rule":"days","event":"2026-12-24","n":1)", "2026-12-28"},
                                         Own{"ChristmasEveIsOrdinary", R"("rule":"days","event":"2026-12-23","n":1)", "2026-12-24"},
                                         Own{"NewYearsEveIsOrdinary", R"("rule":"days","event":"2026-12-30","n":1)", "2026-12-31"},
                                         Own{"ReformationOnceEverywhere", R"("rule":"weeks","event":"2017-10-17","n":2)", "2017-11-01"},
                                         Own{"ReformationThenAllSaints", R"("rule":"weeks","event":"2017-10-17","land":"NW","n":2)", "2017-11-02"},
                                         Own{"ReformationNoMore", R"("rule":"weeks","event":"2018-10-17","land":"NW","n":2)", "2018-10-31"},
                                         Own{"Berlin2020", R"("rule":"weeks","event":"2020-04-24","land":"BE","n":2)", "2020-05-11"},
                                         Own{"Berlin2025", R"("rule":"weeks","event":"2025-04-24","land":"BE","n":2)", "2025-05-09"},
                                         Own{"Berlin2026", R"("rule":"weeks","event":"2026-04-24","land":"BE","n":2)", "2026-05-08"},
                                         Own{"Berlin2028", R"("rule":"days","event":"2028-06-16","land":"BE","n":1)", "2028-06-19"},
                                         Own{"WomensDayMv", R"("rule":"days","event":"2023-03-07","land":"MV","n":1)", "2023-03-09"},
                                         Own{"WomensDayMvBefore", R"("rule":"days","event":"2022-03-07","land":"MV","n":1)", "2022-03-08"},
                                         Own{"Assumption", R"("rule":"days","event":"2025-08-14","land":"BY","n":1)", "2025-08-15"},
                                         Own{"AssumptionLocal", R"("rule":"days","event":"2025-08-14","land":"BY","n":1,"local":["by_assumption"])", "2025-08-18"},
                                         Own{"Friedensfest", R"("rule":"days","event":"2025-08-07","land":"BY","n":1,"local":["by_augsburg"])", "2025-08-11"},
                                         Own{"BegunOnThe31st", R"("rule":"months_beginn","event":"2026-03-31","n":1,"shift":false)", "2026-04-30"},
                                         Own{"BegunMoves", R"("rule":"months_beginn","event":"2026-08-02","land":"NW","n":2)", "2026-10-01"},
                                         Own{"FixedMoves", R"("rule":"fixed","event":"2026-10-03","land":"NW")", "2026-10-05"},
                                         Own{"FixedStands", R"("rule":"fixed","event":"2026-10-03","land":"NW","shift":false)", "2026-10-03"}),
                         [](const auto& row) { return std::string(row.param.name); });

INSTANTIATE_TEST_SUITE_P(HoursAndWorkingDays, OwnCases,
                         testing::Values(Own{"HoursEndOnSunday", R"("rule":"hours_vwvfg","event":"2026-04-03T09:30","land":"NW","n":72)", "2026-04-06T09:30"},
                                         Own{"CourtHoursOverEaster", R"("rule":"hours_zpo","event":"2026-04-02T12:00","land":"NW","n":24)", "2026-04-07T12:00"},
                                         Own{"CourtHoursFromSaturday", R"("rule":"hours_zpo","event":"2026-03-07T10:00","n":24)", "2026-03-09T24:00"},
                                         Own{"MidnightSpelledTheOtherWay", R"("rule":"hours_zpo","event":"2026-03-07T10:00","n":24)", "2026-03-10T00:00"},
                                         Own{"DeathWednesday", R"("rule":"werktage_pstg28","event":"2026-01-14","land":"NW","n":3)", "2026-01-19"},
                                         Own{"DeathFriday", R"("rule":"werktage_pstg28","event":"2026-01-16","land":"NW","n":3)", "2026-01-20"},
                                         Own{"DeathBeforeEaster", R"("rule":"werktage_pstg28","event":"2026-04-01","land":"NW","n":3)", "2026-04-07"},
                                         Own{"DeathRaw", R"("rule":"werktage_pstg28","event":"2026-01-14","land":"NW","n":3,"shift":false)", "2026-01-17"}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Cases, TellWhichDayDiffers) {
  const auto end = run_case(R"({"id":"a","rule":"va_post","event":"2025-06-25","scope":"sgbx","expected":"2025-07-28"})");
  ASSERT_TRUE(end);
  EXPECT_FALSE(end->agrees);
  EXPECT_EQ(end->computed, "2025-07-29");
  const auto fiction = run_case(R"({"id":"a","rule":"va_post","event":"2025-06-25","scope":"sgbx","expected":"2025-07-29","fiction_day":"2025-06-30"})");
  ASSERT_TRUE(fiction);
  EXPECT_FALSE(fiction->agrees);
  EXPECT_EQ(fiction->computed, "2025-07-29(2025-06-29)");
  EXPECT_EQ(fiction->expected, "2025-07-29(2025-06-30)");
}

TEST(Cases, WithoutAPresumptionHaveNoDay) {
  const auto outcome = run_case(R"({"id":"a","rule":"va_post_abroad","event":"2025-06-25","scope":"vwvfg","expected":"2025-07-29"})");
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->computed, "-");
  EXPECT_FALSE(outcome->agrees);
}

struct Broken {
  const char* line;
  const char* says;
};
class BrokenCases : public testing::TestWithParam<Broken> {};

TEST_P(BrokenCases, NameTheField) {
  const auto outcome = run_case(GetParam().line);
  ASSERT_FALSE(outcome) << GetParam().line;
  EXPECT_THAT(outcome.error(), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(Lines, BrokenCases,
                         testing::Values(Broken{"", "kein JSON-Objekt"}, Broken{"[1]", "kein JSON-Objekt"}, Broken{R"({"id":"a")", "kein JSON-Objekt"},
                                         Broken{R"({"rule":"days"})", "»id«"}, Broken{R"({"id":"a b","rule":"days","event":"2026-01-01","n":1,"expected":"2026-01-02"})", "»id«"},
                                         Broken{R"({"id":"a","rule":"day"})", "»rule«"}, Broken{R"({"id":"a","rule":"days","n":1,"expected":"2026-01-02"})", "»event«"},
                                         Broken{R"({"id":"a","rule":"days","event":"2026-02-30","n":1,"expected":"2026-01-02"})", "»event«"},
                                         Broken{R"({"id":"a","rule":"days","event":"2026-02-20T10:00","n":1,"expected":"2026-01-02"})", "»event«"},
                                         Broken{R"({"id":"a","rule":"days","event":"0001-02-20","n":1,"expected":"2026-01-02"})", "1900"},
                                         Broken{R"({"id":"a","rule":"hours_zpo","event":"2026-02-20","n":1,"expected":"2026-01-02T10:00"})", "»event«"},
                                         Broken{R"({"id":"a","rule":"hours_zpo","event":"2026-02-20T24:00","n":1,"expected":"2026-01-02T10:00"})", "Uhrzeit"},
                                         Broken{R"({"id":"a","rule":"days","event":"2026-02-20","expected":"2026-01-02"})", "»n«"},
                                         Broken{R"({"id":"a","rule":"days","event":"2026-02-20","n":0,"expected":"2026-01-02"})", "»n«"},
                                         Broken{R"({"id":"a","rule":"days","event":"2026-02-20","n":1.5,"expected":"2026-01-02"})", "»n«"},
                                         Broken{R"({"id":"a","rule":"months","event":"2026-02-20","n":90000,"expected":"2026-01-02"})", "Länge der Frist"},
                                         Broken{R"({"id":"a","rule":"days","event":"2026-02-20","n":1,"land":"NRW","expected":"2026-01-02"})", "»land«"},
                                         Broken{R"({"id":"a","rule":"days","event":"2026-02-20","n":1,"scope":"bgb","expected":"2026-01-02"})", "»scope«"},
                                         Broken{R"({"id":"a","rule":"days","event":"2026-02-20","n":1,"shift":"no","expected":"2026-01-02"})", "»shift«"},
                                         Broken{R"({"id":"a","rule":"days","event":"2026-02-20","n":1})", "»expected«"},
                                         Broken{R"({"id":"a","rule":"days","event":"2026-02-20","n":1,"expected":"2026-01-02","fiction_day":"2026-01-01"})", "»fiction_day«"},
                                         Broken{R"({"id":"a","rule":"va_post","event":"2026-02-20","fiction_days":31,"expected":"2026-01-02"})", "zwischen 0 und 30"},
                                         Broken{R"({"id":"a","rule":"days","event":"2026-02-20","n":1,"land":"NW","local":["by_augsburg"],"expected":"2026-01-02"})", "»local«"},
                                         Broken{R"({"id":"a","rule":"days","event":"2026-02-20","n":1,"local":["by_augsburg"],"expected":"2026-01-02"})", "»local«"}));

TEST(Cases, RefuseALineWithoutEnd) { EXPECT_FALSE(run_case(std::string(kCaseLineMax + 1, ' '))); }

}  // namespace
}  // namespace nb::deadlines
