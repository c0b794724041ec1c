// SPDX-License-Identifier: EUPL-1.2
// Members that are unknown are left out, never invented; moments are RFC 3339 in UTC.
#include "publish/status_json.hpp"

#include <boost/json.hpp>

#include <algorithm>

#include "publish/model.hpp"
#include "situation/names.hpp"

namespace nb::publish {

namespace json = boost::json;
using situation::to_string;

namespace {

json::string text_of_word(std::string_view word) { return json::string(word.data(), word.size()); }

void put_moment(json::object& object, std::string_view name, Instant moment) {
  if (moment != Instant{}) object[name] = format_utc(moment);
}

void put_moment(json::object& object, std::string_view name, const std::optional<Instant>& moment) {
  if (moment) object[name] = format_utc(*moment);
}

void put_text(json::object& object, std::string_view name, const std::string& text) {
  if (!text.empty()) object[name] = text;
}

void put_text(json::object& object, std::string_view name, const situation::Text& text) {
  json::object languages;
  put_text(languages, "de", text.de);
  put_text(languages, "en", text.en);
  if (!languages.empty()) object[name] = std::move(languages);
}

void put_list(json::object& object, std::string_view name, const std::vector<std::string>& items) {
  if (!items.empty()) object[name] = json::array(items.begin(), items.end());
}

json::object languages_of(const std::string& german, const catalogue::Translations& translations) {
  json::object languages{{"de", german}};
  for (const auto& [language, text] : translations) languages[language] = text;
  return languages;
}

json::object municipality_json(const catalogue::Municipality& municipality) {
  constexpr std::array<std::string_view, 3> kKinds{"city", "municipality", "district"};
  json::object object{{"ags", municipality.ags.str()}, {"slug", municipality.slug}, {"name", municipality.name}};
  object["kind"] = text_of_word(kKinds[static_cast<std::size_t>(municipality.kind)]);
  object["population"] = municipality.population;
  if (municipality.district) object["district"] = municipality.district->str();
  return object;
}

json::object incident_json(const situation::Incident& incident) {
  json::object forecast{{"kind", text_of_word(to_string(incident.forecast.kind))}};
  if (incident.forecast.date) forecast["date"] = format_date(*incident.forecast.date);
  put_moment(forecast, "as_of", incident.forecast.as_of);
  json::object object{{"id", incident.id}, {"region_wide", incident.region_wide}};
  put_moment(object, "began", incident.began);
  put_moment(object, "ended", incident.ended);
  put_text(object, "cause", incident.cause);
  object["forecast"] = std::move(forecast);
  put_moment(object, "as_of", incident.as_of);
  return object;
}

json::object component_json(const catalogue::Component& component, const situation::ComponentStatus& status) {
  json::object object{{"id", component.id}, {"name", json::object{{"de", component.name_de}, {"en", component.name_en}}}};
  object["channel"] = component.kind == catalogue::ComponentKind::channel;
  object["state"] = text_of_word(to_string(status.state));
  object["available"] = status.available;
  object["source"] = text_of_word(to_string(status.source));
  put_moment(object, "since", status.since);
  put_moment(object, "as_of", status.as_of);
  put_moment(object, "valid_until", status.valid_until);
  put_text(object, "text", status.text);
  return object;
}

void put_status(json::object& object, const situation::StepStatus& status) {
  object["state"] = text_of_word(to_string(status.state));
  object["by_fallback"] = status.by_fallback;
  object["source"] = text_of_word(to_string(status.source));
  put_moment(object, "since", status.since);
  put_moment(object, "as_of", status.as_of);
  put_moment(object, "valid_until", status.valid_until);
  put_text(object, "text", status.text);
  put_text(object, "conditions", status.conditions);
  put_list(object, "only_at_sites", status.sites);
  put_list(object, "only_by_channels", status.channels);
  put_list(object, "failed_components", status.failed);
}

json::array steps_json(const catalogue::Service& service, const situation::ServiceStatus& status) {
  constexpr std::array<std::string_view, 6> kSteps{"inform", "apply", "decide", "issue", "collect", "pay"};
  json::array steps;
  for (std::size_t i = 0; i < std::min(service.steps.size(), status.steps.size()); ++i) {
    const catalogue::Step& step = service.steps[i];
    json::object object{{"position", step.position}, {"step", text_of_word(kSteps[static_cast<std::size_t>(step.step)])}};
    put_status(object, status.steps[i]);
    if (status.steps[i].by_fallback && !step.fallback_de.empty()) object["instead"] = languages_of(step.fallback_de, step.fallback);
    steps.push_back(std::move(object));
  }
  return steps;
}

json::object service_json(const catalogue::Service& service, const situation::ServiceStatus& status, bool office_here) {
  json::object object{{"id", service.id}, {"name", json::object{{"de", service.name_de}, {"en", service.name_en}}}, {"office", service.office}, {"office_here", office_here}};
  put_text(object, "leika_key", service.leika_key);
  put_status(object, status.whole);
  if (status.whole.state != situation::ServiceState::possible && !service.fallback_de.empty()) object["instead"] = languages_of(service.fallback_de, service.fallback);
  if (auto steps = steps_json(service, status); !steps.empty()) object["steps"] = std::move(steps);
  return object;
}

json::object office_json(const situation::OfficeStatus& status) {
  json::object object{{"office", status.office}, {"state", text_of_word(to_string(status.state))}};
  put_text(object, "text", status.text);
  put_moment(object, "as_of", status.as_of);
  put_moment(object, "valid_until", status.valid_until);
  return object;
}

std::string_view word(Standing standing) {
  switch (standing) {
    case Standing::pending:
      return "pending";
    case Standing::current:
      return "current";
    case Standing::expired:
      return "expired";
    case Standing::corrected:
      return "corrected";
    case Standing::withdrawn:
      return "withdrawn";
  }
  return "";
}

json::object announcement_json(const Announcement& announcement, Instant now) {
  json::object texts;
  for (const AnnouncementText& text : announcement.texts) texts[text.lang] = json::object{{"title", text.title}, {"text", text.body_text}, {"html", text.body_html}};
  json::object object{{"id", announcement.id}, {"severity", text_of_word(to_string(announcement.severity))}, {"standing", text_of_word(word(standing(announcement, now)))}};
  object["region_wide"] = announcement.region_wide;
  put_text(object, "office", announcement.office);
  put_text(object, "service", announcement.service);
  put_moment(object, "published", announcement.published);
  put_moment(object, "valid_from", announcement.valid_from);
  put_moment(object, "valid_until", announcement.valid_until);
  put_moment(object, "withdrawn", announcement.withdrawn);
  put_text(object, "corrects", announcement.corrects);
  put_text(object, "corrected_by", announcement.corrected_by);
  object["texts"] = std::move(texts);
  return object;
}

bool has_office(const TownCatalogue& town, const std::string& name) {
  return std::any_of(town.offices.begin(), town.offices.end(), [&](const Office& office) { return office.name == name; });
}

}  // namespace

std::string status_json(const View& view, std::string_view schema_url, Instant now) {
  const situation::TownSituation& situation = *view.situation;
  json::array incidents;
  for (const situation::Incident& incident : situation.incidents) incidents.push_back(incident_json(incident));
  json::array components;
  for (std::size_t i = 0; i < std::min(situation.components.size(), view.shared->components.size()); ++i) {
    components.push_back(component_json(view.shared->components[i], situation.components[i]));
  }
  json::array services;
  for (std::size_t i = 0; i < std::min(situation.services.size(), view.shared->services.size()); ++i) {
    const catalogue::Service& service = view.shared->services[i];
    services.push_back(service_json(service, situation.services[i], has_office(*view.town, service.office)));
  }
  json::array offices;
  for (const situation::OfficeStatus& office : situation.offices) offices.push_back(office_json(office));
  json::array announcements;
  for (const Announcement& announcement : *view.announcements) announcements.push_back(announcement_json(announcement, now));
  json::object document{{"$schema", text_of_word(schema_url)}, {"format", 1}, {"generated", format_utc(now)}, {"changed", format_utc(view.changed)}};
  document["municipality"] = municipality_json(view.town->municipality);
  document["incidents"] = std::move(incidents);
  document["components"] = std::move(components);
  document["services"] = std::move(services);
  document["offices"] = std::move(offices);
  document["announcements"] = std::move(announcements);
  return json::serialize(document);
}

}  // namespace nb::publish
