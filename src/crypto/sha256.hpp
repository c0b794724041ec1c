// SPDX-License-Identifier: EUPL-1.2
// SHA-256 through OpenSSL (SHA-NI where the machine has it). The one-shot form reuses one context per thread, so that
// hashing many small leaves costs no allocation.
#pragma once

#include <initializer_list>
#include <memory>

#include "base/bytes.hpp"

namespace nb::crypto {

/// SHA-256 of the pieces, one after the other.
[[nodiscard]] Hash sha256(std::initializer_list<ByteView> pieces);
[[nodiscard]] inline Hash sha256(ByteView bytes) { return sha256({bytes}); }

/// Incremental SHA-256, for files that do not fit into memory. One thread at a time.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  Sha256& update(ByteView bytes);
  /// The hash of everything so far; afterwards the object is as new.
  [[nodiscard]] Hash finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Compares in a time that depends on the lengths alone.
[[nodiscard]] bool equal_constant_time(ByteView a, ByteView b);

}  // namespace nb::crypto
