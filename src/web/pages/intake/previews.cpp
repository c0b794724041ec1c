// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/intake/previews.hpp"

#include <utility>

namespace nb::pages {

namespace {

std::size_t size_of(const Previews::Image& image) { return image ? image->size() : 0; }

}  // namespace

void Previews::put(const std::string& key, Image image, Instant now) {
  const std::lock_guard lock(mutex_);
  const std::size_t size = size_of(image);
  if (size > kBytesMax || !drawn_.emplace(key, Drawn{std::move(image), now}).second) return;
  order_.push_back(key);
  bytes_ += size;
  while (bytes_ > kBytesMax || order_.size() > kCountMax) forget_oldest();
}

std::optional<Previews::Image> Previews::find(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto found = drawn_.find(key);
  return found == drawn_.end() ? std::nullopt : std::optional(found->second.image);
}

void Previews::tend(Instant now) {
  const std::lock_guard lock(mutex_);
  while (!order_.empty() && now - drawn_.at(order_.front()).at > kAgeMax) forget_oldest();
}

std::size_t Previews::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

void Previews::forget_oldest() {
  const auto oldest = drawn_.find(order_.front());
  bytes_ -= size_of(oldest->second.image);
  drawn_.erase(oldest);
  order_.pop_front();
}

}  // namespace nb::pages
