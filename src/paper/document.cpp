// SPDX-License-Identifier: EUPL-1.2
#include "paper/document.hpp"

#include <algorithm>
#include <numeric>

#include "paper/impl/flow.hpp"

namespace nb::paper {

namespace {

constexpr double kCellGap = points(2.5);

/// A cell's text; what is longer than two pages is cut, visibly.
std::string cell_text(std::string_view text) {
  std::string out = printable(text);
  if (out.size() <= kCellBytesMax) return out;
  std::size_t end = kCellBytesMax;
  while ((out[end] & 0xc0) == 0x80) --end;
  out.resize(end);
  return out + " … (gekürzt)";
}

/// A piece from the beginning that is certainly enough for a page, so that very long texts do not cost their square.
std::string_view piece_of(std::string_view text) {
  constexpr std::size_t kPiece = 8'000;
  if (text.size() <= kPiece) return text;
  std::size_t end = kPiece;
  while ((text[end] & 0xc0) == 0x80) --end;  // not within a character
  return text.substr(0, end);
}

bool empty(const Document::Impl::Row& row) {
  return std::all_of(row.cells.begin(), row.cells.end(), [](const auto& cell) { return cell.text.text.empty(); });
}

}  // namespace

Document::Impl::Impl(DocumentOptions given) : options(std::move(given)), sheet(sheet_of(options.format)), type(options.language), pages(1), y(sheet.body.y) {}

void Document::Impl::new_page() {
  pages.emplace_back();
  y = sheet.body.y;
}

void Document::Impl::need(double height) {
  if (height > left() && !at_top()) new_page();
}

Font Document::Impl::font(TextStyle style) const {
  const bool small = options.format != PageFormat::a4;
  switch (style) {
    case TextStyle::body:
      return {small ? 9.0 : 10.5};
    case TextStyle::small:
      return {.size = small ? 7.5 : 8.5, .gray = 0.2};
    case TextStyle::strong:
      return {.size = small ? 9.0 : 10.5, .bold = true};
    case TextStyle::large:
      return {.size = small ? 14.0 : 18.0, .bold = true};
    case TextStyle::number:
      return {.size = small ? 24.0 : 32.0, .bold = true, .fixed_width = true};
    case TextStyle::code:
      return {.size = small ? 8.5 : 11.0, .fixed_width = true};
  }
  return {};
}

Font Document::Impl::heading_font(int level) const {
  const bool small = options.format != PageFormat::a4;
  if (level <= 1) return {.size = small ? 15.0 : 20.0, .bold = true};
  if (level == 2) return {.size = small ? 11.0 : 13.0, .bold = true};
  return {.size = small ? 9.5 : 11.0, .bold = true};
}

void Document::Impl::flow(Text text) {
  const std::string all = printable(text.text);
  for (std::size_t at = 0; at < all.size();) {
    text.text = piece_of(std::string_view(all).substr(at));
    std::size_t fit = type.bytes_that_fit(text, left());
    if (fit == 0 && !at_top()) {
      new_page();
      continue;
    }
    const bool more = at + text.text.size() < all.size();
    if (fit == text.text.size() && more) fit = type.bytes_that_fit(text, type.height(text) - 1);  // its last line may be half a line
    if (fit == 0) fit = text.text.size();                                                         // one line higher than a page: drawn as it is rather than never
    text.text.resize(fit);
    const double height = type.height(text);
    add(PlacedText{text, {sheet.body.x, y}});
    y += height;
    at += fit;
  }
}

double Document::Impl::height(const Row& row) {
  double height = row.height_min;
  for (const Cell& cell : row.cells) height = std::max(height, cell.down + type.height(cell.text) + 2 * row.padding);
  return height;
}

void Document::Impl::place(const Row& row) {
  const double height = this->height(row);
  if (row.fill_gray < 1) add(PlacedBox{{sheet.body.x, y, sheet.body.width, height}, 0, row.fill_gray});
  add(OpenTag{"TR"});
  for (const Cell& cell : row.cells) {
    add(OpenTag{row.cell_tag});
    add(PlacedText{cell.text, {sheet.body.x + cell.x, y + row.padding + cell.down}});
    add(CloseTag{row.cell_tag});
  }
  add(CloseTag{"TR"});
  y += height;
  if (row.ruled) add(PlacedLine{{sheet.body.x, y}, {sheet.body.x + sheet.body.width, y}, 0.35});
}

Document::Impl::Row Document::Impl::cut(Row& row, double height) {
  Row rest = row;
  bool some = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::size_t fit = type.bytes_that_fit(row.cells[i].text, height - row.cells[i].down - 2 * row.padding);
    row.cells[i].text.text.resize(fit);
    rest.cells[i].text.text.erase(0, fit);
    some = some || fit > 0;
  }
  if (!some) {  // a page lower than one line: better overfull than endless
    row = rest;
    for (Cell& cell : rest.cells) cell.text.text.clear();
  }
  return rest;
}

Document::Document(DocumentOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

void Document::heading(std::string_view text, int level, double keep_mm) {
  Impl& doc = *impl_;
  level = std::clamp(level, 1, 3);
  constexpr const char* kTags[] = {"H1", "H2", "H3"};
  Text line{printable(text), doc.heading_font(level), Align::left, doc.sheet.body.width};
  const double above = doc.at_top() ? 0 : line.font.size * 0.7;
  doc.need(above + doc.type.height(line) + points(keep_mm));
  if (!doc.at_top()) doc.y += above;
  if (level <= 2) doc.add(OutlineMark{line.text, doc.y});
  doc.add(OpenTag{kTags[level - 1]});
  doc.flow(std::move(line));
  doc.add(CloseTag{kTags[level - 1]});
  doc.y += points(level == 1 ? 1.5 : 1);
}

void Document::paragraph(std::string_view text, TextStyle style, Align align) {
  Impl& doc = *impl_;
  doc.add(OpenTag{"P"});
  doc.flow({std::string(text), doc.font(style), align, doc.sheet.body.width});
  doc.add(CloseTag{"P"});
  doc.y += doc.font(style).size * 0.35;
}

namespace {

/// Label, value and, where there is one, the translation: behind the label if it fits there, below it if not.
Document::Impl::Row row_of(Document::Impl& doc, const Fact& fact) {
  const double label_width = doc.sheet.body.width * 0.34;
  const double value_x = label_width + kCellGap;
  Document::Impl::Row row{.cells = {{{cell_text(fact.label), doc.font(TextStyle::strong), Align::left, label_width}},
                                    {{cell_text(fact.value), doc.font(TextStyle::body), Align::left, doc.sheet.body.width - value_x}, value_x}},
                          .padding = points(0.6)};
  if (fact.label_small.empty()) return row;
  const Text& label = row.cells[0].text;
  Text small{printable(fact.label_small), doc.font(TextStyle::small), Align::left, label_width};
  const double behind = doc.type.width(label) + points(1.5);
  const bool fits = behind + doc.type.width(small) + points(0.5) <= label_width;
  const Point at = fits ? Point{behind, (label.font.size - small.font.size) * 1.05} : Point{0, doc.type.height(label) - points(0.6)};
  if (fits) small.width = label_width - behind;
  row.cells.insert(row.cells.begin() + 1, {std::move(small), at.x, at.y});
  return row;
}

}  // namespace

void Document::facts(std::span<const Fact> facts) {
  Impl& doc = *impl_;
  doc.add(OpenTag{"Table"});
  for (const Fact& fact : facts) {
    Impl::Row row = row_of(doc, fact);
    doc.need(std::min(doc.height(row), doc.sheet.body.height));
    while (doc.height(row) > doc.left() && !empty(row)) {
      Impl::Row rest = doc.cut(row, doc.left());
      doc.place(row);
      doc.new_page();
      row = std::move(rest);
    }
    doc.place(row);
  }
  doc.add(CloseTag{"Table"});
  doc.y += points(1.5);
}

namespace {

/// The table's cells as texts with their places; missing ones are empty.
Document::Impl::Row row_of(const Document::Impl& doc, const Table& table, std::span<const std::string> cells) {
  const double shares = std::accumulate(table.columns.begin(), table.columns.end(), 0.0, [](double sum, const Column& column) { return sum + column.share; });
  const double available = doc.sheet.body.width - kCellGap * static_cast<double>(table.columns.size());
  Document::Impl::Row row{.padding = points(1), .height_min = points(table.row_height_mm_min), .ruled = true};
  double x = kCellGap / 2;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    const double width = available * column.share / shares;
    Font font = doc.font(column.style);
    font.size -= 1;  // tables are dense
    row.cells.push_back({{i < cells.size() ? cell_text(cells[i]) : "", font, column.align, width}, x});
    x += width + kCellGap;
  }
  return row;
}

Document::Impl::Row head_of(const Document::Impl& doc, const Table& table) {
  std::vector<std::string> heads;
  for (const Column& column : table.columns) heads.push_back(column.head);
  Document::Impl::Row row = row_of(doc, table, heads);
  for (auto& cell : row.cells) {
    cell.text.font = doc.font(TextStyle::strong);
    cell.text.font.size -= 1;
  }
  row.height_min = 0;
  row.cell_tag = "TH";
  row.fill_gray = 0.92;
  return row;
}

}  // namespace

void Document::table(const Table& table) {
  if (table.columns.empty()) return;
  Impl& doc = *impl_;
  const Impl::Row head = head_of(doc, table);
  doc.need(doc.height(head) + points(std::max(12.0, table.row_height_mm_min)));
  doc.add(OpenTag{"Table"});
  doc.place(head);
  for (const auto& cells : table.rows) {
    Impl::Row row = row_of(doc, table, cells);
    const double fresh = doc.sheet.body.height - doc.height(head);  // what a new page offers
    while (doc.height(row) > doc.left()) {
      Impl::Row rest = row;
      if (doc.height(row) > fresh && !empty(row)) {  // it would not fit on a page of its own either
        rest = doc.cut(row, doc.left());
        doc.place(row);
      }
      doc.new_page();
      doc.place(head);
      row = std::move(rest);
      if (row.height_min > fresh) row.height_min = 0;
      if (empty(row) && doc.height(row) > doc.left()) break;  // a head that fills the page: no new page would help
    }
    doc.place(row);
  }
  doc.add(CloseTag{"Table"});
  doc.y += points(2);
}

void Document::rule() {
  impl_->y += points(1.5);
  impl_->add(PlacedLine{{impl_->sheet.body.x, impl_->y}, {impl_->sheet.body.x + impl_->sheet.body.width, impl_->y}});
  impl_->y += points(1.5);
}

void Document::space(double mm) { impl_->y += points(mm); }
void Document::page_break() { impl_->new_page(); }
double Document::left_mm() const { return impl_->left() / kPointsPerMm; }

void Document::from_bottom(double height_mm) {
  const double at = impl_->bottom() - points(height_mm);
  if (impl_->y > at) impl_->new_page();
  impl_->y = at;
}

Bytes Document::finish() && { return write_pdf(impl_->options, impl_->sheet, impl_->pages, impl_->type); }

}  // namespace nb::paper
