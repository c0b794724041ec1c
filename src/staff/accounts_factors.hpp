// SPDX-License-Identifier: EUPL-1.2
// What is asked for beside a password: a code of an authenticator app, or one of ten printed ones. A code is good for one
// sign-in. Also the mark of a device somebody signed in with before. Threading and durability: accounts_db.hpp.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/random.hpp"
#include "base/time.hpp"

namespace nb::staff {

class AccountDb;

/// What a typed code was.
enum class FactorVerdict {
  none_enrolled,  ///< the account has no second factor
  missing,        ///< it has one, and nothing was typed
  wrong,
  reused,    ///< was good once
  app_code,  ///< of the authenticator app
  printed_code,
};
[[nodiscard]] inline bool passes(FactorVerdict verdict) {
  return verdict == FactorVerdict::app_code || verdict == FactorVerdict::printed_code || verdict == FactorVerdict::none_enrolled;
}

/// Codes on paper: how many were given out the last time, and how many of them are not used yet.
struct PrintedCodes {
  std::size_t given = 0;
  std::size_t left = 0;
  /// So few are left, or none, that new ones have to be printed.
  [[nodiscard]] bool run_out() const { return given > 0 && left <= kLeftMin; }
  static constexpr std::size_t kLeftMin = 2;
};

class SecondFactors {
 public:
  explicit SecondFactors(AccountDb& db) : db_(db) {}

  /// Judges without using the code up; as much work for an account that does not exist.
  [[nodiscard]] FactorVerdict judge(std::string_view account, std::string_view typed, Instant now) const;
  /// Judges and uses it up; of two at the same moment one gets `reused`.
  [[nodiscard]] FactorVerdict use(std::string_view account, std::string_view typed, Instant now);
  /// True if a password alone does not let this account in: it has an app, or passkeys, or was given printed codes, used ones too.
  [[nodiscard]] bool enrolled(std::string_view account) const;

  /// Keeps the secret if the code that was typed is of it; that code is then used up.
  [[nodiscard]] bool enrol_app(std::string_view account, ByteView secret, std::string_view typed, Instant now);
  void remove_app(std::string_view account);
  /// Ten new ones; those printed before are worth nothing any more. They are given out here and never again.
  [[nodiscard]] std::vector<std::string> print_codes(std::string_view account, Random& random);

  [[nodiscard]] PrintedCodes printed_codes(std::string_view account) const;

  /// What a browser keeps to be known again: says nothing, and only this installation can make it.
  [[nodiscard]] std::string device_mark(std::string_view account, Random& random, Instant now) const;
  /// The mark's own name if it was made for that account within half a year.
  [[nodiscard]] std::optional<std::string> known_device(std::string_view account, std::string_view mark, Instant now) const;

 private:
  struct Found {
    FactorVerdict verdict = FactorVerdict::wrong;
    std::int64_t step = 0;  ///< of an app's code
    Hash code;              ///< of a printed one
  };
  [[nodiscard]] Found look(std::string_view account, std::string_view typed, Instant now) const;
  [[nodiscard]] Bytes device_key() const;

  AccountDb& db_;
};

}  // namespace nb::staff
