// SPDX-License-Identifier: EUPL-1.2
// The parts of Document that are codes, or to be written on.
#include <algorithm>
#include <numeric>

#include "paper/code128.hpp"
#include "paper/document.hpp"
#include "paper/impl/flow.hpp"

namespace nb::paper {

namespace {

constexpr double kBoxPadding = points(1.2);
constexpr double kTick = points(3.2);

/// Bars no narrower than 0.25 mm where the place allows, no wider than 0.5 mm.
double bars_width(const std::vector<std::uint8_t>& widths, double width_max) {
  const double modules = 20 + std::accumulate(widths.begin(), widths.end(), 0.0);
  return std::min(width_max, modules * points(0.5));
}

double aligned(double x, double width, double own, Align align) {
  if (align == Align::right) return x + width - own;
  return align == Align::center ? x + (width - own) / 2 : x;
}

/// Little squares with what they mean, side by side, in as many lines as needed.
void put_choices(Document::Impl& doc, const FormBox& box, const Area& area) {
  const Font font{.size = doc.font(TextStyle::body).size - 0.5};
  double x = area.x;
  double y = area.y;
  for (const std::string& choice : box.choices) {
    Text text{printable(choice), font, Align::left, area.width};
    const double width = doc.type.width(text) + points(0.5);  // a hair more, or rounding breaks the line
    if (x > area.x && x + kTick + points(1) + width > area.x + area.width) {
      x = area.x;
      y += font.size * 1.6;
    }
    text.width = width;
    doc.add(PlacedBox{{x, y + font.size * 0.3, kTick, kTick}});
    doc.add(PlacedText{std::move(text), {x + kTick + points(1.2), y}});
    x += kTick + points(5) + width;
  }
}

void put_box(Document::Impl& doc, const FormBox& box, const Area& area) {
  Font label{.size = 7, .gray = 0.15};
  doc.add(PlacedBox{area});
  const double inner = area.width - 2 * kBoxPadding;
  double y = area.y + points(0.5);
  if (!box.label.empty()) {
    doc.add(PlacedText{{printable(box.label), label, Align::left, inner, 1}, {area.x + kBoxPadding, y}});
    y += label.size * 1.45;
  }
  if (!box.value.empty()) doc.add(PlacedText{{printable(box.value), doc.font(TextStyle::body), Align::left, inner, 1}, {area.x + kBoxPadding, y}});
  put_choices(doc, box, {area.x + kBoxPadding, y, inner, area.y + area.height - y});
}

}  // namespace

void Document::codes(std::span<const CodeBlock> codes, double side_mm) {
  Impl& doc = *impl_;
  const double side = std::min(points(side_mm), doc.sheet.body.width);
  const double gap = points(3);
  const auto per_row = std::max<std::size_t>(1, static_cast<std::size_t>((doc.sheet.body.width + gap) / (side + gap)));
  const Font font = doc.font(TextStyle::small);
  for (std::size_t begin = 0; begin < codes.size(); begin += per_row) {
    const auto row = codes.subspan(begin, std::min(per_row, codes.size() - begin));
    double captions = 0;
    for (const CodeBlock& block : row) captions = std::max(captions, block.caption.empty() ? 0 : doc.type.height({printable(block.caption), font, Align::center, side}));
    doc.need(side + captions);
    double x = doc.sheet.body.x;
    for (const CodeBlock& block : row) {
      doc.add(OpenTag{"Figure"});
      doc.add(PlacedQr{block.code, {x, doc.y, side, side}});
      doc.add(CloseTag{"Figure"});
      if (!block.caption.empty()) doc.add(PlacedText{{printable(block.caption), font, Align::center, side}, {x, doc.y + side}});
      x += side + gap;
    }
    doc.y += side + captions + points(1.5);
  }
}

void Document::code_beside(const CodeBlock& code, std::span<const StyledText> texts, double side_mm) {
  Impl& doc = *impl_;
  const double side = points(side_mm);
  const double x = doc.sheet.body.x + side + points(3);
  const double width = doc.sheet.body.width - side - points(3);
  std::vector<Text> lines;
  if (!code.caption.empty()) lines.push_back({printable(code.caption), doc.font(TextStyle::strong), Align::left, width});
  for (const StyledText& text : texts) lines.push_back({printable(text.text), doc.font(text.style), Align::left, width});
  double height = 0;
  for (const Text& line : lines) height += doc.type.height(line) + points(1.5);
  doc.need(std::max(side, height));
  doc.add(OpenTag{"Figure"});
  doc.add(PlacedQr{code.code, {doc.sheet.body.x, doc.y, side, side}});
  doc.add(CloseTag{"Figure"});
  double y = doc.y + std::max(0.0, (side - height) / 2);
  for (Text& line : lines) {
    const double line_height = doc.type.height(line);
    doc.add(OpenTag{"P"});
    doc.add(PlacedText{std::move(line), {x, y}});
    doc.add(CloseTag{"P"});
    y += line_height + points(1.5);
  }
  doc.y += std::max(side, height);
}

void Document::bar_code(std::string_view text, double width_mm, Align align) {
  Impl& doc = *impl_;
  const auto widths = code128_widths(text);
  const double width = widths ? bars_width(*widths, std::min(points(width_mm), doc.sheet.body.width)) : doc.sheet.body.width;
  const double x = aligned(doc.sheet.body.x, doc.sheet.body.width, width, align);
  const double height = points(11);
  const Font font = doc.font(TextStyle::code);
  doc.need(height + font.size * 1.5);
  if (widths) {
    doc.add(OpenTag{"Figure"});
    doc.add(PlacedBars{*widths, {x, doc.y, width, height}});
    doc.add(CloseTag{"Figure"});
    doc.y += height;
  }
  Text below{printable(text), font, widths ? Align::center : align, width};
  const double text_height = doc.type.height(below);
  doc.add(PlacedText{std::move(below), {x, doc.y}});
  doc.y += text_height + points(1);
}

void Document::badge(const Badge& badge) {
  Impl& doc = *impl_;
  const double side = badge.code ? points(badge.side_mm) : 0;
  const double width = doc.sheet.body.width - side - (badge.code ? points(3) : 0);
  const double top = doc.y;
  doc.need(std::max(side, points(badge.with_bars ? 30 : 20)));
  if (badge.code) {
    doc.add(OpenTag{"Figure"});
    const double quiet = side * kQrQuiet / (badge.code->size + 2 * kQrQuiet);  // white anyway: the modules end where the body does
    doc.add(PlacedQr{*badge.code, {doc.sheet.body.x + doc.sheet.body.width - side + quiet, doc.y, side, side}});
    doc.add(CloseTag{"Figure"});
  }
  const double begin = top == doc.y ? top : doc.sheet.body.y;
  const auto put = [&](std::string_view text, const Font& font, double after_mm) {
    Text line{printable(text), font, Align::left, width, 1};
    const double height = doc.type.height(line);
    doc.add(OpenTag{"P"});
    doc.add(PlacedText{std::move(line), {doc.sheet.body.x, doc.y}});
    doc.add(CloseTag{"P"});
    doc.y += height + points(after_mm);
  };
  if (!badge.label.empty()) put(badge.label, doc.font(TextStyle::strong), 0);
  Font number = doc.font(TextStyle::number);
  number.size = std::min(number.size, number.size * width / std::max(1.0, doc.type.width({printable(badge.number), number, Align::left, points(2000)})));
  put(badge.number, number, 0.5);
  if (!badge.note.empty()) put(badge.note, doc.font(TextStyle::small), 1);
  if (const auto widths = badge.with_bars ? code128_widths(badge.number) : std::nullopt) {
    const double bars = bars_width(*widths, width);
    doc.add(PlacedBars{*widths, {doc.sheet.body.x - bars * 10 / (20 + std::accumulate(widths->begin(), widths->end(), 0.0)), doc.y, bars, points(10)}});
    doc.y += points(11);
  }
  doc.y = std::max(doc.y, begin + side);
}

void Document::form_row(std::span<const FormBox> boxes, double height_mm) {
  Impl& doc = *impl_;
  const double height = points(height_mm);
  doc.need(height);
  const double shares = std::accumulate(boxes.begin(), boxes.end(), 0.0, [](double sum, const FormBox& box) { return sum + box.share; });
  double x = doc.sheet.body.x;
  for (const FormBox& box : boxes) {
    const double width = doc.sheet.body.width * box.share / shares;
    put_box(doc, box, {x, doc.y, width, height});
    x += width;
  }
  doc.y += height;
}

void Document::form_lines(std::string_view label, int lines) {
  Impl& doc = *impl_;
  const double step = points(8);
  const double height = points(4) + step * lines;
  doc.need(height);
  put_box(doc, {.label = std::string(label)}, {doc.sheet.body.x, doc.y, doc.sheet.body.width, height});
  for (int i = 1; i < lines; ++i) {
    const double y = doc.y + points(4) + step * i;
    doc.add(PlacedLine{{doc.sheet.body.x + kBoxPadding, y}, {doc.sheet.body.x + doc.sheet.body.width - kBoxPadding, y}, 0.5, Stroke::dotted});
  }
  doc.y += height;
}

void Document::signatures(std::span<const std::string> labels) {
  if (labels.empty()) return;
  Impl& doc = *impl_;
  const double above = points(13);
  const double gap = points(8);
  const double width = (doc.sheet.body.width - gap * static_cast<double>(labels.size() - 1)) / static_cast<double>(labels.size());
  doc.need(above + points(8));
  double x = doc.sheet.body.x;
  double height = 0;
  for (const std::string& label : labels) {
    Text text{printable(label), doc.font(TextStyle::small), Align::left, width};
    height = std::max(height, doc.type.height(text));
    doc.add(PlacedLine{{x, doc.y + above}, {x + width, doc.y + above}});
    doc.add(PlacedText{std::move(text), {x, doc.y + above + points(0.5)}});
    x += width + gap;
  }
  doc.y += above + height + points(2);
}

void Document::cut_line() {
  Impl& doc = *impl_;
  doc.need(points(6));
  const double y = doc.y + points(3);
  doc.add(PlacedText{{"✂", {.size = 11, .gray = 0.2}, Align::left, points(8)}, {points(8), y - points(2.6)}});
  doc.add(PlacedLine{{points(13), y}, {doc.sheet.width - points(6), y}, 0.6, Stroke::dashed});
  doc.y += points(6);
}

}  // namespace nb::paper
