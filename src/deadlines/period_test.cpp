// SPDX-License-Identifier: EUPL-1.2
// §§ 187 to 193 BGB: tables from the statute, and a reference that walks day by day.
#include "deadlines/period.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace nb::deadlines {
namespace {

using std::chrono::minutes;
using std::chrono::sys_days;

CivilDate date(std::string_view text) { return parse_date(text).value(); }

struct Row {
  const char* name;
  const char* from;
  Period period;
  Start start;
  const char* end;
  bool missing = false;
};
std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

class RawEnd : public testing::TestWithParam<Row> {};

TEST_P(RawEnd, IsWhatTheStatuteSays) {
  const Row& row = GetParam();
  const PeriodEnd end = raw_end(date(row.from), row.period, row.start);
  EXPECT_EQ(format_date(end.day), row.end);
  EXPECT_EQ(end.day_missing, row.missing);
}

constexpr auto kAfter = Start::after_event;
constexpr auto kWith = Start::with_day;

INSTANTIATE_TEST_SUITE_P(
    Statute, RawEnd,
    testing::Values(
        Row{"one day", "2026-03-30", {1, Unit::days}, kAfter, "2026-03-31"}, Row{"three days over a year's end", "2025-12-30", {3, Unit::days}, kAfter, "2026-01-02"},
        Row{"one day that counts", "2026-03-30", {1, Unit::days}, kWith, "2026-03-30"}, Row{"two weeks", "2026-11-04", {2, Unit::weeks}, kAfter, "2026-11-18"},
        Row{"two weeks begun", "2026-11-04", {2, Unit::weeks}, kWith, "2026-11-17"}, Row{"one month", "2001-02-28", {1, Unit::months}, kAfter, "2001-03-28"},
        Row{"one month to a short one", "2026-01-31", {1, Unit::months}, kAfter, "2026-02-28", true},
        Row{"one month to a leap day", "2024-01-31", {1, Unit::months}, kAfter, "2024-02-29", true},
        Row{"to a month of 30", "2026-08-31", {1, Unit::months}, kAfter, "2026-09-30", true}, Row{"from a leap day", "2024-02-29", {12, Unit::months}, kAfter, "2025-02-28", true},
        Row{"a year from a leap day", "2024-02-29", {1, Unit::years}, kAfter, "2025-02-28", true}, Row{"four years", "2024-02-29", {4, Unit::years}, kAfter, "2028-02-29"},
        Row{"begun mid-month", "2024-11-15", {24, Unit::months}, kWith, "2026-11-14"}, Row{"begun on the first", "2026-10-01", {12, Unit::months}, kWith, "2027-09-30"},
        Row{"begun on the first of March", "2027-03-01", {12, Unit::months}, kWith, "2028-02-29"}, Row{"begun on the 31st", "2026-03-31", {1, Unit::months}, kWith, "2026-04-30"},
        Row{"begun on the 31st of January", "2026-01-31", {1, Unit::months}, kWith, "2026-02-28", true},
        Row{"begun on the 29th of January", "2026-01-29", {1, Unit::months}, kWith, "2026-02-28"},
        Row{"age is completed on the eve", "2008-02-29", {18, Unit::years}, kWith, "2026-02-28"}, Row{"quarter", "2026-11-30", {1, Unit::quarters}, kAfter, "2027-02-28", true},
        Row{"half year", "2026-08-31", {1, Unit::half_years}, kAfter, "2027-02-28", true}, Row{"half month is 15 days", "2026-02-10", {1, Unit::half_months}, kAfter, "2026-02-25"},
        Row{"the half counts last", "2026-01-31", {1, Unit::months, true}, kAfter, "2026-03-15", true}),
    [](const auto& row) {
      std::string name = row.param.name;
      for (char& c : name)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) c = '_';
      return name;
    });

TEST(DayOfMonth, IsFirstFifteenthLast) {
  using std::chrono::February;
  EXPECT_EQ(day_of(std::chrono::year(2028) / February, MonthPart::beginning), date("2028-02-01"));
  EXPECT_EQ(day_of(std::chrono::year(2028) / February, MonthPart::middle), date("2028-02-15"));
  EXPECT_EQ(day_of(std::chrono::year(2028) / February, MonthPart::end), date("2028-02-29"));
}

TEST(Period, HasLimits) {
  EXPECT_FALSE(is_valid({0, Unit::days}));
  EXPECT_FALSE(is_valid({-1, Unit::months}));
  EXPECT_FALSE(is_valid({101, Unit::years}));
  EXPECT_FALSE(is_valid({2'000'000'000, Unit::half_months}));
  EXPECT_FALSE(is_valid({1, Unit::weeks, true}));
  EXPECT_TRUE(is_valid({1, Unit::months, true}));
  EXPECT_TRUE(is_valid({100, Unit::years}));
  EXPECT_FALSE(is_computable(date("1899-12-31")));
  EXPECT_TRUE(is_computable(date("2199-12-31")));
}

TEST(WorkingDays, OfADeathFollowTheTableOfTheMinistry) {
  // A week without holidays: Monday 12 to Sunday 18 January 2026. The end is moved by the caller.
  const HolidayCalendar nw(Land::NW);
  EXPECT_EQ(nth_working_day(nw, date("2026-01-12"), 3), date("2026-01-15"));
  EXPECT_EQ(nth_working_day(nw, date("2026-01-14"), 3), date("2026-01-17"));  // a Saturday: the caller moves it to Monday
  EXPECT_EQ(nth_working_day(nw, date("2026-01-15"), 3), date("2026-01-19"));
  EXPECT_EQ(nth_working_day(nw, date("2026-01-16"), 3), date("2026-01-20"));
  EXPECT_EQ(nth_working_day(nw, date("2026-01-17"), 3), date("2026-01-21"));
  EXPECT_EQ(nth_working_day(nw, date("2026-04-02"), 3), date("2026-04-08"));  // Good Friday, Sunday, Easter Monday do not count
}

TEST(Hours, CountEveryHourOrOnlyThoseOfWorkingDays) {
  const HolidayCalendar nw(Land::NW);
  const auto text = [](HourEnd end) { return format_date(end.day) + " " + std::to_string(end.time.count()); };
  EXPECT_EQ(text(hours_after(nw, date("2026-03-06"), minutes(600), 48, Hours::all)), "2026-03-08 600");
  EXPECT_EQ(text(hours_after(nw, date("2026-03-06"), minutes(600), 48, Hours::working_days)), "2026-03-10 600");
  EXPECT_EQ(text(hours_after(nw, date("2026-03-07"), minutes(600), 24, Hours::working_days)), "2026-03-09 1440") << "begins on Monday 0:00, ends at its 24:00";
  EXPECT_EQ(text(hours_after(nw, date("2026-04-02"), minutes(720), 24, Hours::working_days)), "2026-04-07 720") << "Good Friday to Easter Monday do not count";
  EXPECT_EQ(text(hours_after(nw, date("2026-03-06"), minutes(600), 14, Hours::working_days)), "2026-03-06 1440");
}

TEST(Clocks, ChangeOnTheLastSundaysOfMarchAndOctober) {
  const auto changed = [](std::string_view from, std::string_view to) { return clocks_changed_between(date(from), minutes(600), date(to), minutes(600)); };
  EXPECT_TRUE(changed("2026-03-28", "2026-03-29"));
  EXPECT_TRUE(changed("2026-10-24", "2026-10-26"));
  EXPECT_FALSE(changed("2026-03-29", "2026-10-24"));
  EXPECT_TRUE(changed("2025-12-01", "2026-04-01"));
}

// --- the reference walks -------------------------------------------------------------------------------------------

CivilDate next(CivilDate day) { return CivilDate(sys_days(day) + std::chrono::days(1)); }
bool is_last_of_month(CivilDate day) { return next(day).month() != day.month(); }

/// Walks to the n-th later month and stops on the number, or on the month's last day before it.
CivilDate walk_months(CivilDate event, int count) {
  CivilDate day = event;
  for (int passed = 0;;) {
    if (passed == count && (day.day() == event.day() || (is_last_of_month(day) && day.day() < event.day()))) return day;
    const CivilDate tomorrow = next(day);
    if (tomorrow.month() != day.month()) ++passed;
    day = tomorrow;
  }
}

/// A period of months that begins with a day: begun on the first it fills whole months, else it ends like one from the eve.
CivilDate walk_months_with(CivilDate first, int count) {
  if (first.day() != std::chrono::day(1)) return walk_months(plus_days(first, -1), count);
  CivilDate day = first;
  for (int ends = 0;; day = next(day))
    if (is_last_of_month(day) && ++ends == count) return day;
}

CivilDate any_day() { return CivilDate(sys_days(std::chrono::days(*rc::gen::inRange(0, 36'500)))); }
Land any_land() { return static_cast<Land>(*rc::gen::inRange(0, 16)); }

RC_GTEST_PROP(Reference, AgreesOnMonths, ()) {
  const CivilDate day = any_day();
  const int count = *rc::gen::inRange(1, 60);
  RC_ASSERT(raw_end(day, {count, Unit::months}, Start::after_event).day == walk_months(day, count));
  RC_ASSERT(raw_end(day, {count, Unit::months}, Start::with_day).day == walk_months_with(day, count));
}

RC_GTEST_PROP(Reference, AgreesOnDaysAndWeeks, ()) {
  const CivilDate day = any_day();
  const int count = *rc::gen::inRange(1, 60);
  CivilDate walked = day;
  for (int i = 0; i < count * 7; ++i) walked = next(walked);
  RC_ASSERT(raw_end(day, {count, Unit::weeks}, Start::after_event).day == walked);
  RC_ASSERT(raw_end(day, {count * 7, Unit::days}, Start::after_event).day == walked);
  RC_ASSERT(next(raw_end(day, {count, Unit::weeks}, Start::with_day).day) == walked);
  RC_ASSERT(std::chrono::weekday(sys_days(walked)) == std::chrono::weekday(sys_days(day)));
}

RC_GTEST_PROP(Reference, AgreesOnMovedEnds, ()) {
  const HolidayCalendar place(any_land());
  const CivilDate day = any_day();
  const CivilDate moved = working_day_from(place, day);
  for (CivilDate one = day; one != moved; one = next(one)) RC_ASSERT(!is_working_day(place, one));
  RC_ASSERT(is_working_day(place, moved));
}

RC_GTEST_PROP(Reference, AgreesOnHours, ()) {
  const HolidayCalendar place(any_land());
  const CivilDate start = any_day();
  const int begin = *rc::gen::inRange(0, 24 * 60);
  const int count = *rc::gen::inRange(1, 200);
  const auto which = *rc::gen::element(Hours::all, Hours::working_days);
  CivilDate day = start;
  int minute = begin;
  for (int left = count * 60; left > 0;) {
    if (minute == 24 * 60) {
      day = next(day);
      minute = 0;
    }
    if (which == Hours::all || is_working_day(place, day)) --left;
    ++minute;
  }
  const HourEnd end = hours_after(place, start, minutes(begin), count, which);
  RC_ASSERT(end.day == day);
  RC_ASSERT(end.time == minutes(minute));
}

}  // namespace
}  // namespace nb::deadlines
