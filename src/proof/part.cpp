// SPDX-License-Identifier: EUPL-1.2
// Open parts: 0x01 ‖ salt ‖ content (docs/formats/entry.md).
#include <fmt/format.h>

#include <algorithm>

#include "base/random.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "proof/entry.hpp"

namespace nb::proof {

namespace {

constexpr std::byte kOpenPartVersion{1};
constexpr std::size_t kHeadBytes = 1 + sizeof(Salt::bytes);

}  // namespace

Hash says_hash(const Salt& salt, ByteView content) { return crypto::sha256({salt.bytes, content}); }

StoredPart make_open_part(std::string_view name, std::string_view content, Random& random) {
  Salt salt;
  random.fill(salt.bytes);
  StoredPart part{.digest = {.name = std::string(name), .kind = PartKind::open, .stored = {}, .says = says_hash(salt, bytes_of(content))}, .bytes = {}};
  part.bytes.reserve(kHeadBytes + content.size());
  part.bytes.push_back(kOpenPartVersion);
  part.bytes.insert(part.bytes.end(), salt.bytes.begin(), salt.bytes.end());
  const auto text = bytes_of(content);
  part.bytes.insert(part.bytes.end(), text.begin(), text.end());
  part.digest.stored = crypto::sha256(part.bytes);
  return part;
}

Result<OpenPartContent, Flaw> read_open_part(const PartDigest& digest, ByteView stored) {
  const auto wrong = [&](Flaw::Kind kind, const char* what) { return refuse(Flaw{kind, fmt::format("Teil »{}«: {}", digest.name, what)}); };
  if (digest.kind != PartKind::open) return wrong(Flaw::Kind::content, "Er ist versiegelt und lässt sich ohne Schlüssel nicht lesen.");
  if (crypto::sha256(stored) != digest.stored) return wrong(Flaw::Kind::content, "Die gespeicherten Bytes sind nicht die, die der Eintrag nennt.");
  if (stored.empty()) return wrong(Flaw::Kind::syntax, "Er ist leer.");
  if (stored.front() > kOpenPartVersion) return wrong(Flaw::Kind::newer_version, "Er wurde von einer neueren Version geschrieben.");
  if (stored.front() != kOpenPartVersion || stored.size() < kHeadBytes) return wrong(Flaw::Kind::syntax, "Er hat nicht den vorgeschriebenen Aufbau.");
  OpenPartContent out;
  std::ranges::copy(stored.subspan(1, out.salt.bytes.size()), out.salt.bytes.begin());
  const auto content = stored.subspan(kHeadBytes);
  if (says_hash(out.salt, content) != digest.says) return wrong(Flaw::Kind::content, "Der Inhalt ist nicht der, den der Eintrag nennt.");
  if (!is_utf8(text_of(content))) return wrong(Flaw::Kind::syntax, "Der Inhalt ist kein Text in UTF-8.");
  out.content = std::string(text_of(content));
  return out;
}

}  // namespace nb::proof
