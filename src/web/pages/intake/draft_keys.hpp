// SPDX-License-Identifier: EUPL-1.2
// Keys under which a browser keeps what somebody was typing: one per account, handed out to its sessions only, so that a draft on a
// counter's machine is unreadable to everybody else. They follow from a secret in a file of its own, so that a draft outlives a power
// cut; whoever loses the file loses drafts, and nothing else. Threading: any. Durability: the secret is durable before it is used.
#pragma once

#include <string>
#include <string_view>

#include "crypto/seal.hpp"

namespace nb {
class Env;
class Random;
}  // namespace nb

namespace nb::pages {

class DraftKeys {
 public:
  /// Makes the secret if there is none. Throws DiskError, or Error{corrupt} for a file that is not one.
  DraftKeys(Env& env, Random& random, const std::string& path);
  /// 32 bytes, hexadecimal.
  [[nodiscard]] std::string of(std::string_view account) const;

 private:
  crypto::SecretKey secret_;
};

}  // namespace nb::pages
