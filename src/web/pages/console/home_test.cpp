// SPDX-License-Identifier: EUPL-1.2
// Every role has a home whose pages exist, and every entry of the navigation is a page with a key of its own.
#include "web/pages/console/home.hpp"

#include <gtest/gtest.h>

#include <set>

#include "staff/matrix.hpp"
#include "web/pages/console/navigation.hpp"

namespace nb::pages {
namespace {

bool exists(std::string_view path) { return staff::find_route(staff::routes(), "GET", path) != nullptr; }

TEST(Home, EveryRoleHasOneThatLeadsSomewhere) {
  std::set<staff::Role> seen;
  for (const RoleHome& home : role_homes()) {
    EXPECT_TRUE(seen.insert(home.role).second);
    EXPECT_FALSE(home.first.empty()) << to_string(home.role);
    std::size_t pages = 0;
    for (const std::string_view path : home.pages) pages += exists(path) ? 1U : 0U;
    EXPECT_GE(pages, 2U) << to_string(home.role);
  }
  EXPECT_EQ(seen.size(), staff::kRoles);
}

TEST(Navigation, EveryEntryIsARouteWithAKeyOfItsOwn) {
  std::set<char> keys{'h'};
  std::set<std::string_view> paths;
  for (const NavEntry& entry : nav_entries()) {
    EXPECT_TRUE(exists(entry.path)) << entry.path << " has no row in src/staff/matrix.cpp";
    EXPECT_TRUE(paths.insert(entry.path).second) << entry.path;
    EXPECT_TRUE(entry.key == 0 || keys.insert(entry.key).second) << entry.path << " shares the key " << entry.key;
  }
}

TEST(Navigation, APageStandsUnderTheNearestEntryAboveIt) {
  EXPECT_EQ(nav_entry_of("/stab/eingang/m-1")->path, "/stab/eingang");
  EXPECT_EQ(nav_entry_of("/stab/eingang/neu")->path, "/stab/eingang/neu");
  EXPECT_EQ(nav_entry_of("/stab/eingangs"), nullptr);
  EXPECT_EQ(nav_entry_of("/stab/konto"), nullptr);
}

}  // namespace
}  // namespace nb::pages
