// SPDX-License-Identifier: EUPL-1.2
// Counting connections; see admission.hpp.
#include "web/server/impl/admission.hpp"

namespace nb::web {

Admission::Place Admission::admit(std::string key) {
  const std::lock_guard lock(mutex_);
  if (total_.load(std::memory_order_relaxed) >= total_max_) return {};
  if (!key.empty()) {
    std::size_t& count = per_key_.try_emplace(key, 0).first->second;
    if (count >= per_key_max_) return {};
    ++count;
  }
  total_.fetch_add(1, std::memory_order_relaxed);
  return {this, std::move(key)};
}

void Admission::leave(const std::string& key) {
  const std::lock_guard lock(mutex_);
  total_.fetch_sub(1, std::memory_order_relaxed);
  if (key.empty()) return;
  const auto found = per_key_.find(key);
  if (--found->second == 0) per_key_.erase(found);
}

}  // namespace nb::web
