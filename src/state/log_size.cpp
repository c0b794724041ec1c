// SPDX-License-Identifier: EUPL-1.2
#include "state/log_size.hpp"

#include "storage/sqlite/db.hpp"

namespace nb::state {

std::uint64_t log_size(storage::Db& db, const LogName& log) {
  auto query = db.query("SELECT size FROM applied WHERE log = ?");
  query.bind(log.str());
  return query.step() ? query.u64(0) : 0;
}

}  // namespace nb::state
