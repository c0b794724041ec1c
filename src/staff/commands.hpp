// SPDX-License-Identifier: EUPL-1.2
// That an account exists is a fact of the region's log (who could act, since when); its secret is not.
#pragma once

#include <vector>

#include "state/command.hpp"

namespace nb::staff {

/// staff.create_account {"account": name, "administrator"?: true} → staff.account_created; refused if the name is taken or invalid.
/// "administrator": by the machine's own administrator, who may do everything.
[[nodiscard]] std::vector<state::CommandKind> commands();

}  // namespace nb::staff
