// SPDX-License-Identifier: EUPL-1.2
#include "appointments/calendar.hpp"

#include <algorithm>

#include "storage/sqlite/db.hpp"

namespace nb::appointments {

namespace {

using std::chrono::minutes;

/// A window as moments: on the days the clocks are changed it is longer or shorter than it looks.
struct Staffed {
  Instant from;
  Instant to;
  int desks = 0;
};

std::vector<Staffed> staffed(const Zone& zone, CivilDate day, const std::vector<Window>& windows) {
  std::vector<Staffed> out;
  for (const Window& one : windows) out.push_back({zone.instant(day, minutes(one.from)), zone.instant(day, minutes(one.to)), one.desks});
  return out;
}

/// What is taken of a pool around a stretch of time, as the row of each day it touches.
class Taken {
 public:
  Taken(const Place& place, std::string_view pool, Instant start, int length) {
    for (const Stretch& one : stretches(start, length)) days_.push_back({one.day, read(place, pool, one.day)});
    if (!days_.empty()) give_back_expired(place, pool);
  }

  void take(const Need& need, int sign) {
    for (const Stretch& one : stretches(need.start, need.minutes)) {
      if (DayLoad* load = find(one.day)) load->add(one.from, one.to, sign * need.desks, sign * need.rooms);
    }
  }
  [[nodiscard]] int desks(Instant start, int length) {
    int out = 0;
    for (const Stretch& one : stretches(start, length)) {
      if (const DayLoad* load = find(one.day)) out = std::max(out, load->desks(one.from, one.to));
    }
    return out;
  }
  [[nodiscard]] int rooms(Instant start, int length) {
    int out = 0;
    for (const Stretch& one : stretches(start, length)) {
      if (const DayLoad* load = find(one.day)) out = std::max(out, load->rooms(one.from, one.to));
    }
    return out;
  }

 private:
  struct Day {
    std::int64_t day;
    DayLoad load;
  };
  static DayLoad read(const Place& place, std::string_view pool, std::int64_t day) {
    auto q = place.db.query("SELECT load FROM appt_load WHERE log = ? AND pool = ? AND day = ?");
    q.bind(place.log.str(), pool, day);
    return q.step() ? DayLoad(text_of(q.blob(0))) : DayLoad();
  }
  /// Reservations that have expired still stand in the rows until the next entry of that day.
  void give_back_expired(const Place& place, std::string_view pool) {
    std::vector<Need> expired;
    for (std::int64_t day = days_.front().day - 1; day <= days_.back().day; ++day) {  // within a day the index is in the order of expiry
      auto q = place.db.query(
          "SELECT start, minutes, desks, rooms FROM appt_booking INDEXED BY appt_booking_held WHERE log = ? AND pool = ? AND status = 0 AND day = ? AND expires <= ?");
      q.bind(place.log.str(), pool, day, place.now.time_since_epoch().count());
      while (q.step()) expired.push_back({Instant(std::chrono::milliseconds(q.i64(0))), static_cast<int>(q.i64(1)), static_cast<int>(q.i64(2)), static_cast<int>(q.i64(3))});
    }
    for (const Need& one : expired) take(one, -1);
  }
  [[nodiscard]] DayLoad* find(std::int64_t day) {
    const auto found = std::ranges::find(days_, day, &Day::day);
    return found == days_.end() ? nullptr : &found->load;
  }

  std::vector<Day> days_;
};

int minutes_between(Instant from, Instant to) { return static_cast<int>(std::chrono::floor<minutes>(to - from).count()); }

/// How many desks are free from start to end; nullopt: not staffed throughout.
std::optional<int> free_desks(const std::vector<Staffed>& windows, Taken& taken, Instant start, int length) {
  const Instant end = start + minutes(length);
  Instant at = start;
  std::optional<int> least;
  for (const Staffed& one : windows) {
    if (at >= end) break;
    if (one.to <= at || one.from > at) continue;
    const Instant to = std::min(one.to, end);
    const int left = one.desks - taken.desks(at, minutes_between(at, to));
    least = std::min(least.value_or(left), left);
    at = to;
  }
  return at >= end ? least : std::nullopt;
}

bool on_grid(const std::vector<Staffed>& windows, Instant start, int grid) {
  return std::ranges::any_of(windows, [&](const Staffed& one) { return one.from <= start && start < one.to && minutes_between(one.from, start) % grid == 0; });
}

std::vector<Window> windows_at(storage::Query q) {
  std::vector<Window> out;
  while (q.step()) out.push_back({static_cast<int>(q.i64(0)), static_cast<int>(q.i64(1)), static_cast<int>(q.i64(2))});
  return out;
}

/// What free_slots() and room_for() walk over.
struct OpenDay {
  std::vector<Staffed> windows;
  Taken taken;
  Instant first;  ///< nothing begins before
};

OpenDay open_day(const Place& place, const Pool& pool, const Offer& offer, CivilDate day) {
  auto windows = staffed(place.zone, day, day_plan(place.db, place.log, pool.id, day, place.holidays).windows);
  const Instant from = windows.empty() ? Instant{} : windows.front().from;
  const Instant to = windows.empty() ? Instant{} : windows.back().to;
  return {std::move(windows), Taken(place, pool.id, from, minutes_between(from, to)), place.now + minutes(offer.lead_minutes)};
}

bool within_reach(const Place& place, const Offer& offer, CivilDate day) {
  const std::chrono::sys_days today = place.zone.local(place.now).day;
  return std::chrono::sys_days(day) >= today && std::chrono::sys_days(day) <= today + std::chrono::days(offer.ahead_days);
}

/// How many of the offer could begin there.
int places_at(OpenDay& open, const Pool& pool, const Offer& offer, Instant start) {
  const int desks = free_desks(open.windows, open.taken, start, offer.minutes).value_or(0) / offer.desks;
  if (offer.rooms == 0) return std::max(desks, 0);
  return std::max(std::min(desks, (pool.rooms - open.taken.rooms(start, offer.minutes)) / offer.rooms), 0);
}

/// Calls take(start) for each beginning on the offer's grid.
template <class Take>
void each_beginning(const OpenDay& open, const Offer& offer, const Take& take) {
  for (const Staffed& one : open.windows) {
    for (Instant at = one.from; at < one.to; at += minutes(offer.minutes)) {
      if (at >= open.first) take(at);
    }
  }
}

}  // namespace

DayPlan day_plan(storage::Db& db, const LogName& log, std::string_view pool, CivilDate day, const deadlines::HolidayCalendar& holidays) {
  const std::string text = format_date(day);
  DayPlan out;
  bool exceptional = false;
  {
    auto q = db.query("SELECT reason FROM appt_day WHERE log = ? AND pool = ? AND day = ?");
    q.bind(log.str(), pool, text);
    exceptional = q.step();
    if (exceptional) out.reason = q.str(0);
  }
  if (exceptional) {
    auto q = db.query("SELECT from_minute, to_minute, desks FROM appt_day_window WHERE log = ? AND pool = ? AND day = ? ORDER BY from_minute");
    q.bind(log.str(), pool, text);
    out.windows = windows_at(std::move(q));
    return out;
  }
  if (const auto name = holidays.name(day)) {
    out.reason = *name;
    return out;
  }
  const auto weekday = std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding() - 1;
  auto q = db.query("SELECT from_minute, to_minute, desks FROM appt_window WHERE log = ? AND pool = ? AND weekday = ? ORDER BY from_minute");
  q.bind(log.str(), pool, static_cast<std::int64_t>(weekday));
  out.windows = windows_at(std::move(q));
  return out;
}

Judged judge(const Place& place, const Wish& wish) {
  const CivilDate day = place.zone.local(wish.need.start).day;
  DayPlan plan = day_plan(place.db, place.log, wish.pool, day, place.holidays);
  const auto windows = staffed(place.zone, day, plan.windows);
  Taken taken(place, wish.pool, wish.need.start, wish.need.minutes);
  if (wish.except) taken.take(*wish.except, -1);
  const auto left = free_desks(windows, taken, wish.need.start, wish.need.minutes);
  if (!left) return {Fit::closed, std::move(plan.reason)};
  if (wish.grid && !on_grid(windows, wish.need.start, *wish.grid)) return {Fit::off_grid, {}};
  if (*left < wish.need.desks) return {Fit::full, {}};
  if (wish.need.rooms > 0 && wish.rooms - taken.rooms(wish.need.start, wish.need.minutes) < wish.need.rooms) return {Fit::rooms_full, {}};
  return {};
}

std::vector<FreeSlot> free_slots(const Place& place, const Pool& pool, const Offer& offer, CivilDate day) {
  std::vector<FreeSlot> out;
  if (pool.closed || offer.withdrawn || !within_reach(place, offer, day)) return out;
  OpenDay open = open_day(place, pool, offer, day);
  each_beginning(open, offer, [&](Instant start) {
    if (const int left = places_at(open, pool, offer, start); left > 0) out.push_back({start, left});
  });
  return out;
}

std::uint64_t room_for(const Place& place, const Pool& pool, const Offer& offer, CivilDate from, CivilDate to) {
  std::uint64_t out = 0;
  if (pool.closed || offer.withdrawn) return out;
  for (std::chrono::sys_days day = from; day <= std::chrono::sys_days(to); day += std::chrono::days(1)) {
    if (!within_reach(place, offer, day) || is_called_off(place.db, place.log, pool, offer.service, day)) continue;
    OpenDay open = open_day(place, pool, offer, day);
    each_beginning(open, offer, [&](Instant start) {
      const int left = places_at(open, pool, offer, start);
      out += static_cast<std::uint64_t>(left);
      open.taken.take({start, offer.minutes, left * offer.desks, left * offer.rooms}, 1);
    });
  }
  return out;
}

bool is_called_off(storage::Db& db, const LogName& log, const Pool& pool, std::string_view service, CivilDate day) {
  auto q = db.query(
      "SELECT 1 FROM appt_call_off INDEXED BY appt_call_off_open WHERE log = ?1 AND lifted IS NULL AND blocks = 1 AND from_day <= ?2 AND to_day >= ?2 AND service IN ('', ?3) AND"
      " site IN ('', ?4) AND pool IN ('', ?5)");
  q.bind(log.str(), format_date(day), service, pool.site, pool.id);
  return q.step();
}

}  // namespace nb::appointments
