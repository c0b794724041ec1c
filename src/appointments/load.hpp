// SPDX-License-Identifier: EUPL-1.2
// How many desks and rooms of a pool are taken at each minute: one row of bytes per day (UTC), so that a booking is judged and entered
// by touching its own minutes, however full the day is. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace nb::appointments {

inline constexpr int kMinutesOfDay = 1440;

/// What a booking takes, and when.
struct Need {
  Instant start;
  int minutes = 0;
  int desks = 1;
  int rooms = 0;
};

/// Where minutes lie in the rows of days: [from, to) of the row `day`.
struct Stretch {
  std::int64_t day = 0;  ///< since 1970, UTC
  int from = 0;
  int to = 0;
};
/// The rows that [start, start + minutes) touches, in order. Seconds are cut off.
[[nodiscard]] std::vector<Stretch> stretches(Instant start, int minutes);

/// The row of one day.
class DayLoad {
 public:
  DayLoad() = default;
  /// As bytes() wrote it; anything else is an empty day.
  explicit DayLoad(std::string_view bytes);
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

  /// Adds to every minute of [from, to); negative numbers take away, never below nothing.
  void add(int from, int to, int desks, int rooms);
  /// The most that is taken at any minute of [from, to).
  [[nodiscard]] int desks(int from, int to) const { return most(from, to); }
  [[nodiscard]] int rooms(int from, int to) const { return has_rooms() ? most(from + kMinutesOfDay, to + kMinutesOfDay) : 0; }

 private:
  [[nodiscard]] bool has_rooms() const { return bytes_.size() == std::size_t{2} * kRowBytes; }
  [[nodiscard]] int most(int from, int to) const;
  [[nodiscard]] int at(int minute) const;
  void add(int from, int to, int by);

  static constexpr std::size_t kRowBytes = std::size_t{2} * kMinutesOfDay;  // 16 bits, low byte first
  std::string bytes_ = std::string(kRowBytes, '\0');                        // minute → desks taken; then, once one was needed, minute → rooms
};

}  // namespace nb::appointments
