// SPDX-License-Identifier: EUPL-1.2
// Who may send a form now. Instead of a captcha: generous limits per address and for all, and only under load a small price: a
// proof of work where a script runs, a short wait where none does. Both are bound to the form's id, and a form is taken once, so
// that neither is good for a second filing. Tokens are sealed under a key of this process: after a restart new ones are asked for.
// Threading: any.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "crypto/seal.hpp"
#include "web/server/rate_limit.hpp"

namespace nb {
class Random;
}

namespace nb::pages {

/// An address as the limits count it: an IPv6 /64 is one household.
[[nodiscard]] std::string address_key(std::string_view peer);

/// What is to be paid before a form is taken.
struct Challenge {
  std::string token;  ///< for both ways
  unsigned bits = 0;  ///< leading zero bits of SHA-256(token "." nonce)
  std::chrono::seconds wait{};
};

class FilingGuard {
 public:
  struct Options {
    Random& random;
    unsigned per_address_per_hour = 300;
    unsigned total_per_minute = 1200;
    unsigned queue_max = 256;  ///< forms that are being taken at once before a price is asked
  };
  explicit FilingGuard(Options options);

  enum class Verdict {
    pass,
    prove,    ///< under load: ask challenge()
    address,  ///< too many from this address
    total,    ///< too many at all
  };
  /// Counts the attempt. `payment`: "" or what came back: TOKEN (after its wait) or TOKEN.NONCE.
  [[nodiscard]] Verdict admit(std::string_view peer, std::string_view form, std::string_view payment, Instant now);
  /// The same limits for what is not a filing yet: pieces of files, full views.
  [[nodiscard]] bool allow_step(std::string_view peer, Instant now) { return steps_.allow(address_key(peer), now); }
  [[nodiscard]] Challenge challenge(std::string_view form, Instant now);
  [[nodiscard]] std::chrono::seconds retry_after(std::string_view peer, Instant now) const { return by_address_.retry_after(address_key(peer), now); }

  /// How many forms are being taken now.
  void entered() { ++running_; }
  void left() { --running_; }

 private:
  [[nodiscard]] unsigned count(Instant now);
  [[nodiscard]] unsigned rate(Instant now);
  [[nodiscard]] double load(Instant now);
  [[nodiscard]] bool paid(std::string_view form, std::string_view payment, Instant now) const;

  const Options options_;
  const crypto::SecretKey key_;
  web::RateLimit by_address_;
  web::RateLimit steps_;
  std::atomic<unsigned> running_{0};
  std::mutex mutex_;
  std::array<unsigned, 60> seconds_{};  ///< forms sent in each of the last sixty seconds
  std::int64_t newest_ = 0;
};

/// For the test and for whoever writes a client: SHA-256(token "." nonce) begins with so many zero bits.
[[nodiscard]] bool proves(std::string_view token, std::string_view nonce, unsigned bits);

}  // namespace nb::pages
