// SPDX-License-Identifier: EUPL-1.2
#include "staff/queries.hpp"

#include "storage/sqlite/db.hpp"

namespace nb::staff {

bool account_exists(storage::Db& db, const LogName& log, std::string_view account) {
  auto query = db.query("SELECT 1 FROM staff_account WHERE log = ? AND account = ?");
  return query.bind(log.str(), account).step();
}

std::vector<std::string> account_names(storage::Db& db, const LogName& log) {
  auto query = db.query("SELECT account FROM staff_account WHERE log = ? ORDER BY account");
  query.bind(log.str());
  std::vector<std::string> out;
  while (query.step()) out.emplace_back(query.text(0));
  return out;
}

}  // namespace nb::staff
