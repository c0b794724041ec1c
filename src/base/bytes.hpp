// SPDX-License-Identifier: EUPL-1.2
// Byte strings and 32-byte hashes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace nb {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

/// The bytes of a text, unchanged.
[[nodiscard]] inline ByteView bytes_of(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }
/// Bytes seen as text, unchanged (no claim that it is UTF-8).
[[nodiscard]] inline std::string_view text_of(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};  // std::byte and char may alias (C++20 [basic.lval])
}

/// A SHA-256 value.
struct Hash {
  std::array<std::byte, 32> bytes{};
  friend auto operator<=>(const Hash&, const Hash&) = default;
};

}  // namespace nb
