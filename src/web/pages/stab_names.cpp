// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_names.hpp"

#include <algorithm>

#include "staff/grants.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

std::string service_name(const StabVisit& visit, std::string_view id) {
  const auto& services = visit.region->shared->services;
  const auto found = std::ranges::find(services, id, &catalogue::Service::id);
  return found == services.end() ? std::string(id) : found->name_de;
}

std::string town_name(const StabVisit& visit, std::string_view ags) {
  const auto found = visit.region->by_ags(ags);
  return found ? found->town->municipality.name : ags == staff::kWholeRegion ? "Ganze Region" : std::string(ags);
}

std::string component_name(const StabVisit& visit, std::string_view id) {
  const auto& components = visit.region->shared->components;
  const auto found = std::ranges::find(components, id, &catalogue::Component::id);
  return found == components.end() ? std::string(id) : found->name_de;
}

}  // namespace nb::pages
