// SPDX-License-Identifier: EUPL-1.2
#include "situation/events.hpp"

#include <boost/json.hpp>

#include "situation/names.hpp"
#include "state/members.hpp"

namespace nb::situation {

namespace {

namespace json = boost::json;

void put(json::object& object, const char* name, const std::string& text) {
  if (!text.empty()) object[name] = text;
}
void put(json::object& object, const char* name, const std::optional<Instant>& moment) {
  if (moment) object[name] = format_utc(*moment);
}
void put(json::object& object, const char* name, const std::vector<std::string>& items) {
  if (!items.empty()) object[name] = json::array(items.begin(), items.end());
}
void put(json::object& object, const Text& text) {
  put(object, "de", text.de);
  put(object, "en", text.en);
}

std::string text_at(const json::object& object, std::string_view name) { return std::string(state::text_member(object, name)); }
std::optional<Instant> moment_at(const json::object& object, const char* name) { return parse_rfc3339(text_at(object, name)); }
std::vector<std::string> list_at(const json::object& object, const char* name) {
  std::vector<std::string> items;
  const auto* value = object.if_contains(name);
  if (!value || !value->is_array()) return items;
  for (const auto& item : value->get_array()) {
    if (item.is_string()) items.emplace_back(item.get_string());
  }
  return items;
}
Text text_of(const json::object& object) { return {text_at(object, "de"), text_at(object, "en")}; }

json::object write(const ComponentSaid& said) {
  json::object object{{"state", to_string(said.state)}};
  put(object, said.text);
  put(object, "since", std::optional(said.since));
  put(object, "as_of", std::optional(said.as_of));
  put(object, "valid_until", said.valid_until);
  return object;
}

json::object write(const ServiceSaid& said) {
  json::object object{{"state", to_string(said.state)}};
  put(object, said.text);
  put(object, "conditions", said.conditions);
  put(object, "sites", said.sites);
  put(object, "channels", said.channels);
  put(object, "since", std::optional(said.since));
  put(object, "as_of", std::optional(said.as_of));
  put(object, "valid_until", said.valid_until);
  return object;
}

json::object write(const OfficeStatus& said) {
  json::object object{{"state", to_string(said.state)}};
  put(object, said.text);
  put(object, "as_of", std::optional(said.as_of));
  put(object, "valid_until", said.valid_until);
  return object;
}

json::object write(const Incident& incident) {
  json::object forecast{{"kind", to_string(incident.forecast.kind)}};
  if (incident.forecast.date) forecast["date"] = format_date(*incident.forecast.date);
  put(forecast, "as_of", std::optional(incident.forecast.as_of));
  json::object object{{"began", format_utc(incident.began)}, {"declared_by", incident.declared_by}, {"forecast", std::move(forecast)}};
  put(object, incident.cause);
  put(object, "ended", incident.ended);
  put(object, "as_of", std::optional(incident.as_of));
  if (incident.lifts) object["lifts"] = true;
  return object;
}

json::object write(const Decision& decision) {
  json::object object;
  put(object, "text", decision.text);
  put(object, "reason", decision.reason);
  return object;
}

json::object write(std::monostate) { return {}; }

template <class Said>
bool read_statement(const json::object& object, Said& said) {
  const auto as_of = moment_at(object, "as_of");
  if (!as_of) return false;
  said.text = text_of(object);
  said.as_of = *as_of;
  said.valid_until = moment_at(object, "valid_until");
  return true;
}

bool read(const json::object& object, ComponentSaid& said) {
  const auto state = parse_word<ComponentState>(text_at(object, "state"), kComponentStates);
  if (!state || !read_statement(object, said)) return false;
  said.state = *state;
  said.since = moment_at(object, "since").value_or(said.as_of);
  return true;
}

bool read(const json::object& object, ServiceSaid& said) {
  const auto state = parse_word<ServiceState>(text_at(object, "state"), kServiceStates);
  if (!state || !read_statement(object, said)) return false;
  said.state = *state;
  said.since = moment_at(object, "since").value_or(said.as_of);
  said.conditions = text_at(object, "conditions");
  said.sites = list_at(object, "sites");
  said.channels = list_at(object, "channels");
  return true;
}

bool read(const json::object& object, OfficeStatus& said) {
  const auto state = parse_word<OfficeStatus::State>(text_at(object, "state"), kOfficeStates);
  if (!state || !read_statement(object, said)) return false;
  said.state = *state;
  return true;
}

bool read(const json::object& object, Incident& incident) {
  const auto* forecast = object.if_contains("forecast");
  const auto began = moment_at(object, "began");
  const auto as_of = moment_at(object, "as_of");
  if (!forecast || !forecast->is_object() || !began || !as_of) return false;
  const auto& said = forecast->get_object();
  const auto kind = parse_word<Forecast::Kind>(text_at(said, "kind"), kForecastKinds);
  if (!kind) return false;
  incident.forecast = {*kind, parse_date(text_at(said, "date")), moment_at(said, "as_of").value_or(*as_of)};
  incident.began = *began;
  incident.as_of = *as_of;
  incident.ended = moment_at(object, "ended");
  incident.declared_by = text_at(object, "declared_by");
  incident.cause = text_of(object);
  const auto* lifts = object.if_contains("lifts");
  incident.lifts = lifts && lifts->is_bool() && lifts->get_bool();
  return true;
}

bool read(const json::object& object, Decision& decision) {
  decision = {text_at(object, "text"), text_at(object, "reason")};
  return true;
}

template <class Said>
bool read_into(const json::object& object, Fact& fact, Said said) {
  if (!read(object, said)) return false;
  fact.said = std::move(said);
  return true;
}

bool read_said(const json::object& object, Fact& fact) {
  switch (fact.kind) {
    case FactKind::component:
    case FactKind::measurement:
      return read_into(object, fact, ComponentSaid{});
    case FactKind::service:
      return read_into(object, fact, ServiceSaid{});
    case FactKind::office: {
      OfficeStatus office;
      office.office = fact.object;
      return read_into(object, fact, std::move(office));
    }
    case FactKind::incident: {
      Incident incident;
      incident.id = fact.object;
      incident.region_wide = !fact.ags;
      return read_into(object, fact, std::move(incident));
    }
    case FactKind::decision:
      return read_into(object, fact, Decision{});
  }
  return false;
}

json::object said_object(const Fact& fact) {
  return std::visit([](const auto& said) { return write(said); }, fact.said);
}

}  // namespace

std::string encode_said(const Fact& fact) { return std::holds_alternative<std::monostate>(fact.said) ? std::string() : json::serialize(said_object(fact)); }

bool decode_said(std::string_view text, Fact& fact) {
  boost::system::error_code error;
  const json::value value = json::parse(text, error);
  return !error && value.is_object() && read_said(value.get_object(), fact);
}

std::string encode(const Fact& fact, std::optional<std::uint64_t> undoes) {
  json::object data{{"kind", to_string(fact.kind)}, {"object", fact.object}};
  if (fact.position) data["position"] = *fact.position;
  if (std::holds_alternative<std::monostate>(fact.said)) {
    data["said"] = nullptr;
  } else {
    data["said"] = said_object(fact);
  }
  if (undoes) data["undoes"] = *undoes;
  return json::serialize(data);
}

std::optional<Fact> decode(const state::AppliedEntry& entry) {
  const auto kind = parse_word<FactKind>(text_at(entry.data, "kind"), kFactKinds);
  const auto* said = entry.data.if_contains("said");
  if (!kind || !said) return std::nullopt;
  Fact fact;
  fact.ags = ags_of(entry.log);
  fact.kind = *kind;
  fact.object = text_at(entry.data, "object");
  fact.as_of = entry.occurred;
  if (const auto* position = entry.data.if_contains("position"); position && position->is_int64()) fact.position = static_cast<int>(position->get_int64());
  if (said->is_null()) return fact;
  if (!said->is_object() || !read_said(said->get_object(), fact)) return std::nullopt;
  return fact;
}

std::optional<std::uint64_t> undone_by(const state::AppliedEntry& entry) {
  const auto* undoes = entry.data.if_contains("undoes");
  if (!undoes || !(undoes->is_int64() || undoes->is_uint64())) return std::nullopt;
  return undoes->to_number<std::uint64_t>();
}

}  // namespace nb::situation
