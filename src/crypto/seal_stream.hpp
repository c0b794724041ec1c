// SPDX-License-Identifier: EUPL-1.2
// Sealing what does not fit into memory: libsodium's secretstream (XChaCha20-Poly1305) in pieces of 64 KiB. A file that was cut,
// reordered or extended does not open. One thread at a time.
#pragma once

#include <memory>
#include <optional>

#include "base/bytes.hpp"

namespace nb::crypto {

class SecretKey;

inline constexpr std::size_t kStreamPieceBytes = 64 << 10;
inline constexpr std::size_t kStreamHeaderBytes = 24;
inline constexpr std::size_t kStreamOverhead = 17;  ///< per piece

/// header (24 bytes), then per piece of at most 64 KiB its ciphertext and 17 bytes; the last piece is marked as the last.
class StreamSealer {
 public:
  explicit StreamSealer(const SecretKey& key);
  ~StreamSealer();
  StreamSealer(const StreamSealer&) = delete;
  StreamSealer& operator=(const StreamSealer&) = delete;
  [[nodiscard]] ByteView header() const;
  /// Seals a piece of exactly kStreamPieceBytes, or a shorter one that is the last.
  [[nodiscard]] Bytes seal(ByteView piece, bool last);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

class StreamOpener {
 public:
  StreamOpener(const SecretKey& key, std::span<const std::byte, kStreamHeaderBytes> header);
  ~StreamOpener();
  StreamOpener(const StreamOpener&) = delete;
  StreamOpener& operator=(const StreamOpener&) = delete;
  /// The next piece; nullopt if it is not that. `finished()` tells whether it was the last.
  [[nodiscard]] std::optional<Bytes> open(ByteView sealed);
  [[nodiscard]] bool finished() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::crypto
