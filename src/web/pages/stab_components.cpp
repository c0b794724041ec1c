// SPDX-License-Identifier: EUPL-1.2
// Components: what stands where and why, and the form that declares one.
#include <algorithm>

#include "base/text.hpp"
#include "situation/queries.hpp"
#include "state/read_pool.hpp"
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

std::size_t towns_without(const StabVisit& visit, std::size_t index);

/// Indices of all components: those that most municipalities miss first, then by name. What was never set up is not broken.
std::vector<std::size_t> broken_first(const StabVisit& visit) {
  const auto& components = visit.region->shared->components;
  std::vector<std::pair<std::size_t, std::string>> keys;
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < components.size(); ++i) {
    const situation::ComponentStatus* status = status_of(visit, i);
    const bool fine = status == nullptr || status->source == situation::Source::baseline;
    const std::size_t missing = visit.town ? (fine || status->available ? 0 : 1) : towns_without(visit, i);
    keys.emplace_back(fine ? 0 : missing + (status->state == situation::ComponentState::up ? 0 : 1), fold_for_search(components[i].name_de));
    order.push_back(i);
  }
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return keys[a].first != keys[b].first ? keys[a].first > keys[b].first : keys[a].second < keys[b].second; });
  return order;
}

std::size_t towns_without(const StabVisit& visit, std::size_t index) {
  return static_cast<std::size_t>(std::ranges::count_if(visit.region->towns, [&](const auto& town) { return !town->situation->components[index].available; }));
}

bool id_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; }

/// "wan & (provider_dc | own_line)" in words.
std::string needs_in_words(const StabVisit& visit, std::string_view needs) {
  const auto& components = visit.region->shared->components;
  std::string out;
  for (std::size_t i = 0; i < needs.size();) {
    std::size_t end = i;
    while (end < needs.size() && id_character(needs[end])) ++end;
    if (end > i) {
      const std::string_view id = needs.substr(i, end - i);
      const auto found = std::ranges::find(components, id, &catalogue::Component::id);
      out += found == components.end() ? std::string(id) : "„" + found->name_de + "“";
      i = end;
      continue;
    }
    if (needs[i] == '&') out += " und ";
    if (needs[i] == '|') out += " oder ";
    if (needs[i] == '(' || needs[i] == ')') out += needs[i];
    ++i;
  }
  return out;
}

/// True if something is declared here that could be taken back.
bool is_declared(const StabVisit& visit, const std::string& component) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto line = situation::latest(snapshot.db(), visit.log(), situation::FactKind::component, component);
  return line && std::holds_alternative<situation::ComponentSaid>(line->fact.said);
}

}  // namespace

std::string_view stab_components(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Komponenten", StabNav::components);
  const std::string wanted = visit.query("q");
  page.set("QUERY", wanted);
  const std::string folded = fold_for_search(is_utf8(wanted) ? wanted : "");
  const auto& components = visit.region->shared->components;
  std::size_t shown = 0;
  for (const std::size_t i : broken_first(visit)) {
    if (fold_for_search(components[i].name_de + " " + components[i].id).find(folded) == std::string::npos) continue;
    const situation::ComponentStatus* status = status_of(visit, i);
    if (status == nullptr) continue;
    Section row = page.add("COMPONENT");
    row.set("ID", components[i].id);
    row.set("NAME", components[i].name_de);
    row.set("PLACE", visit.place);
    row.set("MISSING", towns_without(visit, i));
    put_status(visit, row, *status);
    ++shown;
  }
  page.show(shown == 0 ? "NOTHING_FOUND" : "SOME");
  return "components";
}

std::string_view stab_component(const StabVisit& visit, Section page) {
  const auto& components = visit.region->shared->components;
  const auto found = std::ranges::find(components, visit.request.param("id"), &catalogue::Component::id);
  put_stab_frame(visit, page, found == components.end() ? "Komponente" : found->name_de, StabNav::components);
  if (found == components.end()) return "missing";
  const auto index = static_cast<std::size_t>(found - components.begin());
  page.set("NEEDS", found->needs.empty() ? "nichts anderes" : needs_in_words(visit, found->needs));
  const std::size_t without = towns_without(visit, index);
  page.set("MISSING", without == 0 ? "keiner Kommune" : without == 1 ? "einer Kommune" : counted(without, "", "Kommunen"));
  if (const situation::ComponentStatus* status = status_of(visit, index)) put_status(visit, page.add("NOW"), *status);
  page.set("ID_OF_COMPONENT", found->id);
  put_form(visit, page.add("DECLARE"), "situation.declare_component", "/stab/komponenten/" + found->id);
  if (is_declared(visit, found->id)) put_form(visit, page.add("WITHDRAW"), "situation.withdraw_component", "/stab/komponenten/" + found->id);
  return "component";
}

}  // namespace nb::pages
