// SPDX-License-Identifier: EUPL-1.2
#include "situation/projection.hpp"

#include "situation/events.hpp"
#include "situation/names.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::situation {

namespace {

using storage::ms;

}  // namespace

void SituationProjection::create(storage::Db& db) const {
  db.exec(
      "CREATE TABLE situation_fact ("
      " log TEXT NOT NULL,"
      " kind TEXT NOT NULL,"
      " object TEXT NOT NULL,"
      " position INTEGER NOT NULL,"  // of a service's step; -1 = none
      " seq INTEGER NOT NULL,"       // of the entry
      " type TEXT NOT NULL,"
      " at INTEGER NOT NULL,"
      " occurred INTEGER NOT NULL,"
      " actor TEXT NOT NULL,"
      " undoes INTEGER,"
      " said TEXT,"  // NULL: nothing is said any more
      " PRIMARY KEY (log, kind, object, position, seq)) WITHOUT ROWID;"
      "CREATE UNIQUE INDEX situation_fact_seq ON situation_fact (log, seq);");
}

void SituationProjection::apply(storage::Db& db, const state::AppliedEntry& entry) const {
  const auto fact = decode(entry);
  if (!fact) return;
  const std::string said = encode_said(*fact);
  auto insert = db.query(
      "INSERT OR REPLACE INTO situation_fact (log, kind, object, position, seq, type, at, occurred, actor, undoes, said)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert.bind(entry.log.str(), to_string(fact->kind), fact->object, fact->position.value_or(-1), entry.seq, entry.type);
  insert.bind(ms(entry.at), ms(entry.occurred), entry.actor, undone_by(entry));
  if (said.empty()) {
    insert.bind(std::nullopt);
  } else {
    insert.bind(said);
  }
  insert.run();
}

}  // namespace nb::situation
