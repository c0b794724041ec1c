// SPDX-License-Identifier: EUPL-1.2
#include "crypto/ed25519.hpp"

#include <sodium.h>

#include <cstring>

#include "base/random.hpp"
#include "crypto/sha256.hpp"
#include "crypto/sodium.hpp"

namespace nb::crypto {

namespace {

const unsigned char* raw(ByteView bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

}  // namespace

struct SigningKey::Secret {
  Secret() { sodium_mlock(bytes.data(), bytes.size()); }     // best effort: where the limit forbids it, the key may reach swap
  ~Secret() { sodium_munlock(bytes.data(), bytes.size()); }  // wipes too
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;

  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> bytes{};  ///< seed ‖ public key
  PublicKey public_key;
};

SigningKey::SigningKey(std::unique_ptr<Secret> secret) : secret_(std::move(secret)) {}
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;
SigningKey::~SigningKey() = default;

SigningKey SigningKey::from_seed(std::span<const std::byte, 32> seed) {
  require_sodium();
  auto secret = std::make_unique<Secret>();
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(secret->public_key.bytes.data()), secret->bytes.data(), raw(seed));
  return SigningKey(std::move(secret));
}

SigningKey SigningKey::generate(Random& random) {
  std::array<std::byte, 32> seed{};
  random.fill(seed);
  SigningKey key = from_seed(seed);
  sodium_memzero(seed.data(), seed.size());
  return key;
}

const PublicKey& SigningKey::public_key() const { return secret_->public_key; }

std::span<const std::byte, 32> SigningKey::seed() const { return std::as_bytes(std::span<const unsigned char, 32>(secret_->bytes.data(), 32)); }

Signature SigningKey::sign(ByteView message) const {
  Signature signature;
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.bytes.data()), nullptr, raw(message), message.size(), secret_->bytes.data());
  return signature;
}

bool verify(const PublicKey& key, ByteView message, const Signature& signature) {
  return crypto_sign_verify_detached(raw(signature.bytes), raw(message), message.size(), raw(key.bytes)) == 0;
}

std::uint32_t key_id(std::string_view name, const PublicKey& key) {
  const Hash hash = sha256({bytes_of(name), bytes_of("\n\x01"), key.bytes});
  std::uint32_t id = 0;
  for (std::size_t i = 0; i < 4; ++i) id = (id << 8) | std::to_integer<std::uint32_t>(hash.bytes[i]);
  return id;
}

}  // namespace nb::crypto
