// SPDX-License-Identifier: EUPL-1.2
// The packed core of a receipt's short form (docs/formats/receipt.md, "Packed core"): three codes that no core contains.
#include "proof/short_core.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "proof/cursor.hpp"
#include "proof/entry.hpp"

namespace nb::proof {

namespace {

constexpr std::byte kHexRun{1};
constexpr std::byte kUuid{2};
constexpr std::byte kWord{3};
constexpr unsigned char kFirstFree = 9;  // smaller bytes are codes or nothing
constexpr std::size_t kUuidChars = 36;
constexpr std::size_t kUuidBytes = 16;
constexpr std::size_t kHexMin = 16;
constexpr std::size_t kHexMax = 510;

// Frozen with version NB1; the test compares it with the document.
constexpr std::array kWords = std::to_array<std::string_view>({
    R"({"v":1,"type":")",
    R"({"v":1,"type":"intake.filed","at":"20)",
    R"(","at":")",
    R"(","at":"20)",
    R"(","occurred":")",
    R"(","occurred":"20)",
    R"(","node":")",
    R"(","node":"main","actor":")",
    R"(","actor":")",
    R"(","command":")",
    R"(","subject":")",
    R"(","subject":"f-)",
    R"(","subject":"l-)",
    R"(","data":{")",
    R"(","data":{"number":")",
    R"(},"parts":[{"name":")",
    R"(},"parts":[{"name":"sender","kind":"sealed","stored":")",
    R"(","kind":"open","stored":")",
    R"(","kind":"sealed","stored":")",
    R"(","says":")",
    R"("},{"name":")",
    R"("},{"name":"content","kind":"sealed","stored":")",
    R"("},{"name":"attachments","kind":"sealed","stored":")",
    R"("},{"name":"note","kind":"sealed","stored":")",
    R"("}]})",
    R"(:00+01:00)",
    R"(:00+02:00)",
    R"(+01:00)",
    R"(+02:00)",
    R"(2023-)",
    R"(2024-)",
    R"(2025-)",
    R"(2026-)",
    R"(2027-)",
    R"(2028-)",
    R"(intake.)",
    R"(intake.filed)",
    R"(intake.corrected)",
    R"(intake.letter_entered)",
    R"(intake.letters_posted)",
    R"(number":")",
    R"(","channel":")",
    R"(","channel":"counter","urgency":")",
    R"(","channel":"record","urgency":")",
    R"(","channel":"post","urgency":")",
    R"(","channel":"fax","urgency":")",
    R"(","channel":"phone","urgency":")",
    R"(","channel":"email","urgency":")",
    R"(","channel":"online","urgency":")",
    R"(","urgency":")",
    R"(normal",")",
    R"(deadline",")",
    R"(existential",")",
    R"(office":")",
    R"(","service":")",
    R"(","form":")",
    R"("deadlines":[{"rule":")",
    R"({"rule":")",
    R"(","event":")",
    R"(","via":")",
    R"(","last_day":")",
    R"(","verdict":")",
    R"(kept"})",
    R"(disputed"})",
    R"(late"})",
    R"(open"})",
    R"("watches":[{"rule":")",
    R"("attachments":[{"stored":")",
    R"(","bytes":)",
    R"(,"type":")",
    R"(application/pdf")",
    R"(image/jpeg")",
    R"(image/png")",
    R"(,"pages":)",
    R"(","received":")",
    R"(","reason":")",
    R"(","way":")",
    R"(registered",")",
    R"(courier",")",
    R"(","content":")",
    R"(","filing":")",
    R"(","remedy":")",
    R"(","scope":")",
    R"(","incident":")",
    R"(municipality)",
    R"(service)",
    R"(component)",
    R"("state":")",
    R"(":true)",
    R"(":false)",
    R"(":null)",
    R"(":[{")",
    R"(":{")",
    R"(":")",
    R"(",")",
    R"("},{")",
    R"(}],")",
    R"(buergerbuero)",
    R"(standesamt)",
    R"(sozialamt)",
    R"(jugendamt)",
    R"(ordnungsamt)",
    R"(wohngeld)",
    R"(widerspruch)",
    R"(einspruch)",
    R"(antrag)",
});

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

bool is_uuid(std::string_view text) {
  if (text.size() < kUuidChars) return false;
  for (std::size_t i = 0; i < kUuidChars; ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !is_hex(text[i])) return false;
  }
  return true;
}

std::string without_dashes(std::string_view uuid) {
  std::string out(uuid);
  std::erase(out, '-');
  return out;
}

/// How many digits a run at the beginning may pack: an even number, 0 if it is too short.
std::size_t hex_run(std::string_view text) {
  const auto end = std::ranges::find_if_not(text, is_hex);
  const auto length = std::min(static_cast<std::size_t>(end - text.begin()), kHexMax) & ~std::size_t{1};
  return length < kHexMin ? 0 : length;
}

/// The longest word the text begins with; kWords.size() if none.
std::size_t find_word(std::string_view text) {
  std::size_t best = kWords.size();
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (text.starts_with(kWords[i]) && (best == kWords.size() || kWords[i].size() > kWords[best].size())) best = i;
  }
  return best;
}

void append_hex(Bytes& out, std::string_view digits) {
  const auto bytes = from_hex(digits);
  out.insert(out.end(), bytes->begin(), bytes->end());
}

/// Packs what the text begins with; how many characters that were.
std::size_t pack_one(Bytes& out, std::string_view text) {
  if (is_uuid(text)) {
    out.push_back(kUuid);
    append_hex(out, without_dashes(text.substr(0, kUuidChars)));
    return kUuidChars;
  }
  if (const auto digits = hex_run(text); digits != 0) {
    out.push_back(kHexRun);
    out.push_back(static_cast<std::byte>(digits / 2));
    append_hex(out, text.substr(0, digits));
    return digits;
  }
  if (const auto word = find_word(text); word != kWords.size()) {
    out.push_back(kWord);
    out.push_back(static_cast<std::byte>(word));
    return kWords[word].size();
  }
  out.push_back(static_cast<std::byte>(text.front()));
  return 1;
}

std::string uuid_text(ByteView bytes) {
  std::string out = to_hex(bytes);
  for (const std::size_t at : {8U, 13U, 18U, 23U}) {
    if (at <= out.size()) out.insert(at, 1, '-');
  }
  return out;
}

/// What one code stands for; nullopt if it is none.
std::optional<std::string> unpack_code(std::byte code, Cursor& cursor) {
  if (code == kHexRun) return to_hex(cursor.take(cursor.number(1)));
  if (code == kUuid) return uuid_text(cursor.take(kUuidBytes));
  if (code != kWord) return std::nullopt;
  const std::size_t word = cursor.number(1);
  return word < kWords.size() ? std::optional(std::string(kWords[word])) : std::nullopt;
}

}  // namespace

std::span<const std::string_view> short_core_words() { return kWords; }

std::optional<Bytes> pack_core(std::string_view core) {
  const auto code = [](char c) { return static_cast<unsigned char>(c) < kFirstFree; };
  if (core.size() > kCoreBytesMax || std::ranges::any_of(core, code)) return std::nullopt;
  Bytes out;
  out.reserve(core.size());
  while (!core.empty()) core.remove_prefix(pack_one(out, core));
  return out;
}

std::optional<std::string> unpack_core(ByteView packed) {
  std::string out;
  Cursor cursor(packed);
  while (!cursor.at_end()) {
    const auto next = cursor.take(1);
    const char c = text_of(next).front();
    if (static_cast<unsigned char>(c) >= kFirstFree) {
      out.push_back(c);
    } else {
      const auto piece = unpack_code(next.front(), cursor);
      if (!piece || !cursor.ok()) return std::nullopt;
      out += *piece;
    }
    if (out.size() > kCoreBytesMax) return std::nullopt;
  }
  return out;
}

}  // namespace nb::proof
