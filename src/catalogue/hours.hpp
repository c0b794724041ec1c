// SPDX-License-Identifier: EUPL-1.2
// Opening hours in the OpenStreetMap notation: what towns write, with PH and dated exceptions. Pure values; README.md
// says how two rules of one day go together. The texts shown to people are made elsewhere (locale/).
#pragma once

#include <bitset>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"
#include "deadlines/holidays.hpp"

namespace nb::catalogue {

/// Why a text is no opening hours; the column counts from 1 (bytes).
struct HoursError {
  std::size_t column;
  std::string reason;  ///< German
};

/// Half-open, in minutes since midnight of the day it begins; `to` may reach past 1440 (over midnight, up to 2880).
struct Span {
  int from;
  int to;
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// A calendar day where the year may be open.
struct DatePoint {
  std::optional<int> year;
  unsigned month;
  unsigned day;
};

/// Both ends belong to it. Without year it recurs, and may run over New Year (Dec 24-Jan 01).
struct DateRange {
  DatePoint first;
  DatePoint last;
  [[nodiscard]] bool contains(CivilDate day) const;
  [[nodiscard]] bool single_day() const;
};

/// One rule of the notation: on these days, these times.
struct HoursRule {
  std::vector<DateRange> dates;  ///< empty: all year
  std::bitset<7> weekdays;       ///< 0 = Monday; none: every day, or only holidays if `holidays`
  bool holidays = false;         ///< PH is named
  bool always = false;           ///< 24/7
  bool adds = false;             ///< written after a comma: adds to the rule before, whatever it says
  std::vector<Span> spans;       ///< empty: off
};

class Hours {
 public:
  static constexpr std::size_t kBytesMax = 1000;

  [[nodiscard]] static Result<Hours, HoursError> parse(std::string_view text);
  [[nodiscard]] const std::vector<HoursRule>& rules() const { return rules_; }
  /// No rule ever opens (`off`).
  [[nodiscard]] bool never() const;
  /// What begins on this day, in order, without overlap. Empty: closed.
  [[nodiscard]] std::vector<Span> spans(CivilDate day, const deadlines::HolidayCalendar& holidays) const;
  /// A dated rule (not a weekday or PH rule) decides about this day: worth saying so.
  [[nodiscard]] bool exceptional(CivilDate day) const;

 private:
  std::vector<HoursRule> rules_;
};

/// One opening: the span belongs to `day`, also where it runs past midnight.
struct Opening {
  CivilDate day;
  Span span;
  friend bool operator==(const Opening&, const Opening&) = default;
};

/// The opening that is on at this wall time, also one that began yesterday. Joined over midnight where the next day
/// goes on without a gap; nullopt: closed.
[[nodiscard]] std::optional<Opening> open_at(const Hours& hours, CivilDate day, std::chrono::minutes of_day, const deadlines::HolidayCalendar& holidays);
/// The first opening that begins after this wall time, within the next `days_max` days.
[[nodiscard]] std::optional<Opening> next_opening(const Hours& hours, CivilDate day, std::chrono::minutes of_day, const deadlines::HolidayCalendar& holidays, int days_max = 60);

/// Everything a sentence about "today" needs.
struct Today {
  std::vector<Span> spans;                  ///< that begin today
  std::optional<Opening> open;              ///< now
  std::optional<Opening> next;              ///< the next one that begins
  std::optional<std::string_view> holiday;  ///< German name of today's public holiday
  bool exceptional = false;                 ///< a dated exception decides about today
  bool always = false;                      ///< open without end: 24/7
};
[[nodiscard]] Today today(const Hours& hours, CivilDate day, std::chrono::minutes of_day, const deadlines::HolidayCalendar& holidays);

}  // namespace nb::catalogue
