// SPDX-License-Identifier: EUPL-1.2
// Passwords are kept as Argon2id strings only (RFC 9106). Slow on purpose: never on an I/O thread.
#pragma once

#include <string>
#include <string_view>

namespace nb::crypto {

/// How much work one try costs.
enum class PasswordCost {
  interactive,  ///< 64 MiB, two passes: every real account
  test,         ///< the least the algorithm allows: tests only
};

/// The string to store: algorithm, cost, random salt and hash. Error{unavailable} if there is not enough memory.
[[nodiscard]] std::string hash_password(std::string_view password, PasswordCost cost = PasswordCost::interactive);
/// False for a wrong password and for a string that is no Argon2 string.
[[nodiscard]] bool verify_password(std::string_view stored, std::string_view password);
/// True if `stored` was made with another cost than today's, so that it should be hashed again at the next sign-in.
[[nodiscard]] bool needs_rehash(std::string_view stored, PasswordCost cost = PasswordCost::interactive);

}  // namespace nb::crypto
