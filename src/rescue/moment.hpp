// SPDX-License-Identifier: EUPL-1.2
// Days, times and lengths as people and old programs write them. Pure; no clock: a year in two digits means 20xx.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "base/zone.hpp"

namespace nb::rescue {

/// Whether 03/04/2023 is the third of April (day first) or the fourth of March.
enum class DateOrder { day_first, month_first };

/// A day that was read. A day that does not exist (31.11.2023) is a date, too: it is refused, not overlooked.
struct ReadDay {
  CivilDate day;  ///< may be !ok()
  friend bool operator==(const ReadDay&, const ReadDay&) = default;
};

/// "30.10.2023", "30.10.23", "Mo, 30.10.2023", "30. Oktober 2023", "2023-10-30", "20231030", "30/10/2023". The whole text must be a date.
[[nodiscard]] std::optional<ReadDay> read_day(std::string_view text, DateOrder order = DateOrder::day_first);

/// "08:20", "8.20", "08:20 Uhr", "8 Uhr", "0820", "8:20:00", "8h20". Minutes since midnight; "24:00" and more are none.
[[nodiscard]] std::optional<std::chrono::minutes> read_time(std::string_view text);

/// "15", "15 Min", "15 Minuten", "0:15", "1 Std.", "1,5 h". 1 minute to 24 hours.
[[nodiscard]] std::optional<std::chrono::minutes> read_minutes(std::string_view text);

/// Both in one text; with an offset or "Z" the instant is certain.
struct ReadMoment {
  ReadDay day;
  std::optional<std::chrono::minutes> time;
  std::optional<Instant> instant;
};

/// A date, possibly followed by a time: "2023-10-30T08:00:00+01:00", "30.10.2023 08:20 Uhr", "Mo, 30.10.2023, 08:20".
[[nodiscard]] std::optional<ReadMoment> read_moment(std::string_view text, DateOrder order = DateOrder::day_first);

/// The first date in running text, with the time that follows it: "… am Montag, den 30.10.2023 um 08:20 Uhr …".
[[nodiscard]] std::optional<ReadMoment> find_moment(std::string_view text, DateOrder order = DateOrder::day_first);

/// How a wall time stands in a zone: clocks are put forward and back.
enum class WallTime { once, never, twice };
[[nodiscard]] WallTime wall_time(const Zone& zone, CivilDate day, std::chrono::minutes of_day);

}  // namespace nb::rescue
