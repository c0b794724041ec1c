// SPDX-License-Identifier: EUPL-1.2
// How many connections there are, in all and from each address. Any thread; asked once per connection, not per request.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace nb::web {

class Admission {
 public:
  Admission(std::size_t total_max, std::size_t per_key_max) : total_max_(total_max), per_key_max_(per_key_max) {}

  /// A place that was given; gives it back when it ends. Must not outlive the Admission.
  class Place {
   public:
    Place() = default;
    Place(Admission* from, std::string key) : from_(from), key_(std::move(key)) {}
    Place(Place&& other) noexcept : from_(std::exchange(other.from_, nullptr)), key_(std::move(other.key_)) {}
    Place& operator=(Place&& other) noexcept {
      std::swap(from_, other.from_);
      std::swap(key_, other.key_);
      return *this;
    }
    ~Place() {
      if (from_ != nullptr) from_->leave(key_);
    }
    explicit operator bool() const { return from_ != nullptr; }

   private:
    Admission* from_ = nullptr;
    std::string key_;
  };

  /// An empty key is not limited by itself (this machine, Unix sockets). Without room the Place is empty.
  [[nodiscard]] Place admit(std::string key);
  /// More than three quarters are taken: patience with silent clients ends sooner.
  [[nodiscard]] bool under_pressure() const { return total_.load(std::memory_order_relaxed) * 4 > total_max_ * 3; }

 private:
  void leave(const std::string& key);

  const std::size_t total_max_;
  const std::size_t per_key_max_;
  std::atomic<std::size_t> total_{0};
  std::mutex mutex_;
  std::unordered_map<std::string, std::size_t> per_key_;
};

}  // namespace nb::web
