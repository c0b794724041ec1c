// SPDX-License-Identifier: EUPL-1.2
#include "proof/checkpoint.hpp"

#include <fmt/format.h>

#include <cstring>

#include "base/assert.hpp"
#include "base/text.hpp"
#include "proof/note.hpp"
#include "proof/note_text.hpp"

namespace nb::proof {

namespace {

tl::unexpected<Flaw> malformed(std::string sentence) { return refuse(Flaw{Flaw::Kind::syntax, std::move(sentence)}); }

std::optional<Hash> parse_hash(std::string_view base64) {
  const auto bytes = from_base64(base64);
  Hash hash;
  if (!bytes || bytes->size() != hash.bytes.size()) return std::nullopt;
  std::memcpy(hash.bytes.data(), bytes->data(), hash.bytes.size());
  return hash;
}

}  // namespace

std::string checkpoint_text(const Checkpoint& checkpoint) { return fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.size, to_base64(checkpoint.root.bytes)); }

Result<Checkpoint, Flaw> parse_checkpoint_text(std::string_view text) {
  if (!text.ends_with('\n')) return malformed("Dem Prüfstand fehlt das Zeilenende.");
  const auto lines = split(text.substr(0, text.size() - 1), '\n');
  if (lines.size() < 3) return malformed("Der Prüfstand ist unvollständig: Name, Größe und Wurzel müssen da sein.");
  for (std::size_t i = 3; i < lines.size(); ++i) {
    if (lines[i].empty()) return malformed("Der Prüfstand enthält eine leere Zeile.");
  }
  if (!valid_key_name(lines[0])) return malformed("Der Name des Protokolls im Prüfstand ist ungültig.");
  const auto size = parse_u64(lines[1]);
  if (!size) return malformed("Die Größe im Prüfstand ist keine Zahl.");
  const auto root = parse_hash(lines[2]);
  if (!root) return malformed("Die Wurzel im Prüfstand ist kein Prüfwert von 32 Bytes.");
  return Checkpoint{std::string(lines[0]), *size, *root};
}

std::string sign_checkpoint(const Checkpoint& checkpoint, const crypto::SigningKey& key) { return sign_note(checkpoint_text(checkpoint), checkpoint.origin, key); }

Result<Checkpoint, Flaw> open_checkpoint(std::string_view note, const VerifierKey& key) {
  const auto parsed = parse_note(note);
  if (!parsed) return refuse(parsed.error());
  auto checkpoint = parse_checkpoint_text(parsed->text);
  if (checkpoint && checkpoint->origin != key.name) {  // told first: "another town" says more than "not signed"
    return refuse(Flaw{Flaw::Kind::key, fmt::format("Der Prüfstand gehört zum Protokoll »{}«, der Schlüssel zu »{}«.", checkpoint->origin, key.name)});
  }
  const auto text = open_note(note, std::span(&key, 1));
  if (!text) return refuse(text.error());
  return checkpoint;
}

}  // namespace nb::proof
