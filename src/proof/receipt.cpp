// SPDX-License-Identifier: EUPL-1.2
#include "proof/receipt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/assert.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "proof/cursor.hpp"
#include "proof/merkle.hpp"

namespace nb::proof {

namespace {

constexpr std::string_view kFirstLine = "c2sp.org/tlog-proof@v1";
constexpr std::size_t kCheckBytes = 8;
constexpr std::size_t kProofMax = 63;

tl::unexpected<Flaw> malformed(const char* what) { return refuse(Flaw{Flaw::Kind::syntax, fmt::format("Der Beleg ist beschädigt: {}", what)}); }

void append(Bytes& out, ByteView bytes) { out.insert(out.end(), bytes.begin(), bytes.end()); }

Bytes check_of(ByteView bytes) {
  const Hash hash = crypto::sha256(bytes);
  return {hash.bytes.begin(), hash.bytes.begin() + kCheckBytes};
}

Bytes encode_extra(const Receipt& receipt) {
  NB_ASSERT(receipt.core.size() <= kCoreBytesMax && receipt.salts.size() <= kPartsMax);
  Bytes out{static_cast<std::byte>(receipt.core.size() >> 8), static_cast<std::byte>(receipt.core.size() & 0xFF)};
  append(out, bytes_of(receipt.core));
  out.push_back(static_cast<std::byte>(receipt.salts.size()));
  for (const PartSalt& part : receipt.salts) {
    NB_ASSERT(part.name.size() <= 0xFF);
    out.push_back(static_cast<std::byte>(part.name.size()));
    append(out, bytes_of(part.name));
    append(out, part.salt.bytes);
  }
  append(out, check_of(out));
  return out;
}

Result<void, Flaw> parse_extra(std::string_view base64, Receipt& receipt) {
  const auto bytes = from_base64(base64);
  if (!bytes || bytes->size() < kCheckBytes) return malformed("Die Zeile »extra« ist nicht lesbar.");
  const auto body = ByteView(*bytes).first(bytes->size() - kCheckBytes);
  if (!std::ranges::equal(check_of(body), ByteView(*bytes).last(kCheckBytes))) return malformed("Die Prüfziffer der Zeile »extra« stimmt nicht.");
  Cursor cursor(body);
  receipt.core = std::string(text_of(cursor.take(cursor.number(2))));
  const std::size_t salts = cursor.number(1);
  for (std::size_t i = 0; i < salts && cursor.ok(); ++i) {
    PartSalt part;
    part.name = std::string(text_of(cursor.take(cursor.number(1))));
    std::ranges::copy(cursor.take(part.salt.bytes.size()), part.salt.bytes.begin());
    receipt.salts.push_back(std::move(part));
  }
  if (!cursor.at_end() || salts > kPartsMax || receipt.core.size() > kCoreBytesMax) return malformed("Die Zeile »extra« hat nicht den vorgeschriebenen Aufbau.");
  return {};
}

/// The line up to LF, taken from the front; nullopt if there is none.
std::optional<std::string_view> take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

/// What stands behind "word " in the next line.
std::optional<std::string_view> take_field(std::string_view& text, std::string_view word) {
  const auto line = take_line(text);
  if (!line || !line->starts_with(word)) return std::nullopt;
  return line->substr(word.size());
}

Result<void, Flaw> parse_proof(std::string_view& text, std::vector<Hash>& proof) {
  for (;;) {
    const auto line = take_line(text);
    if (!line) return malformed("Hinter dem Beweis fehlt der Prüfstand.");
    if (line->empty()) return {};
    const auto bytes = from_base64(*line);
    Hash hash;
    if (!bytes || bytes->size() != hash.bytes.size() || proof.size() == kProofMax) return malformed("Eine Zeile des Beweises ist nicht lesbar.");
    std::memcpy(hash.bytes.data(), bytes->data(), hash.bytes.size());
    proof.push_back(hash);
  }
}

/// The core fits the log, and the salts fit the core.
Result<void, Flaw> check_core(const ProvenEntry& proven) {
  const auto& origin = proven.checkpoint.origin;
  if (origin.substr(origin.rfind('/') + 1) != proven.entry.node) return refuse(Flaw{Flaw::Kind::proof, "Der Eintrag nennt einen anderen Schreiber als das Protokoll."});
  for (auto salt = proven.salts.begin(); salt != proven.salts.end(); ++salt) {
    const auto named = [&](const auto& other) { return other.name == salt->name; };
    if (std::ranges::none_of(proven.entry.parts, named)) return malformed("Ein Salz gehört zu keinem Teil des Eintrags.");
    if (std::any_of(proven.salts.begin(), salt, named)) return malformed("Ein Salz kommt doppelt vor.");
  }
  return {};
}

}  // namespace

std::string encode_receipt(const Receipt& receipt) {
  std::string out = fmt::format("{}\nextra {}\nindex {}\n", kFirstLine, to_base64(encode_extra(receipt)), receipt.index);
  for (const Hash& hash : receipt.proof) out += to_base64(hash.bytes) + "\n";
  return out + "\n" + receipt.checkpoint;
}

Result<Receipt, Flaw> parse_receipt(std::string_view text) {
  if (text.size() > kReceiptBytesMax) return refuse(Flaw{Flaw::Kind::too_long, "Der Beleg ist zu lang."});
  if (take_line(text) != kFirstLine) return refuse(Flaw{Flaw::Kind::syntax, "Das ist kein Beleg: Die erste Zeile ist eine andere."});
  Receipt receipt;
  const auto extra = take_field(text, "extra ");
  if (!extra) return malformed("Die Zeile »extra« fehlt.");
  if (const auto parsed = parse_extra(*extra, receipt); !parsed) return refuse(parsed.error());
  const auto index = take_field(text, "index ");
  const auto number = index ? parse_u64(*index) : std::nullopt;
  if (!number) return malformed("Die Position ist keine Zahl.");
  receipt.index = *number;
  if (const auto parsed = parse_proof(text, receipt.proof); !parsed) return refuse(parsed.error());
  receipt.checkpoint = std::string(text);
  return receipt;
}

Result<ProvenEntry, Flaw> verify_receipt(const Receipt& receipt, const VerifierKey& key, std::span<const WitnessKey> witnesses) {
  auto checkpoint = open_checkpoint(receipt.checkpoint, key);
  if (!checkpoint) return refuse(checkpoint.error());
  auto confirmed = verify_cosignatures(*parse_note(receipt.checkpoint), witnesses);
  if (!confirmed) return refuse(confirmed.error());
  const auto included = verify_inclusion(receipt.index, checkpoint->size, leaf_hash(bytes_of(receipt.core)), receipt.proof, checkpoint->root);
  if (!included) return refuse(included.error());
  auto entry = decode_entry(bytes_of(receipt.core));
  if (!entry) return refuse(entry.error());
  ProvenEntry proven{std::move(*entry), receipt.index, std::move(*checkpoint), receipt.salts, std::move(*confirmed)};
  if (const auto checked = check_core(proven); !checked) return refuse(checked.error());
  return proven;
}

Result<void, Flaw> verify_part(const ProvenEntry& proven, std::string_view name, ByteView content) {
  const auto named = [&](const auto& item) { return item.name == name; };
  const auto part = std::ranges::find_if(proven.entry.parts, named);
  const auto salt = std::ranges::find_if(proven.salts, named);
  if (part == proven.entry.parts.end()) return refuse(Flaw{Flaw::Kind::missing, fmt::format("Der Eintrag hat keinen Teil »{}«.", name)});
  if (salt == proven.salts.end())
    return refuse(Flaw{Flaw::Kind::missing, fmt::format("Der Beleg enthält kein Salz für den Teil »{}«; der Inhalt lässt sich damit nicht beweisen.", name)});
  if (says_hash(salt->salt, content) != part->says) return refuse(Flaw{Flaw::Kind::content, fmt::format("Der Inhalt ist nicht der, der als Teil »{}« eingereicht wurde.", name)});
  return {};
}

}  // namespace nb::proof
