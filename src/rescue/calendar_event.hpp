// SPDX-License-Identifier: EUPL-1.2
// One event of a calendar as libical reads it, and the occurrences of a recurring one. The only place that speaks to libical.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"

namespace nb::rescue {

/// A time as it stands in the calendar: UTC, in a named zone, or floating; a day alone has no time.
struct EventTime {
  CivilDate day;
  std::optional<std::chrono::seconds> of_day;
  bool utc = false;
  std::string zone;  ///< TZID; empty: floating
};

struct CalendarEvent {
  std::string uid, summary, location, categories, status, description, attendee_name, attendee_email, rule;
  std::optional<EventTime> start, end, stamp, recurrence;
  std::optional<std::chrono::minutes> duration;
  int sequence = 0;                 ///< grows with every change that was sent
  std::vector<EventTime> excluded;  ///< EXDATE
  std::vector<EventTime> added;     ///< RDATE
  bool added_cut = false;           ///< there were more
};

/// One VEVENT from BEGIN to END, UTF-8; nullopt if it is none.
[[nodiscard]] std::optional<CalendarEvent> parse_event(const std::string& text);

/// Occurrences of a rule from a day (inclusive) to another (exclusive).
struct Occurrences {
  std::vector<EventTime> starts;
  bool without_end = false;  ///< neither COUNT nor UNTIL
  bool cut = false;          ///< ended at a limit, not at the window's or the rule's end
  bool never = false;        ///< the rule gave not one day; it takes libical up to a second to find that out
};
struct RuleLimits {
  CivilDate from;
  CivilDate to;
  std::size_t occurrences_max;
  std::size_t steps_max = 20'000;  ///< occurrences before the window count, too
};
/// Rules that repeat within a day (hourly and finer) are not followed: no office books like that. The first start alone is given, cut.
[[nodiscard]] Occurrences follow_rule(const CalendarEvent& event, const RuleLimits& limits);

/// Puts the added dates in the window among the starts, those that are excluded or stand there already not. No more than the limit: cut.
void add_dates(const CalendarEvent& event, const RuleLimits& limits, Occurrences& found);

}  // namespace nb::rescue
