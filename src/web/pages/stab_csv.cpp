// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_csv.hpp"

#include "base/text.hpp"
#include "journal/journal.hpp"

namespace nb::pages {

std::string csv_cell(std::string_view text) {
  const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  std::string out = formula ? "\"'" : "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string out;
  for (const std::string& one : cells) out += (out.empty() ? "" : ";") + csv_cell(one);
  return out + "\r\n";
}

std::string csv_checkpoint(const StabVisit& visit, const LogName& log) {
  std::string out;
  const auto checkpoint = visit.parts.journal.checkpoint(log);
  if (!checkpoint) return out;
  for (const std::string_view line : split(checkpoint->note, '\n')) out += "# " + std::string(line) + "\r\n";
  return out;
}

}  // namespace nb::pages
