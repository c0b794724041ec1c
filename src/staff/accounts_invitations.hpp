// SPDX-License-Identifier: EUPL-1.2
// Letting somebody in for the first time, or again after everything was lost: a code that works once, ends by itself and is kept
// as a hash only. Who takes it up chooses a new password; whatever proved the account before is worth nothing from then on.
// Threading and durability: accounts_db.hpp.
#pragma once

#include <string>
#include <string_view>

#include "base/random.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace nb::staff {

class AccountDb;

/// Why a code lets nobody in; for the trace, since the person is told one sentence for all.
enum class InvitationFault { unknown, expired, used };
[[nodiscard]] std::string_view to_string(InvitationFault fault);

class Invitations {
 public:
  explicit Invitations(AccountDb& db) : db_(db) {}

  /// A new code for an account that exists; one given out before is worth nothing any more. Empty if there is no such account.
  [[nodiscard]] std::string issue(std::string_view account, std::string_view by, Random& random, Instant now, Instant until);
  /// The account that a typed code is for.
  [[nodiscard]] Result<std::string, InvitationFault> open(std::string_view typed, Instant now) const;
  /// Uses the code up and sets the password; app, passkeys and printed codes are gone. Of two at the same moment one gets `used`.
  [[nodiscard]] Result<std::string, InvitationFault> accept(std::string_view typed, std::string_view password_hash, Instant now);
  void withdraw(std::string_view account);
  /// Drops an open code of somebody else's than `by` and the machine's: what the account may do has changed since it was given out.
  void withdraw_others(std::string_view account, std::string_view by);
  /// Whose code the account's password was chosen with last; empty: nobody's, or it was set at the machine.
  [[nodiscard]] std::string let_in_by(std::string_view account) const;

 private:
  AccountDb& db_;
};

}  // namespace nb::staff
