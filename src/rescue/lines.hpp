// SPDX-License-Identifier: EUPL-1.2
// From bytes in unknown encodings to lines of UTF-8, in pieces as they come, without holding the file. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace nb::rescue {

enum class Encoding : std::uint8_t { utf8, latin1, windows1252, utf16le, utf16be };

/// Stable short name ("utf-8", "iso-8859-1", …) for what is remembered, and the one people read.
[[nodiscard]] std::string_view to_string(Encoding encoding);

/// Best guess from the first bytes of a file: byte order mark, then well-formed UTF-8, then bytes that only Windows-1252 uses.
[[nodiscard]] Encoding guess_encoding(std::string_view head);

/// One-byte text to UTF-8. Bytes that Windows-1252 leaves open become "?".
[[nodiscard]] std::string from_windows1252(std::string_view text);

/// The longest beginning of at most so many bytes that ends between two characters.
[[nodiscard]] std::string_view cut_utf8(std::string_view text, std::size_t bytes_max);

/// Without control characters: line ends and tabs become blanks, others vanish, blanks are joined, both ends trimmed; NFC.
[[nodiscard]] std::string clean_text(std::string_view utf8);

struct Line {
  std::string_view text;   ///< UTF-8, without line end; valid during the call only
  std::size_t number = 0;  ///< from 1
  bool cut = false;        ///< longer than the limit; the rest is left out
  bool bad_encoding = false;
};

/// Cuts a stream of bytes into lines of UTF-8. A line that is no UTF-8 although the file seemed to be is read as Windows-1252.
class LineCutter {
 public:
  using Sink = std::function<void(const Line&)>;
  /// What becomes of the bytes; mails stay raw, because every part of them has an encoding of its own.
  enum class Decode : std::uint8_t { yes, raw };
  LineCutter(Encoding encoding, std::size_t line_bytes_max, Sink sink, Decode decode = Decode::yes)
      : encoding_(encoding), line_bytes_max_(line_bytes_max), sink_(std::move(sink)), decode_(decode) {}
  void feed(std::string_view bytes);
  /// The last line, if it has no line end.
  void finish();

 private:
  void take(std::string_view utf8_or_bytes);
  void emit();
  void feed_utf16(std::string_view bytes);

  Encoding encoding_;
  std::size_t line_bytes_max_;
  Sink sink_;
  Decode decode_;
  std::string line_;
  std::string carry_;  ///< of UTF-16: bytes of an unfinished character
  std::size_t number_ = 0;
  bool cut_ = false;
  bool open_ = false;      ///< something of a line was seen
  bool after_cr_ = false;  ///< the last byte was a CR: an LF that follows belongs to it
};

}  // namespace nb::rescue
