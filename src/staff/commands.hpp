// SPDX-License-Identifier: EUPL-1.2
// That an account exists and what it may do are facts of the region's log; its secrets are not.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "state/command.hpp"

namespace nb::staff {

/// What the room asks about the catalogue.
struct Known {
  std::function<bool(storage::Db&, const Ags&)> municipality;
  std::function<bool(storage::Db&, std::string_view name)> office;
};

/// Why nothing is done about an account that does not exist, is closed, or is not seen by whoever asks.
[[nodiscard]] state::Refusal unknown_account();

/// staff.create_account {"account", "administrator"?: true}: with "administrator" it may do everything (the machine's own account).
/// staff.close_account {"account", "reason"}
/// staff.grant_role {"account", "role", "town": AGS or "*", "office"?, "from"?, "until"?, "reason"?, "lent_by"?}
/// staff.withdraw_role {"grant": position, "role", "reason"?}
/// Refused: what is unknown, an end before its beginning, a lent desk without reason or end, taking the last administrator away.
[[nodiscard]] std::vector<state::CommandKind> commands(Known known);

}  // namespace nb::staff
