// SPDX-License-Identifier: EUPL-1.2
#include "staff/passkey_challenge.hpp"

#include "crypto/hmac.hpp"
#include "crypto/sha256.hpp"

namespace nb::staff {

namespace {

constexpr std::size_t kRandomBytes = 16;
constexpr std::size_t kHeadBytes = kRandomBytes + 8;  // and when it was asked
constexpr std::size_t kBytes = kHeadBytes + 32;

std::int64_t milliseconds(Instant at) { return std::chrono::duration_cast<std::chrono::milliseconds>(at.time_since_epoch()).count(); }

Instant asked_at(ByteView head) {
  std::uint64_t out = 0;
  for (const std::byte one : head.subspan(kRandomBytes, 8)) out = (out << 8U) | std::to_integer<std::uint64_t>(one);
  return Instant(std::chrono::milliseconds(static_cast<std::int64_t>(out)));
}

}  // namespace

PasskeyChallenges::PasskeyChallenges(Random& random) : random_(random), key_(32) { random_.fill(key_); }

Hash PasskeyChallenges::proof(ByteView head, std::string_view purpose) const { return crypto::keyed_hash(key_, {head, bytes_of(purpose)}); }

Bytes PasskeyChallenges::make(std::string_view purpose, Instant now) {
  Bytes out(kHeadBytes);
  random_.fill(std::span(out).first(kRandomBytes));
  const auto at = static_cast<std::uint64_t>(milliseconds(now));
  for (std::size_t i = 0; i < 8; ++i) out[kRandomBytes + i] = static_cast<std::byte>(at >> (8 * (7 - i)));
  const Hash end = proof(out, purpose);
  out.insert(out.end(), end.bytes.begin(), end.bytes.end());
  return out;
}

bool PasskeyChallenges::open(ByteView challenge, std::string_view purpose, Instant now) const {
  if (challenge.size() != kBytes) return false;
  const ByteView head = challenge.first(kHeadBytes);
  if (!crypto::equal_constant_time(challenge.subspan(kHeadBytes), proof(head, purpose).bytes)) return false;
  const Instant at = asked_at(head);
  if (now - at > kLasts || at - now > kLasts) return false;
  const std::lock_guard lock(mutex_);
  return !answered_.contains(Bytes(challenge.begin(), challenge.end()));
}

bool PasskeyChallenges::take(ByteView challenge, std::string_view purpose, Instant now) {
  if (!open(challenge, purpose, now)) return false;
  const std::lock_guard lock(mutex_);
  std::erase_if(answered_, [&](const auto& one) { return one.second < now; });
  return answered_.emplace(Bytes(challenge.begin(), challenge.end()), asked_at(challenge) + 2 * kLasts).second;
}

}  // namespace nb::staff
