// SPDX-License-Identifier: EUPL-1.2
// The value that holds now; readers keep what they took. What std::atomic<std::shared_ptr> is meant to be: in libstdc++ 12
// its load() releases the internal lock with relaxed order, which is a data race by the standard and to ThreadSanitizer.
// To be replaced by it when the oldest supported libstdc++ is 13. Threading: any; the lock is held for a pointer copy.
#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace nb::publish {

template <class T>
class Current {
 public:
  [[nodiscard]] std::shared_ptr<const T> load() const {
    const std::lock_guard lock(mutex_);
    return value_;
  }
  void store(std::shared_ptr<const T> value) {
    const std::lock_guard lock(mutex_);
    value_.swap(value);  // the old value is destroyed after the lock is released
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const T> value_;  // shared: with every reader that took it
};

}  // namespace nb::publish
