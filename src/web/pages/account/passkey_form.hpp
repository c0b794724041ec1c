// SPDX-License-Identifier: EUPL-1.2
// What assets/stab/account.js puts into a form's field after a browser has used or made a passkey: JSON with base64url texts. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "staff/passkey.hpp"

namespace nb::pages {

/// {"id","clientDataJSON","authenticatorData","signature","userHandle"}; nullopt for anything else.
[[nodiscard]] std::optional<staff::PasskeyAssertion> read_assertion(std::string_view json);
/// {"clientDataJSON","attestationObject"}; nullopt for anything else.
[[nodiscard]] std::optional<staff::PasskeyRegistration> read_registration(std::string_view json);

}  // namespace nb::pages
