// SPDX-License-Identifier: EUPL-1.2
// Draws a display list as PDF with header, footer, outline, structure and metadata.
#pragma once

#include <span>

#include "paper/impl/display_list.hpp"
#include "paper/impl/typesetter.hpp"

namespace nb::paper {

/// Where things may stand on a page, in points.
struct Sheet {
  double width = 0;
  double height = 0;
  Area body;  ///< between header and footer
  Font small;
};
[[nodiscard]] Sheet sheet_of(PageFormat format);

/// Throws Error{unavailable} if memory runs out.
[[nodiscard]] Bytes write_pdf(const DocumentOptions& options, const Sheet& sheet, std::span<const Page> pages, Typesetter& type);

}  // namespace nb::paper
