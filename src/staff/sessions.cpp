// SPDX-License-Identifier: EUPL-1.2
#include "staff/sessions.hpp"

#include <algorithm>

#include "crypto/random.hpp"
#include "crypto/sha256.hpp"

namespace nb::staff {

std::string Sessions::open(const Account& account, Instant now) {
  std::string token = crypto::make_token(random_);
  const std::lock_guard lock(mutex_);
  drop_expired(now);
  if (sessions_.size() >= limits_.count_max) {
    sessions_.erase(std::ranges::min_element(sessions_, {}, [](const auto& entry) { return entry.second.last_used; }));
  }
  sessions_.insert_or_assign(crypto::sha256(bytes_of(token)), Session{account.name, crypto::make_token(random_), now, now});
  return token;
}

std::optional<Session> Sessions::find(std::string_view token, Instant now) {
  const std::lock_guard lock(mutex_);
  drop_expired(now);
  const auto found = sessions_.find(crypto::sha256(bytes_of(token)));
  if (found == sessions_.end()) return std::nullopt;
  found->second.last_used = now;
  return found->second;
}

bool Sessions::lasts(std::string_view csrf, Instant now) const {
  const std::lock_guard lock(mutex_);
  return std::ranges::any_of(sessions_, [&](const auto& entry) { return same_token(entry.second.csrf, csrf) && !expired(entry.second, now); });
}

void Sessions::end(std::string_view token) {
  const std::lock_guard lock(mutex_);
  sessions_.erase(crypto::sha256(bytes_of(token)));
}

void Sessions::end_all_of(std::string_view account) {
  const std::lock_guard lock(mutex_);
  std::erase_if(sessions_, [&](const auto& entry) { return entry.second.account == account; });
}

std::size_t Sessions::count() const {
  const std::lock_guard lock(mutex_);
  return sessions_.size();
}

void Sessions::drop_expired(Instant now) {
  std::erase_if(sessions_, [&](const auto& entry) { return expired(entry.second, now); });
}

bool same_token(std::string_view a, std::string_view b) { return a.size() == b.size() && crypto::equal_constant_time(bytes_of(a), bytes_of(b)); }

}  // namespace nb::staff
