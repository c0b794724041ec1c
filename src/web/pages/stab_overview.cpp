// SPDX-License-Identifier: EUPL-1.2
// The console's first page: what is going on, what is broken, what to do next.
#include <algorithm>
#include <map>

#include "publish/publisher.hpp"
#include "situation/explain.hpp"
#include "situation/impact.hpp"
#include "situation/queries.hpp"
#include "situation/why_text.hpp"
#include "state/read_pool.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

using situation::ServiceState;

constexpr std::size_t kShown = 8;

std::string forecast_text(const StabVisit& visit, const situation::Forecast& forecast) {
  using Kind = situation::Forecast::Kind;
  const auto day = [&] { return forecast.date ? format_date(*forecast.date) : std::string(); };
  switch (forecast.kind) {
    case Kind::unknown: return "noch keine Aussage möglich (Stand " + visit.moment(forecast.as_of) + ")";
    case Kind::not_before: return "nicht vor " + day() + " (Stand " + visit.moment(forecast.as_of) + ")";
    case Kind::day: return "voraussichtlich " + day() + " (Stand " + visit.moment(forecast.as_of) + ")";
  }
  return {};
}

void put_incidents(const StabVisit& visit, Section page) {
  // Every municipality carries the region's incidents; the region's own page takes them from any of them.
  const auto& towns = visit.region->towns;
  if (towns.empty()) return;
  const publish::View& view = visit.town ? *visit.town : *towns.front();
  for (const situation::Incident& incident : view.situation->incidents) {
    if (incident.ended || (!visit.town && !incident.region_wide)) continue;
    Section row = page.add("INCIDENT");
    row.set("CAUSE", incident.cause.de);
    row.set("BEGAN", visit.moment(incident.began));
    row.set("FORECAST", forecast_text(visit, incident.forecast));
    row.show_if(incident.region_wide, "REGION_WIDE");
  }
}

void put_counts(const StabVisit& visit, Section page) {
  std::map<ServiceState, std::size_t> counts;
  for (const auto& town : visit.region->towns) {
    if (visit.town && town->town->municipality.ags != visit.town->town->municipality.ags) continue;
    for (const auto& service : town->situation->services) ++counts[service.whole.state];
  }
  for (const ServiceState state : {ServiceState::possible, ServiceState::limited, ServiceState::elsewhere, ServiceState::impossible, ServiceState::unknown}) {
    const auto found = counts.find(state);
    Section row = page.add("COUNT");
    put_badge(row, badge(state));
    row.set("NUMBER", found == counts.end() ? std::size_t{0} : found->second);
  }
}

void put_restarts(const StabVisit& visit, const situation::Board& board, Section page) {
  std::size_t place = 0;
  for (const situation::Restart& restart : situation::restart_order(board)) {
    if (++place > kShown) return;
    const auto& components = visit.region->shared->components;
    const auto found = std::ranges::find(components, restart.component, &catalogue::Component::id);
    Section row = page.add("RESTART");
    row.set("PLACE_IN_ORDER", place);
    row.set("ID", restart.component);
    row.set("NAME", found == components.end() ? restart.component : found->name_de);
    row.set("TOWNS", restart.towns.size());
    row.set("SERVICES", restart.services.size());
    row.show_if(restart.with_others, "WITH_OTHERS");
  }
}

void put_contradictions(const StabVisit& visit, const situation::Board& board, Section page) {
  std::size_t shown = 0;
  for (const situation::Contradiction& one : situation::contradictions(board)) {
    if (one.is_note() || (visit.town && one.ags != visit.town->town->municipality.ags)) continue;
    if (++shown > kShown) return;
    const auto town = visit.region->by_ags(one.ags.str());
    Section row = page.add("CONTRADICTION");
    row.set("WHERE", town ? town->town->municipality.name : one.ags.str());
    row.set("SENTENCE", situation::sentence(one, board.wiring()));
  }
}

}  // namespace

std::string_view stab_overview(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Lage", StabNav::overview);
  put_incidents(visit, page);
  put_counts(visit, page);
  const situation::Board board = visit.parts.publisher.board();
  put_restarts(visit, board, page);
  put_contradictions(visit, board, page);
  return "overview";
}

}  // namespace nb::pages
