// SPDX-License-Identifier: EUPL-1.2
// Which rules decide about a day, and how those of one day go together. The notation is read in hours_parse.cpp.
#include "catalogue/hours.hpp"

#include <algorithm>

namespace nb::catalogue {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int kDay = 24 * 60;

// The one switch point (README.md, "Two rules for one day"): of two rules of the same rank, the later one adds its times
// where they do not touch the earlier ones, and replaces them where they overlap. `replaces` is the letter of the
// OpenStreetMap specification.
enum class SameDay { adds_unless_overlapping, replaces };
constexpr SameDay kSameDay = SameDay::adds_unless_overlapping;

/// The more special rule wins, wherever it stands in the text.
enum class Rank { week, holiday, season, single_day };

Rank rank_of(const HoursRule& rule) {
  if (!rule.dates.empty()) return std::all_of(rule.dates.begin(), rule.dates.end(), [](const DateRange& r) { return r.single_day(); }) ? Rank::single_day : Rank::season;
  return rule.holidays && rule.weekdays.none() ? Rank::holiday : Rank::week;
}

bool matches_date(const HoursRule& rule, CivilDate day) {
  return rule.dates.empty() || std::any_of(rule.dates.begin(), rule.dates.end(), [&](const DateRange& range) { return range.contains(day); });
}

bool matches(const HoursRule& rule, CivilDate day, bool holiday) {
  if (!matches_date(rule, day)) return false;
  const std::size_t weekday = std::chrono::weekday(sys_days(day)).iso_encoding() - 1;
  const bool on_weekday = rule.weekdays.test(weekday) || (rule.weekdays.none() && !rule.holidays);
  if (!holiday) return on_weekday;
  // Offices are closed on public holidays unless a rule speaks of holidays, of that very day, or of always.
  const bool explicit_rule = rule.always || rule.spans.empty() || rank_of(rule) == Rank::single_day;
  return rule.holidays || (on_weekday && explicit_rule);
}

bool overlap(const std::vector<Span>& a, const std::vector<Span>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Span& x) { return std::any_of(b.begin(), b.end(), [&](const Span& y) { return x.from < y.to && y.from < x.to; }); });
}

void combine(std::vector<Span>& spans, const HoursRule& later) {
  const bool fits = kSameDay == SameDay::adds_unless_overlapping && !later.spans.empty() && !overlap(spans, later.spans);
  if (!fits && !later.adds) spans.clear();
  spans.insert(spans.end(), later.spans.begin(), later.spans.end());
}

/// Sorted; touching and overlapping ones made one.
std::vector<Span> joined(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end());
  std::vector<Span> out;
  for (const Span& span : spans) {
    if (!out.empty() && span.from <= out.back().to) {
      out.back().to = std::max(out.back().to, span.to);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

CivilDate plus(CivilDate day, int n) { return CivilDate(sys_days(day) + days(n)); }

/// Goes on without a gap from the day before.
bool continues(const Hours& hours, CivilDate day, const Span& span, const deadlines::HolidayCalendar& holidays) {
  const std::vector<Span> before = hours.spans(plus(day, -1), holidays);
  return std::any_of(before.begin(), before.end(), [&](const Span& b) { return b.to >= span.from + kDay; });
}

/// An opening that ends at midnight or later and goes on the next day is one opening, for at most a day more.
Opening joined_over_midnight(const Hours& hours, Opening opening, const deadlines::HolidayCalendar& holidays) {
  if (opening.span.to < kDay) return opening;
  for (const Span& next : hours.spans(plus(opening.day, 1), holidays)) {
    if (next.from + kDay <= opening.span.to) opening.span.to = std::max(opening.span.to, next.to + kDay);
  }
  return opening;
}

}  // namespace

bool DateRange::contains(CivilDate day) const {
  const auto key = [](int year, unsigned month, unsigned d) { return (year * 100 + static_cast<int>(month)) * 100 + static_cast<int>(d); };
  const int wanted = key(first.year ? static_cast<int>(day.year()) : 0, static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  const int from = key(first.year.value_or(0), first.month, first.day);
  const int to = key(last.year.value_or(0), last.month, last.day);
  return from <= to ? from <= wanted && wanted <= to : wanted >= from || wanted <= to;
}

bool DateRange::single_day() const { return first.year == last.year && first.month == last.month && first.day == last.day; }

bool Hours::never() const {
  return std::all_of(rules_.begin(), rules_.end(), [](const HoursRule& rule) { return rule.spans.empty(); });
}

std::vector<Span> Hours::spans(CivilDate day, const deadlines::HolidayCalendar& holidays) const {
  const bool holiday = holidays.contains(day);
  std::vector<Span> spans;
  std::optional<Rank> decided;
  for (const HoursRule& rule : rules_) {
    if (!matches(rule, day, holiday)) continue;
    const Rank rank = rank_of(rule);
    if (decided && rank < *decided) continue;
    if (decided && rank > *decided) spans.clear();
    decided = rank;
    combine(spans, rule);
  }
  return joined(std::move(spans));
}

bool Hours::exceptional(CivilDate day) const {
  return std::any_of(rules_.begin(), rules_.end(), [&](const HoursRule& rule) {
    const std::size_t weekday = std::chrono::weekday(sys_days(day)).iso_encoding() - 1;
    return !rule.dates.empty() && matches_date(rule, day) && (rule.weekdays.none() || rule.weekdays.test(weekday));
  });
}

std::optional<Opening> open_at(const Hours& hours, CivilDate day, std::chrono::minutes of_day, const deadlines::HolidayCalendar& holidays) {
  const int now = static_cast<int>(of_day.count());
  for (const int back : {1, 0}) {  // yesterday's first: an overnight opening keeps its beginning
    const CivilDate began = plus(day, -back);
    const int moment = now + back * kDay;
    for (const Span& span : hours.spans(began, holidays)) {
      if (span.from <= moment && moment < span.to) return joined_over_midnight(hours, {began, span}, holidays);
    }
  }
  return std::nullopt;
}

std::optional<Opening> next_opening(const Hours& hours, CivilDate day, std::chrono::minutes of_day, const deadlines::HolidayCalendar& holidays, int days_max) {
  if (hours.never()) return std::nullopt;
  int after = static_cast<int>(of_day.count());
  for (int ahead = 0; ahead <= days_max; ++ahead) {
    const CivilDate candidate = plus(day, ahead);
    for (const Span& span : hours.spans(candidate, holidays)) {
      if (span.from > after && !continues(hours, candidate, span, holidays)) return joined_over_midnight(hours, {candidate, span}, holidays);
    }
    after = -1;
  }
  return std::nullopt;
}

Today today(const Hours& hours, CivilDate day, std::chrono::minutes of_day, const deadlines::HolidayCalendar& holidays) {
  Today out{hours.spans(day, holidays), open_at(hours, day, of_day, holidays), next_opening(hours, day, of_day, holidays), holidays.name(day), hours.exceptional(day), false};
  out.always = !hours.rules().empty() && std::all_of(hours.rules().begin(), hours.rules().end(), [](const HoursRule& rule) { return rule.always; });
  return out;
}

}  // namespace nb::catalogue
