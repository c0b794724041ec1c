// SPDX-License-Identifier: EUPL-1.2
// Is the machine's clock to be trusted? Times in a log never run backwards, so one entry written with a clock far ahead
// would date everything after it wrongly, for ever. Pure: time and uptime are handed in. Immutable, safe from any thread.
#pragma once

#include <chrono>
#include <string_view>

#include "base/time.hpp"

namespace nb::state {

/// The wall clock, and the time since boot, which nobody can set; read together.
struct ClockReading {
  Instant wall;
  std::chrono::milliseconds uptime;
};

enum class ClockFault {
  none,
  behind,  ///< before the last entry: one goes on, with that entry's time
  ahead,   ///< jumped ahead while the program ran: nothing is entered until it is right again
};

class ClockGuard {
 public:
  static constexpr std::chrono::minutes kBehindMax{5};  ///< what a clock may be behind the last entry without a word
  static constexpr std::chrono::hours kAheadMax{24};    ///< what it may gain on the uptime; corrections by hand stay below

  /// `newest` is the time of the newest entry of all logs. A clock that is behind it at the start was wrong then: what
  /// it gains later is taken for the correction that was asked for, never for a jump.
  ClockGuard(ClockReading start, Instant newest) : start_(start), was_behind_(behind(start.wall, newest)) {}

  /// What is wrong with the clock now, for a log whose last entry has that time (the epoch: it has none).
  [[nodiscard]] ClockFault judge(ClockReading now, Instant last_entry) const;

  /// The part of judge() that needs no past.
  [[nodiscard]] static bool behind(Instant wall, Instant last_entry) { return wall + kBehindMax < last_entry; }

 private:
  ClockReading start_;
  bool was_behind_;
};

/// What happened and what to do, in German; empty for none.
[[nodiscard]] std::string_view sentence(ClockFault fault);

}  // namespace nb::state
