// SPDX-License-Identifier: EUPL-1.2
// Cutting a short form into codes and putting codes together; what is inside them stands in short_body.cpp.
#include "proof/receipt_short.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "proof/base45.hpp"
#include "proof/short_body.hpp"

namespace nb::proof {

namespace {

constexpr std::size_t kIdBytes = 8;
constexpr std::size_t kHeadBytes = kIdBytes + 1;
constexpr std::size_t kPartBytesMax = kShortCodeBytesMax - kHeadBytes;

using Id = std::array<std::byte, kIdBytes>;

/// One code, read.
struct Part {
  Id id{};
  std::size_t number = 0;  ///< from 0
  std::size_t count = 0;
  Bytes bytes;
};

tl::unexpected<Flaw> malformed(const char* sentence) { return refuse(Flaw{Flaw::Kind::syntax, sentence}); }

Id id_of(const Receipt& receipt) {
  const Hash hash = crypto::sha256(bytes_of(encode_receipt(receipt)));
  Id id;
  std::copy_n(hash.bytes.begin(), kIdBytes, id.begin());
  return id;
}

std::string code_text(const Id& id, std::size_t number, std::size_t count, ByteView part) {
  Bytes bytes(id.begin(), id.end());
  bytes.push_back(static_cast<std::byte>(number * 16 + count - 1));
  bytes.insert(bytes.end(), part.begin(), part.end());
  return std::string(kShortPrefix) + to_base45(bytes);
}

Result<Part, Flaw> parse_code(std::string_view code) {
  if (!code.starts_with(kShortPrefix)) return malformed("Das ist kein Code eines Belegs: Er beginnt nicht mit »NB1:«.");
  if (code.size() > kShortCodeCharsMax) return refuse(Flaw{Flaw::Kind::too_long, "Ein Code ist zu lang."});
  const auto bytes = from_base45(code.substr(kShortPrefix.size()));
  if (!bytes || bytes->size() <= kHeadBytes) return malformed("Ein Code ist beschädigt; bitte noch einmal vollständig übertragen.");
  const auto place = std::to_integer<std::size_t>((*bytes)[kIdBytes]);
  Part part{.id = {}, .number = place >> 4, .count = (place & 0xFU) + 1, .bytes = {bytes->begin() + kHeadBytes, bytes->end()}};
  std::copy_n(bytes->begin(), kIdBytes, part.id.begin());
  if (part.count > kShortCodesMax || part.number >= part.count) return malformed("Ein Code ist beschädigt; bitte noch einmal vollständig übertragen.");
  return part;
}

/// Sorts the parts, drops repeats, and refuses mixtures.
Result<std::vector<Part>, Flaw> collect(std::span<const std::string> codes) {
  std::vector<Part> parts;
  for (const std::string& code : codes) {
    auto part = parse_code(code);
    if (!part) return refuse(part.error());
    if (!parts.empty() && (parts.front().id != part->id || parts.front().count != part->count)) return malformed("Die Codes gehören zu verschiedenen Belegen.");
    const auto same = std::ranges::find(parts, part->number, &Part::number);
    if (same == parts.end()) {
      parts.push_back(std::move(*part));
    } else if (same->bytes != part->bytes) {
      return malformed("Ein Code kommt in zwei verschiedenen Fassungen vor; einer davon ist beschädigt.");
    }
  }
  std::ranges::sort(parts, {}, &Part::number);
  return parts;
}

/// The body, if all parts are there.
Result<Bytes, Flaw> join(const std::vector<Part>& parts) {
  if (parts.empty()) return refuse(Flaw{Flaw::Kind::missing, "Es ist kein Code da."});
  Bytes body;
  for (std::size_t k = 0; k < parts.front().count; ++k) {
    if (k == parts.size() || parts[k].number != k)
      return refuse(Flaw{Flaw::Kind::missing, fmt::format("Es fehlen Codes: {} von {} sind da; Code {} fehlt.", parts.size(), parts.front().count, k + 1)});
    body.insert(body.end(), parts[k].bytes.begin(), parts[k].bytes.end());
  }
  return body;
}

std::vector<std::string> cut(const Id& id, ByteView body) {
  const std::size_t count = (body.size() + kPartBytesMax - 1) / kPartBytesMax;
  const std::size_t length = (body.size() + count - 1) / count;
  std::vector<std::string> codes;
  for (std::size_t k = 0; k < count; ++k) codes.push_back(code_text(id, k, count, body.subspan(k * length, std::min(length, body.size() - k * length))));
  return codes;
}

/// Codes as they were handed in, in order and without repeats: what shortening must give again.
std::vector<std::string> canonical(const std::vector<Part>& parts) {
  std::vector<std::string> codes;
  for (const Part& part : parts) codes.push_back(code_text(part.id, part.number, part.count, part.bytes));
  return codes;
}

/// Lines without the white space around them, empty ones left out.
std::vector<std::string> code_lines(std::string_view text) {
  std::vector<std::string> codes;
  for (const auto line : split(text, '\n')) {
    if (const auto code = trim(line); !code.empty()) codes.emplace_back(code);
  }
  return codes;
}

}  // namespace

Result<std::vector<std::string>, Flaw> shorten(const Receipt& receipt) {
  const auto body = encode_short_body(receipt);
  if (!body) return malformed("Dieser Beleg hat keine Kurzform: Er hat nicht den üblichen Aufbau.");
  if (body->size() > kShortCodesMax * kPartBytesMax) return refuse(Flaw{Flaw::Kind::too_long, "Dieser Beleg ist zu groß für vier Codes; es gibt ihn nur als Datei."});
  return cut(id_of(receipt), *body);
}

Result<Receipt, Flaw> expand(std::span<const std::string> codes) {
  const auto parts = collect(codes);
  if (!parts) return refuse(parts.error());
  const auto body = join(*parts);
  if (!body) return refuse(body.error());
  constexpr const char* kDamaged = "Die Codes sind beschädigt: Ihr Inhalt passt nicht zu ihrer Kennung. Bitte noch einmal vollständig übertragen.";
  auto receipt = decode_short_body(*body);
  if (!receipt || id_of(*receipt) != parts->front().id) return malformed(kDamaged);
  const auto again = shorten(*receipt);
  if (!again || *again != canonical(*parts)) return malformed(kDamaged);
  return *receipt;
}

bool is_short_form(std::string_view text) { return trim(text).starts_with(kShortPrefix); }

Result<Receipt, Flaw> parse_any_receipt(std::string_view text) {
  if (!is_short_form(text)) return parse_receipt(text);
  if (text.size() > kShortFileBytesMax) return refuse(Flaw{Flaw::Kind::too_long, "Die Datei mit den Codes ist zu lang."});
  return expand(code_lines(text));
}

}  // namespace nb::proof
