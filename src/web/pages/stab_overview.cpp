// SPDX-License-Identifier: EUPL-1.2
// The situation at a glance: what is going on, what is broken, what should come back first.
#include <algorithm>
#include <map>
#include <optional>

#include "publish/publisher.hpp"
#include "situation/explain.hpp"
#include "situation/impact.hpp"
#include "situation/queries.hpp"
#include "situation/why_text.hpp"
#include "state/read_pool.hpp"
#include "web/pages/console/home.hpp"
#include "web/pages/console/language.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

using situation::ServiceState;

constexpr std::size_t kShown = 8;

std::string forecast_text(const StabVisit& visit, const situation::Forecast& forecast) {
  using Kind = situation::Forecast::Kind;
  const auto day = [&] { return forecast.date ? german_date(*forecast.date) : std::string(); };
  switch (forecast.kind) {
    case Kind::unknown:
      return "noch keine Aussage möglich (Stand " + visit.moment(forecast.as_of) + ")";
    case Kind::not_before:
      return "nicht vor dem " + day() + " (Stand " + visit.moment(forecast.as_of) + ")";
    case Kind::day:
      return "voraussichtlich am " + day() + " (Stand " + visit.moment(forecast.as_of) + ")";
  }
  return {};
}

void put_incidents(const StabVisit& visit, Section page) {
  // Every municipality carries the region's incidents; the region's own page takes them from any of them.
  const auto& towns = visit.region->towns;
  if (towns.empty()) return page.show("NO_INCIDENT");
  bool none = true;
  const publish::View& view = visit.town ? *visit.town : *towns.front();
  for (const situation::Incident& incident : view.situation->incidents) {
    if (incident.ended || (!visit.town && !incident.region_wide)) continue;
    Section row = page.add("INCIDENT");
    row.set("CAUSE", console_language(visit.request) == Lang::en && !incident.cause.en.empty() ? incident.cause.en : incident.cause.de);
    row.set("BEGAN", visit.moment(incident.began));
    row.set("FORECAST", forecast_text(visit, incident.forecast));
    row.show_if(incident.region_wide, "REGION_WIDE");
    none = false;
  }
  page.show_if(none, "NO_INCIDENT");
}

void put_counts(const StabVisit& visit, Section page) {
  std::map<ServiceState, std::size_t> counts;
  for (const auto& town : visit.region->towns) {
    if (visit.town && town->town->municipality.ags != visit.town->town->municipality.ags) continue;
    for (const auto& service : town->situation->services) ++counts[service.whole.state];
  }
  page.show_if(!visit.town, "OVER_ALL");
  page.set("ALL_TOWNS", visit.region->towns.size());
  for (const ServiceState state : {ServiceState::possible, ServiceState::limited, ServiceState::elsewhere, ServiceState::impossible, ServiceState::unknown}) {
    const auto found = counts.find(state);
    Section row = page.add("COUNT");
    put_badge(row, badge(state));
    row.set("NUMBER", german_number(found == counts.end() ? 0 : found->second));
  }
}

void put_restarts(const StabVisit& visit, Section page) {
  std::size_t place = 0;
  std::optional<Section> list;
  const auto order = visit.parts.publisher.restart_order();
  for (const situation::Restart& restart : *order) {
    if (visit.town && std::ranges::find(restart.towns, visit.town->town->municipality.ags) == restart.towns.end()) continue;
    if (++place > kShown) return;
    const auto& components = visit.region->shared->components;
    const auto found = std::ranges::find(components, restart.component, &catalogue::Component::id);
    if (!list) list = page.add("RESTARTS");
    Section row = list->add("RESTART");
    row.set("PLACE_IN_ORDER", place);
    row.set("ID", restart.component);
    row.set("NAME", found == components.end() ? restart.component : found->name_de);
    row.set("TOWNS", counted(restart.towns.size(), "Kommune", "Kommunen"));
    row.set("SERVICES", counted(restart.services.size(), "Leistung", "Leistungen"));
    row.set("PLACE", visit.place);
    row.show_if(restart.with_others, "WITH_OTHERS");
  }
  page.show_if(place == 0, "NO_RESTART");
}

void put_contradictions(const StabVisit& visit, const situation::Board& board, Section page) {
  std::size_t shown = 0;
  std::optional<Section> list;
  for (const situation::Contradiction& one : situation::contradictions(board)) {
    if (one.is_note() || (visit.town && one.ags != visit.town->town->municipality.ags)) continue;
    if (++shown > kShown) return;
    if (!list) list = page.add("CONTRADICTIONS");
    const auto town = visit.region->by_ags(one.ags.str());
    Section row = list->add("CONTRADICTION");
    row.set("WHERE", town ? town->town->municipality.name : one.ags.str());
    row.set("SENTENCE", situation::sentence(one, board.wiring()));
  }
  page.show_if(shown == 0, "NO_CONTRADICTION");
}

}  // namespace

void put_situation(const StabVisit& visit, Section page) {
  put_incidents(visit, page);
  put_counts(visit, page);
  const situation::Board board = visit.parts.publisher.board();
  put_restarts(visit, page);
  put_contradictions(visit, board, page);
}

std::string_view stab_overview(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Lage", StabNav::overview);
  put_situation(visit, page);
  return "overview";
}

}  // namespace nb::pages
