// SPDX-License-Identifier: EUPL-1.2
// docs/roles.md as tests read it: which role has which right, what routes, commands and proposals need.
#pragma once

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "staff/rights.hpp"

namespace nb::test {

using staff::Role;

inline std::string document() {
  std::ifstream in(NB_SOURCE_DIR "/docs/roles.md", std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

inline std::string plain(std::string_view cell) {
  std::string out(trim(cell));
  std::erase(out, '`');
  return out;
}

/// The cells of all rows of the document's tables that have that many columns.
inline std::vector<std::vector<std::string>> rows_of(const std::string& text, std::size_t columns) {
  std::vector<std::vector<std::string>> out;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.starts_with("| ")) continue;
    std::vector<std::string> cells;
    for (const std::string_view cell : split(line, '|')) cells.push_back(plain(cell));
    if (cells.size() == columns + 2) out.emplace_back(cells.begin() + 1, cells.end() - 1);
  }
  return out;
}

/// What the document says: right → role → "ja", "Amt", "Region" or "".
inline std::map<std::string, std::map<Role, std::string>> published_rights() {
  std::map<std::string, std::map<Role, std::string>> out;
  for (const auto& cells : rows_of(document(), staff::kRoles + 2)) {
    for (std::size_t i = 0; i < staff::kRoles; ++i) out[cells[0]][staff::kAllRoles.at(i)] = cells[i + 2];
  }
  return out;
}

/// "GET /stab/" → what it needs.
inline std::map<std::string, std::string> published_routes() {
  std::map<std::string, std::string> out;
  for (const auto& cells : rows_of(document(), 3)) out[cells[0] + " " + cells[1]] = cells[2];
  return out;
}

inline std::map<std::string, std::string> published_commands() {
  std::map<std::string, std::string> out;
  for (const auto& cells : rows_of(document(), 4)) out[cells[0]] = cells[1];
  return out;
}

/// "publish" → the rights of which one is needed to agree.
inline std::map<std::string, std::vector<std::string>> published_areas() {
  std::map<std::string, std::vector<std::string>> out;
  const std::string text = document();
  for (const auto& cells : rows_of(text.substr(std::min(text.find("## Freigaben"), text.size())), 3)) {
    for (std::string_view rest = cells[2]; !rest.empty();) {
      const std::size_t end = rest.find(" oder ");
      out[cells[1]].emplace_back(rest.substr(0, end));
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 6);
    }
  }
  return out;
}

inline std::string account_of(Role role) {
  std::string name(to_string(role));
  std::ranges::replace(name, '_', '-');
  return name;
}

/// What a role's published cell means for its account in a place.
inline bool expected(Role role, const std::string& cell, const std::string& place) {
  if (cell.empty() || (cell == "Region" && role != Role::region_operator)) return false;
  return role == Role::region_operator || place == "arnsberg";
}

}  // namespace nb::test
