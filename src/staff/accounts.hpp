// SPDX-License-Identifier: EUPL-1.2
// The accounts of this installation: whose they are, their passwords, and what else proves somebody to be them (accounts_db.hpp says
// where it lies and how durable it is). What an account may do is no business of this file. Threading: any thread.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "crypto/password.hpp"
#include "staff/accounts_db.hpp"
#include "staff/accounts_factors.hpp"
#include "staff/accounts_invitations.hpp"
#include "staff/accounts_passkeys.hpp"
#include "staff/idle_work.hpp"
#include "staff/model.hpp"
#include "staff/sight.hpp"

namespace nb::staff {

/// Why an account was not made.
struct AccountFault {
  enum class Kind { name_invalid, name_taken, password_weak, person_invalid } kind;
  std::string sentence;
};

/// Whose account it is; everything may be empty. Each at most 200 bytes of UTF-8 without line ends.
struct Person {
  std::string name;
  std::string office;
  std::string town;
  std::string phone;
  std::string mail;
  friend bool operator==(const Person&, const Person&) = default;
};

/// Why that cannot be kept, or nullopt.
[[nodiscard]] std::optional<AccountFault> person_fault(const Person& person);

/// An account as lists show it.
struct AccountRow {
  std::string name;
  Person person;
  Instant created;
  bool has_password = false;
  bool has_totp = false;
  std::size_t passkeys = 0;
  std::size_t codes_left = 0;
  std::optional<Instant> last_sign_in;
  std::optional<Instant> invited_until;  ///< an invitation that was not used; may have expired
  std::string made_by;                   ///< the account that made it; empty: the machine
};

class AccountStore {
 public:
  struct Parts {
    Env& env;
    std::string path;  ///< of accounts.db; missing = no account yet
    crypto::PasswordCost cost = crypto::PasswordCost::interactive;
    std::shared_ptr<IdleWork> hashing = nullptr;  ///< where passwords are hashed; null: on the caller's thread
  };
  /// Throws as AccountDb does.
  explicit AccountStore(const Parts& parts);

  /// An account as it would be, checked and hashed, not yet kept: whoever records it elsewhere does so before add().
  [[nodiscard]] Result<Account, AccountFault> draft(std::string_view name, std::string_view password, Instant now) const;
  /// The same for somebody who will choose a password later, with an invitation.
  [[nodiscard]] Result<Account, AccountFault> draft_without_password(std::string_view name, Instant now) const;
  /// Keeps a drafted account.
  Result<void, AccountFault> add(const Account& account, const Person& person = {});
  /// Keeps all of them in one go; a name that is there already is left as it is. Refused as a whole if one of them cannot be kept.
  Result<void, AccountFault> add_all(const std::vector<std::pair<Account, Person>>& people);
  /// draft() and add().
  Result<Account, AccountFault> create(std::string_view name, std::string_view password, Instant now);
  /// Replaces whose account it is; false if there is none of that name.
  bool set_person(std::string_view name, const Person& person);
  /// Replaces the password of an existing account, and withdraws its open invitation. Slow on purpose.
  Result<void, AccountFault> set_password(std::string_view name, std::string_view password);
  /// The same at this machine: from then on nobody else has let the account in.
  Result<void, AccountFault> reset_password(std::string_view name, std::string_view password);
  /// The hash of a password that is good enough for that account. Slow on purpose.
  [[nodiscard]] Result<std::string, AccountFault> hash(std::string_view name, std::string_view password) const;
  /// The account if name and password fit. Takes as long for an unknown name as for a wrong password.
  [[nodiscard]] std::optional<Account> verify(std::string_view name, std::string_view password) const;
  /// For good: with all that belonged to it.
  void remove(std::string_view name);

  [[nodiscard]] bool empty() const;
  [[nodiscard]] bool has(std::string_view name) const;
  /// Names of all accounts, in order.
  [[nodiscard]] std::vector<std::string> names() const;
  /// Names of those that are seen, in order.
  [[nodiscard]] std::vector<std::string> names(const Sight& sight) const;
  /// nullopt: there is none, or it is not seen.
  [[nodiscard]] std::optional<AccountRow> find(std::string_view name, const Sight& sight = kSeesAll) const;
  /// Accounts that are seen and whose name, person, office or town contains `text`, in order of their names, `most` from the `from`th on.
  [[nodiscard]] std::vector<AccountRow> list(std::string_view text, std::size_t from, std::size_t most, const Sight& sight = kSeesAll) const;
  [[nodiscard]] std::size_t count(std::string_view text, const Sight& sight = kSeesAll) const;
  /// Accounts that nobody has signed in to yet: first those without a code that is still good, then by name; `most` of them.
  [[nodiscard]] std::vector<AccountRow> not_set_up(Instant now, std::size_t most) const;
  [[nodiscard]] std::size_t count_not_set_up() const;
  void signed_in(std::string_view name, Instant now);

  [[nodiscard]] SecondFactors& factors() const { return factors_; }
  [[nodiscard]] PasskeyStore& passkeys() const { return passkeys_; }
  [[nodiscard]] Invitations& invitations() const { return invitations_; }

 private:
  /// What that computes, where passwords are hashed.
  template <class T>
  [[nodiscard]] T hashed(std::function<T()> work) const {
    return hashing_ ? hashing_->run(std::move(work)) : work();
  }

  crypto::PasswordCost cost_;
  std::shared_ptr<IdleWork> hashing_;
  std::string decoy_hash_;
  mutable AccountDb db_;
  mutable SecondFactors factors_;
  mutable PasskeyStore passkeys_;
  mutable Invitations invitations_;
};

}  // namespace nb::staff
