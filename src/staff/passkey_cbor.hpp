// SPDX-License-Identifier: EUPL-1.2
// The part of CBOR (RFC 8949) that passkeys speak, item by item: integers, byte and text strings, arrays and maps of known
// length. Nothing is copied and nothing is allocated, whatever lengths the bytes claim. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/bytes.hpp"

namespace nb::staff {

/// One item's head, and the content of a string.
struct CborItem {
  enum class Kind { integer, bytes, text, array, map, other } kind = Kind::other;
  std::int64_t number = 0;  ///< of an integer; of an array or map: how many items or pairs follow
  ByteView bytes;           ///< of a string; a view into the input
  [[nodiscard]] std::string_view text() const { return kind == Kind::text ? text_of(bytes) : std::string_view(); }
};

/// Reads one item after the other.
class CborReader {
 public:
  explicit CborReader(ByteView bytes) : rest_(bytes) {}
  /// nullopt at the end and at anything that is not of the part above: tags, floats, unknown lengths, integers beyond 64 bits.
  [[nodiscard]] std::optional<CborItem> next();
  /// Leaps over one item with all it contains; nullopt if it is damaged, deeper than 8 or of more than 200 items. Its bytes otherwise.
  [[nodiscard]] std::optional<ByteView> skip();
  [[nodiscard]] ByteView rest() const { return rest_; }

 private:
  ByteView rest_;
};

}  // namespace nb::staff
