// SPDX-License-Identifier: EUPL-1.2
// May something be booked then? The windows of a day, what is taken of them, and the times that are free. Reads state.db: decisions and
// pages ask the same functions, so that what is shown as free is what will be taken.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "appointments/load.hpp"
#include "appointments/model.hpp"
#include "base/zone.hpp"
#include "deadlines/holidays.hpp"

namespace nb::storage {
class Db;
}

namespace nb::appointments {

/// A day of a pool: an exception, else a statutory holiday (closed), else its weekday.
struct DayPlan {
  std::vector<Window> windows;  ///< in order, without overlap
  std::string reason;           ///< of an exception, or the holiday's name
};
[[nodiscard]] DayPlan day_plan(storage::Db& db, const LogName& log, std::string_view pool, CivilDate day, const deadlines::HolidayCalendar& holidays);

/// The municipality's calendar at a moment.
struct Place {
  storage::Db& db;
  const LogName& log;
  const Zone& zone;
  const deadlines::HolidayCalendar& holidays;
  Instant now;
};

enum class Fit { free, closed, off_grid, full, rooms_full };
struct Judged {
  Fit fit = Fit::free;
  std::string reason;  ///< why it is closed, if something particular is known
};
struct Wish {
  std::string_view pool;
  int rooms = 0;  ///< the pool has
  Need need;
  std::optional<int> grid;     ///< must begin at a multiple of these minutes after a window's beginning
  std::optional<Need> except;  ///< the booking that is being moved
};
[[nodiscard]] Judged judge(const Place& place, const Wish& wish);

struct FreeSlot {
  Instant start;
  int left = 0;  ///< bookings of this offer that could begin then
};
/// The free times of a day for an offer, from its grid, within lead time and days ahead. Does not ask whether the service is possible.
[[nodiscard]] std::vector<FreeSlot> free_slots(const Place& place, const Pool& pool, const Offer& offer, CivilDate day);
/// How many bookings of this offer fit in between, as the plan stands: what begins at one time takes from the next.
[[nodiscard]] std::uint64_t room_for(const Place& place, const Pool& pool, const Offer& offer, CivilDate from, CivilDate to);

/// True if an unlifted call-off covers this.
[[nodiscard]] bool is_called_off(storage::Db& db, const LogName& log, const Pool& pool, std::string_view service, CivilDate day);

}  // namespace nb::appointments
