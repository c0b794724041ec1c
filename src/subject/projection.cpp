// SPDX-License-Identifier: EUPL-1.2
#include "subject/projection.hpp"

#include "state/members.hpp"
#include "storage/sqlite/db.hpp"
#include "subject/events.hpp"

namespace nb::subject {

using state::text_member;

void SubjectProjection::create(storage::Db& db) const {
  db.exec(
      "CREATE TABLE subject_request(log TEXT NOT NULL, subject TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY(log, subject)) STRICT, "
      "WITHOUT ROWID;"
      "CREATE TABLE subject_erased(log TEXT NOT NULL, subject TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, requested_by TEXT NOT NULL, reason TEXT NOT NULL,"
      " PRIMARY KEY(log, subject)) STRICT, WITHOUT ROWID;");
}

void SubjectProjection::apply(storage::Db& db, const state::AppliedEntry& entry) const {
  const std::string log = entry.log.str();
  const auto at = entry.at.time_since_epoch().count();
  if (entry.type == event::kErasureRequested) {
    db.query("INSERT OR REPLACE INTO subject_request(log, subject, at, actor, reason) VALUES(?, ?, ?, ?, ?)")
        .bind(log, entry.subject, at, entry.actor, text_member(entry.data, "reason"))
        .run();
    return;
  }
  if (entry.type != event::kErased && entry.type != event::kErasureDeclined) return;  // a newer version's
  db.query("DELETE FROM subject_request WHERE log = ? AND subject = ?").bind(log, entry.subject).run();
  if (entry.type != event::kErased) return;
  db.query("INSERT OR IGNORE INTO subject_erased(log, subject, at, actor, requested_by, reason) VALUES(?, ?, ?, ?, ?, ?)")
      .bind(log, entry.subject, at, entry.actor, text_member(entry.data, "requested_by"), text_member(entry.data, "reason"))
      .run();
}

}  // namespace nb::subject
