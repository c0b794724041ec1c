// SPDX-License-Identifier: EUPL-1.2
#include "crypto/random.hpp"

#include <sodium.h>

#include "base/error.hpp"
#include "crypto/sodium.hpp"

namespace nb::crypto {

void require_sodium() {
  if (sodium_init() < 0) throw Error(ErrorKind::unavailable, "Das System liefert keine Zufallszahlen; bitte Kernel und /dev/urandom prüfen.");
}

SystemRandom::SystemRandom() { require_sodium(); }

void SystemRandom::fill(std::span<std::byte> out) {
  if (!out.empty()) randombytes_buf(out.data(), out.size());
}

std::string make_token(Random& random, std::size_t bytes) {
  Bytes raw(bytes);
  random.fill(raw);
  std::string text(sodium_base64_encoded_len(bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(raw.data()), raw.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();  // the terminating zero
  return text;
}

}  // namespace nb::crypto
