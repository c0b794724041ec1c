// SPDX-License-Identifier: EUPL-1.2
#include "pickup/projection.hpp"

#include <boost/json.hpp>

#include "pickup/events.hpp"
#include "state/members.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::pickup {

namespace {

using state::AppliedEntry;
using state::number_member;
using state::text_member;

using storage::ms;

void apply_registered(storage::Db& db, const AppliedEntry& entry) {
  const auto pickup = decode_pickup(entry.data);
  if (!pickup) return;
  db.query(
        "INSERT OR IGNORE INTO pickup_item(log, serial, subject, seq, kind, site, arrived, pin, old_document, both_parents, state, since, changed)"
        " VALUES(?1, (SELECT coalesce(max(serial), 0) + 1 FROM pickup_item WHERE log = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0, ?6, ?10)")
      .bind(entry.log.str(), entry.subject, entry.seq, static_cast<int>(pickup->kind), pickup->site, format_date(pickup->arrived), static_cast<int>(pickup->pin),
            pickup->old_document ? 1 : 0, pickup->both_parents ? 1 : 0, ms(entry.at))
      .run();
}

void apply_corrected(storage::Db& db, const AppliedEntry& entry) {
  const auto pickup = decode_pickup(entry.data);
  if (!pickup) return;
  db.query("UPDATE pickup_item SET kind = ?, site = ?, arrived = ?, pin = ?, old_document = ?, both_parents = ? WHERE log = ? AND subject = ?")
      .bind(static_cast<int>(pickup->kind), pickup->site, format_date(pickup->arrived), static_cast<int>(pickup->pin), pickup->old_document ? 1 : 0, pickup->both_parents ? 1 : 0,
            entry.log.str(), entry.subject)
      .run();
  db.query("UPDATE pickup_item SET since = arrived WHERE log = ? AND subject = ? AND reminders = 0").bind(entry.log.str(), entry.subject).run();
}

void apply_moved(storage::Db& db, const AppliedEntry& entry) {
  const std::uint64_t batch = number_member(entry.data, "batch");
  const std::string_view site = text_member(entry.data, "site");
  db.query("INSERT OR IGNORE INTO pickup_batch(log, number, site, at, actor) VALUES(?, ?, ?, ?, ?)").bind(entry.log.str(), batch, site, ms(entry.at), entry.actor).run();
  db.query("INSERT OR IGNORE INTO pickup_batch_item(log, number, subject) VALUES(?, ?, ?)").bind(entry.log.str(), batch, entry.subject).run();
  db.query("UPDATE pickup_item SET site = ?, batch = ?, under_way = 1 WHERE log = ? AND subject = ?").bind(site, batch, entry.log.str(), entry.subject).run();
}

/// Whatever becomes of it, it has arrived somewhere.
void set_state(storage::Db& db, const AppliedEntry& entry, State state) {
  db.query("UPDATE pickup_item SET state = ?, under_way = 0 WHERE log = ? AND subject = ?").bind(static_cast<int>(state), entry.log.str(), entry.subject).run();
}

/// The day of an entry is that of its UTC time: good enough for "not again within weeks".
void apply_reminded(storage::Db& db, const AppliedEntry& entry) {
  const std::string day = format_utc(entry.at).substr(0, 10);
  db.query("UPDATE pickup_item SET reminders = reminders + 1, reminded = ?, since = ? WHERE log = ? AND subject = ?").bind(day, day, entry.log.str(), entry.subject).run();
}

void add_history(storage::Db& db, const AppliedEntry& entry) {
  db.query("INSERT OR IGNORE INTO pickup_history(log, subject, seq, type, at, occurred, actor, data) VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), entry.subject, entry.seq, entry.type, ms(entry.at), ms(entry.occurred), entry.actor, boost::json::serialize(entry.data))
      .run();
  db.query("UPDATE pickup_item SET changed = ? WHERE log = ? AND subject = ?").bind(ms(entry.at), entry.log.str(), entry.subject).run();
}

}  // namespace

void PickupProjection::create(storage::Db& db) const {
  db.exec(
      "CREATE TABLE pickup_item("
      " log TEXT NOT NULL, serial INTEGER NOT NULL, subject TEXT NOT NULL, seq INTEGER NOT NULL, kind INTEGER NOT NULL, site TEXT NOT NULL,"
      " arrived TEXT NOT NULL, pin INTEGER NOT NULL, old_document INTEGER NOT NULL, both_parents INTEGER NOT NULL, state INTEGER NOT NULL,"
      " under_way INTEGER NOT NULL DEFAULT 0, batch INTEGER NOT NULL DEFAULT 0, reminders INTEGER NOT NULL DEFAULT 0, reminded TEXT NOT NULL DEFAULT '',"
      " since TEXT NOT NULL,"  // day from which it waits for its owner to hear of it: arrived, or last reminded
      " changed INTEGER NOT NULL, PRIMARY KEY(log, serial)) STRICT, WITHOUT ROWID;"
      "CREATE UNIQUE INDEX pickup_item_subject ON pickup_item(log, subject);"
      "CREATE INDEX pickup_item_list ON pickup_item(log, state, arrived, serial);"
      "CREATE INDEX pickup_item_site ON pickup_item(log, site, state, arrived, serial);"
      "CREATE INDEX pickup_item_since ON pickup_item(log, since, serial) WHERE state = 0;"
      "CREATE TABLE pickup_history(log TEXT NOT NULL, subject TEXT NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL, occurred INTEGER NOT NULL,"
      " actor TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY(log, subject, seq)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE pickup_batch(log TEXT NOT NULL, number INTEGER NOT NULL, site TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY KEY(log, number)) STRICT, "
      "WITHOUT ROWID;"
      "CREATE TABLE pickup_batch_item(log TEXT NOT NULL, number INTEGER NOT NULL, subject TEXT NOT NULL, PRIMARY KEY(log, number, subject)) STRICT, WITHOUT ROWID;");
}

void PickupProjection::apply(storage::Db& db, const AppliedEntry& entry) const {
  if (entry.type == event::kRegistered) {
    apply_registered(db, entry);
  } else if (entry.type == event::kCorrected) {
    apply_corrected(db, entry);
  } else if (entry.type == event::kMoved) {
    apply_moved(db, entry);
  } else if (entry.type == event::kReceived || entry.type == event::kUndone) {
    set_state(db, entry, State::ready);
  } else if (entry.type == event::kHandedOver) {
    set_state(db, entry, State::handed_over);
  } else if (entry.type == event::kReturned) {
    set_state(db, entry, parse_word<State>(kStates, text_member(entry.data, "how")).value_or(State::to_maker));
  } else if (entry.type == event::kReminded) {
    apply_reminded(db, entry);
  } else if (entry.type == event::kNotReached) {
    // Stands in the history alone: whoever was not reached waits as before.
  } else {
    return;  // a newer version's
  }
  add_history(db, entry);
}

}  // namespace nb::pickup
