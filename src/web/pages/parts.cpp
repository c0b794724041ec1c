// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/parts.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "catalogue/directory.hpp"

namespace nb::pages {

namespace {

using situation::ServiceState;

constexpr std::array kStates{ServiceState::possible, ServiceState::limited, ServiceState::elsewhere, ServiceState::impossible, ServiceState::unknown};

std::size_t at(const Counts& counts, ServiceState state) { return counts[static_cast<std::size_t>(state)]; }

std::string overall_key(const Counts& counts, ServiceState state, bool incident) {
  std::size_t total = 0;
  for (const std::size_t n : counts) total += n;
  if (state == ServiceState::limited && (at(counts, ServiceState::limited) + at(counts, ServiceState::elsewhere)) * 2 > total) return "home.state_mostly_limited";
  if (state == ServiceState::possible && incident) return "home.state_incident_normal";
  return "home.state_" + std::string(state == ServiceState::possible ? "normal" : name_of(state));
}

/// "67 gehen wie gewohnt, 54 gehen anders als sonst und 12 gehen nicht"
std::string joined(const std::vector<std::string>& parts, const std::string& last) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? last : ", ";
    out += parts[i];
  }
  return out;
}

std::vector<std::string> count_texts(const Context& context, const Counts& counts) {
  std::vector<std::string> parts;
  for (const ServiceState state : kStates)
    if (at(counts, state) > 0) parts.push_back(context.texts.count("home.count_" + std::string(name_of(state)), at(counts, state)));
  return parts;
}

}  // namespace

ServiceState overall(const Counts& counts) {
  std::size_t total = 0;
  for (const std::size_t n : counts) total += n;
  if (total == 0 || at(counts, ServiceState::unknown) * 2 > total) return ServiceState::unknown;
  if (at(counts, ServiceState::possible) == total) return ServiceState::possible;
  return at(counts, ServiceState::impossible) * 2 > total ? ServiceState::impossible : ServiceState::limited;
}

void put_overall(const Context& context, Section page) {
  const Counts counts = count_states(context.region, *context.town);
  const ServiceState state = overall(counts);
  put_state(context, page, state);
  page.set("STATE_SENTENCE", context.texts.say(overall_key(counts, state, running_incident(*context.town) != nullptr)));
  page.set("STATE_ASOF", context.wording.as_of(newest_as_of(*context.town)));
  const std::vector<std::string> parts = count_texts(context, counts);
  if (context.lang() == Lang::leicht) {
    for (const std::string& part : parts) page.add("SUMMARY_LINE").set("SUMMARY_TEXT", part);
    return;
  }
  std::size_t total = 0;
  for (const std::size_t n : counts) total += n;
  page.set("SUMMARY", context.texts.say("home.summary", {{"total", std::to_string(total)}, {"parts", joined(parts, context.texts.say("home.count_and"))}}));
}

std::string forecast_text(const Context& context, const situation::Forecast& forecast) {
  if (forecast.kind == situation::Forecast::Kind::unknown || !forecast.date) return context.texts.say("forecast.unknown");
  const std::string day = context.wording.weekday_date(*forecast.date);
  if (*forecast.date < context.wording.local_now().day) return context.texts.say("forecast.passed", {{"day", day}});
  return context.texts.say(forecast.kind == situation::Forecast::Kind::day ? "forecast.day" : "forecast.not_before", {{"day", day}});
}

void put_incident(const Context& context, Section page, const publish::View& view) {
  const situation::Incident* incident = running_incident(view);
  if (incident == nullptr) return;
  Section section = page.add("INCIDENT");
  section.set("SINCE", context.wording.since(incident->began));
  section.set("SINCE_ISO", context.wording.iso(incident->began));
  put_said(section, "CAUSE", said(incident->cause, context.lang()));
  section.set("FORECAST", forecast_text(context, incident->forecast));
  section.set("FORECAST_ASOF", context.wording.as_of(incident->forecast.as_of));
}

void put_incident_short(const Context& context, Section page, const publish::View& view) {
  const situation::Incident* incident = running_incident(view);
  if (incident == nullptr) return;
  put_said(page, "CAUSE", said(incident->cause, context.lang()));
  page.set_shown("FORECAST", forecast_text(context, incident->forecast), "FORECAST_SHOWN");
}

std::vector<std::string_view> all_channels() { return {kChannels.begin(), kChannels.end()}; }

const std::string& channel_name(const Context& context, std::string_view id) { return context.texts.say("channel." + std::string(id)); }

void put_channels(const Context& context, Section page, const publish::View& view, const std::vector<std::string_view>& ids) {
  for (const std::string_view id : ids) {
    const Channel way = channel(view, id);
    Section section = page.add("CHANNEL");
    section.set("CHANNEL_NAME", channel_name(context, id));
    put_state(context, section, way.state);
    if (way.status == nullptr) continue;
    put_said(section, "CHANNEL_TEXT", said(way.status->text, context.lang()));
    section.set("CHANNEL_SOURCE", source_line(context, way.status->source, way.status->as_of));
  }
}

std::size_t put_numbers(const Context& context, Section page, const publish::View& view, std::size_t most, std::string_view office) {
  page.show_if(channel(view, "phone").state == ServiceState::impossible, "PHONE_DOWN");
  std::size_t shown = 0;
  const auto lines = shared_lines(view, context.wording.local_now().day);
  for (const auto* entry : lines) {
    if (shown == most) break;
    if (!office.empty() && entry != lines.front() && entry->office != office) continue;
    ++shown;
    Section number = page.add("NUMBER");
    number.set("NUMBER_FOR", entry->office);
    number.set("NUMBER_TEXT", national(entry->phone));
    number.set("NUMBER_DIAL", dialable(entry->phone));
  }
  return shown;
}

void put_person(const Context& context, Section people, const catalogue::DirectoryEntry& entry) {
  Section person = people.add("PERSON");
  if (catalogue::is_shared_line(entry)) {
    person.set_shown("WHO", context.texts.say("phones.all"), "WHO_SHOWN");
    person.set("PERSON_NAME", entry.unit.empty() ? entry.function : entry.unit);
  } else {
    const bool letters = catalogue::is_letter_range(entry.responsibilities);
    std::string unit = entry.unit.empty() ? entry.function : entry.unit;
    if (!letters && !entry.responsibilities.empty()) unit += ", " + entry.responsibilities;
    person.set_shown("UNIT", unit, "UNIT_SHOWN");
    if (letters) person.set_shown("WHO", context.texts.say("phones.letters", {{"letters", entry.responsibilities}}), "WHO_SHOWN");
    person.show_if(letters, "UNIT_WHO");
    person.set("PERSON_NAME", catalogue::is_vacant(entry) ? entry.function : full_name(entry));
  }
  person.set_shown("ROOM", entry.room, "ROOM_SHOWN");
  person.set("PHONE", national(entry.phone));
  person.set("DIAL", dialable(entry.phone));
  if (entry.mobile.empty()) return;
  person.set_shown("MOBILE", national(entry.mobile), "MOBILE_SHOWN");
  person.set("MOBILE_DIAL", dialable(entry.mobile));
}

void put_site(const Context& context, Section site, const catalogue::Site& place) {
  site.set("SITE_NAME", place.name);
  site.set("SITE_ADDRESS", (place.street.empty() ? "" : place.street + ", ") + place.postcode + " " + place.city);
  put_today(context, site, place.hours);
}

bool put_office_sites(const Context& context, Section page, const publish::View& view, const publish::Office& office) {
  if (office.sites.empty()) return false;
  Section where = page.add("WHERE");
  for (const std::size_t index : office.sites) {
    const catalogue::Site& place = view.town->sites[index];
    Section site = where.add("SITE");
    site.set("SITE_NAME", place.name);
    site.set("SITE_ADDRESS", (place.street.empty() ? "" : place.street + ", ") + place.postcode + " " + place.city);
    put_today(context, site, place.hours.empty() ? office.hours : place.hours);
  }
  return true;
}

void put_service_line(const Context& context, Section line, const Offered& one) { put_service_line(context, line, one, one.status->whole.state); }

void put_service_line(const Context& context, Section line, const Offered& one, ServiceState state) {
  line.set("SERVICE_ID", one.service->id);
  line.set("SERVICE_NAME", service_name(*one.service, context.lang()));
  put_state(context, line, state);
  line.show_if(one.responsible.who == Responsible::Who::district, "BY_DISTRICT");
}

void put_bring(const Context& context, Section page, const catalogue::Service& service) {
  const Said bring = said(service.bring_de, service.bring, context.lang());
  if (bring.text.empty()) return;
  Section section = page.add("BRING");
  section.show_if(bring.german, "BRING_GERMAN");
  // The data lists documents with commas; a comma inside brackets belongs to one of them.
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= bring.text.size(); ++i) {
    const char c = i < bring.text.size() ? bring.text[i] : ',';
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c != ',' || (depth > 0 && i < bring.text.size())) continue;
    const std::string_view piece = trim(bring.text.substr(begin, i - begin));
    if (!piece.empty()) section.add("BRING_ITEM").set("BRING_TEXT", piece);
    begin = i + 1;
  }
}

std::string source_line(const Context& context, situation::Source source, Instant as_of) {
  if (as_of == Instant{}) return context.texts.say("source." + std::string(name_of(source)));  // nobody ever said anything: no age to tell
  return context.texts.say("source.line", {{"source", context.texts.say("source." + std::string(name_of(source)))}, {"as_of", context.wording.as_of(as_of)}});
}

std::string letter_of(std::string_view name) {
  const std::string folded = fold_for_search(name.substr(0, 4));
  if (folded.empty() || folded[0] < 'a' || folded[0] > 'z') return "0-9";
  return std::string(1, static_cast<char>(folded[0] - 'a' + 'A'));
}

std::vector<Offered> offered_by_name(const Context& context) {
  std::vector<Offered> all = offered(context.region, *context.town);
  std::vector<std::pair<std::string, std::size_t>> keys;
  keys.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) keys.emplace_back(fold_for_search(service_name(*all[i].service, context.lang())), i);
  std::sort(keys.begin(), keys.end());
  std::vector<Offered> sorted;
  sorted.reserve(all.size());
  for (const auto& [key, index] : keys) sorted.push_back(all[index]);
  return sorted;
}

}  // namespace nb::pages
