// SPDX-License-Identifier: EUPL-1.2
// Imports with their rows, what each source's columns mean, and since when which source vouches for a booking's time.
#include <boost/json.hpp>

#include "appointments/applying.hpp"
#include "appointments/import.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::appointments {

namespace {

using state::AppliedEntry;

void note_import(storage::Db& db, const AppliedEntry& entry) {
  const Import import = decode_import(entry.data);
  db.query("INSERT OR IGNORE INTO appt_import(log, id, data, as_of, at, actor, seq) VALUES(?, ?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), entry.subject, boost::json::serialize(entry.data), import.as_of ? ms(*import.as_of) : std::int64_t{-1}, ms(entry.at), entry.actor, entry.seq)
      .run();
}

/// The time that the booking has now is what this source says; of several the newest counts.
void vouch(storage::Db& db, const AppliedEntry& entry, const std::string& booking) {
  db.query(
        "INSERT INTO appt_import_time(log, booking, as_of, start) SELECT b.log, b.id, i.as_of, b.start FROM appt_booking b JOIN appt_import i ON i.log = b.log AND i.id = ?3"
        " WHERE b.log = ?1 AND b.id = ?2"
        " ON CONFLICT(log, booking) DO UPDATE SET as_of = excluded.as_of, start = excluded.start WHERE excluded.as_of >= as_of OR excluded.start <> start")
      .bind(entry.log.str(), booking, entry.subject)
      .run();
}

void note_rows(storage::Db& db, const AppliedEntry& entry) {
  const auto rows = decode_rows(part_of(entry, part::kRows));
  if (!rows) return;
  std::uint64_t number = 0;
  {
    auto q = db.query("SELECT count(*) FROM appt_import_row WHERE log = ? AND import = ?");
    q.bind(entry.log.str(), entry.subject);
    if (q.step()) number = static_cast<std::uint64_t>(q.i64(0));
  }
  for (const ImportedRow& row : *rows) {
    db.query("INSERT OR IGNORE INTO appt_import_row(log, import, number, line, outcome, reason, booking) VALUES(?, ?, ?, ?, ?, ?, ?)")
        .bind(entry.log.str(), entry.subject, number++, static_cast<std::uint64_t>(row.line), static_cast<int>(row.outcome), static_cast<int>(row.reason), row.booking)
        .run();
    if (row.states_time && !row.booking.empty()) vouch(db, entry, row.booking);
  }
}

void note_mapping(storage::Db& db, const AppliedEntry& entry) {
  const std::string_view mapping = part_of(entry, part::kMapping);
  if (mapping.empty()) return;
  db.query("INSERT INTO appt_mapping(log, source, mapping, at) VALUES(?, ?, ?, ?) ON CONFLICT(log, source) DO UPDATE SET mapping = excluded.mapping, at = excluded.at")
      .bind(entry.log.str(), entry.subject.substr(2), mapping, ms(entry.at))
      .run();
}

}  // namespace

void create_import_tables(storage::Db& db) {
  db.exec(
      "CREATE TABLE appt_import(log TEXT NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL, as_of INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, seq INTEGER NOT NULL,"
      " PRIMARY KEY(log, id)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE appt_import_row(log TEXT NOT NULL, import TEXT NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL, outcome INTEGER NOT NULL, reason INTEGER NOT NULL,"
      " booking TEXT NOT NULL, PRIMARY KEY(log, import, number)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE appt_import_time(log TEXT NOT NULL, booking TEXT NOT NULL, as_of INTEGER NOT NULL, start INTEGER NOT NULL, PRIMARY KEY(log, booking)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE appt_mapping(log TEXT NOT NULL, source TEXT NOT NULL, mapping TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(log, source)) STRICT, WITHOUT ROWID;");
}

bool apply_import(storage::Db& db, const AppliedEntry& entry) {
  if (entry.type == event::kImportNoted) {
    note_import(db, entry);
  } else if (entry.type == event::kImportRows) {
    note_rows(db, entry);
  } else if (entry.type == event::kMappingNoted) {
    note_mapping(db, entry);
  } else {
    return false;
  }
  return true;
}

}  // namespace nb::appointments
