// SPDX-License-Identifier: EUPL-1.2
#include "proof/cosignature.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/assert.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "proof/checkpoint.hpp"

namespace nb::proof {

namespace {

constexpr std::byte kCosignatureKey{4};
constexpr std::size_t kTimeBytes = 8;

Bytes typed_key(const crypto::PublicKey& key) {
  Bytes bytes{kCosignatureKey};
  bytes.insert(bytes.end(), key.bytes.begin(), key.bytes.end());
  return bytes;
}

Bytes id_of(std::string_view name, const crypto::PublicKey& key) {
  const Hash hash = crypto::sha256({bytes_of(name), bytes_of("\n"), typed_key(key)});
  return {hash.bytes.begin(), hash.bytes.begin() + kKeyIdBytes};
}

std::string message(std::string_view checkpoint_text, std::uint64_t time) { return fmt::format("cosignature/v1\ntime {}\n{}", time, checkpoint_text); }

bool made_by(const NoteSignature& signature, const WitnessKey& witness) {
  return signature.name == witness.name && std::ranges::equal(id_of(witness.name, witness.key), ByteView(signature.bytes).first(kKeyIdBytes));
}

Result<Cosignature, Flaw> verify_one(const Note& note, const NoteSignature& signature, const WitnessKey& witness) {
  const auto wrong = [&] { return refuse(Flaw{Flaw::Kind::signature, fmt::format("Die Bestätigung des Zeugen »{}« ist falsch: Der Prüfstand wurde verändert.", witness.name)}); };
  crypto::Signature bytes;
  if (signature.bytes.size() != kKeyIdBytes + kTimeBytes + bytes.bytes.size()) return wrong();
  std::uint64_t time = 0;
  for (std::size_t i = 0; i < kTimeBytes; ++i) time = (time << 8) | std::to_integer<std::uint64_t>(signature.bytes[kKeyIdBytes + i]);
  std::memcpy(bytes.bytes.data(), signature.bytes.data() + kKeyIdBytes + kTimeBytes, bytes.bytes.size());
  if (!crypto::verify(witness.key, bytes_of(message(note.text, time)), bytes)) return wrong();
  return Cosignature{witness.name, time};
}

}  // namespace

std::string witness_vkey_text(const WitnessKey& key) { return fmt::format("{}+{}+{}", key.name, to_hex(id_of(key.name, key.key)), to_base64(typed_key(key.key))); }

Result<WitnessKey, Flaw> parse_witness_vkey(std::string_view text) {
  const auto no_key = [](const char* sentence) { return refuse(Flaw{Flaw::Kind::key, sentence}); };
  const auto first = text.find('+');
  const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return no_key("Der Schlüssel des Zeugen ist unvollständig; erwartet wird »Name+Kennung+Schlüssel«.");
  WitnessKey key{std::string(text.substr(0, first)), {}};
  const auto bytes = from_base64(text.substr(second + 1));
  if (!valid_key_name(key.name) || !bytes || bytes->size() != 1 + key.key.bytes.size())
    return no_key("Der Schlüssel des Zeugen ist beschädigt; bitte noch einmal vollständig übertragen.");
  if (bytes->front() != kCosignatureKey) return no_key("Das ist kein Schlüssel eines Zeugen, sondern einer von anderer Art.");
  std::memcpy(key.key.bytes.data(), bytes->data() + 1, key.key.bytes.size());
  if (witness_vkey_text(key) != text) return no_key("Die Kennung passt nicht zum Schlüssel des Zeugen; bitte noch einmal vollständig übertragen.");
  return key;
}

NoteSignature cosign(std::string_view checkpoint_text, std::string_view name, const crypto::SigningKey& key, std::uint64_t time) {
  NB_ASSERT(checkpoint_text.ends_with('\n') && valid_key_name(name));
  NoteSignature out{std::string(name), id_of(name, key.public_key())};
  for (std::size_t i = kTimeBytes; i > 0; --i) out.bytes.push_back(static_cast<std::byte>((time >> (8 * (i - 1))) & 0xFF));
  const auto signature = key.sign(bytes_of(message(checkpoint_text, time)));
  out.bytes.insert(out.bytes.end(), signature.bytes.begin(), signature.bytes.end());
  return out;
}

Result<std::vector<Cosignature>, Flaw> verify_cosignatures(const Note& note, std::span<const WitnessKey> witnesses) {
  std::vector<Cosignature> out;
  for (const WitnessKey& witness : witnesses) {
    const auto own = [&](const NoteSignature& signature) { return made_by(signature, witness); };
    const auto found = std::ranges::find_if(note.signatures, own);
    if (found == note.signatures.end()) continue;
    if (std::any_of(found + 1, note.signatures.end(), own)) return refuse(Flaw{Flaw::Kind::syntax, fmt::format("Der Zeuge »{}« hat zweimal unterschrieben.", witness.name)});
    auto checked = verify_one(note, *found, witness);
    if (!checked) return refuse(checked.error());
    out.push_back(std::move(*checked));
  }
  return out;
}

}  // namespace nb::proof
