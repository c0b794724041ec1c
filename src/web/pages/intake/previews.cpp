// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/intake/previews.hpp"

#include <string_view>
#include <utility>

#include "web/server/http.hpp"

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

web::Response preview_answer(Previews::Image image) {
  constexpr std::string_view kImage =
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 120" width="200" height="120" role="img"><title>Keine Vorschau möglich</title>)"
      R"(<rect width="200" height="120" fill="#f4f4f7"/><text x="100" y="56" font-family="sans-serif" font-size="15" text-anchor="middle" fill="#3d4158">Keine Vorschau</text>)"
      R"(<text x="100" y="78" font-family="sans-serif" font-size="15" text-anchor="middle" fill="#3d4158">möglich</text></svg>)";
  if (!image) return {.content_type = "image/svg+xml", .text = std::string(kImage)};
  return {.content_type = "image/png", .text = *std::move(image)};
}

}  // namespace nb::pages
