// SPDX-License-Identifier: EUPL-1.2
#include "staff/queries.hpp"

#include "storage/sqlite/db.hpp"

namespace nb::staff {

bool account_exists(storage::Db& db, const LogName& log, std::string_view account) {
  auto query = db.query("SELECT 1 FROM staff_account WHERE log = ? AND account = ?");
  return query.bind(log.str(), account).step();
}

}  // namespace nb::staff
