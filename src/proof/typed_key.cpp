// SPDX-License-Identifier: EUPL-1.2
#include "proof/typed_key.hpp"

#include <cstddef>

#include "crypto/sha256.hpp"

namespace nb::proof {

namespace {

constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's base32
constexpr std::size_t kBits = 5;
constexpr std::size_t kKeyLetters = 52;
constexpr std::size_t kAllLetters = 56;
constexpr std::size_t kGroup = 4;

tl::unexpected<Flaw> wrong(const char* sentence) { return refuse(Flaw{Flaw::Kind::key, sentence}); }

/// Letter `i` of the bytes, zeros behind their end.
std::size_t letter_of(ByteView bytes, std::size_t i) {
  std::size_t value = 0;
  for (std::size_t bit = i * kBits; bit < (i + 1) * kBits; ++bit) {
    const bool set = bit / 8 < bytes.size() && (std::to_integer<unsigned>(bytes[bit / 8]) >> (7 - bit % 8) & 1U) != 0;
    value = value * 2 + (set ? 1 : 0);
  }
  return value;
}

/// All letters without spaces.
std::string letters_of(const VerifierKey& key) {
  const std::byte type{1};
  const Hash check = crypto::sha256({bytes_of(key.name), bytes_of("\n"), ByteView(&type, 1), key.key.bytes});
  std::string out;
  for (std::size_t i = 0; i < kKeyLetters; ++i) out.push_back(kLetters[letter_of(key.key.bytes, i)]);
  for (std::size_t i = 0; i < kAllLetters - kKeyLetters; ++i) out.push_back(kLetters[letter_of(check.bytes, i)]);
  return out;
}

/// The letter that is meant.
char meant(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') return '0';
  return c == 'I' || c == 'L' ? '1' : c;
}

}  // namespace

std::string typed_key_text(const VerifierKey& key) {
  std::string out = letters_of(key);
  for (std::size_t at = kAllLetters - kGroup; at > 0; at -= kGroup) out.insert(at, 1, ' ');
  return out;
}

Result<VerifierKey, Flaw> parse_typed_key(std::string_view name, std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (c == ' ' || c == '-' || c == '\n' || c == '\r' || c == '\t') continue;
    if (letters.size() == kAllLetters) return wrong("Der abgetippte Schlüssel ist zu lang; er hat 14 Gruppen zu vier Zeichen.");
    letters.push_back(meant(c));
  }
  if (letters.size() < kAllLetters) return wrong("Der abgetippte Schlüssel ist zu kurz; er hat 14 Gruppen zu vier Zeichen.");
  VerifierKey key{std::string(name), {}};
  for (std::size_t i = 0; i < kKeyLetters; ++i) {
    const auto value = kLetters.find(letters[i]);
    if (value == std::string_view::npos) return wrong("Im abgetippten Schlüssel steht ein Zeichen, das dort nicht vorkommt.");
    for (std::size_t bit = i * kBits; bit < (i + 1) * kBits; ++bit) {
      const bool set = (value >> ((i + 1) * kBits - 1 - bit) & 1U) != 0;
      if (set && bit / 8 < key.key.bytes.size()) key.key.bytes[bit / 8] |= static_cast<std::byte>(1U << (7 - bit % 8));
    }
  }
  if (!valid_key_name(name)) return wrong("Der Name des Protokolls ist ungültig; er steht auf dem Aushang über dem Schlüssel.");
  if (letters_of(key) != letters) return wrong("Der abgetippte Schlüssel enthält einen Tippfehler, oder er gehört zu einem anderen Namen; bitte mit dem Aushang vergleichen.");
  return key;
}

}  // namespace nb::proof
