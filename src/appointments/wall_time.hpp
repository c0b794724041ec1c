// SPDX-License-Identifier: EUPL-1.2
// The wall time of an appointment: once a year an hour does not exist, and once it exists twice. Pure but for the zone that is handed in.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "base/time.hpp"
#include "base/zone.hpp"

namespace nb::appointments {

/// A day and minutes since its midnight, as a clock on the wall shows them.
struct WallTime {
  CivilDate day;
  int minute = 0;
};
/// "2024-03-31T02:30"; nullopt for anything else.
[[nodiscard]] std::optional<WallTime> parse_wall_time(std::string_view text);
/// "08:30" or "24:00" as minutes; nullopt for anything else.
[[nodiscard]] std::optional<int> parse_clock(std::string_view text);

struct Moment {
  enum class Kind {
    once,
    skipped,  ///< the clocks jump over it
    twice,    ///< the clocks are put back over it
  } kind = Kind::once;
  Instant at;                    ///< the first where it is twice; where it is skipped the moment of the jump
  std::optional<Instant> again;  ///< the second
};
[[nodiscard]] Moment moment_of(const Zone& zone, const WallTime& time);

}  // namespace nb::appointments
