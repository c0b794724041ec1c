// SPDX-License-Identifier: EUPL-1.2
// Token buckets; see rate_limit.hpp.
#include "web/server/rate_limit.hpp"

#include <algorithm>
#include <cmath>

#include "base/assert.hpp"

namespace nb::web {

RateLimit::RateLimit(Options options) : options_(options) { NB_ASSERT(options_.burst >= 1 && options_.refill.count() > 0 && options_.keys_max > 0); }

double RateLimit::tokens_at(const Bucket& bucket, Instant now) const {
  const double elapsed = std::max(0.0, std::chrono::duration<double>(now - bucket.at).count());  // the clock may be set back
  const double per_second = options_.burst / static_cast<double>(options_.refill.count());
  return std::min(options_.burst, bucket.tokens + elapsed * per_second);
}

bool RateLimit::allow(std::string_view key, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto found = index_.find(key);
  if (found == index_.end()) {
    if (buckets_.size() >= options_.keys_max) {
      index_.erase(buckets_.back().key);
      buckets_.pop_back();
    }
    buckets_.push_front({std::string(key), options_.burst - 1, now});
    index_.emplace(buckets_.front().key, buckets_.begin());
    return true;
  }
  Bucket& bucket = *found->second;
  bucket.tokens = tokens_at(bucket, now);
  bucket.at = now;
  buckets_.splice(buckets_.begin(), buckets_, found->second);
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

std::chrono::seconds RateLimit::retry_after(std::string_view key, Instant now) const {
  const std::lock_guard lock(mutex_);
  const auto found = index_.find(key);
  if (found == index_.end()) return std::chrono::seconds(0);
  const double missing = std::max(0.0, 1 - tokens_at(*found->second, now));
  const double per_second = options_.burst / static_cast<double>(options_.refill.count());
  return std::chrono::seconds(static_cast<std::int64_t>(std::ceil(missing / per_second)));
}

void RateLimit::give_back(std::string_view key, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto found = index_.find(key);
  if (found == index_.end()) return;
  Bucket& bucket = *found->second;
  bucket.tokens = std::min(options_.burst, tokens_at(bucket, now) + 1);
  bucket.at = now;
}

void RateLimit::forget(std::string_view key) {
  const std::lock_guard lock(mutex_);
  const auto found = index_.find(key);
  if (found == index_.end()) return;
  const auto bucket = found->second;
  index_.erase(found);
  buckets_.erase(bucket);
}

std::size_t RateLimit::size() const {
  const std::lock_guard lock(mutex_);
  return buckets_.size();
}

}  // namespace nb::web
