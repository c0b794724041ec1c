// SPDX-License-Identifier: EUPL-1.2
#include "staff/projection.hpp"

#include <boost/json.hpp>
#include <chrono>
#include <optional>

#include "staff/events.hpp"
#include "staff/grants.hpp"
#include "state/members.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::staff {

namespace {

using storage::ms;

std::optional<std::int64_t> moment(const boost::json::object& data, std::string_view name) {
  const auto at = parse_rfc3339(state::text_member(data, name));
  return at ? std::optional(ms(*at)) : std::nullopt;
}

void put_grant(storage::Db& db, const state::AppliedEntry& entry, std::string_view role, std::string_view town) {
  db.query(
        "INSERT OR IGNORE INTO staff_grant(log, seq, role, account, town, office, from_ms, until_ms, reason, lent_by, given_by, given_ms)"
        " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(entry.log.str(), entry.seq, role, entry.subject, town, state::text_member(entry.data, "office"), moment(entry.data, "from"), moment(entry.data, "until"),
            state::text_member(entry.data, "reason"), state::text_member(entry.data, "lent_by"), entry.actor, ms(entry.at))
      .run();
}

void put_account(storage::Db& db, const state::AppliedEntry& entry) {
  db.query("INSERT OR IGNORE INTO staff_account(log, account, created, closed) VALUES(?, ?, ?, 0)").bind(entry.log.str(), entry.subject, format_utc(entry.at)).run();
  if (state::text_member(entry.data, "role") != "operator") return;
  for (const Role role : {Role::administrator, Role::region_operator}) put_grant(db, entry, to_string(role), kWholeRegion);
}

}  // namespace

void StaffProjection::create(storage::Db& db) const {
  db.exec(
      "CREATE TABLE staff_account(log TEXT NOT NULL, account TEXT NOT NULL, created TEXT NOT NULL, closed INTEGER NOT NULL, PRIMARY KEY(log, account)) WITHOUT ROWID;"
      "CREATE TABLE staff_grant(log TEXT NOT NULL, seq INTEGER NOT NULL, role TEXT NOT NULL, account TEXT NOT NULL, town TEXT NOT NULL, office TEXT NOT NULL, from_ms INTEGER,"
      " until_ms INTEGER, reason TEXT NOT NULL, lent_by TEXT NOT NULL, given_by TEXT NOT NULL, given_ms INTEGER NOT NULL, PRIMARY KEY(log, seq, role)) WITHOUT ROWID");
}

void StaffProjection::apply(storage::Db& db, const state::AppliedEntry& entry) const {
  if (entry.type == event::kAccountCreated) return put_account(db, entry);
  if (entry.type == event::kRoleGranted) return put_grant(db, entry, state::text_member(entry.data, "role"), state::text_member(entry.data, "town"));
  if (entry.type == event::kAccountClosed) db.query("UPDATE staff_account SET closed = 1 WHERE log = ? AND account = ?").bind(entry.log.str(), entry.subject).run();
  if (entry.type == event::kRoleWithdrawn) {
    db.query("DELETE FROM staff_grant WHERE log = ? AND seq = ? AND role = ?")
        .bind(entry.log.str(), state::number_member(entry.data, "grant"), state::text_member(entry.data, "role"))
        .run();
  }
}

}  // namespace nb::staff
