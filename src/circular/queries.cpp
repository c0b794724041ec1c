// SPDX-License-Identifier: EUPL-1.2
#include "circular/queries.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "circular/events.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::circular {

namespace {

using storage::instant;
using storage::maybe_instant;
using storage::ms;

LogName log_at(const storage::Query& row, int column) {
  const auto log = LogName::parse(row.text(column));
  if (!log) throw Error(ErrorKind::corrupt, "In state.db steht ein Rundschreiben ohne gültiges Protokoll; bitte »notbetrieb rebuild« ausführen.");
  return *log;
}

// subject, number, newest, sent, withdrawn, reason
Circular circular_at(const storage::Query& row) {
  return {.subject = row.str(0),
          .number = row.u64(1),
          .newest = static_cast<unsigned>(row.u64(2)),
          .sent = static_cast<unsigned>(row.u64(3)),
          .withdrawn = maybe_instant(row, 4),
          .withdrawn_reason = row.str(5)};
}

// number, version, content, must, deadline, author, written, sent, sent_by, escalated, subject
Version version_at(const storage::Query& row, int first) {
  return {.subject = row.str(first + 10),
          .number = row.u64(first),
          .version = static_cast<unsigned>(row.u64(first + 1)),
          .content = decode_content(row.text(first + 2)),
          .must_acknowledge = row.i64(first + 3) != 0,
          .deadline = maybe_instant(row, first + 4),
          .author = row.str(first + 5),
          .written = instant(row.i64(first + 6)),
          .sent = maybe_instant(row, first + 7),
          .sent_by = row.str(first + 8),
          .escalated = maybe_instant(row, first + 9)};
}

Recipient recipient_at(const storage::Query& row) {
  return {.person = row.str(0),
          .office = row.str(1),
          .unit = row.str(2),
          .function = row.str(3),
          .position = row.u64(4),
          .sections = row.u64(5),
          .former = row.i64(6) != 0,
          .acknowledged = maybe_instant(row, 7),
          .entered = maybe_instant(row, 16),
          .how = static_cast<How>(std::clamp<std::int64_t>(row.i64(8), 0, 3)),
          .acknowledged_by = row.str(9),
          .calls = static_cast<unsigned>(row.u64(10)),
          .called = maybe_instant(row, 11),
          .deputy = row.str(12),
          .covered = maybe_instant(row, 13),
          .escalated = maybe_instant(row, 14),
          .agreed_by = row.str(17),
          .deputy_knows = row.i64(15) != 0};
}

Letter letter_at(const storage::Query& row) {
  return {.log = log_at(row, 0),
          .subject = row.str(1),
          .version = static_cast<unsigned>(row.u64(2)),
          .person = row.str(3),
          .kind = row.i64(4) == 1 ? LetterKind::escalation : LetterKind::circular,
          .state = static_cast<MailState>(std::clamp<std::int64_t>(row.i64(5), 0, 7)),
          .attempts = static_cast<unsigned>(row.u64(6)),
          .code = row.str(7),
          .next = maybe_instant(row, 8),
          .changed = instant(row.i64(9))};
}

std::vector<Letter> letters(storage::Query query) {
  std::vector<Letter> out;
  while (query.step()) out.push_back(letter_at(query));
  return out;
}

std::vector<Recipient> recipients(storage::Query query) {
  std::vector<Recipient> out;
  while (query.step()) out.push_back(recipient_at(query));
  return out;
}

std::string one_text(storage::Query query) { return query.step() ? query.str(0) : std::string(); }

}  // namespace

std::uint64_t next_number(storage::Db& db, const LogName& log) {
  auto q = db.query("SELECT max(number) FROM circular WHERE log = ?");
  q.bind(log.str());
  return q.step() && !q.is_null(0) ? q.u64(0) + 1 : 1;
}

std::optional<Circular> find_circular(storage::Db& db, const LogName& log, std::string_view subject) {
  auto q = db.query("SELECT subject, number, newest, sent, withdrawn, reason FROM circular WHERE log = ? AND subject = ?");
  q.bind(log.str(), subject);
  return q.step() ? std::optional(circular_at(q)) : std::nullopt;
}

std::optional<Circular> find_by_number(storage::Db& db, const LogName& log, std::uint64_t number) {
  auto q = db.query("SELECT subject, number, newest, sent, withdrawn, reason FROM circular WHERE log = ? AND number = ?");
  q.bind(log.str(), number);
  return q.step() ? std::optional(circular_at(q)) : std::nullopt;
}

std::optional<Version> find_version(storage::Db& db, const LogName& log, std::string_view subject, unsigned version) {
  auto q = db.query(
      "SELECT c.number, v.version, v.content, v.must, v.deadline, v.author, v.written, v.sent, v.sent_by, v.escalated, v.subject FROM circular_version v JOIN circular c ON "
      "c.log = v.log AND c.subject = v.subject WHERE v.log = ? AND v.subject = ? AND v.version = ?");
  q.bind(log.str(), subject, static_cast<std::uint64_t>(version));
  return q.step() ? std::optional(version_at(q, 0)) : std::nullopt;
}

std::vector<Overview> list(storage::Db& db, const LogName& log, std::uint64_t before, std::size_t most) {
  std::vector<Overview> out;
  auto q = db.query(
      "SELECT c.subject, c.number, c.newest, c.sent, c.withdrawn, c.reason, c.number, v.version, v.content, v.must, v.deadline, v.author, v.written, v.sent, v.sent_by, "
      "v.escalated, v.subject, (SELECT count(*) FROM circular_recipient r WHERE r.log = c.log AND r.subject = c.subject AND r.version = v.version), (SELECT "
      "count(acknowledged) FROM circular_recipient r WHERE r.log = c.log AND r.subject = c.subject AND r.version = v.version), (SELECT count(*) FROM circular_recipient r "
      "WHERE r.log = c.log AND r.subject = c.subject AND r.version = v.version AND r.acknowledged IS NULL AND r.covered IS NOT NULL) FROM circular c JOIN circular_version v ON "
      "v.log = "
      "c.log AND v.subject = c.subject AND v.version = CASE c.sent WHEN 0 THEN c.newest ELSE c.sent END WHERE c.log = ? AND c.number < ? ORDER BY c.number DESC LIMIT ?");
  q.bind(log.str(), before == 0 ? std::uint64_t{1} << 62U : before, most);
  while (q.step()) out.push_back({.circular = circular_at(q), .version = version_at(q, 6), .recipients = q.u64(17), .acknowledged = q.u64(18), .covered = q.u64(19)});
  return out;
}

std::vector<Version> unread_of(storage::Db& db, const LogName& log, std::string_view person) {
  std::vector<Version> out;
  auto q = db.query(
      "SELECT c.number, v.version, v.content, v.must, v.deadline, v.author, v.written, v.sent, v.sent_by, v.escalated, v.subject FROM circular_recipient r JOIN circular c ON "
      "c.log = r.log AND c.subject = r.subject AND c.sent = r.version JOIN circular_version v ON v.log = r.log AND v.subject = r.subject AND v.version = r.version WHERE r.log = "
      "? AND r.person = ? AND r.acknowledged IS NULL AND c.withdrawn IS NULL ORDER BY v.sent, c.number");
  q.bind(log.str(), person);
  while (q.step()) out.push_back(version_at(q, 0));
  return out;
}

bool any_holds(storage::Db& db, const LogName& log) {
  auto q = db.query("SELECT 1 FROM circular WHERE log = ? AND sent > 0 AND withdrawn IS NULL LIMIT 1");
  return q.bind(log.str()).step();
}

std::vector<std::uint64_t> withdrawn_from(storage::Db& db, const LogName& log, std::string_view person, Instant since) {
  auto q = db.query(
      "SELECT c.number FROM circular c JOIN circular_recipient r ON r.log = c.log AND r.subject = c.subject AND r.version = c.sent WHERE c.log = ? AND c.withdrawn >= ? AND "
      "r.person = ? AND r.acknowledged IS NOT NULL ORDER BY c.number");
  q.bind(log.str(), ms(since), person);
  std::vector<std::uint64_t> out;
  while (q.step()) out.push_back(q.u64(0));
  return out;
}

std::optional<Recipient> find_recipient(storage::Db& db, const LogName& log, std::string_view subject, unsigned version, std::string_view person) {
  auto q = db.query(
      "SELECT person, office, unit, function, position, sections, former, acknowledged, how, acknowledged_by, calls, called, deputy, covered, escalated, deputy_knows, entered, "
      "agreed_by "
      "FROM "
      "circular_standing "
      "WHERE log = ? AND subject = ? AND version = ? AND person = ?");
  q.bind(log.str(), subject, static_cast<std::uint64_t>(version), person);
  return q.step() ? std::optional(recipient_at(q)) : std::nullopt;
}

std::vector<Recipient> recipients_of(storage::Db& db, const LogName& log, std::string_view subject, unsigned version) {
  auto q = db.query(
      "SELECT person, office, unit, function, position, sections, former, acknowledged, how, acknowledged_by, calls, called, deputy, covered, escalated, deputy_knows, entered, "
      "agreed_by "
      "FROM "
      "circular_standing "
      "WHERE log = ? AND subject = ? AND version = ? ORDER BY position");
  q.bind(log.str(), subject, static_cast<std::uint64_t>(version));
  return recipients(std::move(q));
}

std::vector<OfficeCount> counts_by_office(storage::Db& db, const LogName& log, std::string_view subject, unsigned version) {
  std::vector<OfficeCount> out;
  auto q = db.query(
      "SELECT office, count(*), count(acknowledged), sum(acknowledged IS NULL AND covered IS NOT NULL) FROM circular_recipient WHERE log = ? AND subject = ? AND version = ? GROUP "
      "BY office ORDER BY min(position)");
  q.bind(log.str(), subject, static_cast<std::uint64_t>(version));
  while (q.step()) out.push_back({.office = q.str(0), .recipients = q.u64(1), .acknowledged = q.u64(2), .covered = q.u64(3)});
  return out;
}

std::optional<Letter> find_letter(storage::Db& db, const LogName& log, std::string_view subject, unsigned version, std::string_view person, LetterKind kind) {
  auto q = db.query(
      "SELECT log, subject, version, person, kind, state, attempts, code, next, changed FROM circular_letter WHERE log = ? AND subject = ? AND version = ? AND person = ? AND kind "
      "= ?");
  q.bind(log.str(), subject, static_cast<std::uint64_t>(version), person, static_cast<int>(kind));
  return q.step() ? std::optional(letter_at(q)) : std::nullopt;
}

std::vector<Letter> letters_of(storage::Db& db, const LogName& log, std::string_view subject, unsigned version) {
  auto q = db.query(
      "SELECT log, subject, version, person, kind, state, attempts, code, next, changed FROM circular_letter WHERE log = ? AND subject = ? AND version = ? ORDER BY state, person, "
      "kind");
  q.bind(log.str(), subject, static_cast<std::uint64_t>(version));
  return letters(std::move(q));
}

std::vector<ToJudge> letters_to_judge(storage::Db& db, const LogName& log) {
  std::vector<ToJudge> out;
  auto q = db.query(
      "SELECT c.number, sum(l.state = ?1), sum(l.state = ?2) FROM circular_letter l JOIN circular c ON c.log = l.log AND c.subject = l.subject AND c.sent = l.version WHERE "
      "l.state IN (?1, ?2) AND l.log = ?3 AND c.withdrawn IS NULL GROUP BY c.number ORDER BY c.number");
  q.bind(static_cast<int>(MailState::unknown), static_cast<int>(MailState::refused), log.str());
  while (q.step()) out.push_back({.number = q.u64(0), .unknown = q.u64(1), .refused = q.u64(2)});
  return out;
}

std::vector<Letter> due_letters(storage::Db& db, Instant now) {
  auto q = db.query(
      "SELECT log, subject, version, person, kind, state, attempts, code, next, changed FROM circular_letter l WHERE (state = ? OR (state = ? AND next <= ?)) AND EXISTS (SELECT 1 "
      "FROM "
      "circular c WHERE c.log = l.log AND c.subject = l.subject AND c.sent = l.version AND c.withdrawn IS NULL) AND (kind = 1 "
      "OR NOT EXISTS (SELECT 1 FROM circular_recipient r WHERE r.log = l.log AND r.subject = l.subject AND r.version = l.version AND r.person = l.person AND r.acknowledged IS NOT "
      "NULL)) ORDER BY attempts, changed, log, subject, person");
  q.bind(static_cast<int>(MailState::queued), static_cast<int>(MailState::deferred), ms(now));
  return letters(std::move(q));
}

std::vector<Letter> orphaned_letters(storage::Db& db) {
  auto q = db.query("SELECT log, subject, version, person, kind, state, attempts, code, next, changed FROM circular_letter WHERE state = ?");
  q.bind(static_cast<int>(MailState::attempted));
  return letters(std::move(q));
}

std::vector<Overdue> overdue(storage::Db& db, Instant now) {
  std::vector<Overdue> out;
  auto q = db.query(
      "SELECT v.log, v.subject, v.version FROM circular_version v JOIN circular c ON c.log = v.log AND c.subject = v.subject AND c.sent = v.version WHERE v.must = 1 AND "
      "v.deadline "
      "<= ? AND v.escalated IS NULL AND c.withdrawn IS NULL AND EXISTS (SELECT 1 FROM circular_recipient r WHERE r.log = v.log AND r.subject = v.subject AND r.version = v.version "
      "AND r.acknowledged IS NULL AND r.covered IS NULL)");
  q.bind(ms(now));
  while (q.step()) out.push_back({.log = log_at(q, 0), .subject = q.str(1), .version = static_cast<unsigned>(q.u64(2))});
  return out;
}

std::vector<Recipient> escalated_to(storage::Db& db, const LogName& log, std::string_view subject, unsigned version, std::string_view deputy) {
  auto q = db.query(
      "SELECT person, office, unit, function, position, sections, former, acknowledged, how, acknowledged_by, calls, called, deputy, covered, escalated, deputy_knows, entered, "
      "agreed_by "
      "FROM "
      "circular_standing "
      "WHERE log = ? AND subject = ? AND version = ? AND deputy = ? AND escalated IS NOT NULL AND acknowledged IS NULL ORDER BY position");
  q.bind(log.str(), subject, static_cast<std::uint64_t>(version), deputy);
  return recipients(std::move(q));
}

std::vector<StandIn> stand_ins_of(storage::Db& db, const LogName& log, std::string_view deputy) {
  std::vector<StandIn> out;
  auto q = db.query(
      "SELECT c.number, r.person FROM circular_recipient r JOIN circular c ON c.log = r.log AND c.subject = r.subject AND c.sent = r.version WHERE r.log = ? AND r.deputy = ? AND "
      "r.escalated IS NOT NULL AND r.acknowledged IS NULL AND r.covered IS NULL AND c.withdrawn IS NULL ORDER BY c.number, r.position");
  q.bind(log.str(), deputy);
  while (q.step()) {
    if (out.empty() || out.back().number != q.u64(0)) out.push_back({.number = q.u64(0), .missing = {}});
    out.back().missing.push_back(q.str(1));
  }
  return out;
}

std::optional<Link> find_link(storage::Db& db, const Hash& token) {
  auto q = db.query("SELECT log, subject, version, person, expires, used FROM circular_link WHERE token = ?");
  q.bind(to_hex(token.bytes));
  if (!q.step()) return std::nullopt;
  return Link{.log = log_at(q, 0),
              .token = token,
              .subject = q.str(1),
              .version = static_cast<unsigned>(q.u64(2)),
              .person = q.str(3),
              .expires = instant(q.i64(4)),
              .used = maybe_instant(q, 5)};
}

std::string person_of_account(storage::Db& db, const LogName& log, std::string_view account) {
  auto q = db.query("SELECT person FROM circular_reader WHERE log = ? AND account = ?");
  q.bind(log.str(), account);
  return one_text(std::move(q));
}

bool has_confirmed(storage::Db& db, const LogName& log, std::string_view account, std::string_view person) {
  auto q = db.query(
      "SELECT 1 FROM circular_recipient WHERE log = ?1 AND ((person = ?2 AND acknowledged IS NOT NULL AND how = ?3 AND acknowledged_by = ?4) OR (deputy = ?2 AND escalated IS NOT "
      "NULL AND agreed_by = ?4)) LIMIT 1");
  q.bind(log.str(), person, static_cast<int>(How::click), account);
  return q.step();
}

std::vector<std::pair<std::string, std::string>> readers_of(storage::Db& db, const LogName& log) {
  std::vector<std::pair<std::string, std::string>> out;
  auto q = db.query("SELECT account, person FROM circular_reader WHERE log = ? ORDER BY account");
  q.bind(log.str());
  while (q.step()) out.emplace_back(q.str(0), q.str(1));
  return out;
}

std::string account_of_person(storage::Db& db, const LogName& log, std::string_view person) {
  auto q = db.query("SELECT account FROM circular_reader WHERE log = ? AND person = ?");
  q.bind(log.str(), person);
  return one_text(std::move(q));
}

}  // namespace nb::circular
