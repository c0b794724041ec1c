// SPDX-License-Identifier: EUPL-1.2
// What state.db knows about accounts. Their roles: grants.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"

namespace nb::storage {
class Db;
}

namespace nb::staff {

/// Also if it was closed: a name is given once.
[[nodiscard]] bool account_exists(storage::Db& db, const LogName& log, std::string_view account);
/// It exists and was not closed.
[[nodiscard]] bool account_open(storage::Db& db, const LogName& log, std::string_view account);
/// All accounts that the log knows and that are not closed, by name.
[[nodiscard]] std::vector<std::string> account_names(storage::Db& db, const LogName& log);

/// Closed ones, too, by name: what they did stays in the journal.
[[nodiscard]] std::vector<std::string> all_account_names(storage::Db& db, const LogName& log);
/// Accounts with a role in that municipality (AGS), closed ones with the roles they had then, by name.
[[nodiscard]] std::vector<std::string> accounts_in(storage::Db& db, const LogName& log, std::string_view town);

}  // namespace nb::staff
