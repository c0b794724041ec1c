// SPDX-License-Identifier: EUPL-1.2
// Accounts. What an account may do is no part of it: that is asked from what was granted to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace nb::staff {

/// A role account, never a citizen: the name becomes the actor of entries.
struct Account {
  std::string name;
  std::string password_hash;  ///< Argon2id in its encoded form
  Instant created;
  std::string made_by = {};  ///< the account that made it; empty: the machine
};

/// Who acts at the machine itself; no account has this name.
inline constexpr std::string_view kMachineActor = "init";

/// 2 to 40 characters, a-z 0-9 . - only, beginning with a letter; not kMachineActor.
[[nodiscard]] bool valid_account_name(std::string_view name);

inline constexpr std::size_t kPasswordCharactersMin = 12;
inline constexpr std::size_t kPasswordBytesMax = 1024;

/// Why a password cannot be taken (German sentence), or nullopt. Length only, no composition rules (ASVS 6.2).
[[nodiscard]] std::optional<std::string> password_fault(std::string_view password, std::string_view account);

}  // namespace nb::staff
