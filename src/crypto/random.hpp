// SPDX-License-Identifier: EUPL-1.2
// The system's randomness, and tokens made of it. Threading: SystemRandom may be shared.
#pragma once

#include <string>

#include "base/bytes.hpp"
#include "base/random.hpp"

namespace nb::crypto {

/// The operating system's generator (getrandom), through libsodium.
class SystemRandom final : public Random {
 public:
  SystemRandom();
  void fill(std::span<std::byte> out) override;
};

/// Random text for cookies and links: `bytes` random bytes as base64url without padding.
[[nodiscard]] std::string make_token(Random& random, std::size_t bytes = 32);

}  // namespace nb::crypto
