// SPDX-License-Identifier: EUPL-1.2
// What state.db knows about accounts.
#pragma once

#include <string_view>

#include "base/ids.hpp"

namespace nb::storage {
class Db;
}

namespace nb::staff {

[[nodiscard]] bool account_exists(storage::Db& db, const LogName& log, std::string_view account);

}  // namespace nb::staff
