// SPDX-License-Identifier: EUPL-1.2
// Randomness is a parameter; the system's source lives in crypto (crypto/random.hpp).
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace nb {

/// A source of random bytes.
class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::byte> out) = 0;
};

/// A fresh version-7 UUID (RFC 9562): ids of about the same time stand together in state.db's index, so that a batch of
/// commands changes a page or two there and not one each. For everybody who has a clock.
[[nodiscard]] CommandId make_command_id(Random& random, Instant now);
/// A fresh version-4 UUID (RFC 9562) from that source.
[[nodiscard]] CommandId make_command_id(Random& random);

}  // namespace nb
