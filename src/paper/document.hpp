// SPDX-License-Identifier: EUPL-1.2
// Makes a PDF: text flows from top to bottom and over pages; every page has a header with the town and a footer "Seite n
// von m". All scripts of the installed fonts, right-to-left included; fonts are embedded. Tagged with headings,
// paragraphs and tables for people who have it read out. The same calls give the same bytes (same fonts and libraries).
// One thread at a time; about 10 ms per page, so not on an I/O thread.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/time.hpp"
#include "paper/qr.hpp"

namespace nb::paper {

/// Upright. `roll`: a piece of 80 mm paper of a receipt printer, which prints 72 mm of it; nothing stands in its header.
enum class PageFormat { a4, a5, a6, roll };

struct DocumentOptions {
  PageFormat format = PageFormat::a4;
  std::string title;            ///< metadata; readers show it in their window
  std::string town;             ///< left in the header; empty: no header
  std::string header_note;      ///< right in the header, e.g. a number
  std::string footer_note;      ///< left in the footer
  std::string language = "de";  ///< BCP 47, metadata
  Instant created;              ///< metadata
  bool page_numbers = true;     ///< "Seite n von m" in the footer
};

enum class TextStyle {
  body,
  small,   ///< explanations, translations
  strong,  ///< body, bold
  large,   ///< what must be seen first
  number,  ///< a number to be read across a counter: very large, fixed width
  code,    ///< hashes and keys: fixed width
};
enum class Align { left, right, center };

inline constexpr std::size_t kCellBytesMax = 8'000;  ///< of a fact's value or a table's cell; the rest is cut with "… (gekürzt)"

/// One line of a list of facts: bold label on the left, value beside it, a small translation below the label if there is one.
struct Fact {
  std::string label;
  std::string value;
  std::string label_small = {};
};

struct Column {
  std::string head;
  double share = 1;  ///< of the width, relative to the other columns
  Align align = Align::left;
  TextStyle style = TextStyle::body;
};
struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  ///< missing cells are empty, surplus ones are left out
  double row_height_mm_min = 0;                ///< room to write in
};

struct CodeBlock {
  Qr code;
  std::string caption = {};  ///< below the code
};

struct StyledText {
  std::string text;
  TextStyle style = TextStyle::body;
};

/// A number to be found at a glance: label, number in very large type and a note on the left, its QR code on the right.
struct Badge {
  std::string label;
  std::string number;
  std::string note = {};
  std::optional<Qr> code = {};
  double side_mm = 32;
  bool with_bars = false;  ///< Code 128 of the number below it
};

/// One box of a form, in a row with others.
struct FormBox {
  std::string label;                      ///< small, in the upper left corner
  double share = 1;                       ///< of the width
  std::string value = {};                 ///< already filled in
  std::vector<std::string> choices = {};  ///< with a little square before each
};

/// A document being written; see above. Texts must be UTF-8 (anything else is replaced by U+FFFD).
class Document {
 public:
  /// Throws Error{configuration} if this machine has no fonts at all.
  explicit Document(DocumentOptions options);
  ~Document();
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;

  /// Levels 1 to 3; stays together with `keep_mm` of what follows. Levels 1 and 2 stand in the outline.
  void heading(std::string_view text, int level = 1, double keep_mm = 14);
  void paragraph(std::string_view text, TextStyle style = TextStyle::body, Align align = Align::left);
  void facts(std::span<const Fact> facts);
  /// Breaks between rows; the head is repeated on every page.
  void table(const Table& table);
  void rule();
  void space(double mm);
  void page_break();
  /// Side by side, in as many rows as needed. `side_mm` includes the quiet zone.
  void codes(std::span<const CodeBlock> codes, double side_mm = 42);
  /// A code on the left, texts on the right of it.
  void code_beside(const CodeBlock& code, std::span<const StyledText> texts, double side_mm);
  /// Code 128 across at most `width_mm`, with the text below; only the text if it cannot be encoded.
  void bar_code(std::string_view text, double width_mm = 70, Align align = Align::left);
  void badge(const Badge& badge);
  /// Boxes to write in, side by side, all of one height.
  void form_row(std::span<const FormBox> boxes, double height_mm = 12);
  /// A box with dotted lines to write on.
  void form_lines(std::string_view label, int lines);
  /// Signature lines side by side, the label below each.
  void signatures(std::span<const std::string> labels);
  /// Dashed line with scissors across the whole sheet.
  void cut_line();
  /// The next things stand as low as they can: `height_mm` above the bottom margin (on a new page if that is already used).
  void from_bottom(double height_mm);
  /// How much is left on this page.
  [[nodiscard]] double left_mm() const;

  /// The PDF; the document is used up.
  [[nodiscard]] Bytes finish() &&;

  struct Impl;  ///< of this room (impl/flow.hpp)

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::paper
