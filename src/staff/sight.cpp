// SPDX-License-Identifier: EUPL-1.2
#include "staff/sight.hpp"

#include <algorithm>

#include "staff/grants.hpp"

namespace nb::staff {

namespace {

void sort_once(std::vector<std::string>& names) {
  std::ranges::sort(names);
  const auto repeated = std::ranges::unique(names);
  names.erase(repeated.begin(), repeated.end());
}

/// Where somebody has the right, sorted; kWholeRegion is one of them.
std::vector<std::string> places_of(const Grants& grants, std::string_view account, Right right, Instant now) {
  std::vector<std::string> out = grants.towns_of(account, now);
  std::erase_if(out, [&](const std::string& town) { return !grants.may(account, right, town, "", now); });
  return out;
}

}  // namespace

Sight sight_of(const Grants& grants, std::string_view viewer, const TownWords& words, Instant now) {
  const std::vector<std::string> places = places_of(grants, viewer, Right::staff_read, now);
  if (std::ranges::binary_search(places, kWholeRegion)) return kSeesAll;
  Sight out{.all = false, .accounts = {std::string(viewer)}, .makers = {}, .towns = {}};
  for (const Grant& grant : grants.all()) {
    // A role that has run out counts, too: whoever gave it wants to know. One for the whole region is no place's.
    if (!std::ranges::binary_search(places, grant.town)) continue;
    out.accounts.push_back(grant.account);
    const std::vector<std::string> made_for = places_of(grants, grant.account, Right::staff_admin, now);
    // Whoever also administers another place may have made the account for that one.
    if (!made_for.empty() && std::ranges::includes(places, made_for)) out.makers.push_back(grant.account);
  }
  if (!places.empty()) out.makers.emplace_back(viewer);
  for (const std::string& place : places) {
    out.towns.push_back(place);
    if (!words) continue;
    for (std::string& word : words(place)) out.towns.push_back(std::move(word));
  }
  sort_once(out.accounts);
  sort_once(out.makers);
  return out;
}

}  // namespace nb::staff
