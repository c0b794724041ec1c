// SPDX-License-Identifier: EUPL-1.2
#include "base/random.hpp"

#include <array>
#include <cstdint>

#include "base/text.hpp"

namespace nb {

namespace {

/// Sets version and variant, and writes the 16 bytes down.
CommandId uuid(std::array<std::byte, 16> bytes, unsigned version) {
  bytes[6] = (bytes[6] & std::byte{0x0f}) | static_cast<std::byte>(version << 4);
  bytes[8] = (bytes[8] & std::byte{0x3f}) | std::byte{0x80};
  const std::string hex = to_hex(bytes);
  return *CommandId::parse(hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" + hex.substr(20));
}

}  // namespace

CommandId make_command_id(Random& random, Instant now) {
  std::array<std::byte, 16> bytes{};
  random.fill(std::span(bytes).subspan(6));
  const auto since_1970 = static_cast<std::uint64_t>(now.time_since_epoch().count());
  for (std::size_t i = 0; i < 6; ++i) bytes.at(i) = static_cast<std::byte>(since_1970 >> (8 * (5 - i)));
  return uuid(bytes, 7);
}

CommandId make_command_id(Random& random) {
  std::array<std::byte, 16> bytes{};
  random.fill(bytes);
  return uuid(bytes, 4);
}

}  // namespace nb
