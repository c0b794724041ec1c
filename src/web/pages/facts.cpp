// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/facts.hpp"

#include <algorithm>

namespace nb::pages {

namespace {

using catalogue::MunicipalityKind;
using situation::ServiceState;

const publish::Office* find_office(const publish::View& view, std::string_view name) {
  const auto& offices = view.town->offices;
  const auto found = std::find_if(offices.begin(), offices.end(), [&](const publish::Office& office) { return office.name == name; });
  return found == offices.end() ? nullptr : &*found;
}

bool towns_do_it(const publish::SharedCatalogue& shared, std::string_view office) {
  return std::any_of(shared.office_types.begin(), shared.office_types.end(),
                     [&](const catalogue::OfficeType& type) { return type.office == office && type.level != catalogue::OfficeLevel::district; });
}

ServiceState channel_state(const situation::ComponentStatus& status) {
  if (status.state == situation::ComponentState::unknown) return ServiceState::unknown;
  if (!status.available) return ServiceState::impossible;
  return status.state == situation::ComponentState::degraded ? ServiceState::limited : ServiceState::possible;
}

const situation::ServiceStatus& unknown_status() {
  static const situation::ServiceStatus kUnknown = [] {
    situation::ServiceStatus status;
    status.whole.state = ServiceState::unknown;
    return status;
  }();
  return kUnknown;
}

const char* reason_key(const situation::ComponentStatus* status) {
  if (status == nullptr || status->state == situation::ComponentState::unknown) return "why.unknown";
  if (status->state == situation::ComponentState::down) return "why.down";
  return status->available ? "why.degraded" : "why.missing";
}

}  // namespace

Responsible responsible(const publish::RegionView& region, const publish::View& town, const catalogue::Service& service) {
  if (const auto* office = find_office(town, service.office)) return {Responsible::Who::own, &town, office};
  const catalogue::Municipality& municipality = town.town->municipality;
  if (municipality.kind == MunicipalityKind::district) return {towns_do_it(*town.shared, service.office) ? Responsible::Who::towns : Responsible::Who::nobody, nullptr, nullptr};
  if (!municipality.district) return {};
  const auto found = region.index->by_ags.find(municipality.district->str());
  if (found == region.index->by_ags.end()) return {};
  const publish::View& district = *region.towns[found->second];
  if (const auto* office = find_office(district, service.office)) return {Responsible::Who::district, &district, office};
  return {};
}

std::optional<std::size_t> service_index(const publish::SharedCatalogue& shared, std::string_view id) {
  const auto found = std::find_if(shared.services.begin(), shared.services.end(), [&](const catalogue::Service& service) { return service.id == id; });
  if (found == shared.services.end()) return std::nullopt;
  return static_cast<std::size_t>(found - shared.services.begin());
}

const situation::ServiceStatus& status_of(const publish::View& view, std::size_t service) {
  return view.situation && service < view.situation->services.size() ? view.situation->services[service] : unknown_status();
}

const situation::ComponentStatus* component_status(const publish::View& view, std::string_view component) {
  const auto& all = view.shared->components;
  for (std::size_t i = 0; view.situation && i < all.size() && i < view.situation->components.size(); ++i)
    if (all[i].id == component) return &view.situation->components[i];
  return nullptr;
}

std::string_view component_name(const publish::SharedCatalogue& shared, std::string_view component, Lang lang) {
  for (const catalogue::Component& candidate : shared.components)
    if (candidate.id == component) return lang == Lang::en && !candidate.name_en.empty() ? candidate.name_en : candidate.name_de;
  return component;
}

std::string_view name_of(ServiceState state) {
  switch (state) {
    case ServiceState::possible:
      return "possible";
    case ServiceState::limited:
      return "limited";
    case ServiceState::elsewhere:
      return "elsewhere";
    case ServiceState::impossible:
      return "impossible";
    case ServiceState::unknown:
      return "unknown";
  }
  return "unknown";
}

std::string_view name_of(situation::Source source) {
  switch (source) {
    case situation::Source::baseline:
      return "baseline";
    case situation::Source::derived:
      return "derived";
    case situation::Source::declared:
      return "declared";
    case situation::Source::measured:
      return "measured";
    case situation::Source::confirmed:
      return "confirmed";
  }
  return "derived";
}

std::string_view name_of(catalogue::StepKind step) {
  switch (step) {
    case catalogue::StepKind::inform:
      return "inform";
    case catalogue::StepKind::apply:
      return "apply";
    case catalogue::StepKind::decide:
      return "decide";
    case catalogue::StepKind::issue:
      return "issue";
    case catalogue::StepKind::collect:
      return "collect";
    case catalogue::StepKind::pay:
      return "pay";
  }
  return "inform";
}

Said said(const situation::Text& text, Lang lang) {
  if (lang != Lang::en) return {text.de, false};
  return text.en.empty() ? Said{text.de, true} : Said{text.en, false};
}

Said said(const std::string& german, const catalogue::Translations& translations, Lang lang) {
  if (lang != Lang::en) return {german, false};
  const auto found = translations.find(std::string(bcp47(lang)));
  return found == translations.end() || found->second.empty() ? Said{german, true} : Said{found->second, false};
}

void put_said(Section section, const std::string& name, const Said& text) {
  if (text.text.empty()) return;
  section.set(name.c_str(), text.text);
  section.show((name + "_SHOWN").c_str());
  if (text.german) section.show((name + "_DE").c_str());
}

std::string_view service_name(const catalogue::Service& service, Lang lang) {
  switch (lang) {
    case Lang::de:
      return service.name_de;
    case Lang::en:
      return service.name_en.empty() ? service.name_de : service.name_en;
    case Lang::leicht:
      return service.name_leicht.empty() ? service.name_de : service.name_leicht;
  }
  return service.name_de;
}

std::string_view office_name(const publish::Office& office, Lang lang) { return lang == Lang::en && !office.name_en.empty() ? office.name_en : office.name; }

void put_state(const Context& context, Section section, ServiceState state) {
  const std::string_view name = name_of(state);
  section.set("STATE", name);
  section.set("STATE_WORD", context.texts.say("state." + std::string(name)));
}

Channel channel(const publish::View& view, std::string_view id) {
  const situation::ComponentStatus* status = component_status(view, id);
  return {id, status == nullptr ? ServiceState::unknown : channel_state(*status), status};
}

Counts count_states(const publish::RegionView& region, const publish::View& town) {
  Counts counts{};
  for (const Offered& one : offered(region, town)) ++counts[static_cast<std::size_t>(one.status->whole.state)];
  return counts;
}

std::vector<Offered> offered(const publish::RegionView& region, const publish::View& town) {
  std::vector<Offered> all;
  const auto& services = town.shared->services;
  all.reserve(services.size());
  // Services of one office stand together in the data, so the last answer usually holds for the next one too.
  const catalogue::Service* last = nullptr;
  Responsible who;
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (last == nullptr || last->office != services[i].office) who = responsible(region, town, services[i]);
    last = &services[i];
    if (who.view != nullptr) all.push_back({i, &services[i], who, &status_of(*who.view, i)});
  }
  return all;
}

const situation::Incident* running_incident(const publish::View& view) {
  if (!view.situation) return nullptr;
  const auto& all = view.situation->incidents;
  const auto found = std::find_if(all.begin(), all.end(), [](const situation::Incident& incident) { return !incident.ended; });
  return found == all.end() ? nullptr : &*found;
}

std::string why_sentence(const Context& context, const publish::View& view, const situation::StepStatus& status) {
  const std::string* root = nullptr;    // the first that is down, else the first that is named at all
  const std::string* direct = nullptr;  // the last that is not available
  bool root_down = false;
  for (const std::string& id : status.failed) {
    const situation::ComponentStatus* component = component_status(view, id);
    const bool down = component != nullptr && component->state == situation::ComponentState::down;
    if (root == nullptr || (down && !root_down)) root = &id;
    root_down = root_down || down;
    if (component != nullptr && !component->available) direct = &id;
  }
  if (root == nullptr) return "";
  std::string reason = context.texts.say(reason_key(component_status(view, *root)), {{"root", component_name(*view.shared, *root, context.lang())}});
  if (direct == nullptr || *direct == *root) return reason;
  return context.texts.say("why.chain", {{"root", reason}, {"direct", component_name(*view.shared, *direct, context.lang())}});
}

Instant newest_as_of(const publish::View& view) {
  Instant newest = view.changed;
  if (!view.situation) return newest;
  for (const situation::ComponentStatus& status : view.situation->components)
    if (status.source != situation::Source::baseline) newest = std::max(newest, status.as_of);
  for (const situation::Incident& incident : view.situation->incidents) newest = std::max(newest, incident.as_of);
  return newest;
}

}  // namespace nb::pages
