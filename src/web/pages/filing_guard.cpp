// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/filing_guard.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "crypto/sha256.hpp"

namespace nb::pages {

namespace {

using std::chrono::seconds;

constexpr unsigned kBitsMin = 15;  // well below a second on an old phone
constexpr unsigned kBitsMax = 21;
constexpr seconds kWaitMin{10};
constexpr seconds kWaitMax{60};
constexpr seconds kTokenAge{600};
constexpr std::string_view kContext = "filing challenge";
constexpr double kStepsPerHour = 4000;  // ten files of 20 MB are 400 pieces

std::int64_t second_of(Instant now) { return std::chrono::duration_cast<seconds>(now.time_since_epoch()).count(); }

}  // namespace

std::string address_key(std::string_view peer) {
  if (peer.find(':') == std::string_view::npos) return std::string(peer);
  // The first four groups; "::" in between makes fewer, which then are the whole network part.
  std::size_t end = 0;
  for (int groups = 0; end < peer.size() && groups < 4; ++end) {
    if (peer[end] == ':' && ++groups == 4) break;
    if (peer.substr(end).starts_with("::")) break;
  }
  return std::string(peer.substr(0, end)) + "/64";
}

bool proves(std::string_view token, std::string_view nonce, unsigned bits) {
  if (nonce.empty() || nonce.size() > 20) return false;
  const Hash hash = crypto::sha256({bytes_of(token), bytes_of("."), bytes_of(nonce)});
  for (unsigned i = 0; i < bits; ++i)
    if ((std::to_integer<unsigned>(hash.bytes.at(i / 8)) >> (7 - i % 8) & 1U) != 0) return false;
  return true;
}

FilingGuard::FilingGuard(Options options)
    : options_(options),
      key_(crypto::SecretKey::generate(options.random)),
      by_address_({.burst = static_cast<double>(std::max(1U, options.per_address_per_hour)), .refill = std::chrono::hours(1), .keys_max = 50'000}),
      steps_({.burst = kStepsPerHour, .refill = std::chrono::hours(1), .keys_max = 50'000}) {}

/// Forms of the last minute, this one included.
unsigned FilingGuard::count(Instant now) {
  const std::lock_guard lock(mutex_);
  const std::int64_t second = second_of(now);
  if (second > newest_) {
    for (std::int64_t s = std::max(newest_ + 1, second - 59); s <= second; ++s) seconds_.at(static_cast<std::size_t>(s % 60)) = 0;
    newest_ = second;
  }
  ++seconds_.at(static_cast<std::size_t>(newest_ % 60));
  unsigned sum = 0;
  for (const unsigned n : seconds_) sum += n;
  return sum;
}

unsigned FilingGuard::rate(Instant now) {
  const std::lock_guard lock(mutex_);
  unsigned sum = 0;
  for (std::int64_t s = std::max<std::int64_t>(0, second_of(now) - 59); s <= newest_; ++s) sum += seconds_.at(static_cast<std::size_t>(s % 60));
  return sum;
}

/// 1: as much as is taken without a price.
double FilingGuard::load(Instant now) {
  const double by_rate = 2.0 * rate(now) / std::max(1U, options_.total_per_minute);
  return std::max(by_rate, static_cast<double>(running_.load()) / std::max(1U, options_.queue_max));
}

FilingGuard::Verdict FilingGuard::admit(std::string_view peer, std::string_view form, std::string_view payment, Instant now) {
  if (!by_address_.allow(address_key(peer), now)) return Verdict::address;
  const bool dear = load(now) >= 1;
  if (dear && !paid(form, payment, now)) return Verdict::prove;
  return count(now) > options_.total_per_minute ? Verdict::total : Verdict::pass;
}

Challenge FilingGuard::challenge(std::string_view form, Instant now) {
  const double over = std::log2(std::max(1.0, load(now)));
  Challenge out;
  out.bits = std::min(kBitsMax, kBitsMin + static_cast<unsigned>(over * 3));
  out.wait = std::min(kWaitMax, kWaitMin * (1 + static_cast<int>(over)));
  const std::string said = std::to_string(second_of(now)) + " " + std::to_string(out.bits) + " " + std::to_string(out.wait.count()) + " " + std::string(form);
  out.token = to_hex(crypto::seal(key_, bytes_of(said), bytes_of(kContext), options_.random));
  return out;
}

bool FilingGuard::paid(std::string_view form, std::string_view payment, Instant now) const {
  const std::size_t dot = std::min(payment.find('.'), payment.size());
  const std::string_view token = payment.substr(0, dot);
  const auto sealed = payment.size() <= 1000 ? from_hex(token) : std::nullopt;
  const auto said = sealed ? crypto::open_sealed(key_, *sealed, bytes_of(kContext)) : std::nullopt;
  if (!said) return false;
  const auto words = split(text_of(*said), ' ');
  const auto made = words.size() == 4 ? parse_u64(words[0]) : std::nullopt;
  const auto bits = made ? parse_u64(words[1]) : std::nullopt;
  const auto wait = bits ? parse_u64(words[2]) : std::nullopt;
  if (!wait || words[3] != form) return false;
  const seconds age(second_of(now) - static_cast<std::int64_t>(*made));
  if (age < seconds(0) || age > kTokenAge) return false;
  if (dot == payment.size()) return age >= seconds(*wait);
  return proves(token, payment.substr(dot + 1), static_cast<unsigned>(*bits));
}

}  // namespace nb::pages
