// SPDX-License-Identifier: EUPL-1.2
// C2SP signed notes and the text form of public keys (docs/formats/checkpoint.md).
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/assert.hpp"
#include "base/text.hpp"
#include "proof/checkpoint.hpp"
#include "proof/note.hpp"
#include "proof/note_text.hpp"

namespace nb::proof {

namespace {

constexpr std::string_view kDash = "\xE2\x80\x94 ";  // U+2014 and a space
constexpr std::byte kEd25519{1};

// Unicode's White_Space beyond ASCII, as UTF-8.
constexpr std::array<std::string_view, 19> kUnicodeSpaces{"\xC2\x85",     "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83",
                                                          "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A",
                                                          "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};

tl::unexpected<Flaw> malformed(std::string sentence) { return refuse(Flaw{Flaw::Kind::syntax, std::move(sentence)}); }

/// The key that made this line, if it is known.
const VerifierKey* find_key(const NoteSignature& line, std::span<const VerifierKey> known) {
  const auto fits = [&](const VerifierKey& key) {
    return key.name == line.name && std::ranges::equal(key_id_bytes(crypto::key_id(key.name, key.key)), ByteView(line.bytes).first(kKeyIdBytes));
  };
  const auto found = std::ranges::find_if(known, fits);
  return found == known.end() ? nullptr : &*found;
}

bool verifies(const NoteSignature& line, const VerifierKey& key, std::string_view text) {
  crypto::Signature signature;
  if (line.bytes.size() != kKeyIdBytes + signature.bytes.size()) return false;
  std::memcpy(signature.bytes.data(), line.bytes.data() + kKeyIdBytes, signature.bytes.size());
  return crypto::verify(key.key, bytes_of(text), signature);
}

Result<std::vector<NoteSignature>, Flaw> parse_signatures(std::string_view block) {
  if (block.empty() || !block.ends_with('\n')) return malformed("Die Unterschriften des Prüfstands sind unvollständig.");
  std::vector<NoteSignature> lines;
  for (const auto line : split(block.substr(0, block.size() - 1), '\n')) {
    if (lines.size() == kSignaturesMax) return refuse(Flaw{Flaw::Kind::too_long, "Der Prüfstand trägt mehr als 16 Unterschriften."});
    auto parsed = parse_signature_line(line);
    if (!parsed) return refuse(parsed.error());
    lines.push_back(std::move(*parsed));
  }
  return lines;
}

/// Every signature of a known key must be right, and there must be one.
Result<void, Flaw> check_signatures(std::string_view text, const std::vector<NoteSignature>& lines, std::span<const VerifierKey> known) {
  std::vector<const VerifierKey*> seen;
  for (const auto& line : lines) {
    const VerifierKey* key = find_key(line, known);
    if (key == nullptr) continue;
    if (std::ranges::find(seen, key) != seen.end()) return malformed(fmt::format("»{}« hat zweimal unterschrieben.", key->name));
    if (!verifies(line, *key, text)) return refuse(Flaw{Flaw::Kind::signature, fmt::format("Die Unterschrift von »{}« ist falsch: Der Prüfstand wurde verändert.", key->name)});
    seen.push_back(key);
  }
  if (seen.empty()) return refuse(Flaw{Flaw::Kind::key, "Der Prüfstand trägt keine Unterschrift des angegebenen Schlüssels."});
  return {};
}

}  // namespace

bool valid_note_text(std::string_view text) {
  const auto control = [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == '\x7F'; };
  return is_utf8(text) && std::ranges::none_of(text, control);
}

bool valid_key_name(std::string_view name) {
  if (name.empty() || !valid_note_text(name) || name.find_first_of("+ \n") != std::string_view::npos) return false;
  return std::ranges::none_of(kUnicodeSpaces, [&](std::string_view space) { return name.find(space) != std::string_view::npos; });
}

std::string vkey_text(const VerifierKey& key) {
  Bytes bytes{kEd25519};
  bytes.insert(bytes.end(), key.key.bytes.begin(), key.key.bytes.end());
  return fmt::format("{}+{:08x}+{}", key.name, crypto::key_id(key.name, key.key), to_base64(bytes));
}

Result<VerifierKey, Flaw> parse_vkey(std::string_view text) {
  const auto no_key = [](const char* sentence) { return refuse(Flaw{Flaw::Kind::key, sentence}); };
  const auto first = text.find('+');
  const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
  if (second == std::string_view::npos) return no_key("Der Schlüssel ist unvollständig; erwartet wird »Name+Kennung+Schlüssel«.");
  VerifierKey key{std::string(text.substr(0, first)), {}};
  const auto bytes = from_base64(text.substr(second + 1));
  if (!valid_key_name(key.name) || !bytes || bytes->size() != 1 + key.key.bytes.size()) return no_key("Der Schlüssel ist beschädigt; bitte noch einmal vollständig übertragen.");
  if (bytes->front() != kEd25519) return no_key("Der Schlüssel ist von einer Art, die dieses Programm nicht kennt.");
  std::memcpy(key.key.bytes.data(), bytes->data() + 1, key.key.bytes.size());
  if (vkey_text(key) != text) return no_key("Die Kennung passt nicht zum Schlüssel; bitte noch einmal vollständig übertragen.");
  return key;
}

std::string sign_note(std::string_view text, std::string_view name, const crypto::SigningKey& key) {
  NB_ASSERT(text.ends_with('\n') && valid_note_text(text) && valid_key_name(name));
  Bytes bytes = key_id_bytes(crypto::key_id(name, key.public_key()));
  const auto signature = key.sign(bytes_of(text));
  bytes.insert(bytes.end(), signature.bytes.begin(), signature.bytes.end());
  return note_of({std::string(text), {{std::string(name), std::move(bytes)}}});
}

Result<std::string, Flaw> open_note(std::string_view note, std::span<const VerifierKey> known) {
  auto parsed = parse_note(note);
  if (!parsed) return refuse(parsed.error());
  const auto checked = check_signatures(parsed->text, parsed->signatures, known);
  if (!checked) return refuse(checked.error());
  return std::move(parsed->text);
}

Bytes key_id_bytes(std::uint32_t id) {
  return {static_cast<std::byte>(id >> 24), static_cast<std::byte>((id >> 16) & 0xFF), static_cast<std::byte>((id >> 8) & 0xFF), static_cast<std::byte>(id & 0xFF)};
}

Result<Note, Flaw> parse_note(std::string_view note) {
  if (note.size() > kNoteBytesMax) return refuse(Flaw{Flaw::Kind::too_long, "Der Prüfstand ist zu lang."});
  if (!valid_note_text(note)) return malformed("Der Prüfstand enthält Steuerzeichen oder kaputte Zeichen.");
  const auto gap = note.rfind("\n\n");
  if (gap == std::string_view::npos) return malformed("Der Prüfstand trägt keine Unterschrift.");
  auto lines = parse_signatures(note.substr(gap + 2));
  if (!lines) return refuse(lines.error());
  return Note{std::string(note.substr(0, gap + 1)), std::move(*lines)};
}

std::string signature_line(const NoteSignature& signature) { return fmt::format("{}{} {}", kDash, signature.name, to_base64(signature.bytes)); }

std::string note_of(const Note& note) {
  std::string out = note.text + "\n";
  for (const NoteSignature& signature : note.signatures) out += signature_line(signature) + "\n";
  return out;
}

Result<NoteSignature, Flaw> parse_signature_line(std::string_view line) {
  const auto wrong = [] { return malformed("Eine Unterschriftszeile des Prüfstands ist fehlerhaft."); };
  if (!line.starts_with(kDash)) return wrong();
  line.remove_prefix(kDash.size());
  const auto space = line.find(' ');
  if (space == std::string_view::npos) return wrong();
  const auto name = line.substr(0, space);
  auto bytes = from_base64(line.substr(space + 1));
  if (!valid_key_name(name) || !bytes || bytes->size() <= kKeyIdBytes) return wrong();
  return NoteSignature{std::string(name), std::move(*bytes)};
}

}  // namespace nb::proof
