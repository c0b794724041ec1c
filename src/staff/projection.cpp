// SPDX-License-Identifier: EUPL-1.2
#include "staff/projection.hpp"

#include <boost/json.hpp>

#include "storage/sqlite/db.hpp"

namespace nb::staff {

void StaffProjection::create(storage::Db& db) const {
  db.exec("CREATE TABLE staff_account(log TEXT NOT NULL, account TEXT NOT NULL, role TEXT NOT NULL, created TEXT NOT NULL, PRIMARY KEY(log, account)) WITHOUT ROWID");
}

void StaffProjection::apply(storage::Db& db, const state::AppliedEntry& entry) const {
  if (entry.type != "staff.account_created") return;
  const boost::json::value* role = entry.data.if_contains("role");
  const std::string_view text = role != nullptr && role->is_string() ? std::string_view(role->get_string()) : std::string_view("operator");
  db.query("INSERT OR IGNORE INTO staff_account(log, account, role, created) VALUES(?, ?, ?, ?)").bind(entry.log.str(), entry.subject, text, format_utc(entry.at)).run();
}

}  // namespace nb::staff
