// SPDX-License-Identifier: EUPL-1.2
#include "deadlines/period.hpp"

#include "base/assert.hpp"

namespace nb::deadlines {

namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month;

constexpr int kHalfMonthDays = 15;  // § 189 Abs. 1 BGB
constexpr int kMonthsMax = 1200;
constexpr int kDaysMax = 36'600;
constexpr minutes kDay{24 * 60};

/// The period in months, if it is one of months; § 189 Abs. 1 BGB for quarters and half years.
std::optional<int> in_months(const Period& period) {
  switch (period.unit) {
    case Unit::months:
      return period.count;
    case Unit::quarters:
      return period.count * 3;
    case Unit::half_years:
      return period.count * 6;
    case Unit::years:
      return period.count * 12;
    case Unit::hours:
    case Unit::working_days:
    case Unit::days:
    case Unit::weeks:
    case Unit::half_months:
      return std::nullopt;
  }
  return std::nullopt;
}

int in_days(const Period& period) {
  if (period.unit == Unit::weeks) return period.count * 7;
  if (period.unit == Unit::half_months) return period.count * kHalfMonthDays;
  return period.count;
}

CivilDate last_of(year_month month) { return CivilDate(month / std::chrono::last); }

/// § 188 Abs. 2 Alt. 1, Abs. 3 BGB: the same number in the last month, or that month's last day.
PeriodEnd same_number(CivilDate event, int count) {
  const year_month month = event.year() / event.month() + months(count);
  const CivilDate wanted = month / event.day();
  if (wanted.ok()) return {wanted, false};
  return {last_of(month), true};
}

/// § 188 Abs. 2 Alt. 2 BGB: the day before the same number. Begun on the 31st, the day before a 31st that does not exist is the
/// 30th if there is one: what has to exist is the day on which the period ends.
PeriodEnd day_before_same_number(CivilDate first, int count) {
  const year_month month = first.year() / first.month() + months(count);
  if (first.day() == std::chrono::day(1)) return {last_of(month - months(1)), false};
  const CivilDate wanted = month / (first.day() - days(1));
  if (wanted.ok()) return {wanted, false};
  return {last_of(month), true};
}

}  // namespace

bool is_computable(CivilDate day) { return day.ok() && day.year() >= kYearMin && day.year() <= kYearMax; }

bool is_valid(const Period& period) {
  if (period.count < 1 || period.count > kDaysMax * 24) return false;
  if (period.and_half_month && period.unit != Unit::months) return false;
  if (const auto whole = in_months(period)) return *whole <= kMonthsMax;
  return period.unit == Unit::hours ? period.count <= kDaysMax : in_days(period) <= kDaysMax;
}

CivilDate plus_days(CivilDate day, int count) { return CivilDate(sys_days(day) + days(count)); }

PeriodEnd raw_end(CivilDate event, const Period& period, Start start) {
  NB_ASSERT(is_valid(period) && period.unit != Unit::hours && period.unit != Unit::working_days);
  const bool after = start == Start::after_event;
  const auto whole = in_months(period);
  if (!whole) return {plus_days(event, in_days(period) - (after ? 0 : 1)), false};
  PeriodEnd end = after ? same_number(event, *whole) : day_before_same_number(event, *whole);
  if (period.and_half_month) end.day = plus_days(end.day, kHalfMonthDays);  // § 189 Abs. 2 BGB: counted last
  return end;
}

CivilDate nth_working_day(const HolidayCalendar& place, CivilDate event, int count) {
  CivilDate day = event;
  for (int seen = 0; seen < count;) {
    day = plus_days(day, 1);
    if (std::chrono::weekday(sys_days(day)) != std::chrono::Sunday && !place.contains(day)) ++seen;
  }
  return day;
}

HourEnd hours_after(const HolidayCalendar& place, CivilDate day, minutes time, int count, Hours which) {
  const auto counts = [&](CivilDate one) { return which == Hours::all || is_working_day(place, one); };
  minutes left = std::chrono::hours(count);
  for (;;) {
    const minutes here = counts(day) ? kDay - time : minutes(0);
    if (left <= here) return {day, time + left};
    left -= here;
    day = plus_days(day, 1);
    time = minutes(0);
  }
}

bool clocks_changed_between(CivilDate from, minutes from_time, CivilDate to, minutes to_time) {
  constexpr int kFirstSummerTime = 1996;  // since then on the same days in the whole Union
  constexpr minutes kChange{2 * 60};
  const auto begin = sys_days(from) + from_time;
  const auto end = sys_days(to) + to_time;
  for (auto year = from.year(); year <= to.year(); ++year) {
    if (static_cast<int>(year) < kFirstSummerTime) continue;
    for (const auto month : {std::chrono::March, std::chrono::October}) {
      const auto change = sys_days(year / month / std::chrono::Sunday[std::chrono::last]) + kChange;
      if (begin < change && change < end) return true;
    }
  }
  return false;
}

CivilDate day_of(year_month month, MonthPart part) {
  switch (part) {
    case MonthPart::beginning:
      return month / 1;
    case MonthPart::middle:
      return month / 15;
    case MonthPart::end:
      return last_of(month);
  }
  return month / 1;
}

}  // namespace nb::deadlines
