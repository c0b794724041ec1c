// SPDX-License-Identifier: EUPL-1.2
// Declaring, forecasting and ending an emergency, and the decisions of the crisis staff.
#include "situation/queries.hpp"
#include "situation/names.hpp"
#include "state/read_pool.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kDecisionsShown = 20;
constexpr const char* kHere = "/stab/vorfall";

void put_running(const StabVisit& visit, Section page, const situation::Incident& incident) {
  Section row = page.add("RUNNING");
  row.set("INCIDENT", incident.id);
  row.set("KEY", incident.id);
  row.set("CAUSE", incident.cause.de);
  row.set("CAUSE_EN", incident.cause.en);
  row.set("BEGAN", visit.moment(incident.began));
  row.set("AS_OF", visit.moment(incident.as_of));
  if (incident.forecast.date) row.set("DATE", format_date(*incident.forecast.date));
  switch (incident.forecast.kind) {
    case situation::Forecast::Kind::unknown: row.show("IS_UNKNOWN"); break;
    case situation::Forecast::Kind::not_before: row.show("IS_NOT_BEFORE"); break;
    case situation::Forecast::Kind::day: row.show("IS_DAY"); break;
  }
  put_form(visit, row.add("FORECAST"), "situation.update_forecast", kHere);
  put_form(visit, row.add("END"), "situation.end_incident", kHere);
}

void put_ended(const StabVisit& visit, Section page, const situation::Incident& incident) {
  Section row = page.add("ENDED");
  row.set("CAUSE", incident.cause.de);
  row.set("BEGAN", visit.moment(incident.began));
  row.set("UNTIL", visit.moment(*incident.ended));
}

}  // namespace

std::string_view stab_incidents(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Notbetrieb", StabNav::incidents);
  const auto snapshot = visit.parts.readers.snapshot();
  for (const situation::Incident& incident : situation::incidents(snapshot.db(), visit.log())) {
    incident.ended ? put_ended(visit, page, incident) : put_running(visit, page, incident);
  }
  Section declare = page.add("DECLARE");
  declare.set("KEY", "neu");
  put_form(visit, declare, "situation.declare_incident", kHere);
  put_form(visit, page.add("DECIDE"), "situation.record_decision", kHere);
  for (const situation::Line& line : situation::decisions(snapshot.db(), visit.log(), kDecisionsShown)) {
    const auto* decision = std::get_if<situation::Decision>(&line.fact.said);
    if (decision == nullptr) continue;
    Section row = page.add("DECISION");
    row.set("AT", visit.moment(line.at));
    row.set("ACTOR", line.actor);
    row.set("TEXT", decision->text);
    row.set("REASON", decision->reason);
  }
  return "incidents";
}

}  // namespace nb::pages
