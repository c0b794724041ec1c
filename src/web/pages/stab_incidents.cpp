// SPDX-License-Identifier: EUPL-1.2
// Declaring, forecasting and ending an emergency.
#include <optional>

#include "situation/queries.hpp"
#include "state/read_pool.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

constexpr const char* kHere = "/stab/vorfall";

std::string kind_word(situation::Forecast::Kind kind) {
  switch (kind) {
    case situation::Forecast::Kind::unknown:
      return "unknown";
    case situation::Forecast::Kind::not_before:
      return "not_before";
    case situation::Forecast::Kind::day:
      return "day";
  }
  return {};
}

void put_forecast_kind(Section form, std::string_view kind) {
  form.show_if(kind == "not_before", "IS_NOT_BEFORE");
  form.show_if(kind == "day", "IS_DAY");
}

void put_running(const StabVisit& visit, Section page, const situation::Incident& incident) {
  Section row = page.add("RUNNING");
  row.set("INCIDENT", incident.id);
  row.set("KEY", incident.id);
  row.set("CAUSE", incident.cause.de);
  row.set("CAUSE_EN", incident.cause.en);
  row.set("BEGAN", visit.moment(incident.began));
  row.set("AS_OF", visit.moment(incident.as_of));
  if (incident.forecast.date) row.set("DATE", format_date(*incident.forecast.date));
  const FormKey key{"a.incident", incident.id};
  Section form = row.add("FORECAST");
  put_form(visit, form, "situation.update_forecast", kHere, key);
  const bool again = visit.keeps("situation.update_forecast", key.field, key.value);
  put_forecast_kind(form, again ? visit.kept->text("a.forecast.kind") : kind_word(incident.forecast.kind));
  put_form(visit, row.add("END"), "situation.end_incident", kHere, key);
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
  bool runs = false;
  std::optional<Section> past;
  for (const situation::Incident& incident : situation::incidents(snapshot.db(), visit.log())) {
    runs = runs || !incident.ended;
    if (incident.ended && !past) past = page.add("PAST");
    incident.ended ? put_ended(visit, *past, incident) : put_running(visit, page, incident);
  }
  page.show_if(!runs, "NOT_RUNNING");
  Section declare = page.add("DECLARE");
  declare.set("KEY", "neu");
  if (visit.kept != nullptr && visit.kept->text("befehl") == "situation.declare_incident") put_forecast_kind(declare, visit.kept->text("a.forecast.kind"));
  put_form(visit, declare, "situation.declare_incident", kHere);
  page.show_if(visit.may(staff::Right::crisis_read), "DIARY");
  return "incidents";
}

}  // namespace nb::pages
