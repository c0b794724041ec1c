// SPDX-License-Identifier: EUPL-1.2
#include "appointments/projection.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "appointments/applying.hpp"
#include "state/members.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::appointments {

using state::AppliedEntry;
using state::text_member;

std::optional<Instant> moment_member(const AppliedEntry& entry, std::string_view name) { return parse_rfc3339(text_member(entry.data, name)); }

bool flag_member(const AppliedEntry& entry, std::string_view name) { return state::flag_member(entry.data, name); }

void Loads::add(const std::string& pool, const Need& need, int sign) {
  for (const Stretch& one : stretches(need.start, need.minutes)) {
    const auto key = std::pair(pool, one.day);
    auto found = days_.find(key);
    if (found == days_.end()) {
      auto q = db_.query("SELECT load FROM appt_load WHERE log = ? AND pool = ? AND day = ?");
      q.bind(log_.str(), pool, one.day);
      found = days_.emplace(key, q.step() ? DayLoad(text_of(q.blob(0))) : DayLoad()).first;
    }
    found->second.add(one.from, one.to, sign * need.desks, sign * need.rooms);
  }
}

void Loads::flush() {
  for (const auto& [key, load] : days_) {
    db_.query("INSERT INTO appt_load(log, pool, day, load) VALUES(?, ?, ?, ?) ON CONFLICT(log, pool, day) DO UPDATE SET load = excluded.load")
        .bind(log_.str(), key.first, key.second, bytes_of(load.bytes()))
        .run();
  }
  days_.clear();
}

void release_expired(storage::Db& db, const AppliedEntry& entry, Loads& loads, const std::string& pool, Instant around) {
  const std::int64_t day = std::chrono::floor<std::chrono::days>(around).time_since_epoch().count();
  bool any = false;
  {
    // Day by day: within one the index is in the order of expiry, and what still holds is not looked at.
    auto q = db.query(
        "SELECT start, minutes, desks, rooms FROM appt_booking INDEXED BY appt_booking_held WHERE log = ? AND pool = ? AND status = 0 AND day IN (?, ?, ?) AND expires <= ?");
    q.bind(entry.log.str(), pool, day - 1, day, day + 1, ms(entry.at));
    while (q.step()) {
      any = true;
      loads.add(pool, {Instant(std::chrono::milliseconds(q.i64(0))), static_cast<int>(q.i64(1)), static_cast<int>(q.i64(2)), static_cast<int>(q.i64(3))}, -1);
    }
  }
  if (!any) return;
  db.query("UPDATE appt_booking SET status = ? WHERE log = ? AND pool = ? AND status = 0 AND day IN (?, ?, ?) AND expires <= ?")
      .bind(static_cast<int>(Status::released), entry.log.str(), pool, day - 1, day, day + 1, ms(entry.at))
      .run();
}

void lock_offers(storage::Db& db, const LogName& log, std::string_view service, std::string_view pool, std::string_view site) {
  db.query(
        "UPDATE appt_offer SET invited_only = 1 WHERE log = ?1 AND service = ?2 AND invited_only = 0 AND (pool = ?3"
        " OR ?3 = '' AND EXISTS (SELECT 1 FROM appt_pool p WHERE p.log = ?1 AND p.id = appt_offer.pool AND ?4 IN ('', p.site))"
        " OR ?3 <> '' AND NOT EXISTS (SELECT 1 FROM appt_offer o JOIN appt_pool q ON q.log = o.log AND q.id = o.pool WHERE o.log = ?1 AND o.pool = ?3 AND o.service = ?2 AND"
        " o.withdrawn = 0 AND q.closed = 0))")
      .bind(log.str(), service, pool, site)
      .run();
}

void add_history(storage::Db& db, const AppliedEntry& entry, std::string_view booking, bool sealed) {
  db.query("INSERT OR IGNORE INTO appt_history(log, booking, seq, type, at, actor, sealed) VALUES(?, ?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), booking, entry.seq, entry.type, ms(entry.at), entry.actor, sealed ? 1 : 0)
      .run();
}

void drop_notices(storage::Db& db, const AppliedEntry& entry, std::string_view booking, bool offers_only) {
  db.query("UPDATE appt_notice SET state = ?, changed = ? WHERE log = ? AND booking = ? AND state IN (?, ?, ?, ?) AND (? = 0 OR kind = ?)")
      .bind(static_cast<int>(NoticeState::dropped), ms(entry.at), entry.log.str(), booking, static_cast<int>(NoticeState::queued), static_cast<int>(NoticeState::deferred),
            static_cast<int>(NoticeState::unknown), static_cast<int>(NoticeState::to_call), offers_only ? 1 : 0, static_cast<int>(NoticeKind::offer))
      .run();
}

void queue_notice(storage::Db& db, const AppliedEntry& entry, const Booking& booking, NoticeKind kind, unsigned sequence, std::string_view cause) {
  drop_notices(db, entry, booking.id, kind == NoticeKind::offer);
  const Channel channel = best_channel(booking.channels);
  const NoticeState state = channel == Channel::call ? NoticeState::to_call : NoticeState::queued;
  db.query(
        "INSERT INTO appt_notice(log, booking, number, kind, sequence, channel, state, attempts, calls, code, cause, urgency, start, changed)"
        " VALUES(?1, ?2, (SELECT coalesce(max(number), 0) + 1 FROM appt_notice WHERE log = ?1 AND booking = ?2), ?3, ?4, ?5, ?6, 0, 0, '', ?7, ?8, ?9, ?10)")
      .bind(entry.log.str(), booking.id, static_cast<int>(kind), static_cast<std::uint64_t>(sequence), static_cast<int>(channel), static_cast<int>(state), cause,
            static_cast<int>(booking.urgency), ms(booking.start), ms(entry.at))
      .run();
}

void put_link(storage::Db& db, const AppliedEntry& entry, std::string_view booking, std::string_view link, std::optional<Instant> expires) {
  if (link.empty() || !expires) return;
  db.query("INSERT OR IGNORE INTO appt_link(token, log, booking, expires) VALUES(?, ?, ?, ?)").bind(link, entry.log.str(), booking, ms(*expires)).run();
}

namespace {

constexpr const char* kPlanTables =
    "CREATE TABLE appt_pool(log TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, site TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0, data TEXT NOT NULL,"
    " PRIMARY KEY(log, id)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE appt_window(log TEXT NOT NULL, pool TEXT NOT NULL, weekday INTEGER NOT NULL, from_minute INTEGER NOT NULL, to_minute INTEGER NOT NULL, desks INTEGER NOT NULL,"
    " PRIMARY KEY(log, pool, weekday, from_minute)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE appt_day(log TEXT NOT NULL, pool TEXT NOT NULL, day TEXT NOT NULL, reason TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY(log, pool, day)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE appt_day_window(log TEXT NOT NULL, pool TEXT NOT NULL, day TEXT NOT NULL, from_minute INTEGER NOT NULL, to_minute INTEGER NOT NULL, desks INTEGER NOT NULL,"
    " PRIMARY KEY(log, pool, day, from_minute)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE appt_offer(log TEXT NOT NULL, pool TEXT NOT NULL, service TEXT NOT NULL, step INTEGER, minutes INTEGER NOT NULL, desks INTEGER NOT NULL, rooms INTEGER NOT NULL,"
    " lead_minutes INTEGER NOT NULL, ahead_days INTEGER NOT NULL, online INTEGER NOT NULL, withdrawn INTEGER NOT NULL, invited_only INTEGER NOT NULL,"
    " PRIMARY KEY(log, pool, service)) STRICT, WITHOUT ROWID;";

// With rowid: the ids are long, and there are many indexes.
constexpr const char* kBookingTables =
    "CREATE TABLE appt_booking(log TEXT NOT NULL, id TEXT NOT NULL, code TEXT NOT NULL, reference TEXT NOT NULL, uid TEXT NOT NULL, sequence INTEGER NOT NULL,"
    " service TEXT NOT NULL, step INTEGER, site TEXT NOT NULL, pool TEXT NOT NULL, start INTEGER NOT NULL, day INTEGER NOT NULL, local TEXT NOT NULL, minutes INTEGER NOT NULL,"
    " desks INTEGER NOT NULL, rooms INTEGER NOT NULL, source INTEGER NOT NULL, urgency INTEGER NOT NULL, channels INTEGER NOT NULL, status INTEGER NOT NULL, expires INTEGER,"
    " moves INTEGER NOT NULL DEFAULT 0, call_off TEXT NOT NULL DEFAULT '', wave TEXT NOT NULL DEFAULT '', recorded INTEGER NOT NULL, seq INTEGER NOT NULL,"
    " placed INTEGER NOT NULL) STRICT;"
    "CREATE UNIQUE INDEX appt_booking_id ON appt_booking(log, id);"
    "CREATE UNIQUE INDEX appt_booking_code ON appt_booking(log, code);"
    "CREATE UNIQUE INDEX appt_booking_reference ON appt_booking(log, reference) WHERE reference <> '';"
    "CREATE INDEX appt_booking_uid ON appt_booking(log, uid) WHERE uid <> '';"
    "CREATE INDEX appt_booking_start ON appt_booking(log, start, seq);"
    "CREATE INDEX appt_booking_held ON appt_booking(log, pool, day, expires) WHERE status = 0;"
    "CREATE INDEX appt_booking_kind ON appt_booking(log, service, step) WHERE status = 1;"
    "CREATE INDEX appt_booking_waiting ON appt_booking(log, service) WHERE status IN (2, 6);"
    "CREATE INDEX appt_booking_no_pool ON appt_booking(log, site, service) WHERE pool = '';"
    "CREATE TABLE appt_load(log TEXT NOT NULL, pool TEXT NOT NULL, day INTEGER NOT NULL, load BLOB NOT NULL) STRICT;"
    "CREATE UNIQUE INDEX appt_load_day ON appt_load(log, pool, day);"
    "CREATE TABLE appt_history(log TEXT NOT NULL, booking TEXT NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, sealed INTEGER NOT "
    "NULL,"
    " PRIMARY KEY(log, booking, seq)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE appt_link(token TEXT NOT NULL, log TEXT NOT NULL, booking TEXT NOT NULL, expires INTEGER NOT NULL, PRIMARY KEY(token, log)) STRICT, WITHOUT ROWID;";

constexpr const char* kManyTables =
    "CREATE TABLE appt_call_off(log TEXT NOT NULL, id TEXT NOT NULL, service TEXT NOT NULL, site TEXT NOT NULL, pool TEXT NOT NULL, from_day TEXT NOT NULL, to_day TEXT NOT NULL,"
    " blocks INTEGER NOT NULL, selection TEXT NOT NULL, reason TEXT NOT NULL, hit INTEGER NOT NULL, actor TEXT NOT NULL, at INTEGER NOT NULL, lifted INTEGER,"
    " services TEXT NOT NULL, unseen INTEGER NOT NULL,"
    " PRIMARY KEY(log, id)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX appt_call_off_open ON appt_call_off(log, to_day) WHERE lifted IS NULL;"
    "CREATE TABLE appt_wave(log TEXT NOT NULL, id TEXT NOT NULL, pool TEXT NOT NULL, service TEXT NOT NULL, offered INTEGER NOT NULL, expires INTEGER NOT NULL, at INTEGER NOT "
    "NULL,"
    " actor TEXT NOT NULL, PRIMARY KEY(log, id)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE appt_notice(log TEXT NOT NULL, booking TEXT NOT NULL, number INTEGER NOT NULL, kind INTEGER NOT NULL, sequence INTEGER NOT NULL, channel INTEGER NOT NULL,"
    " state INTEGER NOT NULL, attempts INTEGER NOT NULL, calls INTEGER NOT NULL, code TEXT NOT NULL, next INTEGER, cause TEXT NOT NULL, urgency INTEGER NOT NULL,"
    " start INTEGER NOT NULL, changed INTEGER NOT NULL, PRIMARY KEY(log, booking, number)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX appt_notice_due ON appt_notice(channel, urgency, start) WHERE state IN (0, 2);"
    "CREATE INDEX appt_notice_begun ON appt_notice(log) WHERE state = 1;"
    "CREATE INDEX appt_notice_hands ON appt_notice(log, state, urgency, start) WHERE state IN (4, 5);"
    "CREATE INDEX appt_notice_cause ON appt_notice(log, cause, state) WHERE cause <> '';"
    "CREATE TABLE appt_ticket(log TEXT NOT NULL, pool TEXT NOT NULL, day TEXT NOT NULL, number INTEGER NOT NULL, service TEXT NOT NULL, state INTEGER NOT NULL,"
    " counter TEXT NOT NULL DEFAULT '', drawn INTEGER NOT NULL, called INTEGER, finished INTEGER, PRIMARY KEY(log, pool, day, number)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX appt_ticket_waiting ON appt_ticket(log, pool, day, number) WHERE state = 0;";

}  // namespace

void AppointmentsProjection::create(storage::Db& db) const {
  for (const char* tables : {kPlanTables, kBookingTables, kManyTables}) db.exec(tables);
  create_import_tables(db);
}

void AppointmentsProjection::apply(storage::Db& db, const AppliedEntry& entry) const {
  // Whatever none of them knows is a newer version's.
  (void)(apply_booking(db, entry) || apply_notice(db, entry) || apply_many(db, entry) || apply_plan(db, entry) || apply_queue(db, entry) || apply_import(db, entry));
}

}  // namespace nb::appointments
