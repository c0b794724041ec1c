// SPDX-License-Identifier: EUPL-1.2
// Internal to proof: reads the fields of a byte string from the front.
#pragma once

#include "base/bytes.hpp"

namespace nb::proof {

/// Takes bytes from the front; once there are too few, everything it gives is empty and ok() is false.
class Cursor {
 public:
  explicit Cursor(ByteView bytes) : rest_(bytes) {}
  [[nodiscard]] ByteView take(std::size_t count) {
    if (count > rest_.size()) ok_ = false;
    if (!ok_) return {};
    const auto out = rest_.first(count);
    rest_ = rest_.subspan(count);
    return out;
  }
  /// Big-endian, of at most as many bytes as size_t has.
  [[nodiscard]] std::size_t number(std::size_t bytes) {
    std::size_t value = 0;
    for (const std::byte b : take(bytes)) value = (value << 8) | std::to_integer<std::size_t>(b);
    return value;
  }
  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool at_end() const { return ok_ && rest_.empty(); }

 private:
  ByteView rest_;
  bool ok_ = true;
};

}  // namespace nb::proof
