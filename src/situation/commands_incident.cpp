// SPDX-License-Identifier: EUPL-1.2
// Incidents with their forecasts, decisions of the crisis staff, and undoing by a new entry.
#include <boost/json.hpp>

#include <algorithm>

#include "situation/deciding.hpp"
#include "situation/events.hpp"
#include "situation/names.hpp"

namespace nb::situation {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

bool is_id(std::string_view text) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && text.size() <= 60 && std::all_of(text.begin(), text.end(), fits);
}

/// The day it began, with a number behind where that is taken.
std::string free_id(const Deciding& decide, Instant began) {
  const std::string day = format_utc(began).substr(0, 10);
  std::string id = day;
  for (int n = 2; latest(decide.context.db, decide.context.log, FactKind::incident, id); ++n) id = day + "-" + std::to_string(n);
  return id;
}

std::optional<Forecast> read_forecast(Deciding& decide) {
  const auto* inner = decide.args.object("forecast");
  if (inner == nullptr) return std::nullopt;
  state::Args members(*inner, {"kind", "date"});
  Forecast forecast;
  forecast.kind = members.word<Forecast::Kind>("kind", kForecastKinds);
  const auto day = members.date("date");
  forecast.as_of = decide.moment;
  const bool dated = forecast.kind != Forecast::Kind::unknown;
  if (dated) forecast.date = day;
  // In UTC, whose day is never ahead of the day here: today is never taken for past.
  const bool past = dated && day && std::chrono::sys_days(*day) < std::chrono::floor<std::chrono::days>(decide.moment);
  if (members.fault()) {
    decide.refuse_because(Reason::malformed, "forecast");
  } else if (dated && !day) {
    decide.refuse_because(Reason::forecast_day_missing);
  } else if (past) {
    decide.refuse_because(Reason::forecast_past, format_date(*day));
  }
  return forecast;
}

Decision declare_incident(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"incident", "began", "cause", "forecast", "occurred"});
  Incident incident;
  incident.began = decide.args.moment("began").value_or(decide.moment);
  if (incident.began > context.now) decide.refuse_because(Reason::not_yet, format_utc(incident.began));
  incident.cause = decide.text("cause");
  if (incident.cause.de.empty()) decide.refuse_because(Reason::text_missing, "cause");
  incident.forecast = read_forecast(decide).value_or(Forecast{Forecast::Kind::unknown, std::nullopt, decide.moment});
  incident.declared_by = std::string(context.actor);
  incident.as_of = decide.moment;
  std::string id = decide.args.text("incident");
  if (!id.empty() && !is_id(id)) decide.refuse_because(Reason::malformed, "incident");
  if (!decide.refused()) {
    if (id.empty()) id = free_id(decide, incident.began);
    if (decide.standing(FactKind::incident, id)) decide.refuse_because(Reason::incident_exists, id);
  }
  Fact fact = decide.fact(FactKind::incident, id);
  incident.id = id;
  incident.region_wide = !decide.ags;
  fact.said = std::move(incident);
  return decide.entry(event::kIncidentDeclared, fact);
}

/// The running incident that is meant; a fault if there is none.
Incident read_running(Deciding& decide) {
  const std::string id = decide.args.name("incident");
  if (decide.refused()) return {};
  const auto line = decide.standing(FactKind::incident, id);
  const auto* incident = line ? std::get_if<Incident>(&line->fact.said) : nullptr;
  if (!incident) {
    decide.refuse_because(Reason::unknown_incident, id);
    return {};
  }
  if (incident->ended) decide.refuse_because(Reason::incident_ended, id);
  return *incident;
}

Decision update_forecast(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"incident", "forecast", "cause", "occurred"});
  Incident incident = read_running(decide);
  const auto forecast = read_forecast(decide);
  Text cause = decide.text("cause");
  if (!forecast && cause.de.empty()) decide.refuse_because(Reason::malformed, "forecast");
  if (forecast) incident.forecast = *forecast;
  if (!cause.de.empty()) incident.cause = std::move(cause);
  incident.as_of = decide.moment;
  Fact fact = decide.fact(FactKind::incident, incident.id);
  fact.said = std::move(incident);
  return decide.entry(event::kForecastUpdated, fact);
}

/// Another incident of the same place still runs: what was said may belong to that one.
bool another_runs(const Deciding& decide, const std::string& id) {
  const auto known = incidents(decide.context.db, decide.context.log);
  return std::any_of(known.begin(), known.end(), [&](const Incident& other) { return other.id != id && !other.ended; });
}

Decision end_incident(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"incident", "lifts", "occurred"});
  Incident incident = read_running(decide);
  const auto lifts = decide.args.has("lifts") ? std::optional(decide.args.flag("lifts")) : std::nullopt;
  if (!decide.refused()) {
    incident.lifts = lifts.value_or(!another_runs(decide, incident.id));
    incident.ended = std::max(decide.moment, incident.began);
    incident.as_of = decide.moment;
  }
  Fact fact = decide.fact(FactKind::incident, incident.id);
  fact.said = std::move(incident);
  return decide.entry(event::kIncidentEnded, fact);
}

Decision undo(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"entry"});
  const auto seq = decide.args.number("entry");
  if (!seq) decide.refuse_because(Reason::malformed, "entry");
  if (decide.refused()) return refuse(*decide.refusal());
  const auto line = line_at(context.db, context.log, static_cast<std::uint64_t>(*seq));
  if (!line) {
    decide.refuse_because(Reason::unknown_entry, std::to_string(*seq));
  } else if (line->fact.kind == FactKind::decision) {
    decide.refuse_because(Reason::not_undoable);
  } else if (!line->latest) {
    decide.refuse_because(Reason::changed_since, line->fact.object);
  }
  if (decide.refused()) return refuse(*decide.refusal());
  const auto previous = before(context.db, context.log, *line);
  Fact fact = decide.fact(line->fact.kind, line->fact.object);
  fact.position = line->fact.position;
  if (previous) fact.said = previous->fact.said;
  return decide.entry(event::kUndone, fact, line->seq);
}

}  // namespace

std::vector<state::CommandKind> incident_commands(const std::shared_ptr<const Known>& known) {
  return {
      kind("situation.declare_incident", known, declare_incident),
      kind("situation.update_forecast", known, update_forecast),
      kind("situation.end_incident", known, end_incident),
      kind("situation.undo", known, undo),
  };
}

}  // namespace nb::situation
