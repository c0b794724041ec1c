// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/booking/guard.hpp"

#include "base/random.hpp"
#include "base/text.hpp"
#include "crypto/hmac.hpp"
#include "crypto/sha256.hpp"

namespace nb::pages {

namespace {

using std::chrono::seconds;

constexpr seconds kAgeMin{1};
constexpr seconds kAgeMax{12 * 3600};
constexpr std::size_t kMacBytes = 16;

std::int64_t second_of(Instant now) { return std::chrono::duration_cast<seconds>(now.time_since_epoch()).count(); }

std::string mac_of(ByteView key, std::string_view town, std::string_view made) {
  const Hash hash = crypto::keyed_hash(key, {bytes_of("booking stamp"), bytes_of(town), bytes_of(made)});
  return to_hex(ByteView(hash.bytes).first(kMacBytes));
}

}  // namespace

BookingGuard::BookingGuard(Options options)
    : options_(options), guard_({.random = options.random, .per_address_per_hour = options.per_address_per_hour, .total_per_minute = options.total_per_minute}) {
  options.random.fill(key_);
}

std::string BookingGuard::stamp(std::string_view town, Instant now) const {
  const std::string made = std::to_string(second_of(now));
  return made + "." + mac_of(key_, town, made);
}

BookingGuard::Stamp BookingGuard::judge(std::string_view stamp, std::string_view town, Instant now) const {
  const std::size_t dot = stamp.find('.');
  if (dot == std::string_view::npos || dot > 20) return Stamp::stale;
  const std::string_view made = stamp.substr(0, dot);
  const auto second = parse_u64(made);
  if (!second || !crypto::equal_constant_time(bytes_of(stamp.substr(dot + 1)), bytes_of(mac_of(key_, town, made)))) return Stamp::stale;
  const seconds age(second_of(now) - static_cast<std::int64_t>(*second));
  if (age > kAgeMax) return Stamp::stale;
  return age < kAgeMin ? Stamp::young : Stamp::good;
}

bool BookingGuard::open(const OpenReservation& reservation, Instant now) {
  const std::lock_guard lock(mutex_);
  sweep(now);
  if (open_.contains(reservation.booking)) return true;  // the same form once more
  const auto count = by_address_.find(reservation.address);
  const bool same_form = by_form_.contains(reservation.form);
  if (!same_form && count != by_address_.end() && count->second >= options_.open_per_address) return false;
  open_.emplace(reservation.booking, reservation);
  by_form_.emplace(reservation.form, reservation.booking);
  ++by_address_.try_emplace(reservation.address, 0U).first->second;
  order_.emplace_back(reservation.expires, reservation.booking);
  return true;
}

void BookingGuard::forget(std::map<std::string, OpenReservation, std::less<>>::iterator one) {
  const OpenReservation& gone = one->second;
  const auto count = by_address_.find(gone.address);
  if (count != by_address_.end() && --count->second == 0) by_address_.erase(count);
  const auto [first, last] = by_form_.equal_range(gone.form);
  for (auto at = first; at != last; ++at) {
    if (at->second != gone.booking) continue;
    by_form_.erase(at);
    break;
  }
  open_.erase(one);
}

void BookingGuard::close(std::string_view booking) {
  const std::lock_guard lock(mutex_);
  if (const auto found = open_.find(booking); found != open_.end()) forget(found);
}

std::optional<OpenReservation> BookingGuard::replaced_by(std::string_view form, std::string_view booking) {
  const std::lock_guard lock(mutex_);
  const auto [first, last] = by_form_.equal_range(form);
  for (auto at = first; at != last; ++at) {
    if (at->second == booking) continue;
    const auto found = open_.find(at->second);
    if (found == open_.end()) continue;
    OpenReservation old = found->second;
    forget(found);
    return old;
  }
  return std::nullopt;
}

void BookingGuard::sweep(Instant now) {
  while (!order_.empty() && order_.front().first <= now) {
    if (const auto found = open_.find(order_.front().second); found != open_.end()) forget(found);
    order_.pop_front();
  }
}

std::size_t BookingGuard::open_count() const {
  const std::lock_guard lock(mutex_);
  return open_.size();
}

}  // namespace nb::pages
