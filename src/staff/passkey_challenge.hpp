// SPDX-License-Identifier: EUPL-1.2
// The questions that passkeys answer: each is good for one answer, for one purpose and for ten minutes. Asking one costs no
// memory, because a question carries its own proof (HMAC under a key of this process), so that nobody can push out the
// question of somebody else by asking for millions. Only answered ones are remembered, until they would have expired anyway.
// Threading: any thread, guarded inside.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <string_view>

#include "base/bytes.hpp"
#include "base/random.hpp"
#include "base/time.hpp"

namespace nb::staff {

class PasskeyChallenges {
 public:
  explicit PasskeyChallenges(Random& random);

  /// `purpose` binds the question: "sign_in", or "register" with account and session.
  [[nodiscard]] Bytes make(std::string_view purpose, Instant now);
  /// True if it is one of ours for that purpose, not expired and not answered.
  [[nodiscard]] bool open(ByteView challenge, std::string_view purpose, Instant now) const;
  /// As open(), and from now on it is answered.
  [[nodiscard]] bool take(ByteView challenge, std::string_view purpose, Instant now);

  static constexpr std::chrono::minutes kLasts{10};

 private:
  [[nodiscard]] Hash proof(ByteView head, std::string_view purpose) const;

  Random& random_;
  Bytes key_;
  mutable std::mutex mutex_;
  std::map<Bytes, Instant> answered_;  ///< with their end
};

}  // namespace nb::staff
