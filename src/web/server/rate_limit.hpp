// SPDX-License-Identifier: EUPL-1.2
// Token buckets by key (an account, an address, a route) in bounded memory: the key that was quiet for longest is forgotten first.
// Any thread. The time is handed in, so that tests need not wait.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/time.hpp"

namespace nb::web {

class RateLimit {
 public:
  struct Options {
    double burst = 5;                 ///< so many at once
    std::chrono::seconds refill{60};  ///< a used-up bucket is full again after this time
    std::size_t keys_max = 10'000;
  };
  explicit RateLimit(Options options);

  /// Takes one token of that key; false if there is none.
  [[nodiscard]] bool allow(std::string_view key, Instant now);
  /// Seconds until the key has a token again (0: it has one); the value of Retry-After.
  [[nodiscard]] std::chrono::seconds retry_after(std::string_view key, Instant now) const;
  /// Gives one token back: what it was taken for turned out to be no guess.
  void give_back(std::string_view key, Instant now);
  /// Forgets a key, as after a login that succeeded.
  void forget(std::string_view key);
  [[nodiscard]] std::size_t size() const;

 private:
  struct Bucket {
    std::string key;
    double tokens;
    Instant at;
  };
  [[nodiscard]] double tokens_at(const Bucket& bucket, Instant now) const;

  const Options options_;
  mutable std::mutex mutex_;
  std::list<Bucket> buckets_;                                                ///< used last first
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> index_;  ///< views into buckets_
};

}  // namespace nb::web
