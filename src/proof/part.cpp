// SPDX-License-Identifier: EUPL-1.2
// Open parts: 0x01 ‖ salt ‖ content (docs/formats/entry.md). Sealed ones: 0x01 ‖ sealed(salt ‖ content) (docs/formats/sealed-part.md).
#include <fmt/format.h>

#include <algorithm>

#include "base/assert.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "crypto/seal.hpp"
#include "crypto/sha256.hpp"
#include "proof/entry.hpp"

namespace nb::proof {

namespace {

constexpr std::byte kPartVersion{1};
constexpr std::size_t kHeadBytes = 1 + sizeof(Salt::bytes);

}  // namespace

Hash says_hash(const Salt& salt, ByteView content) { return crypto::sha256({salt.bytes, content}); }

StoredPart make_open_part(std::string_view name, std::string_view content, Random& random) {
  Salt salt;
  random.fill(salt.bytes);
  StoredPart part{.digest = {.name = std::string(name), .kind = PartKind::open, .stored = {}, .says = says_hash(salt, bytes_of(content))}, .bytes = {}};
  part.bytes.reserve(kHeadBytes + content.size());
  part.bytes.push_back(kPartVersion);
  part.bytes.insert(part.bytes.end(), salt.bytes.begin(), salt.bytes.end());
  const auto text = bytes_of(content);
  part.bytes.insert(part.bytes.end(), text.begin(), text.end());
  part.digest.stored = crypto::sha256(part.bytes);
  return part;
}

namespace {

Result<PartContent, Flaw> wrong(const PartDigest& digest, Flaw::Kind kind, const char* what) { return refuse(Flaw{kind, fmt::format("Teil »{}«: {}", digest.name, what)}); }

/// What is the same for both kinds: the bytes are the ones the core names, in a version that is known.
Result<void, Flaw> check_stored(const PartDigest& digest, ByteView stored) {
  const auto refused = [&](Flaw::Kind kind, const char* what) { return refuse(wrong(digest, kind, what).error()); };
  if (crypto::sha256(stored) != digest.stored) return refused(Flaw::Kind::content, "Die gespeicherten Bytes sind nicht die, die der Eintrag nennt.");
  if (stored.empty()) return refused(Flaw::Kind::syntax, "Er ist leer.");
  if (stored.front() > kPartVersion) return refused(Flaw::Kind::newer_version, "Er wurde von einer neueren Version geschrieben.");
  if (stored.front() != kPartVersion) return refused(Flaw::Kind::syntax, "Er hat nicht den vorgeschriebenen Aufbau.");
  return {};
}

/// salt ‖ content
Result<PartContent, Flaw> read_salted(const PartDigest& digest, ByteView salted) {
  PartContent out;
  if (salted.size() < out.salt.bytes.size()) return wrong(digest, Flaw::Kind::syntax, "Er hat nicht den vorgeschriebenen Aufbau.");
  std::ranges::copy(salted.first(out.salt.bytes.size()), out.salt.bytes.begin());
  const auto content = salted.subspan(out.salt.bytes.size());
  if (says_hash(out.salt, content) != digest.says) return wrong(digest, Flaw::Kind::content, "Der Inhalt ist nicht der, den der Eintrag nennt.");
  if (!is_utf8(text_of(content))) return wrong(digest, Flaw::Kind::syntax, "Der Inhalt ist kein Text in UTF-8.");
  out.content = std::string(text_of(content));
  return out;
}

/// Every piece with its length before it, so that no two places give the same bytes.
Bytes context_of(const SealedPlace& place, std::string_view name) {
  Bytes out;
  for (const std::string_view piece : {place.log, place.subject, name}) {
    NB_ASSERT(piece.size() <= 0xFFFF);
    out.push_back(static_cast<std::byte>(piece.size() >> 8U));
    out.push_back(static_cast<std::byte>(piece.size() & 0xFFU));
    const ByteView bytes = bytes_of(piece);
    out.insert(out.end(), bytes.begin(), bytes.end());
  }
  return out;
}

}  // namespace

Result<PartContent, Flaw> read_open_part(const PartDigest& digest, ByteView stored) {
  if (digest.kind != PartKind::open) return wrong(digest, Flaw::Kind::content, "Er ist versiegelt und lässt sich ohne Schlüssel nicht lesen.");
  if (const auto fits = check_stored(digest, stored); !fits) return refuse(fits.error());
  return read_salted(digest, stored.subspan(1));
}

StoredPart make_sealed_part(std::string_view name, std::string_view content, const Salt& salt, const SealedPlace& place, const crypto::SecretKey& key, Random& random) {
  Bytes salted(salt.bytes.begin(), salt.bytes.end());
  const ByteView text = bytes_of(content);
  salted.insert(salted.end(), text.begin(), text.end());
  const Bytes sealed = crypto::seal(key, salted, context_of(place, name), random);
  StoredPart part{.digest = {.name = std::string(name), .kind = PartKind::sealed, .stored = {}, .says = says_hash(salt, text)}, .bytes = {}};
  part.bytes.reserve(1 + sealed.size());
  part.bytes.push_back(kPartVersion);
  part.bytes.insert(part.bytes.end(), sealed.begin(), sealed.end());
  part.digest.stored = crypto::sha256(part.bytes);
  return part;
}

Result<PartContent, Flaw> read_sealed_part(const PartDigest& digest, ByteView stored, const SealedPlace& place, const crypto::SecretKey& key) {
  if (digest.kind != PartKind::sealed) return wrong(digest, Flaw::Kind::content, "Er ist nicht versiegelt.");
  if (const auto fits = check_stored(digest, stored); !fits) return refuse(fits.error());
  const auto salted = crypto::open_sealed(key, stored.subspan(1), context_of(place, digest.name));
  if (!salted) return wrong(digest, Flaw::Kind::content, "Er lässt sich mit diesem Schlüssel nicht öffnen.");
  return read_salted(digest, *salted);
}

Salt derive_salt(const SaltSeed& seed, std::string_view name) {
  using namespace std::string_view_literals;
  const Hash hash = crypto::sha256({bytes_of("notbetrieb salt\0"sv), seed.bytes, bytes_of(name)});
  Salt out;
  std::copy_n(hash.bytes.begin(), out.bytes.size(), out.bytes.begin());
  return out;
}

}  // namespace nb::proof
