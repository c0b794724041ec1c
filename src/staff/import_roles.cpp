// SPDX-License-Identifier: EUPL-1.2
#include "staff/import_roles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.hpp"

namespace nb::staff {

namespace {

/// A code, or the German name as people type it.
std::optional<Role> role_named(std::string_view text) {
  if (const auto role = parse_role(text)) return role;
  const std::string wanted = fold_for_search(text);
  const auto found = std::ranges::find(kAllRoles, wanted, [](Role role) { return fold_for_search(german(role)); });
  return found == kAllRoles.end() ? std::nullopt : std::optional(*found);
}

std::vector<std::string> words_of(const RoleRow& row, const RoleDefaults& defaults) {
  std::vector<std::string> out;
  const auto add = [&](std::string_view list) {
    std::string one;
    const auto end = [&] {
      if (!trim(one).empty()) out.emplace_back(trim(one));
      one.clear();
    };
    for (const char c : list) {
      if (c == ',' || c == ';' || c == '+')
        end();
      else
        one += c;
    }
    end();
  };
  add(row.roles);
  if (out.empty()) {
    for (const std::string& one : defaults.roles) add(one);
  }
  return out;
}

Result<RoleWish, std::string> wish_for(Role role, const RoleRow& row, const RoleDefaults& defaults, const RolePlaces& places) {
  if (role == Role::region_operator) return refuse(fmt::format("die Rolle »{}« gilt für die ganze Region; die gibt »notbetrieb role-grant«", german(role)));
  const std::string_view place = row.town.empty() ? std::string_view(defaults.town) : row.town;
  if (place.empty()) return refuse(std::string("für eine Rolle fehlt die Kommune; bitte Spalte »kommune« füllen oder --ags angeben"));
  RoleWish out{.role = role, .town = places.town(place), .office = {}};
  if (out.town.empty()) return refuse(fmt::format("eine Kommune »{}« steht nicht in den Stammdaten", place));
  if (defaults.town_wide || row.office.empty() || !is_for_office(role)) return out;
  if (!places.office(row.office)) return refuse(fmt::format("ein Amt »{}« steht nicht in den Stammdaten; bitte berichtigen oder die Rollen mit --town-wide geben", row.office));
  out.office = row.office;
  return out;
}

}  // namespace

Result<PlannedRoles, std::string> plan_roles(const RoleRow& row, const RoleDefaults& defaults, const RolePlaces& places) {
  PlannedRoles out;
  for (const std::string& word : words_of(row, defaults)) {
    const auto role = role_named(word);
    if (!role) return refuse(fmt::format("eine Rolle »{}« gibt es nicht; »notbetrieb roles« nennt alle", word));
    if (places.needs_two(*role)) {
      if (std::ranges::find(out.for_two, *role) == out.for_two.end()) out.for_two.push_back(*role);
      continue;
    }
    auto wish = wish_for(*role, row, defaults, places);
    if (!wish) return refuse(std::move(wish.error()));
    if (std::ranges::find(out.given, *wish) == out.given.end()) out.given.push_back(*std::move(wish));
  }
  return out;
}

}  // namespace nb::staff
