// SPDX-License-Identifier: EUPL-1.2
// What if this fell too, what hangs on one thread, what should come back first.
#include <algorithm>

#include "publish/publisher.hpp"
#include "situation/impact.hpp"
#include "web/pages/stab_names.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kPointsShown = 15;

void put_what_if(const StabVisit& visit, const situation::Board& board, const std::string& component, Section page) {
  const std::vector<std::string> components{component};
  const auto ags = visit.town ? std::optional(visit.town->town->municipality.ags) : std::nullopt;
  const situation::WhatIf result = situation::what_if(board, components, ags);
  Section section = page.add("WHAT_IF");
  section.set("NAME", component_name(visit, component));
  section.set("TOWNS", counted(result.towns.size(), "Kommune", "Kommunen"));
  section.set("CITIZENS", german_number(static_cast<std::uint64_t>(result.citizens)));
  section.set("SURVIVES", counted(result.survives.size(), "Leistung bliebe", "Leistungen blieben"));
  if (result.falls.empty()) return section.show("NO_FALL");
  Section falls = section.add("FALLS");
  for (const situation::Fall& fall : result.falls) {
    Section row = falls.add("FALL");
    row.set("SERVICE", service_name(visit, fall.service));
    row.set("BEFORE", badge(fall.before).word);
    put_badge(row, badge(fall.after));
    row.set("FALL_TOWNS", counted(fall.towns.size(), "Kommune", "Kommunen"));
  }
}

}  // namespace

std::string_view stab_analysis(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Was wäre wenn", StabNav::analysis);
  const situation::Board board = visit.parts.publisher.board();
  const std::string asked = visit.query("komponente");
  for (const catalogue::Component& component : visit.region->shared->components) {
    Section option = page.add("CHOICE");
    option.set("ID", component.id);
    option.set("NAME", component.name_de);
    option.show_if(component.id == asked, "CHOSEN");
    if (component.id == asked) put_what_if(visit, board, asked, page);
  }
  std::size_t shown = 0;
  for (const situation::SinglePoint& point : situation::single_points(board.wiring_shared())) {
    if (++shown > kPointsShown) break;
    Section row = page.add("POINT");
    row.set("NAME", component_name(visit, point.component));
    row.set("CITIZENS", german_number(static_cast<std::uint64_t>(point.citizens)));
    row.set("LOST", counted(point.services_lost, "Leistung", "Leistungen"));
    row.set("LIMITED", german_number(point.services_limited));
  }
  return "analysis";
}

}  // namespace nb::pages
