// SPDX-License-Identifier: EUPL-1.2
#include "crypto/hmac.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/assert.hpp"

namespace nb::crypto {

namespace {

void hmac(const EVP_MD* digest, ByteView key, ByteView message, std::span<std::byte> out) {
  unsigned size = 0;
  const unsigned char* const done = HMAC(digest, key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                                         reinterpret_cast<unsigned char*>(out.data()), &size);
  NB_ASSERT(done != nullptr && size == out.size());
}

}  // namespace

Hash keyed_hash(ByteView key, std::initializer_list<ByteView> pieces) {
  Bytes message;
  for (const ByteView piece : pieces) {
    for (unsigned shift = 0; shift < 64; shift += 8) message.push_back(static_cast<std::byte>(piece.size() >> shift));
    message.insert(message.end(), piece.begin(), piece.end());
  }
  Hash out;
  hmac(EVP_sha256(), key, message, out.bytes);
  return out;
}

std::array<std::byte, 20> hmac_sha1(ByteView key, ByteView message) {
  std::array<std::byte, 20> out{};
  hmac(EVP_sha1(), key, message, out);
  return out;
}

}  // namespace nb::crypto
