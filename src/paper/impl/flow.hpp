// SPDX-License-Identifier: EUPL-1.2
// Where the next thing goes: from top to bottom, then on to a new page. Shared by the sources of Document.
#pragma once

#include "paper/impl/display_list.hpp"
#include "paper/impl/pdf_writer.hpp"
#include "paper/impl/typesetter.hpp"

namespace nb::paper {

struct Document::Impl {
  explicit Impl(DocumentOptions given);

  DocumentOptions options;
  Sheet sheet;
  Typesetter type;
  std::vector<Page> pages;
  double y;  ///< where the next thing begins

  [[nodiscard]] double bottom() const { return sheet.body.y + sheet.body.height; }
  [[nodiscard]] double left() const { return bottom() - y; }
  [[nodiscard]] bool at_top() const { return y <= sheet.body.y; }
  void add(Item item) { pages.back().push_back(std::move(item)); }
  void new_page();
  /// Begins a new page unless so much is left (or nothing stands on this one yet).
  void need(double height);

  [[nodiscard]] Font font(TextStyle style) const;
  [[nodiscard]] Font heading_font(int level) const;

  /// Text across the body, over pages if it must; y moves below it.
  void flow(Text text);

  /// Cells side by side, one row of a table or a list of facts.
  struct Cell {
    Text text;
    double x = 0;     ///< from the left of the body, padding included
    double down = 0;  ///< from the top of the row
  };
  struct Row {
    std::vector<Cell> cells;
    double padding = 0;  ///< above and below
    double height_min = 0;
    const char* cell_tag = "TD";
    double fill_gray = 1;
    bool ruled = false;  ///< a thin line below
  };
  [[nodiscard]] double height(const Row& row);
  void place(const Row& row);
  /// Cuts what does not fit into `height` off the row; the rest is for the next page.
  [[nodiscard]] Row cut(Row& row, double height);
};

}  // namespace nb::paper
