// SPDX-License-Identifier: EUPL-1.2
#include "appointments/wall_time.hpp"

#include <array>

#include "base/text.hpp"

namespace nb::appointments {

namespace {

bool shows(const Zone& zone, Instant moment, const WallTime& time) {
  const LocalTime local = zone.local(moment);
  return local.day == time.day && local.of_day == std::chrono::minutes(time.minute);
}

}  // namespace

std::optional<int> parse_clock(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : 100; };
  const int hours = digit(0) * 10 + digit(1);
  const int minutes = digit(3) * 10 + digit(4);
  if (hours > 24 || minutes > 59 || (hours == 24 && minutes > 0)) return std::nullopt;
  return hours * 60 + minutes;
}

std::optional<WallTime> parse_wall_time(std::string_view text) {
  if (text.size() != 16 || text[10] != 'T') return std::nullopt;
  const auto day = parse_date(text.substr(0, 10));
  const auto minute = parse_clock(text.substr(11));
  if (!day || !minute || *minute == 24 * 60) return std::nullopt;
  return WallTime{*day, *minute};
}

Moment moment_of(const Zone& zone, const WallTime& time) {
  const Instant first = zone.instant(time.day, std::chrono::minutes(time.minute));
  if (!shows(zone, first, time)) return {Moment::Kind::skipped, first, std::nullopt};
  // Clocks are put back by an hour; half an hour on Lord Howe Island, two hours in Antarctica.
  for (const int back : std::array{60, 30, 120}) {
    const Instant again = first + std::chrono::minutes(back);
    if (shows(zone, again, time)) return {Moment::Kind::twice, first, again};
  }
  return {Moment::Kind::once, first, std::nullopt};
}

}  // namespace nb::appointments
