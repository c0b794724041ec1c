// SPDX-License-Identifier: EUPL-1.2
#include "appointments/load.hpp"

#include <algorithm>

namespace nb::appointments {

std::vector<Stretch> stretches(Instant start, int minutes) {
  std::vector<Stretch> out;
  std::int64_t at = std::chrono::floor<std::chrono::minutes>(start).time_since_epoch().count();
  const std::int64_t end = at + minutes;
  while (at < end) {
    const std::int64_t day = std::chrono::floor<std::chrono::days>(std::chrono::minutes(at)).count();
    const std::int64_t midnight = day * kMinutesOfDay;
    const std::int64_t to = std::min(end, midnight + kMinutesOfDay);
    out.push_back({day, static_cast<int>(at - midnight), static_cast<int>(to - midnight)});
    at = to;
  }
  return out;
}

DayLoad::DayLoad(std::string_view bytes) {
  if (bytes.size() == kRowBytes || bytes.size() == 2 * kRowBytes) bytes_ = bytes;
}

void DayLoad::add(int from, int to, int desks, int rooms) {
  if (rooms != 0 && !has_rooms()) bytes_.resize(2 * kRowBytes, '\0');
  add(from, to, desks);
  if (rooms != 0) add(from + kMinutesOfDay, to + kMinutesOfDay, rooms);
}

int DayLoad::at(int minute) const {
  const auto low = static_cast<std::size_t>(minute) * 2;
  return static_cast<unsigned char>(bytes_.at(low)) | static_cast<unsigned char>(bytes_.at(low + 1)) << 8;
}

void DayLoad::add(int from, int to, int by) {
  for (int i = from; i < to; ++i) {
    const int now = std::clamp(at(i) + by, 0, 0xFFFF);
    const auto low = static_cast<std::size_t>(i) * 2;
    bytes_.at(low) = static_cast<char>(now & 0xFF);
    bytes_.at(low + 1) = static_cast<char>(now >> 8);
  }
}

int DayLoad::most(int from, int to) const {
  int out = 0;
  for (int i = from; i < to; ++i) out = std::max(out, at(i));
  return out;
}

}  // namespace nb::appointments
