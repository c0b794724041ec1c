// SPDX-License-Identifier: EUPL-1.2
// Letting somebody in for the first time, or again after everything was lost: a code that works once, ends by itself and is kept
// as a hash only. Who takes it up chooses a new password; whatever proved the account before is worth nothing from then on.
// Threading and durability: accounts_db.hpp.
#pragma once

#include <optional>
#include <span>
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

/// A code (make_enrolment_code) that is to let somebody in.
struct NewInvitation {
  std::string account;
  std::string code;
};
/// Who lets in, and how long that holds.
struct InvitationTime {
  std::string by;
  Instant now;
  Instant until;
};

class Invitations {
 public:
  explicit Invitations(AccountDb& db) : db_(db) {}

  /// A new code for an account that exists; one given out before is worth nothing any more. Empty if there is no such account.
  [[nodiscard]] std::string issue(std::string_view account, std::string_view by, Random& random, Instant now, Instant until);
  /// The same for many at once, with codes that stand on paper already; ends what begin_sheets() began. False and nothing done if one of
  /// the accounts does not exist any more.
  [[nodiscard]] bool issue_all(std::span<const NewInvitation> codes, const InvitationTime& time);
  /// Sheets are being made into that file: until issue_all() or end_sheets() the codes on them are not known.
  void begin_sheets(const std::string& file);
  void end_sheets();
  /// Into which file sheets were being made when the program ended; nullopt: none.
  [[nodiscard]] std::optional<std::string> unfinished_sheets() const;
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
