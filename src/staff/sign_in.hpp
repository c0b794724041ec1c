// SPDX-License-Identifier: EUPL-1.2
// Deciding whether somebody is who they say. Whoever is refused learns one sentence, whatever was wrong; the reason goes to the
// trace, for the auditor. Threading: any thread; with_password() is slow on purpose and belongs into SignInQueue.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"
#include "staff/model.hpp"
#include "staff/passkey.hpp"
#include "staff/passkey_challenge.hpp"
#include "staff/sessions.hpp"

namespace nb::staff {

class AccountStore;

/// Something that happened at the door. `account` is what was typed if it can be the name of an account at all, else empty: a
/// password typed into the wrong field stays out of every trace.
struct SignInRecord {
  enum class Kind { signed_in, refused, signed_out, enrolled, invited, factor_added, factor_removed, session_ended } kind = Kind::refused;
  std::string account;
  std::string by;      ///< who did it, where that is somebody else; empty: the account itself
  std::string reason;  ///< of a refusal: "unknown_account", "wrong_password", "code_reused", "passkey_counter_back", …; else the way or the thing
  std::string peer;    ///< network address
  Instant at;
};
/// Where records go. Called on any thread, after the fact; must not throw and must not take long.
using SignInTrace = std::function<void(const SignInRecord&)>;

/// Somebody who may come in.
struct SignedIn {
  Account account;
  SignInWay way = SignInWay::password;
};

/// Why not, for the trace alone: the code of SignInRecord::reason.
struct SignInRefusal {
  std::string reason;
  std::string account = {};  ///< whose passkey it was, where that is known; else empty
};

/// What was typed into the form.
struct PasswordTry {
  std::string account;
  std::string password;
  std::string code;  ///< of the app or from the sheet; may be empty
};

class SignIn {
 public:
  struct Parts {
    AccountStore& accounts;
    PasskeyChallenges& challenges;
  };
  explicit SignIn(Parts parts) : parts_(parts) {}

  /// Password first, then the second factor if there is one. A code is used up only beside the right password; the work is the same whatever is wrong.
  [[nodiscard]] Result<SignedIn, SignInRefusal> with_password(const PasswordTry& typed, Instant now) const;
  /// A passkey that its owner unlocked with PIN, finger or face: that is two factors, and it says itself whose it is.
  [[nodiscard]] Result<SignedIn, SignInRefusal> with_passkey(const PasskeySite& site, const PasskeyAssertion& answer, Instant now) const;
  /// Keeps a new passkey of somebody who is signed in; `purpose` as the question was made for.
  [[nodiscard]] Result<void, SignInRefusal> add_passkey(const PasskeySite& site, std::string_view account, std::string_view purpose, const PasskeyRegistration& answer,
                                                        std::string_view label, Instant now) const;

  static constexpr std::string_view kPasskeyPurpose = "sign_in";

 private:
  Parts parts_;
};

}  // namespace nb::staff
