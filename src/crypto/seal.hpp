// SPDX-License-Identifier: EUPL-1.2
// Sealing personal data: content under a subject's random key (XChaCha20-Poly1305), the subject's key wrapped to a
// municipality's public data key (NaCl box over X25519), the private data key under a passphrase (Argon2id).
// Writing needs the public key only. Secret bytes are wiped when they go (docs/formats/sealed-part.md, data-key.md).
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "crypto/password.hpp"

namespace nb {
class Random;
}

namespace nb::crypto {

/// 32 secret bytes. Moves, never copies; wiped when it goes.
class SecretKey {
 public:
  [[nodiscard]] static SecretKey generate(Random& random);
  [[nodiscard]] static SecretKey from_bytes(std::span<const std::byte, 32> bytes);
  SecretKey(SecretKey&& other) noexcept;
  SecretKey& operator=(SecretKey&& other) noexcept;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;
  ~SecretKey();
  [[nodiscard]] std::span<const std::byte, 32> bytes() const { return bytes_; }

 private:
  SecretKey() = default;
  std::array<std::byte, 32> bytes_{};
};

/// nonce (24 bytes) ‖ ciphertext ‖ tag (16 bytes). `context` is bound to the content but not stored.
[[nodiscard]] Bytes seal(const SecretKey& key, ByteView content, ByteView context, Random& random);
inline constexpr std::size_t kSealOverhead = 24 + 16;
/// The content; nullopt if key, context or a single bit is wrong.
[[nodiscard]] std::optional<Bytes> open_sealed(const SecretKey& key, ByteView sealed, ByteView context);

/// The public half of a municipality's data key.
struct DataPublicKey {
  std::array<std::byte, 32> bytes{};
  friend auto operator<=>(const DataPublicKey&, const DataPublicKey&) = default;
};

[[nodiscard]] DataPublicKey public_half(const SecretKey& data_key);

/// Wraps subject keys to one public data key. The sender's half of the exchange is made once per KeyWrapper, so that wrapping costs
/// microseconds; whoever reads this process's memory could unwrap what this object wrapped, so its owner replaces it every minute.
/// Threading: wrap() may be called by several threads.
class KeyWrapper {
 public:
  KeyWrapper(const DataPublicKey& to, Random& random);
  /// sender's public half (32 bytes) ‖ nonce (24) ‖ box (48)
  [[nodiscard]] Bytes wrap(const SecretKey& subject_key, Random& random) const;

 private:
  DataPublicKey sender_;
  std::optional<SecretKey> shared_;
};
inline constexpr std::size_t kWrappedKeyBytes = 32 + 24 + 48;

/// The subject key; nullopt if it was wrapped to another data key or is damaged.
[[nodiscard]] std::optional<SecretKey> unwrap(const SecretKey& data_key, ByteView wrapped);

/// A key for another purpose out of a secret one (BLAKE2b); `purpose` is exactly eight characters.
[[nodiscard]] SecretKey derive_key(const SecretKey& from, std::string_view purpose);
/// The first 16 bytes of a keyed BLAKE2b hash: says nothing about the text to whoever has not the key.
[[nodiscard]] std::array<std::byte, 16> blind_token(const SecretKey& key, ByteView text);

/// One line of text: "argon2id <passes> <KiB> <base64 salt> <base64 sealed>".
[[nodiscard]] std::string lock_with_passphrase(const SecretKey& secret, std::string_view passphrase, std::string_view context, Random& random,
                                               PasswordCost cost = PasswordCost::interactive);
/// The secret; nullopt for a wrong passphrase or context and for text that is not of that form. Slow on purpose.
[[nodiscard]] std::optional<SecretKey> unlock_with_passphrase(std::string_view locked, std::string_view passphrase, std::string_view context);

}  // namespace nb::crypto
