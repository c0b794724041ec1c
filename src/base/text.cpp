// SPDX-License-Identifier: EUPL-1.2
#include "base/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

#include <charconv>

#include "base/assert.hpp"

namespace nb {

namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

unsigned u(std::byte b) { return std::to_integer<unsigned>(b); }

constexpr std::uint8_t kNoHexDigit = 0xFF;

/// Value of every character as a hexadecimal digit: entries carry many hashes, and a table has no branches.
constexpr std::array<std::uint8_t, 256> kHexValues = [] {
  std::array<std::uint8_t, 256> out{};
  out.fill(kNoHexDigit);
  for (unsigned i = 0; i < 10; ++i) out['0' + i] = static_cast<std::uint8_t>(i);
  for (unsigned i = 0; i < 6; ++i) out['a' + i] = out['A' + i] = static_cast<std::uint8_t>(10 + i);
  return out;
}();

unsigned hex_value(char c) { return kHexValues[static_cast<unsigned char>(c)]; }

/// German letters are written out, so that "Mueller" finds "Müller"; nullptr for any other letter.
const char* written_out(UChar32 c) {
  switch (c) {
    case 0xE4:
      return "ae";
    case 0xF6:
      return "oe";
    case 0xFC:
      return "ue";
    case 0xDF:
      return "ss";
    case 0xE6:
      return "ae";
    case 0xF8:
      return "oe";
    case 0x153:
      return "oe";
    case 0x142:
      return "l";
    case 0x111:
      return "d";
    case 0x131:
      return "i";
    default:
      return nullptr;
  }
}

const icu::Normalizer2& normalizer(bool decompose) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = decompose ? icu::Normalizer2::getNFDInstance(status) : icu::Normalizer2::getNFCInstance(status);
  NB_ASSERT(U_SUCCESS(status));
  return *form;
}

icu::UnicodeString normalized(const icu::UnicodeString& text, bool decompose) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out = normalizer(decompose).normalize(text, status);
  NB_ASSERT(U_SUCCESS(status));
  return out;
}

void append_folded(UChar32 c, std::string& out) {
  if (const char* letters = written_out(c)) {
    out += letters;
  } else if (u_isalnum(c) != 0) {
    icu::UnicodeString(c).toUTF8String(out);
  } else if (u_getCombiningClass(c) == 0 && !out.empty() && out.back() != ' ') {
    out += ' ';
  }
}

/// Most names of fields and many texts; checked without a branch per byte.
bool is_ascii(std::string_view text) {
  unsigned char any = 0;
  for (const char c : text) any |= static_cast<unsigned char>(c);
  return any < 0x80;
}

}  // namespace

bool is_utf8(std::string_view text) {
  if (is_ascii(text)) return true;
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(nullptr, 0, nullptr, text.data(), static_cast<int32_t>(text.size()), &status);
  return status == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(status);
}

std::string to_nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  std::string out;
  normalized(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))), false).toUTF8String(out);
  return out;
}

std::string fold_for_search(std::string_view text) {
  icu::UnicodeString source = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  source = normalized(source.toLower(), false);
  icu::UnicodeString spelled;
  for (int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    const UChar32 c = source.char32At(i);
    const char* letters = written_out(c);
    letters == nullptr ? spelled.append(c) : spelled.append(icu::UnicodeString(letters));
  }
  const icu::UnicodeString plain = normalized(spelled, true);
  std::string out;
  for (int32_t i = 0; i < plain.length(); i = plain.moveIndex32(i, 1)) append_folded(plain.char32At(i), out);
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string from_latin1(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xC0 | (byte >> 6));
      out += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return out;
}

std::string to_hex(ByteView bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const std::byte b : bytes) {
    out += kHexDigits[u(b) >> 4];
    out += kHexDigits[u(b) & 15];
  }
  return out;
}

std::optional<Bytes> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  Bytes out(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const unsigned high = hex_value(text[i]);
    const unsigned low = hex_value(text[i + 1]);
    if (high == kNoHexDigit || low == kNoHexDigit) return std::nullopt;
    out[i / 2] = static_cast<std::byte>(high * 16 + low);
  }
  return out;
}

std::string to_base64(ByteView bytes) {
  std::string out((bytes.size() + 2) / 3 * 4, '=');
  char* to = out.data();
  for (std::size_t i = 0; i < bytes.size(); i += 3, to += 4) {
    const std::size_t n = std::min<std::size_t>(3, bytes.size() - i);
    const unsigned word = u(bytes[i]) << 16 | (n > 1 ? u(bytes[i + 1]) << 8 : 0) | (n > 2 ? u(bytes[i + 2]) : 0);
    for (std::size_t k = 0; k <= n; ++k) to[k] = kBase64Digits[word >> (18 - 6 * k) & 63];
  }
  return out;
}

std::optional<Bytes> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  Bytes out;
  for (std::size_t i = 0; i < text.size(); i += 4) {
    const bool last = i + 4 == text.size();
    const std::size_t pad = !last ? 0 : text[i + 3] != '=' ? 0 : text[i + 2] == '=' ? 2 : 1;
    std::uint32_t word = 0;
    for (std::size_t k = 0; k < 4 - pad; ++k) {
      const auto value = kBase64Digits.find(text[i + k]);
      if (value == std::string_view::npos) return std::nullopt;
      word |= static_cast<std::uint32_t>(value) << (18 - 6 * k);
    }
    if (pad > 0 && (word & (pad == 2 ? 0xFFFFU : 0xFFU)) != 0) return std::nullopt;
    for (std::size_t k = 0; k < 3 - pad; ++k) out.push_back(static_cast<std::byte>(word >> (16 - 8 * k) & 0xFF));
  }
  return out;
}

std::optional<std::uint64_t> parse_u64(std::string_view text) {
  if (text.empty() || (text.size() > 1 && text[0] == '0')) return std::nullopt;
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const auto first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0;;) {
    const auto next = text.find(separator, at);
    out.push_back(text.substr(at, next == std::string_view::npos ? next : next - at));
    if (next == std::string_view::npos) return out;
    at = next + 1;
  }
}

}  // namespace nb
