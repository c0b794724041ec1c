// SPDX-License-Identifier: EUPL-1.2
// The room's entry types. All stand in the region's log; their subject is the account.
#pragma once

#include <string_view>

namespace nb::staff::event {

/// {} ; before there were roles {"role": "operator"}, which gives administrator and region_operator.
inline constexpr std::string_view kAccountCreated = "staff.account_created";
/// {"reason"}: nobody signs in with it again, and its name is not given to anybody else.
inline constexpr std::string_view kAccountClosed = "staff.account_closed";
/// {"role", "town": AGS or "*", "office"?, "from"?, "until"?, "reason"?, "lent_by"?}
inline constexpr std::string_view kRoleGranted = "staff.role_granted";
/// {"grant": position of the entry that gave it, "role", "town"?, "office"?, "reason"?}; older entries have no place
inline constexpr std::string_view kRoleWithdrawn = "staff.role_withdrawn";

}  // namespace nb::staff::event
