// SPDX-License-Identifier: EUPL-1.2
#include "intake/projection.hpp"

#include <boost/json.hpp>

#include "base/text.hpp"
#include "intake/events.hpp"
#include "intake/number.hpp"
#include "state/members.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::intake {

namespace {

using state::AppliedEntry;
using state::number_member;
using state::text_member;

using storage::ms;

/// The worst of what was computed: "late" before "disputed" before "kept"; -1: no deadline had to be kept.
int worst_verdict(const Filing& filing) {
  int worst = -1;
  for (const Deadline& one : filing.deadlines) {
    const int rank = one.verdict == Verdict::open ? -1 : static_cast<int>(one.verdict);
    worst = std::max(worst, rank);
  }
  return worst;
}

std::string due_of(const Filing& filing) { return filing.due ? format_date(*filing.due) : std::string("9999-12-31"); }

void add_history(storage::Db& db, const AppliedEntry& entry) {
  db.query("INSERT INTO intake_history(log, subject, seq, type, at, actor) VALUES(?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), entry.subject, entry.seq, entry.type, ms(entry.at), entry.actor)
      .run();
}

bool exists(storage::Db& db, const AppliedEntry& entry) {
  auto q = db.query("SELECT 1 FROM intake_filing WHERE log = ? AND subject = ?");
  q.bind(entry.log.str(), entry.subject);
  return q.step();
}

void apply_filed(storage::Db& db, const AppliedEntry& entry) {
  const auto filing = decode_filing(entry.data);
  const auto number = filing ? Number::parse(filing->number) : std::nullopt;
  if (!number) return;
  db.query(
        "INSERT OR IGNORE INTO intake_filing(log, serial, subject, seq, actor, channel, urgency, office, service, received, recorded, state, due, verdict, form, data)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)")
      .bind(entry.log.str(), number->serial(), entry.subject, entry.seq, entry.actor, static_cast<int>(filing->channel), static_cast<int>(filing->urgency), filing->office,
            filing->service, ms(entry.occurred), ms(entry.at), due_of(*filing), worst_verdict(*filing), filing->form, boost::json::serialize(entry.data))
      .run();
  for (const Attachment& one : filing->attachments)
    db.query("INSERT OR IGNORE INTO intake_attachment(log, subject, stored) VALUES(?, ?, ?)").bind(entry.log.str(), entry.subject, one.stored).run();
  if (const auto form = Number::parse(filing->form))
    db.query("INSERT OR IGNORE INTO intake_form(log, serial, subject) VALUES(?, ?, ?)").bind(entry.log.str(), form->serial(), entry.subject).run();
}

void apply_corrected(storage::Db& db, const AppliedEntry& entry) {
  const auto filing = decode_filing(entry.data);
  if (!filing || !exists(db, entry)) return;
  db.query("UPDATE intake_filing SET channel = ?, urgency = ?, office = ?, service = ?, received = ?, due = ?, verdict = ?, data = ? WHERE log = ? AND subject = ?")
      .bind(static_cast<int>(filing->channel), static_cast<int>(filing->urgency), filing->office, filing->service, ms(filing->received), due_of(*filing), worst_verdict(*filing),
            boost::json::serialize(entry.data), entry.log.str(), entry.subject)
      .run();
}

void apply_assigned(storage::Db& db, const AppliedEntry& entry) {
  db.query("UPDATE intake_filing SET office = ? WHERE log = ? AND subject = ?").bind(text_member(entry.data, "office"), entry.log.str(), entry.subject).run();
}

void set_state(storage::Db& db, const AppliedEntry& entry, State state) {
  db.query("UPDATE intake_filing SET state = ?, merged_into = ? WHERE log = ? AND subject = ?")
      .bind(static_cast<int>(state), state == State::merged ? text_member(entry.data, "number") : std::string_view(), entry.log.str(), entry.subject)
      .run();
}

void apply_reinstatement(storage::Db& db, const AppliedEntry& entry) {
  db.query("UPDATE intake_filing SET reinstatement = ? WHERE log = ? AND subject = ?").bind(boost::json::serialize(entry.data), entry.log.str(), entry.subject).run();
}

void apply_forms_printed(storage::Db& db, const AppliedEntry& entry) {
  const std::uint64_t last = number_member(entry.data, "last");
  db.query("INSERT INTO intake_form_batch(log, first, last, seq, at, actor) VALUES(?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), number_member(entry.data, "first"), last, entry.seq, ms(entry.at), entry.actor)
      .run();
}

void apply_form_voided(storage::Db& db, const AppliedEntry& entry) {
  if (const auto form = Number::parse(text_member(entry.data, "form")))
    db.query("INSERT OR IGNORE INTO intake_form(log, serial, subject) VALUES(?, ?, '')").bind(entry.log.str(), form->serial()).run();
}

void apply_letter_entered(storage::Db& db, const AppliedEntry& entry) {
  const auto letter = decode_letter(entry.data);
  const auto number = letter ? Number::parse(letter->number) : std::nullopt;
  if (!number) return;
  db.query(
        "INSERT OR IGNORE INTO intake_letter(log, subject, serial, number, seq, way, content, filing, remedy, scope, entered, entered_by)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), entry.subject, number->serial(), letter->number, entry.seq, static_cast<int>(letter->way), letter->content, letter->filing, letter->remedy,
            letter->scope, ms(entry.at), entry.actor)
      .run();
}

void apply_posted(storage::Db& db, const AppliedEntry& entry) {
  const std::string_view batch = text_member(entry.data, "batch");
  db.query("UPDATE intake_letter SET posted = ?, posted_by = ?, batch = ?, notified = ?, remedy_until = ? WHERE log = ? AND subject = ?")
      .bind(ms(entry.occurred), entry.actor, batch, text_member(entry.data, "notified"), text_member(entry.data, "remedy_until"), entry.log.str(), entry.subject)
      .run();
  if (const auto number = Number::parse(batch))
    db.query("INSERT INTO intake_batch(log, last) VALUES(?, ?) ON CONFLICT DO UPDATE SET last = excluded.last").bind(entry.log.str(), number->serial()).run();
}

}  // namespace

void IntakeProjection::create(storage::Db& db) const {
  db.exec(
      "CREATE TABLE intake_filing("
      " log TEXT NOT NULL, serial INTEGER NOT NULL, subject TEXT NOT NULL, seq INTEGER NOT NULL, actor TEXT NOT NULL,"
      " channel INTEGER NOT NULL, urgency INTEGER NOT NULL, office TEXT NOT NULL, service TEXT NOT NULL,"
      " received INTEGER NOT NULL, recorded INTEGER NOT NULL, state INTEGER NOT NULL,"
      " due TEXT NOT NULL,"         // 9999-12-31: no day
      " verdict INTEGER NOT NULL,"  // -1: no deadline
      " form TEXT NOT NULL, merged_into TEXT NOT NULL DEFAULT '', reinstatement TEXT NOT NULL DEFAULT '',"
      " data TEXT NOT NULL,"  // of the latest entry that states everything
      " PRIMARY KEY(log, serial)) STRICT, WITHOUT ROWID;"
      "CREATE UNIQUE INDEX intake_filing_subject ON intake_filing(log, subject);"
      "CREATE INDEX intake_filing_list ON intake_filing(log, state, urgency, due, serial);"
      "CREATE INDEX intake_filing_office ON intake_filing(log, office, state, urgency, due, serial);"
      "CREATE INDEX intake_filing_due ON intake_filing(log, state, due, serial) WHERE due < '9999';"
      "CREATE INDEX intake_filing_received ON intake_filing(log, received, serial);"
      "CREATE INDEX intake_filing_received_office ON intake_filing(log, office, received, serial);"
      "CREATE INDEX intake_filing_closed ON intake_filing(log, received, serial) WHERE state <> 0;"
      "CREATE INDEX intake_filing_closed_office ON intake_filing(log, office, received, serial) WHERE state <> 0;"
      "CREATE TABLE intake_attachment(log TEXT NOT NULL, subject TEXT NOT NULL, stored BLOB NOT NULL, PRIMARY KEY(log, subject, stored)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE intake_history(log TEXT NOT NULL, subject TEXT NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,"
      " PRIMARY KEY(log, subject, seq)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE intake_batch(log TEXT NOT NULL PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
      "CREATE TABLE intake_form_batch(log TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, PRIMARY "
      "KEY(log, first)) STRICT, "
      "WITHOUT ROWID;"
      "CREATE TABLE intake_form(log TEXT NOT NULL, serial INTEGER NOT NULL, subject TEXT NOT NULL, PRIMARY KEY(log, serial)) STRICT, WITHOUT ROWID;"  // subject '': void
      "CREATE TABLE intake_letter("
      " log TEXT NOT NULL, subject TEXT NOT NULL, serial INTEGER NOT NULL, number TEXT NOT NULL, seq INTEGER NOT NULL, way INTEGER NOT NULL, content BLOB NOT NULL,"
      " filing TEXT NOT NULL, remedy TEXT NOT NULL, scope TEXT NOT NULL, entered INTEGER NOT NULL, entered_by TEXT NOT NULL,"
      " posted INTEGER, posted_by TEXT NOT NULL DEFAULT '', batch TEXT NOT NULL DEFAULT '', notified TEXT NOT NULL DEFAULT '', remedy_until TEXT NOT NULL DEFAULT '',"
      " PRIMARY KEY(log, subject)) STRICT, WITHOUT ROWID;"
      "CREATE UNIQUE INDEX intake_letter_serial ON intake_letter(log, serial);"
      "CREATE INDEX intake_letter_waiting ON intake_letter(log, serial) WHERE posted IS NULL;"
      "CREATE INDEX intake_letter_batch ON intake_letter(log, batch, serial) WHERE batch <> '';"
      "CREATE INDEX intake_letter_filing ON intake_letter(log, filing) WHERE filing <> '';");
}

void IntakeProjection::apply(storage::Db& db, const AppliedEntry& entry) const {
  if (entry.type == event::kFiled) return apply_filed(db, entry);  // its row is the beginning of its history
  if (entry.type == event::kLetterEntered) return apply_letter_entered(db, entry);
  if (entry.type == event::kCorrected) {
    apply_corrected(db, entry);
  } else if (entry.type == event::kAssigned) {
    apply_assigned(db, entry);
  } else if (entry.type == event::kAnswered) {
    set_state(db, entry, State::answered);
  } else if (entry.type == event::kClosed) {
    set_state(db, entry, State::closed);
  } else if (entry.type == event::kReopened) {
    set_state(db, entry, State::open);
  } else if (entry.type == event::kMerged) {
    set_state(db, entry, State::merged);
  } else if (entry.type == event::kReinstatement) {
    apply_reinstatement(db, entry);
  } else if (entry.type == event::kFormsPrinted) {
    return apply_forms_printed(db, entry);
  } else if (entry.type == event::kFormVoided) {
    return apply_form_voided(db, entry);
  } else if (entry.type == event::kLettersPosted) {
    apply_posted(db, entry);
  } else {
    return;  // a newer version's
  }
  add_history(db, entry);
}

}  // namespace nb::intake
