// SPDX-License-Identifier: EUPL-1.2
// What stands where on each page, in points from the upper left corner: made by the layout (flow.hpp), drawn by the PDF
// writer. Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "paper/document.hpp"
#include "paper/qr.hpp"

namespace nb::paper {

constexpr double kPointsPerMm = 72.0 / 25.4;
constexpr double points(double mm) { return mm * kPointsPerMm; }

struct Font {
  double size = 10;  ///< points
  bool bold = false;
  bool fixed_width = false;
  double gray = 0;  ///< 0 black to 1 white
};

/// A run of text that is broken into lines of `width`.
struct Text {
  std::string text;
  Font font;
  Align align = Align::left;
  double width = 0;
  int lines_max = 0;  ///< the rest is replaced by an ellipsis; 0: as many as needed
};

struct Point {
  double x = 0;
  double y = 0;
};
struct Area {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

struct PlacedText {
  Text text;
  Point at;
};
enum class Stroke { solid, dotted, dashed };
struct PlacedLine {
  Point from;
  Point to;
  double width = 0.5;
  Stroke stroke = Stroke::solid;
};
struct PlacedBox {
  Area area;
  double line = 0.6;     ///< 0: no outline
  double fill_gray = 1;  ///< 1: not filled
};
struct PlacedQr {
  Qr code;
  Area area;  ///< with quiet zone
};
struct PlacedBars {
  std::vector<std::uint8_t> widths;
  Area area;  ///< with quiet zones left and right
};
/// Structure for people who have the sheet read out (PDF 1.7, 14.8.4).
struct OpenTag {
  const char* name;  ///< "P", "H1", "Table", "TR", "TH", "TD", "Figure"
};
struct CloseTag {
  const char* name;
};
struct OutlineMark {
  std::string title;
  double y = 0;
};

using Item = std::variant<PlacedText, PlacedLine, PlacedBox, PlacedQr, PlacedBars, OpenTag, CloseTag, OutlineMark>;
using Page = std::vector<Item>;

}  // namespace nb::paper
