// SPDX-License-Identifier: EUPL-1.2
#include "approval/projection.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "approval/events.hpp"
#include "approval/model.hpp"
#include "state/members.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::approval {

using state::number_member;
using state::text_member;

namespace {

/// Of a lonely act there is no end: it waits until somebody has looked.
std::optional<std::int64_t> expiry(const state::AppliedEntry& entry) {
  const auto at = parse_rfc3339(text_member(entry.data, "expires"));
  return at ? std::optional(at->time_since_epoch().count()) : std::nullopt;
}

void begin(storage::Db& db, const state::AppliedEntry& entry, State state) {
  const std::string log = entry.log.str();
  const auto number = number_member(entry.data, "number");
  const auto part = std::ranges::find(entry.parts, event::kArgsPart, &state::OpenPart::name);
  const std::string_view args = part == entry.parts.end() ? std::string_view() : part->content;
  const std::string_view command = text_member(entry.data, "command");
  db.query(
        "INSERT OR IGNORE INTO approval(log, number, area, state, command, args, seen, reason, proposer, at, expires, seq, decided_by, decided, decided_why)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', NULL, '')")
      .bind(log, number, text_member(entry.data, "area"), to_string(state), command, args, seen_mark(entry.log, command, args), text_member(entry.data, "reason"), entry.actor,
            entry.at.time_since_epoch().count(), expiry(entry), entry.seq)
      .run();
  const boost::json::value* about = entry.data.if_contains("about");
  if (about == nullptr || !about->is_array()) return;
  for (const boost::json::value& one : about->get_array()) {
    if (!one.is_object()) continue;
    db.query("INSERT OR IGNORE INTO approval_about(log, subject, type, number) VALUES(?, ?, ?, ?)")
        .bind(log, text_member(one.get_object(), "subject"), text_member(one.get_object(), "type"), number)
        .run();
  }
}

void decide(storage::Db& db, const state::AppliedEntry& entry, State from, State to) {
  const auto number = number_of(entry.log, entry.subject);
  if (!number) return;  // a newer version's
  db.query("UPDATE approval SET state = ?, decided_by = ?, decided = ?, decided_why = ? WHERE log = ? AND number = ? AND state = ?")
      .bind(to_string(to), entry.actor, entry.at.time_since_epoch().count(), text_member(entry.data, "reason"), entry.log.str(), *number, to_string(from))
      .run();
}

}  // namespace

void ApprovalProjection::create(storage::Db& db) const {
  db.exec(
      "CREATE TABLE approval(log TEXT NOT NULL, number INTEGER NOT NULL, area TEXT NOT NULL, state TEXT NOT NULL, command TEXT NOT NULL, args TEXT NOT NULL, seen TEXT NOT NULL,"
      " reason TEXT NOT NULL, proposer TEXT NOT NULL, at INTEGER NOT NULL, expires INTEGER, seq INTEGER NOT NULL, decided_by TEXT NOT NULL, decided INTEGER,"
      " decided_why TEXT NOT NULL, PRIMARY KEY(log, number)) STRICT, WITHOUT ROWID;"
      "CREATE INDEX approval_waiting ON approval(state, at) WHERE state IN ('open', 'unlooked');"
      "CREATE TABLE approval_about(log TEXT NOT NULL, subject TEXT NOT NULL, type TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY(log, subject, type, number)) STRICT,"
      " WITHOUT ROWID;");
}

void ApprovalProjection::apply(storage::Db& db, const state::AppliedEntry& entry) const {
  if (entry.type == event::kProposed) return begin(db, entry, State::open);
  if (entry.type == event::kActedAlone) return begin(db, entry, State::unlooked);
  if (entry.type == event::kApproved) return decide(db, entry, State::open, State::approved);
  if (entry.type == event::kRefused) return decide(db, entry, State::open, State::refused);
  if (entry.type == event::kWithdrawn) return decide(db, entry, State::open, State::withdrawn);
  if (entry.type == event::kLooked) decide(db, entry, State::unlooked, text_member(entry.data, "verdict") == "objected" ? State::objected : State::confirmed);
}

}  // namespace nb::approval
