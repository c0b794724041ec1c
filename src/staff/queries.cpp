// SPDX-License-Identifier: EUPL-1.2
#include "staff/queries.hpp"

#include "staff/grants.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::staff {

namespace {

std::optional<Instant> moment(const storage::Query& query, int column) {
  return query.is_null(column) ? std::nullopt : std::optional(Instant(std::chrono::milliseconds(query.i64(column))));
}

/// `account` empty: of all.
Grants grants_of(storage::Db& db, std::string_view account) {
  auto query = db.query(
      "SELECT g.seq, g.role, g.account, g.town, g.office, g.from_ms, g.until_ms, g.reason, g.lent_by, g.given_by, g.given_ms FROM staff_grant g"
      " JOIN staff_account a ON a.log = g.log AND a.account = g.account WHERE g.log = ? AND a.closed = 0 AND (? = '' OR g.account = ?) ORDER BY g.account, g.seq, g.role");
  query.bind(region_log().str(), account, account);
  std::vector<Grant> all;
  while (query.step()) {
    const auto role = parse_role(query.text(1));
    if (!role) continue;  // of a newer version: what is not understood gives nothing
    all.push_back({.seq = query.u64(0),
                   .account = query.str(2),
                   .role = *role,
                   .town = query.str(3),
                   .office = query.str(4),
                   .from = moment(query, 5),
                   .until = moment(query, 6),
                   .reason = query.str(7),
                   .lent_by = query.str(8),
                   .given_by = query.str(9),
                   .given = Instant(std::chrono::milliseconds(query.i64(10)))});
  }
  return Grants(std::move(all));
}

std::vector<std::string> names_in(storage::Query& query) {
  std::vector<std::string> out;
  while (query.step()) out.emplace_back(query.text(0));
  return out;
}

}  // namespace

bool account_exists(storage::Db& db, const LogName& log, std::string_view account) {
  auto query = db.query("SELECT 1 FROM staff_account WHERE log = ? AND account = ?");
  return query.bind(log.str(), account).step();
}

bool account_open(storage::Db& db, const LogName& log, std::string_view account) {
  auto query = db.query("SELECT 1 FROM staff_account WHERE log = ? AND account = ? AND closed = 0");
  return query.bind(log.str(), account).step();
}

std::vector<std::string> account_names(storage::Db& db, const LogName& log) {
  auto query = db.query("SELECT account FROM staff_account WHERE log = ? AND closed = 0 ORDER BY account");
  query.bind(log.str());
  return names_in(query);
}

std::vector<std::string> all_account_names(storage::Db& db, const LogName& log) {
  auto query = db.query("SELECT account FROM staff_account WHERE log = ? ORDER BY account");
  query.bind(log.str());
  return names_in(query);
}

std::vector<std::string> accounts_in(storage::Db& db, const LogName& log, std::string_view town) {
  auto query = db.query("SELECT DISTINCT account FROM staff_grant WHERE log = ? AND town = ? ORDER BY account");
  query.bind(log.str(), town);
  return names_in(query);
}

Grants load_grants(storage::Db& db) { return grants_of(db, ""); }
Grants load_grants_of(storage::Db& db, std::string_view account) { return grants_of(db, account); }

}  // namespace nb::staff
