// SPDX-License-Identifier: EUPL-1.2
// Components: what stands where and why, and the form that declares one.
#include <algorithm>

#include "base/text.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

/// The component as it stands in the chosen municipality; for the region in the first one where nothing was said for it alone.
const situation::ComponentStatus* status_of(const StabVisit& visit, std::size_t index) {
  if (visit.town) return &visit.town->situation->components[index];
  const situation::ComponentStatus* worst = nullptr;
  for (const auto& town : visit.region->towns) {
    const situation::ComponentStatus& here = town->situation->components[index];
    if (worst == nullptr || static_cast<int>(here.state) > static_cast<int>(worst->state)) worst = &here;
  }
  return worst;
}

void put_status(const StabVisit& visit, Section row, const situation::ComponentStatus& status) {
  const bool set_up = status.source != situation::Source::baseline || status.available;
  put_badge(row, set_up ? badge(status.state) : Badge{"nicht eingerichtet", "kern-badge--info"});
  row.set("SOURCE", german(status.source));
  if (status.as_of != Instant{}) row.set_shown("AS_OF", visit.moment(status.as_of), "HAS_AS_OF");
  if (status.valid_until) row.set_shown("UNTIL", visit.moment(*status.valid_until), "HAS_UNTIL");
  row.set_shown("TEXT", status.text.de, "HAS_TEXT");
}

std::size_t towns_without(const StabVisit& visit, std::size_t index) {
  return static_cast<std::size_t>(std::ranges::count_if(visit.region->towns, [&](const auto& town) { return !town->situation->components[index].available; }));
}

}  // namespace

std::string_view stab_components(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Komponenten", StabNav::components);
  const std::string wanted = visit.query("q");
  page.set("QUERY", wanted);
  const std::string folded = fold_for_search(is_utf8(wanted) ? wanted : "");
  const auto& components = visit.region->shared->components;
  for (std::size_t i = 0; i < components.size(); ++i) {
    if (fold_for_search(components[i].name_de + " " + components[i].id).find(folded) == std::string::npos) continue;
    const situation::ComponentStatus* status = status_of(visit, i);
    if (status == nullptr) continue;
    Section row = page.add("COMPONENT");
    row.set("ID", components[i].id);
    row.set("NAME", components[i].name_de);
    row.set("PLACE", visit.place);
    row.set("MISSING", towns_without(visit, i));
    put_status(visit, row, *status);
  }
  return "components";
}

std::string_view stab_component(const StabVisit& visit, Section page) {
  const auto& components = visit.region->shared->components;
  const auto found = std::ranges::find(components, visit.request.param("id"), &catalogue::Component::id);
  put_stab_frame(visit, page, found == components.end() ? "Komponente" : found->name_de, StabNav::components);
  if (found == components.end()) return "missing";
  const auto index = static_cast<std::size_t>(found - components.begin());
  page.set("NEEDS", found->needs.empty() ? "nichts" : found->needs);
  page.set("MISSING", towns_without(visit, index));
  if (const situation::ComponentStatus* status = status_of(visit, index)) put_status(visit, page.add("NOW"), *status);
  page.set("ID_OF_COMPONENT", found->id);
  put_form(visit, page.add("DECLARE"), "situation.declare_component", "/stab/komponenten/" + found->id);
  put_form(visit, page.add("WITHDRAW"), "situation.withdraw_component", "/stab/komponenten/" + found->id);
  return "component";
}

}  // namespace nb::pages
