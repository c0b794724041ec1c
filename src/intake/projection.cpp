// SPDX-License-Identifier: EUPL-1.2
#include "intake/projection.hpp"

#include <boost/json.hpp>

#include "base/text.hpp"
#include "intake/events.hpp"
#include "intake/number.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::intake {

namespace {

using state::AppliedEntry;

std::int64_t ms(Instant moment) { return moment.time_since_epoch().count(); }

std::string_view member(const boost::json::object& data, std::string_view name) {
  const auto* value = data.if_contains(name);
  const auto* text = value != nullptr ? value->if_string() : nullptr;
  return text != nullptr ? std::string_view(text->data(), text->size()) : std::string_view();
}

std::uint64_t number_member(const boost::json::object& data, std::string_view name) {
  const auto* value = data.if_contains(name);
  boost::system::error_code error;
  const auto number = value != nullptr && value->is_number() ? value->to_number<std::uint64_t>(error) : 0;
  return error ? 0 : number;
}

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

void remember_serial(storage::Db& db, const AppliedEntry& entry, const Number& number) {
  db.query("INSERT INTO intake_series(log, prefix, last) VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET last = excluded.last")
      .bind(entry.log.str(), number.prefix(), number.serial())
      .run();
}

void add_history(storage::Db& db, const AppliedEntry& entry) {
  db.query("INSERT INTO intake_history(log, subject, seq, type, at, actor) VALUES(?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), entry.subject, entry.seq, entry.type, ms(entry.at), entry.actor)
      .run();
}

/// Open filings per office, kept by hand: counting a million rows for every page would be too slow.
void count_open(storage::Db& db, const AppliedEntry& entry, std::string_view office, int by) {
  db.query("INSERT INTO intake_open(log, office, count) VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count").bind(entry.log.str(), office, by).run();
}

struct Standing {
  int state;
  std::string office;
};

std::optional<Standing> standing(storage::Db& db, const AppliedEntry& entry) {
  auto q = db.query("SELECT state, office FROM intake_filing WHERE log = ? AND subject = ?");
  q.bind(entry.log.str(), entry.subject);
  return q.step() ? std::optional(Standing{static_cast<int>(q.i64(0)), q.str(1)}) : std::nullopt;
}

void apply_filed(storage::Db& db, const AppliedEntry& entry) {
  const auto filing = decode_filing(entry.data);
  const auto number = filing ? Number::parse(filing->number) : std::nullopt;
  if (!number) return;
  remember_serial(db, entry, *number);
  db.query(
        "INSERT INTO intake_filing(log, subject, number, seq, data_seq, channel, urgency, office, service, received, recorded, state, due, verdict, form)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)")
      .bind(entry.log.str(), entry.subject, filing->number, entry.seq, entry.seq, static_cast<int>(filing->channel), static_cast<int>(filing->urgency), filing->office,
            filing->service, ms(entry.occurred), ms(entry.at), due_of(*filing), worst_verdict(*filing), filing->form)
      .run();
  db.query("INSERT INTO intake_data(log, subject, data) VALUES(?, ?, ?)").bind(entry.log.str(), entry.subject, boost::json::serialize(entry.data)).run();
  for (const Attachment& one : filing->attachments)
    db.query("INSERT OR IGNORE INTO intake_attachment(log, subject, stored) VALUES(?, ?, ?)").bind(entry.log.str(), entry.subject, one.stored).run();
  if (const auto form = Number::parse(filing->form))
    db.query("INSERT OR IGNORE INTO intake_form(log, serial, subject) VALUES(?, ?, ?)").bind(entry.log.str(), form->serial(), entry.subject).run();
  count_open(db, entry, filing->office, 1);
}

void apply_corrected(storage::Db& db, const AppliedEntry& entry) {
  const auto filing = decode_filing(entry.data);
  const auto before = standing(db, entry);
  if (!filing || !before) return;
  db.query("UPDATE intake_filing SET data_seq = ?, channel = ?, urgency = ?, office = ?, service = ?, received = ?, due = ?, verdict = ? WHERE log = ? AND subject = ?")
      .bind(entry.seq, static_cast<int>(filing->channel), static_cast<int>(filing->urgency), filing->office, filing->service, ms(filing->received), due_of(*filing),
            worst_verdict(*filing), entry.log.str(), entry.subject)
      .run();
  db.query("UPDATE intake_data SET data = ? WHERE log = ? AND subject = ?").bind(boost::json::serialize(entry.data), entry.log.str(), entry.subject).run();
  if (before->state != 0 || before->office == filing->office) return;
  count_open(db, entry, before->office, -1);
  count_open(db, entry, filing->office, 1);
}

void apply_assigned(storage::Db& db, const AppliedEntry& entry) {
  const auto before = standing(db, entry);
  if (!before) return;
  const std::string_view office = member(entry.data, "office");
  db.query("UPDATE intake_filing SET office = ? WHERE log = ? AND subject = ?").bind(office, entry.log.str(), entry.subject).run();
  if (before->state != 0) return;
  count_open(db, entry, before->office, -1);
  count_open(db, entry, office, 1);
}

void set_state(storage::Db& db, const AppliedEntry& entry, State state) {
  const auto before = standing(db, entry);
  if (!before) return;
  db.query("UPDATE intake_filing SET state = ?, merged_into = ? WHERE log = ? AND subject = ?")
      .bind(static_cast<int>(state), state == State::merged ? member(entry.data, "number") : std::string_view(), entry.log.str(), entry.subject)
      .run();
  const int by = (state == State::open ? 1 : 0) - (before->state == 0 ? 1 : 0);
  if (by != 0) count_open(db, entry, before->office, by);
}

void apply_reinstatement(storage::Db& db, const AppliedEntry& entry) {
  db.query("UPDATE intake_filing SET reinstatement = ? WHERE log = ? AND subject = ?").bind(boost::json::serialize(entry.data), entry.log.str(), entry.subject).run();
}

void apply_forms_printed(storage::Db& db, const AppliedEntry& entry) {
  const std::uint64_t last = number_member(entry.data, "last");
  db.query("INSERT INTO intake_form_batch(log, first, last, seq, at, actor) VALUES(?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), number_member(entry.data, "first"), last, entry.seq, ms(entry.at), entry.actor)
      .run();
  remember_serial(db, entry, Number(std::string(entry.subject), last));
}

void apply_form_voided(storage::Db& db, const AppliedEntry& entry) {
  if (const auto form = Number::parse(member(entry.data, "form")))
    db.query("INSERT OR IGNORE INTO intake_form(log, serial, subject) VALUES(?, ?, '')").bind(entry.log.str(), form->serial()).run();
}

void apply_letter_entered(storage::Db& db, const AppliedEntry& entry) {
  const auto letter = decode_letter(entry.data);
  const auto number = letter ? Number::parse(letter->number) : std::nullopt;
  if (!number) return;
  remember_serial(db, entry, *number);
  db.query(
        "INSERT INTO intake_letter(log, subject, serial, number, seq, way, content, filing, remedy, scope, entered, entered_by)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), entry.subject, number->serial(), letter->number, entry.seq, static_cast<int>(letter->way), letter->content, letter->filing, letter->remedy,
            letter->scope, ms(entry.at), entry.actor)
      .run();
}

void apply_posted(storage::Db& db, const AppliedEntry& entry) {
  const std::string_view batch = member(entry.data, "batch");
  db.query("UPDATE intake_letter SET posted = ?, posted_by = ?, batch = ?, notified = ?, remedy_until = ? WHERE log = ? AND subject = ?")
      .bind(ms(entry.occurred), entry.actor, batch, member(entry.data, "notified"), member(entry.data, "remedy_until"), entry.log.str(), entry.subject)
      .run();
  if (const auto number = Number::parse(batch)) remember_serial(db, entry, *number);
}

}  // namespace

void IntakeProjection::create(storage::Db& db) const {
  db.exec(
      "CREATE TABLE intake_filing("
      " log TEXT NOT NULL, subject TEXT NOT NULL, number TEXT NOT NULL, seq INTEGER NOT NULL,"
      " data_seq INTEGER NOT NULL,"  // of the latest entry that states everything
      " channel INTEGER NOT NULL, urgency INTEGER NOT NULL, office TEXT NOT NULL, service TEXT NOT NULL,"
      " received INTEGER NOT NULL, recorded INTEGER NOT NULL, state INTEGER NOT NULL,"
      " due TEXT NOT NULL,"         // 9999-12-31: no day
      " verdict INTEGER NOT NULL,"  // -1: no deadline
      " form TEXT NOT NULL, merged_into TEXT NOT NULL DEFAULT '', reinstatement TEXT NOT NULL DEFAULT '',"
      " PRIMARY KEY(log, subject)) STRICT, WITHOUT ROWID;"
      "CREATE UNIQUE INDEX intake_filing_number ON intake_filing(log, number);"
      "CREATE INDEX intake_filing_list ON intake_filing(log, state, urgency, due, seq);"
      "CREATE INDEX intake_filing_office ON intake_filing(log, office, state, urgency, due, seq);"
      "CREATE INDEX intake_filing_due ON intake_filing(log, state, due, seq) WHERE due < '9999';"
      "CREATE INDEX intake_filing_received ON intake_filing(log, received, seq);"
      "CREATE TABLE intake_data(log TEXT NOT NULL, subject TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY(log, subject)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE intake_attachment(log TEXT NOT NULL, subject TEXT NOT NULL, stored BLOB NOT NULL, PRIMARY KEY(log, subject, stored)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE intake_history(log TEXT NOT NULL, subject TEXT NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL,"
      " PRIMARY KEY(log, subject, seq)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE intake_series(log TEXT NOT NULL, prefix TEXT NOT NULL, last INTEGER NOT NULL, PRIMARY KEY(log, prefix)) STRICT, WITHOUT ROWID;"
      "CREATE TABLE intake_open(log TEXT NOT NULL, office TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(log, office)) STRICT, WITHOUT ROWID;"
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
  if (entry.type == event::kFiled) {
    apply_filed(db, entry);
  } else if (entry.type == event::kCorrected) {
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
  } else if (entry.type == event::kLetterEntered) {
    apply_letter_entered(db, entry);
  } else if (entry.type == event::kLettersPosted) {
    apply_posted(db, entry);
  } else {
    return;  // a newer version's
  }
  add_history(db, entry);
}

}  // namespace nb::intake
