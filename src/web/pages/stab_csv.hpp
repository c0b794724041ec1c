// SPDX-License-Identifier: EUPL-1.2
// Lists handed out as CSV: cells that no spreadsheet takes for formulas, and the checkpoint under which they stood.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/pages/stab_visit.hpp"

namespace nb::pages {

/// What every such file begins with, so that spreadsheets read it as UTF-8.
inline constexpr std::string_view kCsvBegin = "\xEF\xBB\xBF";
/// Quoted; a text that begins like a formula gets an apostrophe before it.
[[nodiscard]] std::string csv_cell(std::string_view text);
/// Such cells, and the end of the line.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& cells);
/// The log's signed checkpoint as comment lines: with it and an entry's own proof everybody can check it. Empty if there is none.
[[nodiscard]] std::string csv_checkpoint(const StabVisit& visit, const LogName& log);

}  // namespace nb::pages
