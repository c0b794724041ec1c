// SPDX-License-Identifier: EUPL-1.2
// Rows keep the record as JSON: it is read whole (queries.hpp), and a new member needs no new column. What stood before stays in
// catalogue_past, so that the situation of a past moment can be derived from what held then; without the telephone directory,
// which no state rests on and whose people may ask to be forgotten.
#include "catalogue/projection.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "catalogue/events.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::catalogue {

namespace {

std::string_view contact_of(const state::AppliedEntry& entry) {
  const auto found = std::find_if(entry.parts.begin(), entry.parts.end(), [](const state::OpenPart& part) { return part.name == kContactPart; });
  return found == entry.parts.end() ? std::string_view() : found->content;
}

/// Numbers are never given twice, also after their entry was removed.
void remember_number(storage::Db& db, const state::AppliedEntry& entry) {
  const auto number = entry.subject.starts_with('d') ? parse_u64(entry.subject.substr(1)) : std::nullopt;
  if (!number) return;
  db.query("INSERT INTO catalogue_number (log, last) VALUES (?, ?) ON CONFLICT (log) DO UPDATE SET last = max(last, excluded.last)").bind(entry.log.str(), *number).run();
}

/// `data`: none if the record was removed.
void remember_past(storage::Db& db, const state::AppliedEntry& entry, RecordKind kind, const std::optional<std::string>& data) {
  if (kind == RecordKind::directory_entry) return;
  db.query("INSERT INTO catalogue_past (log, seq, at, kind, key, data) VALUES (?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), entry.seq, storage::ms(entry.at), to_string(kind), entry.subject, data)
      .run();
}

}  // namespace

void CatalogueProjection::create(storage::Db& db) const {
  db.exec(R"(
    CREATE TABLE catalogue_record (log TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, data TEXT NOT NULL, contact TEXT NOT NULL, PRIMARY KEY (log, kind, key)) WITHOUT ROWID;
    CREATE TABLE catalogue_past (log TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, data TEXT, PRIMARY KEY (log, seq)) WITHOUT ROWID;
    CREATE TABLE catalogue_number (log TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
  )");
}

void CatalogueProjection::apply(storage::Db& db, const state::AppliedEntry& entry) const {
  const auto type = parse_entry_type(entry.type);
  if (!type) return;
  const std::string_view kind = to_string(type->kind);
  if (type->removed) {
    remember_past(db, entry, type->kind, std::nullopt);
    db.query("DELETE FROM catalogue_record WHERE log = ? AND kind = ? AND key = ?").bind(entry.log.str(), kind, entry.subject).run();
    return;
  }
  const std::string data = boost::json::serialize(entry.data);
  db.query(
        "INSERT INTO catalogue_record (log, kind, key, data, contact) VALUES (?, ?, ?, ?, ?) ON CONFLICT (log, kind, key) DO UPDATE SET data = excluded.data, contact = "
        "excluded.contact")
      .bind(entry.log.str(), kind, entry.subject, data, contact_of(entry))
      .run();
  remember_past(db, entry, type->kind, data);
  if (type->kind == RecordKind::directory_entry) remember_number(db, entry);
}

}  // namespace nb::catalogue
