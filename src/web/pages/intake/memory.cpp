// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/intake/memory.hpp"

#include <utility>

#include "journal/vault.hpp"

namespace nb::pages {

void JustTaken::put(const std::string& subject, Taken taken) {
  const std::lock_guard lock(mutex_);
  if (!taken_.emplace(subject, std::move(taken)).second) return;
  order_.push_back(subject);
  if (order_.size() <= kCountMax) return;
  taken_.erase(order_.front());
  order_.pop_front();
}

std::optional<JustTaken::Taken> JustTaken::find(const std::string& subject) const {
  const std::lock_guard lock(mutex_);
  const auto found = taken_.find(subject);
  return found == taken_.end() ? std::nullopt : std::optional(found->second);
}

void JustTaken::tend(Instant now) {
  const std::lock_guard lock(mutex_);
  while (!order_.empty() && now - taken_.at(order_.front()).at > kAgeMax) {
    taken_.erase(order_.front());
    order_.pop_front();
  }
}

void VaultWatch::opened(const std::string& owner, Opening opening) {
  const std::lock_guard lock(mutex_);
  openings_.insert_or_assign(owner, std::move(opening));
}

void VaultWatch::closed(const std::string& owner) {
  const std::lock_guard lock(mutex_);
  openings_.erase(owner);
}

std::optional<VaultWatch::Opening> VaultWatch::opening(const std::string& owner) const {
  const std::lock_guard lock(mutex_);
  const auto found = openings_.find(owner);
  return found == openings_.end() ? std::nullopt : std::optional(found->second);
}

void VaultWatch::tend(journal::Vault& vault, const std::function<bool(std::string_view)>& lasts, Instant now) {
  const std::lock_guard lock(mutex_);
  std::erase_if(openings_, [&](const auto& entry) {
    const Opening& opening = entry.second;
    if (now - opening.at < kOpenMax && lasts(opening.mark)) return false;
    vault.lock(entry.first);
    return true;
  });
}

}  // namespace nb::pages
