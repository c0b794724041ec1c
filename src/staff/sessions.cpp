// SPDX-License-Identifier: EUPL-1.2
#include "staff/sessions.hpp"

#include <algorithm>

#include "crypto/random.hpp"
#include "crypto/sha256.hpp"

namespace nb::staff {

namespace {

constexpr std::size_t kIdBytes = 9;

}  // namespace

std::string_view to_string(SignInWay way) {
  switch (way) {
    case SignInWay::password:
      return "password";
    case SignInWay::app_code:
      return "app_code";
    case SignInWay::printed_code:
      return "printed_code";
    case SignInWay::passkey:
      return "passkey";
  }
  return "";
}

std::string Sessions::open(const Account& account, Instant now, SignInWay way, std::string device) {
  std::string token = crypto::make_token(random_);
  const std::lock_guard lock(mutex_);
  drop_expired(now);
  make_room(account.name);
  sessions_.insert_or_assign(crypto::sha256(bytes_of(token)),
                             Session{account.name, crypto::make_token(random_), now, now, crypto::make_token(random_, kIdBytes), way, std::move(device)});
  return token;
}

std::optional<Session> Sessions::find(std::string_view token, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(crypto::sha256(bytes_of(token)));
  if (found == sessions_.end()) return std::nullopt;
  if (expired(found->second, now)) {
    sessions_.erase(found);
    return std::nullopt;
  }
  found->second.last_used = now;
  return found->second;
}

std::optional<Session> Sessions::look(std::string_view token, Instant now) const {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(crypto::sha256(bytes_of(token)));
  return found == sessions_.end() || expired(found->second, now) ? std::nullopt : std::optional(found->second);
}

bool Sessions::lasts(std::string_view csrf, Instant now) const {
  const std::lock_guard lock(mutex_);
  return std::ranges::any_of(sessions_, [&](const auto& entry) { return same_token(entry.second.csrf, csrf) && !expired(entry.second, now); });
}

std::vector<Session> Sessions::of(std::string_view account, Instant now) const {
  std::vector<Session> out;
  const std::lock_guard lock(mutex_);
  for (const auto& [token, session] : sessions_) {
    if (session.account == account && !expired(session, now)) out.push_back(session);
  }
  std::ranges::sort(out, std::ranges::greater(), &Session::opened);
  return out;
}

void Sessions::end(std::string_view token) {
  const std::lock_guard lock(mutex_);
  sessions_.erase(crypto::sha256(bytes_of(token)));
}

bool Sessions::end_one(std::string_view account, std::string_view id) {
  const std::lock_guard lock(mutex_);
  return std::erase_if(sessions_, [&](const auto& entry) { return entry.second.account == account && entry.second.id == id; }) > 0;
}

void Sessions::end_all_of(std::string_view account) {
  const std::lock_guard lock(mutex_);
  std::erase_if(sessions_, [&](const auto& entry) { return entry.second.account == account; });
}

void Sessions::end_others_of(std::string_view account, std::string_view id) {
  const std::lock_guard lock(mutex_);
  std::erase_if(sessions_, [&](const auto& entry) { return entry.second.account == account && entry.second.id != id; });
}

std::size_t Sessions::count() const {
  const std::lock_guard lock(mutex_);
  return sessions_.size();
}

void Sessions::drop_expired(Instant now) {
  std::erase_if(sessions_, [&](const auto& entry) { return expired(entry.second, now); });
}

void Sessions::make_room(std::string_view account) {
  std::size_t own = 0;
  auto oldest = sessions_.end();
  auto oldest_own = sessions_.end();
  const auto older = [&](auto a, auto b) { return b == sessions_.end() || a->second.last_used < b->second.last_used; };
  for (auto at = sessions_.begin(); at != sessions_.end(); ++at) {
    if (older(at, oldest)) oldest = at;
    if (at->second.account != account) continue;
    ++own;
    if (older(at, oldest_own)) oldest_own = at;
  }
  if (own >= limits_.per_account_max) {
    sessions_.erase(oldest_own);
  } else if (sessions_.size() >= limits_.count_max) {
    sessions_.erase(oldest);
  }
}

bool same_token(std::string_view a, std::string_view b) { return a.size() == b.size() && crypto::equal_constant_time(bytes_of(a), bytes_of(b)); }

}  // namespace nb::staff
