// SPDX-License-Identifier: EUPL-1.2
// The room's entry types.
#pragma once

#include <string_view>

namespace nb::audit::event {

/// Region's log, subject: the account. {"way": "password", "passkey", …}
inline constexpr std::string_view kSignedIn = "audit.signed_in";
/// Region's log, subject: the account; the actor may be somebody else. {"what": "signed_out", "enrolled", "invited", "factor_added",
/// "factor_removed", "password_changed", "password_reset", "sheet_printed", "session_ended", "thing"?: "passkey", "app", "printed_codes", "one",
/// "others", "all"}
inline constexpr std::string_view kAccountChanged = "audit.account_changed";
/// Region's log, subject "sign-in". {"from": moment, "count", "addresses", "accounts": [{"mark", "reason"?, "count"}]}; what came with a
/// form of a foreign page or with a link nobody made counts too
inline constexpr std::string_view kSignInRefused = "audit.sign_in_refused";
/// The municipality's log, subject: the filing or letter, or "register" for several. {"what", "purpose", "subjects"?: [...]}
inline constexpr std::string_view kSealedRead = "audit.sealed_read";
/// The log that was handed out, subject "traces". {"what", "count", "filter"?}
inline constexpr std::string_view kExported = "audit.exported";
/// The log whose list it is, subject "lists": what no entry keeps was replaced by another version. {"what", "count"}
inline constexpr std::string_view kListReplaced = "audit.list_replaced";

}  // namespace nb::audit::event
