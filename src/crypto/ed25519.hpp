// SPDX-License-Identifier: EUPL-1.2
// Ed25519 keys of logs: signing, verifying, and the private key's file. Secret bytes are wiped when a key goes.
// The file is one line of text as the note tools of Go write it (docs/formats/checkpoint.md, "Key file"), mode 0600.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace nb {
class Env;
class Random;
}  // namespace nb

namespace nb::crypto {

/// A public key.
struct PublicKey {
  std::array<std::byte, 32> bytes{};
  friend auto operator<=>(const PublicKey&, const PublicKey&) = default;
};

/// A signature.
struct Signature {
  std::array<std::byte, 64> bytes{};
  friend auto operator<=>(const Signature&, const Signature&) = default;
};

/// A private key. Moves, never copies; sign() may be called by several threads.
class SigningKey {
 public:
  [[nodiscard]] static SigningKey generate(Random& random);
  [[nodiscard]] static SigningKey from_seed(std::span<const std::byte, 32> seed);
  SigningKey(SigningKey&&) noexcept;
  SigningKey& operator=(SigningKey&&) noexcept;
  ~SigningKey();

  [[nodiscard]] const PublicKey& public_key() const;
  [[nodiscard]] Signature sign(ByteView message) const;
  /// The 32 secret bytes the key is made of.
  [[nodiscard]] std::span<const std::byte, 32> seed() const;

 private:
  struct Secret;
  explicit SigningKey(std::unique_ptr<Secret> secret);
  std::unique_ptr<Secret> secret_;
};

[[nodiscard]] bool verify(const PublicKey& key, ByteView message, const Signature& signature);

/// First four bytes, big-endian, of SHA-256(name ‖ LF ‖ 0x01 ‖ key): the key's id in signed notes.
[[nodiscard]] std::uint32_t key_id(std::string_view name, const PublicKey& key);

/// Reads the private key of `name`. Error{key} with its own sentence if the file is missing, unreadable, readable by group or
/// others, not a key, or the key of another name.
[[nodiscard]] SigningKey load_signing_key(Env& env, const std::string& path, std::string_view name);
/// Writes it durably with mode 0600; Error{key} if a file stands there already.
void save_signing_key(Env& env, const std::string& path, std::string_view name, const SigningKey& key);

}  // namespace nb::crypto
