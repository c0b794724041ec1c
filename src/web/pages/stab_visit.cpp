// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_visit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/random.hpp"
#include "base/zone.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

using situation::ComponentState;
using situation::ServiceState;

LogName StabVisit::log() const { return town ? main_log(town->town->municipality.ags) : region_log(); }

std::string StabVisit::query(std::string_view name) const { return web::Form(request.query).text(name); }

std::string StabVisit::moment(Instant at) const {
  const LocalTime local = parts.zone.local(at);
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local.of_day).count();
  return fmt::format("{:02}.{:02}.{:04}, {:02}:{:02}", static_cast<unsigned>(local.day.day()), static_cast<unsigned>(local.day.month()), static_cast<int>(local.day.year()), minutes / 60,
                     minutes % 60);
}

void put_stab_frame(const StabVisit& visit, Section page, std::string_view title, StabNav current) {
  static constexpr std::array<const char*, 8> kCurrent{"", "NAV_OVERVIEW", "NAV_COMPONENTS", "NAV_SERVICES", "NAV_INCIDENTS", "NAV_ANNOUNCEMENTS", "NAV_HISTORY", "NAV_ANALYSIS"};
  page.set("TITLE", title);
  page.set("ACCOUNT", visit.session.account);
  page.set("CSRF", visit.session.csrf);
  page.set("PLACE", visit.place);
  page.set("PLACE_NAME", visit.town ? std::string_view(visit.town->town->municipality.name) : std::string_view("Ganze Region"));
  page.set("PATH", visit.request.path);
  page.set("CLOCK", visit.moment(visit.now));
  if (current != StabNav::none) page.show(kCurrent[static_cast<std::size_t>(current)]);
  for (const auto& town : visit.region->towns) {
    Section option = page.add("PLACES");
    option.set("SLUG", town->town->municipality.slug);
    option.set("NAME", town->town->municipality.name);
    option.show_if(town->town->municipality.slug == visit.place, "CHOSEN");
  }
  if (const std::string done = visit.query("eingetragen"); !done.empty() && std::ranges::all_of(done, [](char c) { return c >= '0' && c <= '9'; })) page.add("DONE").set("NUMBER", done);
  page.show_if(!visit.query("unveraendert").empty(), "UNCHANGED");
}

void put_form(const StabVisit& visit, Section form, std::string_view command, std::string_view back) {
  form.set("CSRF", visit.session.csrf);
  form.set("ID", make_command_id(visit.parts.random).str());
  form.set("COMMAND", command);
  form.set("PLACE", visit.place);
  form.set("BACK", back);
}

Badge badge(ComponentState state) {
  switch (state) {
    case ComponentState::up: return {"läuft", "kern-badge--success"};
    case ComponentState::degraded: return {"gestört", "kern-badge--warning"};
    case ComponentState::down: return {"ausgefallen", "kern-badge--danger"};
    case ComponentState::unknown: return {"unbekannt", "kern-badge--info"};
  }
  return {};
}

Badge badge(ServiceState state) {
  switch (state) {
    case ServiceState::possible: return {"möglich", "kern-badge--success"};
    case ServiceState::limited: return {"eingeschränkt", "kern-badge--warning"};
    case ServiceState::elsewhere: return {"anderswo", "kern-badge--warning"};
    case ServiceState::impossible: return {"nicht möglich", "kern-badge--danger"};
    case ServiceState::unknown: return {"unbekannt", "kern-badge--info"};
  }
  return {};
}

std::string_view german(situation::Source source) {
  using situation::Source;
  switch (source) {
    case Source::baseline: return "Normalzustand";
    case Source::derived: return "berechnet";
    case Source::declared: return "erklärt";
    case Source::measured: return "gemessen";
    case Source::confirmed: return "von Hand bestätigt";
  }
  return {};
}

std::string_view german_entry(std::string_view type) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kWords{{
      {"situation.component_declared", "Komponente erklärt"},
      {"situation.component_withdrawn", "Erklärung zurückgenommen"},
      {"situation.component_measured", "Komponente gemessen"},
      {"situation.measurement_withdrawn", "Messung zurückgenommen"},
      {"situation.service_confirmed", "Leistung bestätigt"},
      {"situation.confirmation_withdrawn", "Bestätigung zurückgenommen"},
      {"situation.office_declared", "Amt erklärt"},
      {"situation.office_withdrawn", "Angabe zum Amt zurückgenommen"},
      {"situation.incident_declared", "Notbetrieb ausgerufen"},
      {"situation.forecast_updated", "Prognose neu gefasst"},
      {"situation.incident_ended", "Notbetrieb beendet"},
      {"situation.decision_recorded", "Entscheidung festgehalten"},
      {"situation.undone", "Eintrag zurückgenommen"},
  }};
  const auto found = std::ranges::find(kWords, type, &std::pair<std::string_view, std::string_view>::first);
  return found == kWords.end() ? type : found->second;
}

void put_badge(Section section, const Badge& badge) {
  section.set("STATE", badge.word);
  section.set("BADGE", badge.css);
}

}  // namespace nb::pages
