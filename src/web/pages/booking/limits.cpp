// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/booking/limits.hpp"

#include <algorithm>

#include "base/random.hpp"
#include "base/text.hpp"
#include "crypto/hmac.hpp"
#include "web/pages/filing_guard.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kPhoneDigits = 8;  // the last ones: "+49 2931 …" and "02931 …" are the same telephone

/// Which telephone it is, however it is written; empty for what is too short to tell.
std::string phone_form(std::string_view typed) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits.size() <= kPhoneDigits ? digits : digits.substr(digits.size() - kPhoneDigits);
}

}  // namespace

BookingLimits::BookingLimits(Options options) : options_(std::move(options)) { options_.random.fill(key_); }

std::vector<std::string> BookingLimits::keys_of(const Wish& wish) const {
  std::vector<std::string> out;
  const auto add = [&](std::string_view kind, const std::string& what) {
    if (what.empty()) return;
    const Hash hash = crypto::keyed_hash(key_, {bytes_of(kind), bytes_of(wish.log.str()), bytes_of(" "), bytes_of(what)});
    out.push_back((kind == "network " ? "n" : "p") + to_hex(ByteView(hash.bytes).first(16)));
  };
  std::string mail = wish.email;
  std::ranges::transform(mail, mail.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  add("mail ", mail);
  add("phone ", phone_form(wish.phone));
  add("network ", address_key(wish.peer));
  return out;
}

std::size_t BookingLimits::most(const LogName& log) const {
  const auto ags = ags_of(log);
  const auto own = ags ? options_.per_day_at.find(ags->str()) : options_.per_day_at.end();
  return own == options_.per_day_at.end() ? options_.per_day : own->second;
}

std::vector<std::string> BookingLimits::of_key(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? std::vector<std::string>() : found->second;
}

void BookingLimits::learn_day(const Wish& wish, const Asked& asked) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = days_.find(wish.log);
    if (known != days_.end() && known->second.day >= wish.today) return;
  }
  const std::size_t made = asked.made_today();
  const std::lock_guard lock(mutex_);
  Day& day = days_.try_emplace(wish.log, Day{wish.today, made}).first->second;
  if (day.day < wish.today) day = Day{wish.today, made};
}

BookingLimits::Verdict BookingLimits::take(const Wish& wish, const Asked& asked) {
  learn_day(wish, asked);
  const std::vector<std::string> keys = keys_of(wish);
  // What is over, given up or was never confirmed no longer counts. Asked of the tables without the lock: they are slower than everything here.
  std::vector<std::string> over;
  for (const std::string& key : keys) {
    const auto all = of_key(key);
    if (all.size() < std::min(options_.per_person, options_.per_network)) continue;
    for (const std::string& booking : all) {
      if (booking != wish.booking && asked.is_over(booking)) over.push_back(booking);
    }
  }
  const std::lock_guard lock(mutex_);
  for (const std::string& booking : over) forget(booking);
  if (taken_.contains(wish.booking)) return Verdict::pass;
  Day& day = days_.at(wish.log);
  if (day.made >= most(wish.log)) return Verdict::day;
  for (const std::string& key : keys) {
    const auto found = by_key_.find(key);
    const bool network = key.front() == 'n';
    if (found != by_key_.end() && found->second.size() >= (network ? options_.per_network : options_.per_person)) return network ? Verdict::network : Verdict::person;
  }
  ++day.made;
  keep(wish, keys);
  return Verdict::pass;
}

void BookingLimits::keep(const Wish& wish, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) by_key_.try_emplace(key).first->second.push_back(wish.booking);
  taken_.emplace(wish.booking, Taken{keys, wish.today});
  order_.push_back(wish.booking);
  while (order_.size() > options_.remembered_max) {
    forget(order_.front());
    order_.pop_front();
  }
}

void BookingLimits::forget(const std::string& booking) {
  const auto found = taken_.find(booking);
  if (found == taken_.end()) return;
  for (const std::string& key : found->second.keys) {
    const auto of = by_key_.find(key);
    if (of == by_key_.end()) continue;
    std::erase(of->second, booking);
    if (of->second.empty()) by_key_.erase(of);
  }
  taken_.erase(found);
}

void BookingLimits::give_back(const LogName& log, const std::string& booking) {
  const std::lock_guard lock(mutex_);
  const auto found = taken_.find(booking);
  if (found == taken_.end()) return;
  const auto day = days_.find(log);
  if (day != days_.end() && day->second.day == found->second.day && day->second.made > 0) --day->second.made;
  forget(booking);
}

bool BookingLimits::is_full(const LogName& log, CivilDate today) const {
  const std::lock_guard lock(mutex_);
  const auto day = days_.find(log);
  return day != days_.end() && day->second.day == today && day->second.made >= most(log);
}

}  // namespace nb::pages
