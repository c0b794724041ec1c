// SPDX-License-Identifier: EUPL-1.2
// Pools, days and offers. When a plan is made after bookings were rescued, those of its site and service join it.
#include <boost/json.hpp>

#include "appointments/applying.hpp"
#include "appointments/events.hpp"
#include "state/members.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::appointments {

namespace {

using state::AppliedEntry;
using state::text_member;

void apply_pool_set(storage::Db& db, const AppliedEntry& entry) {
  const auto pool = decode_pool(entry.data);
  if (!pool) return;
  db.query(
        "INSERT INTO appt_pool(log, id, name, site, data) VALUES(?, ?, ?, ?, ?) ON CONFLICT(log, id) DO UPDATE SET name = excluded.name, site = excluded.site, data = "
        "excluded.data,"
        " closed = 0")
      .bind(entry.log.str(), entry.subject, pool->name, pool->site, boost::json::serialize(entry.data))
      .run();
  db.query("DELETE FROM appt_window WHERE log = ? AND pool = ?").bind(entry.log.str(), entry.subject).run();
  for (const WeekWindow& one : pool->windows) {
    for (int weekday = 0; weekday < 7; ++weekday) {
      if ((one.weekdays >> weekday & 1) == 0) continue;
      db.query("INSERT OR IGNORE INTO appt_window(log, pool, weekday, from_minute, to_minute, desks) VALUES(?, ?, ?, ?, ?, ?)")
          .bind(entry.log.str(), entry.subject, weekday, one.window.from, one.window.to, one.window.desks)
          .run();
    }
  }
}

void clear_day(storage::Db& db, const AppliedEntry& entry, std::string_view day) {
  db.query("DELETE FROM appt_day WHERE log = ? AND pool = ? AND day = ?").bind(entry.log.str(), entry.subject, day).run();
  db.query("DELETE FROM appt_day_window WHERE log = ? AND pool = ? AND day = ?").bind(entry.log.str(), entry.subject, day).run();
}

void apply_day_set(storage::Db& db, const AppliedEntry& entry) {
  const auto exception = decode_exception(entry.data);
  if (!exception) return;
  const std::string day = format_date(exception->day);
  clear_day(db, entry, day);
  db.query("INSERT INTO appt_day(log, pool, day, reason, data) VALUES(?, ?, ?, ?, ?)")
      .bind(entry.log.str(), entry.subject, day, exception->reason, boost::json::serialize(entry.data))
      .run();
  for (const Window& one : exception->windows) {
    db.query("INSERT OR IGNORE INTO appt_day_window(log, pool, day, from_minute, to_minute, desks) VALUES(?, ?, ?, ?, ?, ?)")
        .bind(entry.log.str(), entry.subject, day, one.from, one.to, one.desks)
        .run();
  }
}

/// Bookings of this service at the pool's site that belong to no pool yet: they take desks from now on.
void adopt(storage::Db& db, const AppliedEntry& entry, const Offer& offer) {
  std::string site;
  {
    auto q = db.query("SELECT site FROM appt_pool WHERE log = ? AND id = ?");
    q.bind(entry.log.str(), entry.subject);
    if (!q.step()) return;
    site = q.str(0);
  }
  Loads loads(db, entry.log);
  {
    auto q = db.query("SELECT start, minutes FROM appt_booking INDEXED BY appt_booking_no_pool WHERE log = ? AND site = ? AND service = ? AND pool = '' AND status = 1");
    q.bind(entry.log.str(), site, offer.service);
    while (q.step()) loads.add(std::string(entry.subject), {Instant(std::chrono::milliseconds(q.i64(0))), static_cast<int>(q.i64(1)), offer.desks, offer.rooms}, 1);
  }
  loads.flush();
  db.query("UPDATE appt_booking SET pool = ?, desks = ?, rooms = ?, placed = ? WHERE log = ? AND site = ? AND service = ? AND pool = ''")
      .bind(entry.subject, offer.desks, offer.rooms, entry.seq, entry.log.str(), site, offer.service)
      .run();
}

void apply_offer_set(storage::Db& db, const AppliedEntry& entry) {
  const auto offer = decode_offer(entry.data);
  if (!offer) return;
  db.query(
        "INSERT INTO appt_offer(log, pool, service, step, minutes, desks, rooms, lead_minutes, ahead_days, online, withdrawn, invited_only) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "0, ?)"
        " ON CONFLICT(log, pool, service) DO UPDATE SET step = excluded.step, minutes = excluded.minutes, desks = excluded.desks, rooms = excluded.rooms,"
        " lead_minutes = excluded.lead_minutes, ahead_days = excluded.ahead_days, online = excluded.online, withdrawn = 0,"
        " invited_only = max(invited_only, excluded.invited_only)")
      .bind(entry.log.str(), entry.subject, offer->service, offer->step, offer->minutes, offer->desks, offer->rooms, offer->lead_minutes, offer->ahead_days, offer->online ? 1 : 0,
            offer->invited_only ? 1 : 0)
      .run();
  adopt(db, entry, *offer);
}

}  // namespace

bool apply_plan(storage::Db& db, const AppliedEntry& entry) {
  if (entry.type == event::kPoolSet) {
    apply_pool_set(db, entry);
  } else if (entry.type == event::kPoolClosed) {
    db.query("UPDATE appt_pool SET closed = 1 WHERE log = ? AND id = ?").bind(entry.log.str(), entry.subject).run();
  } else if (entry.type == event::kDaySet) {
    apply_day_set(db, entry);
  } else if (entry.type == event::kDayCleared) {
    clear_day(db, entry, text_member(entry.data, "day"));
  } else if (entry.type == event::kOfferSet) {
    apply_offer_set(db, entry);
  } else if (entry.type == event::kOfferWithdrawn) {
    db.query("UPDATE appt_offer SET withdrawn = 1 WHERE log = ? AND pool = ? AND service = ?").bind(entry.log.str(), entry.subject, text_member(entry.data, "service")).run();
  } else if (entry.type == event::kOfferOpened) {
    db.query("UPDATE appt_offer SET invited_only = 0 WHERE log = ? AND pool = ? AND service = ?").bind(entry.log.str(), entry.subject, text_member(entry.data, "service")).run();
  } else {
    return false;
  }
  return true;
}

}  // namespace nb::appointments
