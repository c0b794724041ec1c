// SPDX-License-Identifier: EUPL-1.2
// A correction marks the announcement it replaces; both rows stay, so that both addresses stay readable.
#include "publish/projection.hpp"

#include "publish/events.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::publish {

namespace {

using storage::ms;

void insert(storage::Db& db, const state::AppliedEntry& entry, const Written& written) {
  const int inserted = db.query(R"(INSERT OR IGNORE INTO announcement
      (log, id, seq, severity, office, service, published, valid_from, valid_until, corrects) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))")
                           .bind(entry.log.str(), written.id, entry.seq, to_string(written.severity), written.office, written.service, ms(written.published),
                                 ms(written.valid_from), ms(written.valid_until), written.corrects)
                           .run();
  if (inserted == 0) return;  // an id is used once; the first one stands
  int position = 0;
  for (const WrittenText& text : written.texts) {
    db.query("INSERT OR IGNORE INTO announcement_text (log, id, position, lang, title, markdown) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(entry.log.str(), written.id, position++, text.lang, text.title, text.markdown)
        .run();
  }
  if (written.corrects.empty()) return;
  db.query("UPDATE announcement SET corrected_by = ? WHERE log = ? AND id = ? AND corrected_by = ''").bind(written.id, entry.log.str(), written.corrects).run();
}

}  // namespace

void PublishProjection::create(storage::Db& db) const {
  db.exec(R"(
    CREATE TABLE announcement (
      log TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, severity TEXT NOT NULL, office TEXT NOT NULL, service TEXT NOT NULL,
      published INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_until INTEGER, corrects TEXT NOT NULL, corrected_by TEXT NOT NULL DEFAULT '',
      withdrawn INTEGER, PRIMARY KEY (log, id)) STRICT, WITHOUT ROWID;
    CREATE INDEX announcement_id ON announcement (id);
    CREATE TABLE announcement_text (
      log TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, lang TEXT NOT NULL, title TEXT NOT NULL, markdown TEXT NOT NULL,
      PRIMARY KEY (log, id, position)) STRICT, WITHOUT ROWID;)");
}

void PublishProjection::apply(storage::Db& db, const state::AppliedEntry& entry) const {
  const auto event = decode(entry);
  if (!event) return;
  if (const auto* announced = std::get_if<Announced>(&*event)) return insert(db, entry, announced->written);
  const auto& withdrawn = std::get<Withdrawn>(*event);
  db.query("UPDATE announcement SET withdrawn = ? WHERE log = ? AND id = ? AND withdrawn IS NULL").bind(ms(withdrawn.at), entry.log.str(), withdrawn.id).run();
}

}  // namespace nb::publish
