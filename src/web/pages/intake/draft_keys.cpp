// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/intake/draft_keys.hpp"

#include <algorithm>

#include "base/env.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::uint32_t kOwnerOnly = 0600;

crypto::SecretKey load_or_make(Env& env, Random& random, const std::string& path) {
  if (!env.exists(path)) {
    auto made = crypto::SecretKey::generate(random);
    write_file_durably(env, path, made.bytes(), kOwnerOnly);
    return made;
  }
  const Bytes bytes = read_file(env, path, kSecretBytes + 1);
  if (bytes.size() != kSecretBytes)
    throw Error(ErrorKind::corrupt, "Die Datei " + path + " ist beschädigt; bitte löschen. Nicht abgesandte Entwürfe in den Browsern sind dann verloren, sonst nichts.");
  return crypto::SecretKey::from_bytes(std::span<const std::byte, kSecretBytes>(bytes.data(), kSecretBytes));
}

}  // namespace

DraftKeys::DraftKeys(Env& env, Random& random, const std::string& path) : secret_(load_or_make(env, random, path)) {}

std::string DraftKeys::of(std::string_view account) const {
  // Secret and digest both have a fixed length: nothing can be appended to either.
  const Hash name = crypto::sha256(bytes_of(account));
  return to_hex(crypto::sha256({secret_.bytes(), bytes_of("notbetrieb draft"), name.bytes}).bytes);
}

}  // namespace nb::pages
