// SPDX-License-Identifier: EUPL-1.2
// The accounts of this installation and their passwords, in one 0600 file. Threading: any thread, guarded inside.
// Durability: a change is on disk before the call returns.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "crypto/password.hpp"
#include "staff/model.hpp"

namespace nb {
class Env;
}

namespace nb::staff {

/// Why an account was not made.
struct AccountFault {
  enum class Kind { name_invalid, name_taken, password_weak } kind;
  std::string sentence;
};

class AccountStore {
 public:
  struct Parts {
    Env& env;
    std::string path;  ///< of the file; missing = no account yet
    crypto::PasswordCost cost = crypto::PasswordCost::interactive;
  };
  /// Throws Error{key} if the file is readable by others or not what this class writes.
  explicit AccountStore(const Parts& parts);

  /// An account as it would be, checked and hashed, not yet kept: whoever records it elsewhere does so before add().
  [[nodiscard]] Result<Account, AccountFault> draft(std::string_view name, std::string_view password, Instant now) const;
  /// Keeps a drafted account.
  Result<void, AccountFault> add(const Account& account);
  /// draft() and add().
  Result<Account, AccountFault> create(std::string_view name, std::string_view password, Instant now);
  /// Replaces the password of an existing account.
  Result<void, AccountFault> set_password(std::string_view name, std::string_view password);
  /// The account if name and password fit. Takes as long for an unknown name as for a wrong password.
  [[nodiscard]] std::optional<Account> verify(std::string_view name, std::string_view password) const;
  [[nodiscard]] bool empty() const;
  /// Names of all accounts, in order.
  [[nodiscard]] std::vector<std::string> names() const;
  /// Reads the file anew, because another process changed it. Throws as the constructor does; then the old accounts stay.
  void reload();

 private:
  using Accounts = std::map<std::string, Account, std::less<>>;
  [[nodiscard]] Accounts load() const;
  void save(const Accounts& accounts);

  Parts parts_;
  std::string decoy_hash_;
  mutable std::mutex mutex_;
  Accounts accounts_;
};

}  // namespace nb::staff
