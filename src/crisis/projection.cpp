// SPDX-License-Identifier: EUPL-1.2
#include "crisis/projection.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "crisis/events.hpp"
#include "state/parts.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::crisis {

namespace {

using state::AppliedEntry;

using state::part_of;
using storage::ms;

/// What a search finds, in a form that forgives spelling.
std::string words_of(const Content& content) {
  std::string all;
  for (const std::string* one : {&content.text, &content.why, &content.from, &content.to}) all += *one + " ";
  return fold_for_search(all);
}

void put_entry(storage::Db& db, const AppliedEntry& entry, const Entry& said) {
  db.query("INSERT OR IGNORE INTO crisis_entry(log, number, seq, type, subject, about, at, occurred, actor, data, content, words) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), said.number, entry.seq, static_cast<int>(said.type), entry.subject, said.about, ms(entry.at), ms(entry.occurred), entry.actor,
            boost::json::serialize(entry.data), part_of(entry, kContentPart), words_of(said.content))
      .run();
}

void put_question(storage::Db& db, const AppliedEntry& entry, const Entry& said) {
  db.query("INSERT OR IGNORE INTO crisis_question(log, number, subject, text, asked_of, needed_by, raised, raised_by, standing, answer) VALUES(?, ?, ?, ?, ?, ?, ?, ?, 0, 0)")
      .bind(entry.log.str(), said.number, entry.subject, said.content.text, said.content.to, ms(said.until), ms(entry.at), entry.actor)
      .run();
}

void close_question(storage::Db& db, const AppliedEntry& entry, const Entry& said, Standing standing) {
  db.query("UPDATE crisis_question SET standing = ?, answer = ? WHERE log = ? AND number = ?").bind(static_cast<int>(standing), said.number, entry.log.str(), said.about).run();
}

void put_task(storage::Db& db, const AppliedEntry& entry, const Entry& said) {
  db.query(
        "INSERT OR IGNORE INTO crisis_task(log, number, subject, text, account, person, function, due, origin, made, made_by, standing, result) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, 0, '')")
      .bind(entry.log.str(), said.number, entry.subject, said.content.text, said.owner.account, said.owner.person, said.owner.function, ms(said.until), said.about, ms(entry.at),
            entry.actor)
      .run();
}

void change_task(storage::Db& db, const AppliedEntry& entry, const Entry& said) {
  db.query("UPDATE crisis_task SET text = ?, account = ?, person = ?, function = ?, due = ? WHERE log = ? AND number = ?")
      .bind(said.content.text, said.owner.account, said.owner.person, said.owner.function, ms(said.until), entry.log.str(), said.about)
      .run();
}

void close_task(storage::Db& db, const AppliedEntry& entry, const Entry& said, Standing standing) {
  db.query("UPDATE crisis_task SET standing = ?, result = ?, ended = ?, ended_by = ? WHERE log = ? AND number = ?")
      .bind(static_cast<int>(standing), standing == Standing::done ? said.content.text : said.content.why, ms(entry.at), entry.actor, entry.log.str(), said.about)
      .run();
}

/// A corrected text stands where it is shown in short, too.
void correct(storage::Db& db, const AppliedEntry& entry, const Entry& said) {
  db.query("UPDATE crisis_entry SET corrected = ? WHERE log = ? AND number = ?").bind(said.number, entry.log.str(), said.about).run();
  db.query("UPDATE crisis_question SET text = ? WHERE log = ? AND number = ?").bind(said.content.text, entry.log.str(), said.about).run();
  db.query("UPDATE crisis_task SET text = ? WHERE log = ? AND number = ?").bind(said.content.text, entry.log.str(), said.about).run();
}

void put_report(storage::Db& db, const AppliedEntry& entry, const Entry& said) {
  const Position known = said.known.value_or(Position{});
  db.query("INSERT OR IGNORE INTO crisis_report(log, number, since, here, region, made, made_by, content) VALUES(?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), said.number, said.about, known.here, known.region, ms(entry.at), entry.actor, part_of(entry, kReportPart))
      .run();
}

void follow(storage::Db& db, const AppliedEntry& entry, const Entry& said) {
  switch (said.type) {
    case Type::noted:
      return;
    case Type::question_raised:
      return put_question(db, entry, said);
    case Type::question_dropped:
      return close_question(db, entry, said, Standing::dropped);
    case Type::decision_recorded:
      return close_question(db, entry, said, Standing::done);
    case Type::task_set:
      return put_task(db, entry, said);
    case Type::task_changed:
      return change_task(db, entry, said);
    case Type::task_finished:
      return close_task(db, entry, said, Standing::done);
    case Type::task_dropped:
      return close_task(db, entry, said, Standing::dropped);
    case Type::corrected:
      return correct(db, entry, said);
    case Type::report_made:
      return put_report(db, entry, said);
  }
}

}  // namespace

void CrisisProjection::create(storage::Db& db) const {
  db.exec(R"(
    CREATE TABLE crisis_entry (log TEXT NOT NULL, number INTEGER NOT NULL, seq INTEGER NOT NULL, type INTEGER NOT NULL, subject TEXT NOT NULL, about INTEGER NOT NULL,
      at INTEGER NOT NULL, occurred INTEGER NOT NULL, actor TEXT NOT NULL, data TEXT NOT NULL, content TEXT NOT NULL, words TEXT NOT NULL,
      corrected INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (log, number)) WITHOUT ROWID;
    CREATE INDEX crisis_entry_seq ON crisis_entry (log, seq);
    CREATE INDEX crisis_entry_about ON crisis_entry (log, about);
    CREATE TABLE crisis_question (log TEXT NOT NULL, number INTEGER NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, asked_of TEXT NOT NULL, needed_by INTEGER,
      raised INTEGER NOT NULL, raised_by TEXT NOT NULL, standing INTEGER NOT NULL, answer INTEGER NOT NULL, PRIMARY KEY (log, number)) WITHOUT ROWID;
    CREATE TABLE crisis_task (log TEXT NOT NULL, number INTEGER NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, account TEXT NOT NULL, person TEXT NOT NULL,
      function TEXT NOT NULL, due INTEGER, origin INTEGER NOT NULL, made INTEGER NOT NULL, made_by TEXT NOT NULL, standing INTEGER NOT NULL, result TEXT NOT NULL,
      ended INTEGER, ended_by TEXT NOT NULL DEFAULT '', PRIMARY KEY (log, number)) WITHOUT ROWID;
    CREATE INDEX crisis_task_standing ON crisis_task (log, standing, due);
    CREATE TABLE crisis_report (log TEXT NOT NULL, number INTEGER NOT NULL, since INTEGER NOT NULL, here INTEGER NOT NULL, region INTEGER NOT NULL, made INTEGER NOT NULL,
      made_by TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (log, number)) WITHOUT ROWID;
  )");
}

void CrisisProjection::apply(storage::Db& db, const AppliedEntry& entry) const {
  const auto type = std::ranges::find(kTypes, entry.type);
  if (type == kTypes.end()) return;
  Entry said{.type = static_cast<Type>(type - kTypes.begin()), .content = decode_content(part_of(entry, kContentPart))};
  decode_data(entry.data, said);
  put_entry(db, entry, said);
  follow(db, entry, said);
}

}  // namespace nb::crisis
