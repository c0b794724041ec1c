// SPDX-License-Identifier: EUPL-1.2
// Accounts and roles. One role for now; more come with the full account system, and what a role may do is asked here only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace nb::staff {

enum class Role { operator_ };  ///< may do everything the crisis staff's console offers

[[nodiscard]] const char* to_string(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view text);

/// A role account, never a citizen: the name becomes the actor of entries.
struct Account {
  std::string name;
  Role role = Role::operator_;
  std::string password_hash;  ///< Argon2id in its encoded form
  Instant created;
};

/// 2 to 40 characters, a-z 0-9 . - only, beginning with a letter.
[[nodiscard]] bool valid_account_name(std::string_view name);

inline constexpr std::size_t kPasswordCharactersMin = 12;
inline constexpr std::size_t kPasswordBytesMax = 1024;

/// Why a password cannot be taken (German sentence), or nullopt. Length only, no composition rules (ASVS 6.2).
[[nodiscard]] std::optional<std::string> password_fault(std::string_view password, std::string_view account);

}  // namespace nb::staff
