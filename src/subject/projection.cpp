// SPDX-License-Identifier: EUPL-1.2
#include "subject/projection.hpp"

#include <boost/json.hpp>

#include "storage/sqlite/db.hpp"
#include "subject/events.hpp"

namespace nb::subject {

namespace {

std::string_view member(const boost::json::object& data, std::string_view name) {
  const auto* value = data.if_contains(name);
  const auto* text = value != nullptr ? value->if_string() : nullptr;
  return text != nullptr ? std::string_view(text->data(), text->size()) : std::string_view();
}

}  // namespace

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
        .bind(log, entry.subject, at, entry.actor, member(entry.data, "reason"))
        .run();
    return;
  }
  if (entry.type != event::kErased && entry.type != event::kErasureDeclined) return;  // a newer version's
  db.query("DELETE FROM subject_request WHERE log = ? AND subject = ?").bind(log, entry.subject).run();
  if (entry.type != event::kErased) return;
  db.query("INSERT OR IGNORE INTO subject_erased(log, subject, at, actor, requested_by, reason) VALUES(?, ?, ?, ?, ?, ?)")
      .bind(log, entry.subject, at, entry.actor, member(entry.data, "requested_by"), member(entry.data, "reason"))
      .run();
}

}  // namespace nb::subject
