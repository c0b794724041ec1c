// SPDX-License-Identifier: EUPL-1.2
// Which roles a row of an import gives: what the file writes in words, for the place and office of the person. Pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "staff/rights.hpp"

namespace nb::staff {

/// One role that a row gives.
struct RoleWish {
  Role role = Role::switchboard;
  std::string town;    ///< AGS
  std::string office;  ///< empty: all offices
  friend bool operator==(const RoleWish&, const RoleWish&) = default;
};

/// What rows say that tell nothing themselves.
struct RoleDefaults {
  std::vector<std::string> roles;  ///< as somebody wrote them
  std::string town;                ///< key, short name or name
  bool town_wide = false;          ///< for all offices, not only the person's own
};

/// What is known about places, and which roles two people give.
struct RolePlaces {
  std::function<std::string(std::string_view words)> town = {};  ///< AGS of a key, a short name or a name; empty: there is none
  std::function<bool(std::string_view name)> office = {};
  std::function<bool(Role)> needs_two = {};
};

/// What a row says about roles.
struct RoleRow {
  std::string_view roles;  ///< "Sachbearbeitung, Abholschalter" or codes; empty: as the defaults say
  std::string_view town;
  std::string_view office;
};

struct PlannedRoles {
  std::vector<RoleWish> given;
  std::vector<Role> for_two;  ///< not given by a file: one person alone would make the second one
};
/// Refuses with the half sentence that says what is wrong with the row.
[[nodiscard]] Result<PlannedRoles, std::string> plan_roles(const RoleRow& row, const RoleDefaults& defaults, const RolePlaces& places);

}  // namespace nb::staff
