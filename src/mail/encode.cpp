// SPDX-License-Identifier: EUPL-1.2
#include "mail/encode.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"

namespace nb::mail {

namespace {

constexpr std::size_t kLineMax = 76;
constexpr std::string_view kHexDigits = "0123456789ABCDEF";
constexpr std::string_view kWordStart = "=?UTF-8?Q?";
constexpr std::string_view kWordEnd = "?=";

bool is_alnum(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }

void append_hex(std::string& out, char mark, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += mark;
  out += kHexDigits[byte >> 4U];
  out += kHexDigits[byte & 0xFU];
}

/// Bytes of the character at the beginning of well-formed UTF-8.
std::size_t character_bytes(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
  return size;
}

/// One character inside an encoded word of a phrase (RFC 2047, 5, rule 3, the narrowest of the three).
std::string q_character(std::string_view character) {
  std::string out;
  for (const char c : character) {
    if (is_alnum(c) || c == '!' || c == '*' || c == '+' || c == '-' || c == '/') {
      out += c;
    } else if (c == ' ') {
      out += '_';
    } else {
      append_hex(out, '=', c);
    }
  }
  return out;
}

std::string encoded_words(std::string_view utf8, std::size_t begun) {
  std::string out;
  std::string word(kWordStart);
  std::size_t used = begun;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t size = character_bytes(utf8.substr(at));
    const std::string piece = q_character(utf8.substr(at, size));
    // The first word may not fit beside a long header name at all; then it begins on the next line.
    if (used + word.size() + piece.size() + kWordEnd.size() > kLineMax) {
      if (word.size() > kWordStart.size()) out.append(word).append(kWordEnd);
      out += "\r\n ";
      word = kWordStart;
      used = 1;
    }
    word += piece;
    at += size;
  }
  return out.append(word).append(kWordEnd);
}

/// Plain text that no reader takes for an encoded word.
bool can_stand(std::string_view text, std::size_t begun) {
  return std::ranges::all_of(text, is_plain) && text.find("=?") == std::string_view::npos && begun + text.size() <= kLineMax && trim(text).size() == text.size();
}

bool is_atoms(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return is_alnum(c) || c == ' ' || c == '-'; });
}

/// One line of quoted-printable being filled; broken softly before it gets too long.
class QuotedLine {
 public:
  void put(std::string_view piece) {
    if (line_.size() + piece.size() > kLineMax - 1) {
      out_.append(line_).append("=\r\n");
      line_.clear();
    }
    line_ += piece;
  }
  void end() {
    out_.append(line_).append("\r\n");
    line_.clear();
  }
  /// True if a plain character put next stands at the beginning of a line: of the first one, or of one broken softly before it.
  [[nodiscard]] bool begins_line() const { return line_.empty() || line_.size() + 1 > kLineMax - 1; }
  [[nodiscard]] std::string finish() && { return std::move(out_); }

 private:
  std::string out_;
  std::string line_;
};

void put_line(QuotedLine& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool last = i + 1 == text.size();
    // At the beginning of a line a dot ends the mail for careless servers, and "From " begins another for old mailboxes.
    const bool dangerous = out.begins_line() && (c == '.' || (c == 'F' && text.substr(i).starts_with("From ")));
    const bool plain = is_plain(c) && c != '=' && !(c == ' ' && last) && !dangerous;
    std::string piece;
    if (plain) {
      piece = c;
    } else {
      append_hex(piece, '=', c);
    }
    out.put(piece);
  }
  out.end();
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_alnum(c) || c == '-' || c == '.' || c == '_') {
      out += c;
    } else {
      append_hex(out, '%', c);
    }
  }
  return out;
}

}  // namespace

std::string encode_header_text(std::string_view utf8, std::size_t begun) { return can_stand(utf8, begun) ? std::string(utf8) : encoded_words(utf8, begun); }

std::string encode_phrase(std::string_view utf8, std::size_t begun) {
  if (!can_stand(utf8, begun + 2)) return encoded_words(utf8, begun);
  if (is_atoms(utf8)) return std::string(utf8);
  std::string quoted = "\"";
  for (const char c : utf8) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "\"";
}

std::string encode_quoted_printable(std::string_view utf8) {
  QuotedLine out;
  const auto lines = split(utf8, '\n');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i + 1 == lines.size() && lines[i].empty()) break;  // the text ended with a line end
    put_line(out, lines[i]);
  }
  return std::move(out).finish();
}

std::string encode_base64_lines(ByteView bytes) {
  const std::string all = to_base64(bytes);
  std::string out;
  for (std::size_t at = 0; at < all.size(); at += kLineMax) out.append(all, at, kLineMax).append("\r\n");
  return out;
}

std::string encode_parameter(std::string_view name, std::string_view utf8) {
  constexpr std::size_t kPieceMax = 40;
  const bool plain = std::ranges::all_of(utf8, [](char c) { return is_plain(c) && c != '"' && c != '\\'; });
  if (plain && utf8.size() <= kPieceMax) return std::string(";\r\n ").append(name).append("=\"").append(utf8).append("\"");
  const std::string all = percent_encoded(utf8);
  std::string out;
  std::size_t number = 0;
  for (std::size_t at = 0; at < all.size() || number == 0; ++number) {
    std::size_t size = std::min(kPieceMax, all.size() - at);
    if (at + size < all.size()) {  // an octet "%C3" is not torn
      if (all[at + size - 1] == '%') size -= 1;
      if (all[at + size - 2] == '%') size -= 2;
    }
    out.append(";\r\n ").append(name).append("*").append(std::to_string(number)).append("*=").append(number == 0 ? "UTF-8''" : "").append(all, at, size);
    at += size;
  }
  return out;
}

}  // namespace nb::mail
