// SPDX-License-Identifier: EUPL-1.2
// What state.db knows about accounts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"

namespace nb::storage {
class Db;
}

namespace nb::staff {

[[nodiscard]] bool account_exists(storage::Db& db, const LogName& log, std::string_view account);
/// All accounts that the log knows, by name.
[[nodiscard]] std::vector<std::string> account_names(storage::Db& db, const LogName& log);

}  // namespace nb::staff
