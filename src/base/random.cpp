// SPDX-License-Identifier: EUPL-1.2
#include "base/random.hpp"

#include <array>

#include "base/text.hpp"

namespace nb {

CommandId make_command_id(Random& random) {
  std::array<std::byte, 16> bytes{};
  random.fill(bytes);
  bytes[6] = (bytes[6] & std::byte{0x0f}) | std::byte{0x40};
  bytes[8] = (bytes[8] & std::byte{0x3f}) | std::byte{0x80};
  const std::string hex = to_hex(bytes);
  return *CommandId::parse(hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" + hex.substr(20));
}

}  // namespace nb
