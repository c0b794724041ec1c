// SPDX-License-Identifier: EUPL-1.2
#include "circular/projection.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "circular/events.hpp"
#include "state/members.hpp"
#include "state/parts.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::circular {

namespace {

using state::AppliedEntry;
using state::number_member;
using state::text_member;

using state::part_of;
using storage::ms;

std::optional<std::int64_t> moment_member(const AppliedEntry& entry, std::string_view name) {
  const auto moment = parse_rfc3339(text_member(entry.data, name));
  return moment ? std::optional(ms(*moment)) : std::nullopt;
}

template <std::size_t N>
int word_index(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word);
  return static_cast<int>(found - words.begin());
}

int letter_kind(const AppliedEntry& entry) { return text_member(entry.data, "kind") == "escalation" ? 1 : 0; }

void apply_written(storage::Db& db, const AppliedEntry& entry) {
  const std::uint64_t version = number_member(entry.data, "version");
  const bool must = entry.data.contains("must_acknowledge") && entry.data.at("must_acknowledge").is_bool() && entry.data.at("must_acknowledge").get_bool();
  db.query("INSERT INTO circular(log, subject, number, newest, sent) VALUES(?, ?, ?, ?, 0) ON CONFLICT(log, subject) DO UPDATE SET newest = excluded.newest")
      .bind(entry.log.str(), entry.subject, number_member(entry.data, "number"), version)
      .run();
  db.query(
        "INSERT INTO circular_version(log, subject, version, content, must, deadline, author, written) VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(log, subject, version) DO "
        "UPDATE SET content = excluded.content, must = excluded.must, deadline = excluded.deadline, author = excluded.author, written = excluded.written")
      .bind(entry.log.str(), entry.subject, version, part_of(entry, kContentPart), must ? 1 : 0, moment_member(entry, "deadline"), entry.actor, ms(entry.at))
      .run();
}

void drop_letters(storage::Db& db, const AppliedEntry& entry) {
  db.query("UPDATE circular_letter SET state = ?, changed = ? WHERE log = ? AND subject = ? AND state IN (?, ?)")
      .bind(static_cast<int>(MailState::dropped), ms(entry.at), entry.log.str(), entry.subject, static_cast<int>(MailState::queued), static_cast<int>(MailState::deferred))
      .run();
}

void queue_letter(storage::Db& db, const AppliedEntry& entry, std::string_view person, LetterKind kind) {
  db.query("INSERT OR IGNORE INTO circular_letter(log, subject, version, person, kind, state, attempts, code, changed) VALUES(?, ?, ?, ?, ?, ?, 0, '', ?)")
      .bind(entry.log.str(), entry.subject, number_member(entry.data, "version"), person, static_cast<int>(kind), static_cast<int>(MailState::queued), ms(entry.at))
      .run();
}

void apply_sent(storage::Db& db, const AppliedEntry& entry) {
  const std::uint64_t version = number_member(entry.data, "version");
  drop_letters(db, entry);  // of the version before
  db.query("UPDATE circular SET sent = ? WHERE log = ? AND subject = ?").bind(version, entry.log.str(), entry.subject).run();
  db.query("UPDATE circular_version SET sent = ?, sent_by = ? WHERE log = ? AND subject = ? AND version = ?")
      .bind(ms(entry.at), entry.actor, entry.log.str(), entry.subject, version)
      .run();
  for (const Recipient& one : decode_recipients(part_of(entry, kRecipientsPart))) {
    db.query("INSERT OR IGNORE INTO circular_recipient(log, subject, version, person, office, unit, function, position, sections, former) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(entry.log.str(), entry.subject, version, one.person, one.office, one.unit, one.function, one.position, one.sections, one.former ? 1 : 0)
        .run();
    queue_letter(db, entry, one.person, LetterKind::circular);
  }
}

void apply_acknowledged(storage::Db& db, const AppliedEntry& entry) {
  const std::uint64_t version = number_member(entry.data, "version");
  db.query(
        "UPDATE circular_recipient SET acknowledged = ?, entered = ?, how = ?, acknowledged_by = ? WHERE log = ? AND subject = ? AND version = ? AND person = ? AND acknowledged "
        "IS NULL")
      .bind(ms(entry.occurred), ms(entry.at), word_index(kHows, text_member(entry.data, "how")), entry.actor, entry.log.str(), entry.subject, version,
            text_member(entry.data, "person"))
      .run();
  const std::string_view link = text_member(entry.data, "link");
  if (!link.empty()) db.query("UPDATE circular_link SET used = ? WHERE token = ? AND log = ?").bind(ms(entry.at), link, entry.log.str()).run();
}

void apply_called(storage::Db& db, const AppliedEntry& entry) {
  const std::uint64_t version = number_member(entry.data, "version");
  const std::string_view person = text_member(entry.data, "person");
  const std::string_view result = text_member(entry.data, "result");
  // Calls are noted in any order: what counts is the one made last.
  db.query("UPDATE circular_recipient SET called = max(coalesce(called, 0), ?), calls = calls + ? WHERE log = ? AND subject = ? AND version = ? AND person = ?")
      .bind(ms(entry.occurred), result == "not_reached" ? 1 : 0, entry.log.str(), entry.subject, version, person)
      .run();
  if (result != "deputy") return;
  db.query("UPDATE circular_recipient SET deputy = ?, covered = ?, agreed_by = '' WHERE log = ? AND subject = ? AND version = ? AND person = ? AND coalesce(covered, 0) <= ?")
      .bind(text_member(entry.data, "deputy"), ms(entry.occurred), entry.log.str(), entry.subject, version, person, ms(entry.occurred))
      .run();
}

void apply_escalated(storage::Db& db, const AppliedEntry& entry) {
  const std::uint64_t version = number_member(entry.data, "version");
  db.query("UPDATE circular_version SET escalated = ? WHERE log = ? AND subject = ? AND version = ?").bind(ms(entry.at), entry.log.str(), entry.subject, version).run();
  for (const Escalation& one : decode_escalations(part_of(entry, kPeoplePart))) {
    db.query("UPDATE circular_recipient SET escalated = ?, deputy = ? WHERE log = ? AND subject = ? AND version = ? AND person = ?")
        .bind(ms(entry.at), one.deputy, entry.log.str(), entry.subject, version, one.person)
        .run();
    if (!one.deputy.empty()) queue_letter(db, entry, one.deputy, LetterKind::escalation);
  }
}

void apply_agreed(storage::Db& db, const AppliedEntry& entry) {
  const std::uint64_t version = number_member(entry.data, "version");
  const std::string_view deputy = text_member(entry.data, "deputy");
  db.query(
        "UPDATE circular_recipient SET covered = ?, agreed_by = ? WHERE log = ? AND subject = ? AND version = ? AND deputy = ? AND escalated IS NOT NULL AND acknowledged IS NULL "
        "AND covered IS NULL")
      .bind(ms(entry.occurred), entry.actor, entry.log.str(), entry.subject, version, deputy)
      .run();
  // Nobody needs to be asked by mail who has answered.
  db.query("UPDATE circular_letter SET state = ?, changed = ? WHERE log = ? AND subject = ? AND version = ? AND person = ? AND kind = 1 AND state IN (?, ?)")
      .bind(static_cast<int>(MailState::dropped), ms(entry.at), entry.log.str(), entry.subject, version, deputy, static_cast<int>(MailState::queued),
            static_cast<int>(MailState::deferred))
      .run();
}

void apply_withdrawn(storage::Db& db, const AppliedEntry& entry) {
  db.query("UPDATE circular SET withdrawn = ?, reason = ? WHERE log = ? AND subject = ?")
      .bind(ms(entry.at), text_member(entry.data, "reason"), entry.log.str(), entry.subject)
      .run();
  drop_letters(db, entry);
}

void set_letter(storage::Db& db, const AppliedEntry& entry, MailState state, std::string_view code, std::optional<std::int64_t> next) {
  db.query("UPDATE circular_letter SET state = ?, code = ?, next = ?, changed = ? WHERE log = ? AND subject = ? AND version = ? AND person = ? AND kind = ?")
      .bind(static_cast<int>(state), code, next, ms(entry.at), entry.log.str(), entry.subject, number_member(entry.data, "version"), text_member(entry.data, "person"),
            letter_kind(entry))
      .run();
}

void apply_attempted(storage::Db& db, const AppliedEntry& entry) {
  set_letter(db, entry, MailState::attempted, "", std::nullopt);
  db.query("UPDATE circular_letter SET attempts = ? WHERE log = ? AND subject = ? AND version = ? AND person = ? AND kind = ?")
      .bind(number_member(entry.data, "attempt"), entry.log.str(), entry.subject, number_member(entry.data, "version"), text_member(entry.data, "person"), letter_kind(entry))
      .run();
  const std::string_view link = text_member(entry.data, "link");
  if (link.empty()) return;
  db.query("INSERT OR IGNORE INTO circular_link(token, log, subject, version, person, expires) VALUES(?, ?, ?, ?, ?, ?)")
      .bind(link, entry.log.str(), entry.subject, number_member(entry.data, "version"), text_member(entry.data, "person"), moment_member(entry, "expires").value_or(0))
      .run();
}

bool holds(storage::Db& db, const AppliedEntry& entry) {
  auto q = db.query("SELECT 1 FROM circular WHERE log = ? AND subject = ? AND sent = ? AND withdrawn IS NULL");
  q.bind(entry.log.str(), entry.subject, number_member(entry.data, "version"));
  return q.step();
}

void apply_settled(storage::Db& db, const AppliedEntry& entry) {
  const std::string_view outcome = text_member(entry.data, "outcome");
  MailState state = outcome == "accepted" ? MailState::accepted : outcome == "refused" ? MailState::refused : outcome == "deferred" ? MailState::deferred : MailState::unknown;
  // Nobody heard of it, so it waits as before and that was no attempt: a server that is down for days makes nobody's address a bad one.
  if (outcome == "unreachable") {
    state = MailState::queued;
    db.query("UPDATE circular_letter SET attempts = max(attempts - 1, 0) WHERE log = ? AND subject = ? AND version = ? AND person = ? AND kind = ?")
        .bind(entry.log.str(), entry.subject, number_member(entry.data, "version"), text_member(entry.data, "person"), letter_kind(entry))
        .run();
  }
  // Withdrawn or superseded while it was under way: what will not be tried again is dropped as those that waited were.
  if ((state == MailState::deferred || state == MailState::queued) && !holds(db, entry)) state = MailState::dropped;
  set_letter(db, entry, state, text_member(entry.data, "code"), moment_member(entry, "next"));
}

void apply_judged(storage::Db& db, const AppliedEntry& entry) {
  set_letter(db, entry, text_member(entry.data, "verdict") == "again" ? MailState::queued : MailState::arrived, "", std::nullopt);
}

void apply_reader(storage::Db& db, const AppliedEntry& entry) {
  db.query("INSERT OR REPLACE INTO circular_reader(log, account, person) VALUES(?, ?, ?)")
      .bind(entry.log.str(), text_member(entry.data, "account"), text_member(entry.data, "person"))
      .run();
}

void apply_released(storage::Db& db, const AppliedEntry& entry) {
  db.query("DELETE FROM circular_reader WHERE log = ? AND account = ?").bind(entry.log.str(), text_member(entry.data, "account")).run();
}

struct Rule {
  std::string_view type;
  void (*apply)(storage::Db&, const AppliedEntry&);
};
constexpr std::array kRules = std::to_array<Rule>({{event::kWritten, apply_written},
                                                   {event::kSent, apply_sent},
                                                   {event::kAcknowledged, apply_acknowledged},
                                                   {event::kCalled, apply_called},
                                                   {event::kEscalated, apply_escalated},
                                                   {event::kDeputyAgreed, apply_agreed},
                                                   {event::kWithdrawn, apply_withdrawn},
                                                   {event::kMailAttempted, apply_attempted},
                                                   {event::kMailSettled, apply_settled},
                                                   {event::kMailJudged, apply_judged},
                                                   {event::kReaderNamed, apply_reader},
                                                   {event::kReaderReleased, apply_released}});

}  // namespace

void CircularProjection::create(storage::Db& db) const {
  db.exec(R"(
    CREATE TABLE circular (log TEXT NOT NULL, subject TEXT NOT NULL, number INTEGER NOT NULL, newest INTEGER NOT NULL, sent INTEGER NOT NULL,
      withdrawn INTEGER, reason TEXT NOT NULL DEFAULT '', PRIMARY KEY (log, subject)) WITHOUT ROWID;
    CREATE UNIQUE INDEX circular_by_number ON circular (log, number);
    CREATE TABLE circular_version (log TEXT NOT NULL, subject TEXT NOT NULL, version INTEGER NOT NULL, content TEXT NOT NULL, must INTEGER NOT NULL, deadline INTEGER,
      author TEXT NOT NULL, written INTEGER NOT NULL, sent INTEGER, sent_by TEXT NOT NULL DEFAULT '', escalated INTEGER, PRIMARY KEY (log, subject, version)) WITHOUT ROWID;
    CREATE TABLE circular_recipient (log TEXT NOT NULL, subject TEXT NOT NULL, version INTEGER NOT NULL, person TEXT NOT NULL, office TEXT NOT NULL, unit TEXT NOT NULL,
      function TEXT NOT NULL, position INTEGER NOT NULL, sections INTEGER NOT NULL, former INTEGER NOT NULL, acknowledged INTEGER, entered INTEGER, how INTEGER NOT NULL DEFAULT 0,
      acknowledged_by TEXT NOT NULL DEFAULT '', calls INTEGER NOT NULL DEFAULT 0, called INTEGER, deputy TEXT NOT NULL DEFAULT '', covered INTEGER, agreed_by TEXT NOT NULL DEFAULT '', escalated INTEGER,
      PRIMARY KEY (log, subject, version, person)) WITHOUT ROWID;
    CREATE INDEX circular_recipient_order ON circular_recipient (log, subject, version, position);
    CREATE INDEX circular_recipient_person ON circular_recipient (log, person);
    CREATE INDEX circular_recipient_deputy ON circular_recipient (log, deputy) WHERE escalated IS NOT NULL;
    CREATE TABLE circular_letter (log TEXT NOT NULL, subject TEXT NOT NULL, version INTEGER NOT NULL, person TEXT NOT NULL, kind INTEGER NOT NULL, state INTEGER NOT NULL,
      attempts INTEGER NOT NULL, code TEXT NOT NULL, next INTEGER, changed INTEGER NOT NULL, PRIMARY KEY (log, subject, version, person, kind)) WITHOUT ROWID;
    -- Asked is who can know of it: a mail (kind 1: to the deputy) was accepted (3) or is known to have arrived (6), or the deputy confirmed after the escalation.
    CREATE VIEW circular_standing AS SELECT *, escalated IS NOT NULL AND (
        EXISTS (SELECT 1 FROM circular_letter l WHERE l.log = r.log AND l.subject = r.subject AND l.version = r.version AND l.person = r.deputy AND l.kind = 1 AND l.state IN (3, 6))
        OR EXISTS (SELECT 1 FROM circular_recipient d WHERE d.log = r.log AND d.subject = r.subject AND d.version = r.version AND d.person = r.deputy
          AND d.acknowledged > r.escalated)) AS deputy_knows FROM circular_recipient r;
    CREATE INDEX circular_letter_waiting ON circular_letter (state, next);
    CREATE TABLE circular_link (token TEXT PRIMARY KEY, log TEXT NOT NULL, subject TEXT NOT NULL, version INTEGER NOT NULL, person TEXT NOT NULL, expires INTEGER NOT NULL,
      used INTEGER) WITHOUT ROWID;
    CREATE TABLE circular_reader (log TEXT NOT NULL, account TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (log, account)) WITHOUT ROWID;
  )");
}

void CircularProjection::apply(storage::Db& db, const AppliedEntry& entry) const {
  const auto rule = std::ranges::find(kRules, entry.type, &Rule::type);
  if (rule != kRules.end()) rule->apply(db, entry);
}

}  // namespace nb::circular
