// SPDX-License-Identifier: EUPL-1.2
// How many bytes of request bodies may be in memory at once, over all connections. Counted as they arrive, not as they are
// announced: whoever wants to use it up has to send it. Any thread.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <utility>

namespace nb::web {

class BodyBudget {
 public:
  explicit BodyBudget(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  /// What one body has taken; gives it back at its end. Shares the budget, since a request may outlive the server.
  class Lease {
   public:
    Lease() = default;
    Lease(Lease&&) = delete;
    Lease& operator=(Lease&&) = delete;
    ~Lease() { give_back(); }
    /// False if there is no room for so many bytes; what was taken before stays.
    [[nodiscard]] bool grow(const std::shared_ptr<BodyBudget>& from, std::size_t bytes) {
      if (bytes <= taken_) return true;
      const std::size_t more = (bytes - taken_ + kStep - 1) / kStep * kStep;
      if (from_ == nullptr) from_ = from;
      if (!from_->take(more)) return false;
      taken_ += more;
      return true;
    }
    void give_back() {
      if (from_ != nullptr) from_->used_ -= std::exchange(taken_, 0);
    }

   private:
    static constexpr std::size_t kStep = 64 * 1024;
    std::shared_ptr<BodyBudget> from_;
    std::size_t taken_ = 0;
  };

  [[nodiscard]] std::size_t used() const { return used_.load(); }

 private:
  [[nodiscard]] bool take(std::size_t bytes) {
    if (used_.fetch_add(bytes) + bytes <= bytes_max_) return true;
    used_ -= bytes;
    return false;
  }

  const std::size_t bytes_max_;
  std::atomic<std::size_t> used_{0};
};

}  // namespace nb::web
