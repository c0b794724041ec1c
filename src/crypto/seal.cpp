// SPDX-License-Identifier: EUPL-1.2
#include "crypto/seal.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "base/assert.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "crypto/sodium.hpp"

namespace nb::crypto {

namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(kSealOverhead == kNonceBytes + kTagBytes);
static_assert(kNonceBytes == crypto_box_curve25519xchacha20poly1305_NONCEBYTES);
static_assert(kWrappedKeyBytes == 32 + kNonceBytes + 32 + crypto_box_curve25519xchacha20poly1305_MACBYTES);

// What a passphrase's file may ask of this machine before it is believed.
constexpr std::uint64_t kPassesMax = 16;
constexpr std::uint64_t kMemoryKibMax = std::uint64_t{1} << 20;

const unsigned char* raw(ByteView bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }  // libsodium's alphabet
unsigned char* raw_out(std::span<std::byte> bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

std::array<std::byte, 32>& wipe(std::array<std::byte, 32>& bytes) {
  sodium_memzero(bytes.data(), bytes.size());
  return bytes;
}

}  // namespace

SecretKey SecretKey::generate(Random& random) {
  SecretKey key;
  random.fill(key.bytes_);
  return key;
}

SecretKey SecretKey::from_bytes(std::span<const std::byte, 32> bytes) {
  SecretKey key;
  std::ranges::copy(bytes, key.bytes_.begin());
  return key;
}

SecretKey::SecretKey(SecretKey&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_); }
SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
  if (this == &other) return *this;
  bytes_ = other.bytes_;
  wipe(other.bytes_);
  return *this;
}
SecretKey::~SecretKey() { wipe(bytes_); }

Bytes seal(const SecretKey& key, ByteView content, ByteView context, Random& random) {
  require_sodium();
  Bytes out(kNonceBytes + content.size() + kTagBytes);
  const std::span all(out);
  random.fill(all.first(kNonceBytes));
  unsigned long long length = 0;
  crypto_aead_xchacha20poly1305_ietf_encrypt(raw_out(all.subspan(kNonceBytes)), &length, raw(content), content.size(), raw(context), context.size(), nullptr, raw(all),
                                             raw(key.bytes()));
  NB_ASSERT(length == content.size() + kTagBytes);
  return out;
}

std::optional<Bytes> open_sealed(const SecretKey& key, ByteView sealed, ByteView context) {
  require_sodium();
  if (sealed.size() < kSealOverhead) return std::nullopt;
  const ByteView box = sealed.subspan(kNonceBytes);
  Bytes out(box.size() - kTagBytes);
  unsigned long long length = 0;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(raw_out(std::span(out)), &length, nullptr, raw(box), box.size(), raw(context), context.size(), raw(sealed), raw(key.bytes())) != 0)
    return std::nullopt;
  return out;
}

DataPublicKey public_half(const SecretKey& data_key) {
  require_sodium();
  DataPublicKey out;
  crypto_scalarmult_base(raw_out(std::span(out.bytes)), raw(data_key.bytes()));
  return out;
}

KeyWrapper::KeyWrapper(const DataPublicKey& to, Random& random) {
  const SecretKey own = SecretKey::generate(random);
  sender_ = public_half(own);
  std::array<std::byte, 32> shared{};
  const bool usable = crypto_box_curve25519xchacha20poly1305_beforenm(raw_out(std::span(shared)), raw(ByteView(to.bytes)), raw(own.bytes())) == 0;
  if (!usable) throw Error(ErrorKind::key, "Der öffentliche Datenschlüssel ist unbrauchbar; bitte die Datei aus der Sicherung der Schlüssel zurückholen.");
  shared_ = SecretKey::from_bytes(shared);
  wipe(shared);
}

Bytes KeyWrapper::wrap(const SecretKey& subject_key, Random& random) const {
  Bytes out(kWrappedKeyBytes);
  const std::span all(out);
  std::ranges::copy(sender_.bytes, out.begin());
  random.fill(all.subspan(32, kNonceBytes));
  const ByteView key = subject_key.bytes();
  crypto_box_curve25519xchacha20poly1305_easy_afternm(raw_out(all.subspan(32 + kNonceBytes)), raw(key), key.size(), raw(all.subspan(32)), raw(shared_->bytes()));
  return out;
}

std::optional<SecretKey> unwrap(const SecretKey& data_key, ByteView wrapped) {
  require_sodium();
  if (wrapped.size() != kWrappedKeyBytes) return std::nullopt;
  const ByteView box = wrapped.subspan(32 + kNonceBytes);
  std::array<std::byte, 32> out{};
  if (crypto_box_curve25519xchacha20poly1305_open_easy(raw_out(std::span(out)), raw(box), box.size(), raw(wrapped.subspan(32)), raw(wrapped), raw(data_key.bytes())) != 0)
    return std::nullopt;
  SecretKey key = SecretKey::from_bytes(out);
  wipe(out);
  return key;
}

namespace {

/// The key that a passphrase stands for; Error{unavailable} if there is not enough memory to find out.
SecretKey stretch(std::string_view passphrase, ByteView salt, std::uint64_t passes, std::uint64_t memory_kib) {
  std::array<std::byte, 32> out{};
  if (crypto_pwhash(raw_out(std::span(out)), out.size(), passphrase.data(), passphrase.size(), raw(salt), passes, memory_kib * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    throw Error(ErrorKind::unavailable, "Für das Öffnen der versiegelten Angaben fehlt Arbeitsspeicher; bitte andere Programme schließen und erneut versuchen.");
  }
  SecretKey key = SecretKey::from_bytes(out);
  wipe(out);
  return key;
}

}  // namespace

SecretKey derive_key(const SecretKey& from, std::string_view purpose) {
  require_sodium();
  static_assert(crypto_kdf_KEYBYTES == 32);
  NB_ASSERT(purpose.size() == crypto_kdf_CONTEXTBYTES);
  std::array<std::byte, 32> out{};
  crypto_kdf_derive_from_key(raw_out(std::span(out)), out.size(), 1, purpose.data(), raw(from.bytes()));
  SecretKey key = SecretKey::from_bytes(out);
  wipe(out);
  return key;
}

std::array<std::byte, 16> blind_token(const SecretKey& key, ByteView text) {
  require_sodium();
  std::array<std::byte, 16> out{};
  crypto_generichash(raw_out(std::span(out)), out.size(), raw(text), text.size(), raw(key.bytes()), key.bytes().size());
  return out;
}

std::string lock_with_passphrase(const SecretKey& secret, std::string_view passphrase, std::string_view context, Random& random, PasswordCost cost) {
  require_sodium();
  const bool full = cost == PasswordCost::interactive;
  const std::uint64_t passes = full ? crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE : crypto_pwhash_argon2id_OPSLIMIT_MIN;
  const std::uint64_t memory_kib = (full ? crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE : crypto_pwhash_argon2id_MEMLIMIT_MIN) / 1024;
  Bytes salt(crypto_pwhash_SALTBYTES);
  random.fill(salt);
  const Bytes sealed = seal(stretch(passphrase, salt, passes, memory_kib), secret.bytes(), bytes_of(context), random);
  return fmt::format("argon2id {} {} {} {}", passes, memory_kib, to_base64(salt), to_base64(sealed));
}

std::optional<SecretKey> unlock_with_passphrase(std::string_view locked, std::string_view passphrase, std::string_view context) {
  require_sodium();
  const auto fields = split(locked, ' ');
  if (fields.size() != 5 || fields[0] != "argon2id") return std::nullopt;
  const auto passes = parse_u64(fields[1]);
  const auto memory_kib = parse_u64(fields[2]);
  const auto salt = from_base64(fields[3]);
  const auto sealed = from_base64(fields[4]);
  if (!passes || *passes == 0 || *passes > kPassesMax || !memory_kib || *memory_kib < 8 || *memory_kib > kMemoryKibMax) return std::nullopt;
  if (!salt || salt->size() != crypto_pwhash_SALTBYTES || !sealed) return std::nullopt;
  auto secret = open_sealed(stretch(passphrase, *salt, *passes, *memory_kib), *sealed, bytes_of(context));
  if (!secret || secret->size() != 32) return std::nullopt;
  SecretKey key = SecretKey::from_bytes(std::span<const std::byte, 32>(secret->data(), 32));
  sodium_memzero(secret->data(), secret->size());
  return key;
}

}  // namespace nb::crypto
