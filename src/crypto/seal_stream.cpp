// SPDX-License-Identifier: EUPL-1.2
#include "crypto/seal_stream.hpp"

#include <sodium.h>

#include <array>

#include "base/assert.hpp"
#include "crypto/seal.hpp"
#include "crypto/sodium.hpp"

namespace nb::crypto {

static_assert(kStreamHeaderBytes == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(kStreamOverhead == crypto_secretstream_xchacha20poly1305_ABYTES);

namespace {

const unsigned char* raw(ByteView bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }  // libsodium's alphabet
unsigned char* raw_out(std::span<std::byte> bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

}  // namespace

struct StreamSealer::Impl {
  crypto_secretstream_xchacha20poly1305_state state{};
  std::array<std::byte, kStreamHeaderBytes> header{};
  bool finished = false;
  ~Impl() { sodium_memzero(&state, sizeof state); }
};

StreamSealer::StreamSealer(const SecretKey& key) : impl_(std::make_unique<Impl>()) {
  require_sodium();
  crypto_secretstream_xchacha20poly1305_init_push(&impl_->state, raw_out(impl_->header), raw(key.bytes()));
}
StreamSealer::~StreamSealer() = default;

ByteView StreamSealer::header() const { return impl_->header; }

Bytes StreamSealer::seal(ByteView piece, bool last) {
  NB_ASSERT(!impl_->finished && (last ? piece.size() <= kStreamPieceBytes : piece.size() == kStreamPieceBytes));
  impl_->finished = last;
  Bytes out(piece.size() + kStreamOverhead);
  const unsigned char tag = last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
  crypto_secretstream_xchacha20poly1305_push(&impl_->state, raw_out(out), nullptr, raw(piece), piece.size(), nullptr, 0, tag);
  return out;
}

struct StreamOpener::Impl {
  crypto_secretstream_xchacha20poly1305_state state{};
  bool usable = false;
  bool finished = false;
  ~Impl() { sodium_memzero(&state, sizeof state); }
};

StreamOpener::StreamOpener(const SecretKey& key, std::span<const std::byte, kStreamHeaderBytes> header) : impl_(std::make_unique<Impl>()) {
  require_sodium();
  impl_->usable = crypto_secretstream_xchacha20poly1305_init_pull(&impl_->state, raw(header), raw(key.bytes())) == 0;
}
StreamOpener::~StreamOpener() = default;

std::optional<Bytes> StreamOpener::open(ByteView sealed) {
  if (!impl_->usable || impl_->finished || sealed.size() < kStreamOverhead || sealed.size() > kStreamPieceBytes + kStreamOverhead) return std::nullopt;
  Bytes out(sealed.size() - kStreamOverhead);
  unsigned char tag = 0;
  impl_->usable = crypto_secretstream_xchacha20poly1305_pull(&impl_->state, raw_out(out), nullptr, &tag, raw(sealed), sealed.size(), nullptr, 0) == 0;
  if (!impl_->usable) return std::nullopt;
  impl_->finished = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  return out;
}

bool StreamOpener::finished() const { return impl_->finished; }

}  // namespace nb::crypto
