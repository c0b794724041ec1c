// SPDX-License-Identifier: EUPL-1.2
// Where one can go in the console: one table, from which the frame's navigation, the list of all pages and the shortcuts are made.
// A new page adds one row in navigation.cpp. Who may open it stands in staff/matrix.cpp alone; what would be refused is not shown.
#pragma once

#include <span>
#include <string_view>

#include "web/pages/fields.hpp"

namespace nb::pages {

struct StabVisit;

enum class NavGroup { situation, publish, crisis, intake, counter, staff, audit };

struct NavEntry {
  std::string_view path;  ///< a route of staff/matrix.cpp without {param}
  std::string_view label;
  NavGroup group;
  char key = 0;  ///< typed after "g"; 0: none
};
[[nodiscard]] std::span<const NavEntry> nav_entries();
/// "Eingang & Ausgang"
[[nodiscard]] std::string_view german(NavGroup group);

/// Would the door let them in?
[[nodiscard]] bool may_open(const StabVisit& visit, std::string_view path);
/// The entry under which a path stands: its own or the nearest above it; null for those that stand under none.
[[nodiscard]] const NavEntry* nav_entry_of(std::string_view path);

/// The groups with their entries, and the neighbours of the current page.
void put_navigation(const StabVisit& visit, Section page);

}  // namespace nb::pages
