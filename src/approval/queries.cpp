// SPDX-License-Identifier: EUPL-1.2
#include "approval/queries.hpp"

#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::approval {

namespace {

using storage::instant;

/// A row as its projection wrote it; columns as in the statements below.
std::optional<Proposal> row(const storage::Query& q) {
  auto log = LogName::parse(q.text(0));
  const auto area = parse_area(q.text(2));
  const auto state = parse_state(q.text(3));
  if (!log || !area || !state) return std::nullopt;  // a newer version's
  return Proposal{.log = *std::move(log),
                  .number = q.u64(1),
                  .area = *area,
                  .stored = *state,
                  .command = q.str(4),
                  .args = q.str(5),
                  .seen = q.str(6),
                  .reason = q.str(7),
                  .proposer = q.str(8),
                  .at = instant(q.i64(9)),
                  .expires = q.is_null(10) ? std::nullopt : std::optional(instant(q.i64(10))),
                  .seq = q.u64(11),
                  .decided_by = q.str(12),
                  .decided = q.is_null(13) ? std::nullopt : std::optional(instant(q.i64(13))),
                  .decided_why = q.str(14)};
}

template <class Wanted>
std::vector<Proposal> rows(storage::Query q, Wanted wanted) {
  std::vector<Proposal> out;
  while (q.step()) {
    auto one = row(q);
    if (one && wanted(*one)) out.push_back(*std::move(one));
  }
  return out;
}

}  // namespace

std::optional<Proposal> find(storage::Db& db, const LogName& log, std::string_view id) {
  const auto number = number_of(log, id);
  if (!number) return std::nullopt;
  auto q = db.query(
      "SELECT log, number, area, state, command, args, seen, reason, proposer, at, expires, seq, decided_by, decided, decided_why FROM approval WHERE log = ? AND number = ?");
  q.bind(log.str(), *number);
  return q.step() ? row(q) : std::nullopt;
}

std::uint64_t next_number(storage::Db& db, const LogName& log) {
  auto q = db.query("SELECT COALESCE(MAX(number), 0) + 1 FROM approval WHERE log = ?");
  q.bind(log.str());
  q.step();
  return q.u64(0);
}

std::optional<std::uint64_t> find_open(storage::Db& db, const LogName& log, std::string_view seen, Instant now) {
  auto q = db.query("SELECT number FROM approval WHERE state = 'open' AND log = ? AND seen = ? AND expires > ? ORDER BY number LIMIT 1");
  q.bind(log.str(), seen, now.time_since_epoch().count());
  return q.step() ? std::optional(q.u64(0)) : std::nullopt;
}

std::vector<Proposal> waiting(storage::Db& db, Instant now) {
  auto q = db.query(
      "SELECT log, number, area, state, command, args, seen, reason, proposer, at, expires, seq, decided_by, decided, decided_why FROM approval"
      " WHERE state IN ('open', 'unlooked') ORDER BY at, log, number");
  return rows(std::move(q), [now](const Proposal& one) { return one.waits(now); });
}

std::vector<Proposal> newest(storage::Db& db, std::size_t limit) {
  auto q = db.query(
      "SELECT log, number, area, state, command, args, seen, reason, proposer, at, expires, seq, decided_by, decided, decided_why FROM approval"
      " ORDER BY at DESC, log, number DESC LIMIT ?");
  q.bind(static_cast<std::int64_t>(limit));
  return rows(std::move(q), [](const Proposal&) { return true; });
}

std::vector<Proposal> all_about(storage::Db& db, const LogName& log, std::string_view entry_type, std::string_view subject) {
  auto q = db.query(
      "SELECT log, number, area, state, command, args, seen, reason, proposer, at, expires, seq, decided_by, decided, decided_why FROM approval"
      " JOIN approval_about USING(log, number) WHERE log = ? AND type = ? AND subject = ? ORDER BY number DESC");
  q.bind(log.str(), entry_type, subject);
  return rows(std::move(q), [](const Proposal&) { return true; });
}

std::vector<Proposal> waiting_about(storage::Db& db, const LogName& log, std::string_view entry_type, std::string_view subject, Instant now) {
  std::vector<Proposal> out = all_about(db, log, entry_type, subject);
  std::erase_if(out, [now](const Proposal& one) { return !one.waits(now); });
  return out;
}

std::vector<About> about(storage::Db& db, const Proposal& proposal) {
  std::vector<About> out;
  auto q = db.query("SELECT type, subject FROM approval_about WHERE log = ? AND number = ? ORDER BY type, subject");
  q.bind(proposal.log.str(), proposal.number);
  while (q.step()) out.push_back({q.str(0), q.str(1)});
  return out;
}

}  // namespace nb::approval
