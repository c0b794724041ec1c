// SPDX-License-Identifier: EUPL-1.2
#include "rescue/lines.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace nb::rescue {

namespace {

constexpr std::string_view kBomUtf8 = "\xEF\xBB\xBF";
constexpr std::string_view kBomLittle = "\xFF\xFE";
constexpr std::string_view kBomBig = "\xFE\xFF";

// Windows-1252, 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252); 0: not assigned.
constexpr std::array<char32_t, 32> kWindows = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
                                               0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

void append_utf8(std::string& out, char32_t c) {
  const auto byte = [&out](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) {
    byte(0xC0U | (c >> 6U));
    return byte(0x80U | (c & 0x3FU));
  }
  if (c < 0x10000) {
    byte(0xE0U | (c >> 12U));
  } else {
    byte(0xF0U | (c >> 18U));
    byte(0x80U | ((c >> 12U) & 0x3FU));
  }
  byte(0x80U | ((c >> 6U) & 0x3FU));
  byte(0x80U | (c & 0x3FU));
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Without a character that the end of the piece may have cut in two.
std::string_view whole_characters(std::string_view text) {
  std::size_t end = text.size();
  for (std::size_t back = 0; back < 3 && end > 0 && is_continuation(text[end - 1]); ++back) --end;
  if (end > 0 && static_cast<unsigned char>(text[end - 1]) >= 0xC0U) --end;
  return is_utf8(text) ? text : text.substr(0, end);
}

std::size_t mark_bytes(Encoding encoding, std::string_view text) {
  if (encoding == Encoding::utf8 && text.starts_with(kBomUtf8)) return kBomUtf8.size();
  return 0;
}

}  // namespace

std::string_view to_string(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "utf-8";
    case Encoding::latin1:
      return "iso-8859-1";
    case Encoding::windows1252:
      return "windows-1252";
    case Encoding::utf16le:
      return "utf-16le";
    case Encoding::utf16be:
      return "utf-16be";
  }
  return "utf-8";
}

Encoding guess_encoding(std::string_view head) {
  if (head.starts_with(kBomLittle)) return Encoding::utf16le;
  if (head.starts_with(kBomBig)) return Encoding::utf16be;
  if (head.starts_with(kBomUtf8) || is_utf8(whole_characters(head))) return Encoding::utf8;
  const bool windows = std::ranges::any_of(head, [](char c) { return static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xA0; });
  return windows ? Encoding::windows1252 : Encoding::latin1;
}

std::string from_windows1252(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 || byte >= 0xA0) {
      append_utf8(out, byte);
      continue;
    }
    const char32_t assigned = kWindows.at(byte - 0x80U);
    append_utf8(out, assigned == 0 ? U'?' : assigned);
  }
  return out;
}

std::string_view cut_utf8(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  std::size_t end = bytes_max;
  while (end > 0 && is_continuation(text[end])) --end;
  return text.substr(0, end);
}

std::string clean_text(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  bool blank = false;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    const bool c1 = byte == 0xC2 && i + 1 < utf8.size() && static_cast<unsigned char>(utf8[i + 1]) <= 0xA0;  // C1 controls, no-break space
    const bool separator = utf8.substr(i).starts_with("\u2028") || utf8.substr(i).starts_with("\u2029");
    if (byte <= 0x20 || byte == 0x7F || c1 || separator) {
      blank = true;
      i += separator ? 2U : c1 ? 1U : 0U;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += utf8[i];
  }
  return is_utf8(out) ? to_nfc(out) : from_windows1252(out);
}

void LineCutter::feed(std::string_view bytes) {
  if (decode_ == Decode::yes && (encoding_ == Encoding::utf16le || encoding_ == Encoding::utf16be)) return feed_utf16(bytes);
  take(bytes);
}

void LineCutter::take(std::string_view bytes) {
  while (!bytes.empty()) {
    if (after_cr_ && bytes.front() == '\n') bytes.remove_prefix(1);
    after_cr_ = false;
    const std::size_t end = bytes.find_first_of("\r\n");
    const std::string_view piece = bytes.substr(0, end);
    const std::size_t room = line_bytes_max_ - std::min(line_bytes_max_, line_.size());
    cut_ = cut_ || piece.size() > room;
    line_.append(piece.substr(0, room));
    open_ = open_ || !piece.empty();
    if (end == std::string_view::npos) return;
    after_cr_ = bytes[end] == '\r';
    bytes.remove_prefix(end + 1);
    emit();
  }
}

void LineCutter::emit() {
  ++number_;
  std::string_view text = line_;
  if (number_ == 1) text.remove_prefix(mark_bytes(encoding_, text));
  std::string decoded;
  bool bad = false;
  if (decode_ == Decode::raw) {
    decoded = text;
  } else if (encoding_ == Encoding::latin1 || encoding_ == Encoding::windows1252) {
    decoded = from_windows1252(text);
  } else if (std::string_view whole = cut_ ? whole_characters(text) : text; is_utf8(whole)) {
    decoded = whole;
  } else {
    decoded = from_windows1252(text);
    bad = true;
  }
  sink_({decoded, number_, cut_, bad});
  line_.clear();
  cut_ = false;
  open_ = false;
}

void LineCutter::feed_utf16(std::string_view bytes) {
  carry_.append(bytes);
  std::string utf8;
  std::size_t at = 0;
  const auto unit = [this](std::size_t i) {
    const auto first = static_cast<unsigned char>(carry_[i]);
    const auto second = static_cast<unsigned char>(carry_[i + 1]);
    return static_cast<char32_t>(encoding_ == Encoding::utf16le ? first | (second << 8U) : second | (first << 8U));
  };
  for (; at + 2 <= carry_.size(); at += 2) {
    const char32_t high = unit(at);
    if (high == 0xFEFF) continue;  // the byte order mark
    if (high < 0xD800 || high > 0xDFFF) {
      append_utf8(utf8, high);
      continue;
    }
    if (high >= 0xDC00) {
      utf8 += '?';
      continue;
    }
    if (at + 4 > carry_.size()) break;
    const char32_t low = unit(at + 2);
    if (low < 0xDC00 || low > 0xDFFF) {
      utf8 += '?';
      continue;
    }
    append_utf8(utf8, 0x10000U + ((high - 0xD800U) << 10U) + (low - 0xDC00U));
    at += 2;
  }
  carry_.erase(0, at);
  take(utf8);
}

void LineCutter::finish() {
  if (!carry_.empty()) take("?");
  carry_.clear();
  if (open_) emit();
}

}  // namespace nb::rescue
