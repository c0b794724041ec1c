// SPDX-License-Identifier: EUPL-1.2
#include "appointments/queries_online.hpp"

#include "appointments/queries.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::appointments {

std::size_t booked_online_since(storage::Db& db, const LogName& log, Instant since) {
  auto q = db.query("SELECT count(*) FROM appt_booking WHERE log = ? AND source = ? AND recorded >= ? AND status NOT IN (?, ?)");
  q.bind(log.str(), static_cast<int>(Source::online), since.time_since_epoch().count(), static_cast<int>(Status::reserved), static_cast<int>(Status::released));
  return q.step() ? q.u64(0) : 0;
}

bool is_over(storage::Db& db, const LogName& log, std::string_view booking, Instant now) {
  const auto found = find_booking(db, log, booking);
  if (!found) return false;
  switch (found->status) {
    case Status::reserved:
      return found->expires.value_or(now) <= now;
    case Status::booked:
      return found->start <= now;
    case Status::waiting:
    case Status::called_off:
      return false;
    case Status::released:
    case Status::given_up:
    case Status::served:
    case Status::no_show:
      return true;
  }
  return true;
}

}  // namespace nb::appointments
