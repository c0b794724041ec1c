// SPDX-License-Identifier: EUPL-1.2
#include "appointments/seats.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <numeric>
#include <tuple>

namespace nb::appointments {

namespace {

using std::chrono::minutes;

Instant end_of(const Booking& booking) { return booking.start + minutes(booking.minutes); }

/// Minutes of one local day and of what reaches beyond its midnight: how many are staffed, how many are taken.
class Day {
 public:
  Day(const Zone& zone, CivilDate day, const std::vector<Window>& windows) : begin_(zone.instant(day, {})) {
    for (const Window& one : windows) {
      const auto from = place(zone.instant(day, minutes(one.from)));
      const auto to = place(zone.instant(day, minutes(one.to)));
      for (auto i = from; i < to; ++i) free_.at(i) += one.desks;
    }
  }
  /// Takes the desks and rooms if they are there throughout.
  bool take(const Booking& booking, int rooms) {
    const auto from = place(booking.start);
    const auto to = place(end_of(booking));
    for (auto i = from; i < to; ++i) {
      if (free_.at(i) < booking.desks || rooms - rooms_.at(i) < booking.rooms) return false;
    }
    for (auto i = from; i < to; ++i) {
      free_.at(i) -= booking.desks;
      rooms_.at(i) += booking.rooms;
    }
    return true;
  }

 private:
  static constexpr std::size_t kMinutes = std::size_t{3} * 1440;
  [[nodiscard]] std::size_t place(Instant moment) const {
    const auto at = std::chrono::floor<minutes>(moment - begin_).count();
    return std::min(static_cast<std::size_t>(std::max<decltype(at)>(at, 0)), kMinutes);
  }

  Instant begin_;
  std::vector<int> free_ = std::vector<int>(kMinutes, 0);
  std::vector<int> rooms_ = std::vector<int>(kMinutes, 0);
};

}  // namespace

std::vector<std::vector<std::size_t>> desk_sheets(const std::vector<Booking>& bookings) {
  std::vector<std::size_t> order(bookings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return std::tuple(bookings[i].start, -bookings[i].minutes, std::string_view(bookings[i].id)); });
  std::vector<std::vector<std::size_t>> sheets;
  std::vector<Instant> free_from;
  for (const std::size_t i : order) {
    int wanted = std::max(bookings[i].desks, 1);
    for (std::size_t desk = 0; wanted > 0; ++desk) {
      if (desk == sheets.size()) {
        sheets.emplace_back();
        free_from.push_back(bookings[i].start);
      }
      if (free_from[desk] > bookings[i].start) continue;
      sheets[desk].push_back(i);
      free_from[desk] = end_of(bookings[i]);
      --wanted;
    }
  }
  return sheets;
}

std::vector<Booking> beyond_plan(std::vector<Booking> bookings, const WindowsOf& windows, int rooms, const Zone& zone) {
  std::ranges::sort(bookings, {}, [](const Booking& one) { return std::tuple(one.seq, std::string_view(one.id)); });
  std::map<CivilDate, Day> days;
  std::vector<Booking> out;
  for (Booking& one : bookings) {
    const CivilDate day = zone.local(one.start).day;
    auto found = days.find(day);
    if (found == days.end()) found = days.emplace(day, Day(zone, day, windows(day))).first;
    if (!found->second.take(one, rooms)) out.push_back(std::move(one));
  }
  std::ranges::sort(out, {}, [](const Booking& one) { return std::tuple(one.start, std::string_view(one.id)); });
  return out;
}

}  // namespace nb::appointments
