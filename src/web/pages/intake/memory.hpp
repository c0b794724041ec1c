// SPDX-License-Identifier: EUPL-1.2
// What the register's pages keep in memory between two requests, and nowhere else: whose passphrase opened what is sealed, and what
// was just taken, so that its receipt says what it is about although nobody opened anything. Threading: any thread, guarded inside.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "intake/model.hpp"
#include "proof/receipt.hpp"
#include "web/pages/intake/previews.hpp"
#include "web/pages/rescue/drafts.hpp"

namespace nb::journal {
class Vault;
}

namespace nb::pages {

/// What was typed at this machine a moment ago; the oldest go first.
class JustTaken {
 public:
  static constexpr std::size_t kCountMax = 300;
  static constexpr std::chrono::minutes kAgeMax{30};

  struct Taken {
    std::vector<proof::PartSalt> salts;
    intake::Sealed sealed;
    Instant at;
    std::string by;  ///< account
  };
  /// The first word about a subject stays: a repeat of the command wrote nothing.
  void put(const std::string& subject, Taken taken);
  [[nodiscard]] std::optional<Taken> find(const std::string& subject) const;
  /// Forgets what is older than kAgeMax.
  void tend(Instant now);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, Taken> taken_;
  std::deque<std::string> order_;
};

/// Who opened the vaults; whatever stays open is locked when they are gone.
class VaultWatch {
 public:
  static constexpr std::chrono::hours kOpenMax{8};

  struct Opening {
    std::string account;
    std::string mark;  ///< of the session: Session::csrf
    Instant at;
  };
  void opened(const std::string& owner, Opening opening);
  void closed(const std::string& owner);
  [[nodiscard]] std::optional<Opening> opening(const std::string& owner) const;
  /// Locks what has been open for kOpenMax, or whose session does not last any more.
  void tend(journal::Vault& vault, const std::function<bool(std::string_view mark)>& lasts, Instant now);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, Opening> openings_;
};

struct StabMemory {
  std::mutex registering;  ///< finished documents: looking whether a number is known and entering it are one step
  JustTaken taken;
  VaultWatch vaults;
  Previews previews;
  ImportDrafts imports;
  /// Guesses of passphrases are slowed down like those of passwords, by address and name.
  std::function<bool(const std::string& peer, const std::string& name, Instant now)> may_try;
};

}  // namespace nb::pages
