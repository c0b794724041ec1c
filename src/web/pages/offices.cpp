// SPDX-License-Identifier: EUPL-1.2
// The offices of a municipality, and one of them with its services, sites and people.
#include <algorithm>

#include "web/pages/parts.hpp"

namespace nb::pages {

namespace {

using situation::OfficeStatus;
using situation::ServiceState;

const OfficeStatus* office_status(const publish::View& view, const std::string& office) {
  if (!view.situation) return nullptr;
  const auto& all = view.situation->offices;
  const auto found = std::find_if(all.begin(), all.end(), [&](const OfficeStatus& status) { return status.office == office; });
  return found == all.end() ? nullptr : &*found;
}

/// Shows OFFICE_STATE with the statement about an office; one that has expired is shown as "not known" and says so.
void put_office_state(const Context& context, Section page, const std::string& office) {
  const OfficeStatus* status = office_status(*context.town, office);
  if (status == nullptr) return;
  const bool expired = status->valid_until && *status->valid_until <= context.wording.now();
  Section section = page.add("OFFICE_STATE");
  const auto show = [&](ServiceState icon, std::string_view key) {
    section.set("STATE", name_of(icon));
    section.set("STATE_WORD", context.texts.say(key));
  };
  if (expired)
    show(ServiceState::unknown, "state.unknown");
  else if (status->state == OfficeStatus::State::open)
    show(ServiceState::possible, "office.open");
  else if (status->state == OfficeStatus::State::limited)
    show(ServiceState::limited, "office.limited");
  else
    show(ServiceState::impossible, "office.closed");
  put_said(section, "OFFICE_TEXT", said(status->text, context.lang()));
  section.set("OFFICE_ASOF", source_line(context, situation::Source::declared, status->as_of));
  if (status->valid_until) section.set_shown("UNTIL", context.wording.until(*status->valid_until), "UNTIL_SHOWN");
}

std::size_t services_of(const publish::SharedCatalogue& shared, const std::string& office) {
  return static_cast<std::size_t>(std::count_if(shared.services.begin(), shared.services.end(), [&](const catalogue::Service& s) { return s.office == office; }));
}

void put_district_link(const Context& context, Section page) {
  const auto& district = context.municipality().district;
  if (!district) return;
  const auto view = context.region.by_ags(district->str());
  if (!view) return;
  const catalogue::Municipality& there = view->town->municipality;
  page.set_shown("DISTRICT", context.texts.say("offices.district", {{"district", there.name}}), "DISTRICT_SHOWN");
  page.set("DISTRICT_HREF", context.links.to({context.links.here().lang, there.slug, "aemter/"}));
}

void put_services(const Context& context, Section page, const std::string& office) {
  std::optional<Section> list;
  for (const Offered& one : offered_by_name(context)) {
    if (one.service->office != office || one.responsible.who != Responsible::Who::own) continue;
    if (!list) list = page.add("SERVICES");
    put_service_line(context, list->add("SERVICE"), one);
  }
}

}  // namespace

std::string_view offices(const Context& context, Section page) {
  const std::string& town = context.municipality().name;
  put_frame(context, page, context.texts.say("offices.title", {{"town", town}}), context.texts.say("offices.description", {{"town", town}}), Nav::offices);
  page.set("HEADLINE", context.texts.say("offices.headline", {{"town", town}}));
  for (const publish::Office& office : context.town->town->offices) {
    Section item = page.add("OFFICE_ITEM");
    item.set("OFFICE_ID", office.id);
    item.set("OFFICE", office_name(office, context.lang()));
    item.show_if(context.lang() == Lang::en && office.name_en.empty(), "OFFICE_GERMAN");
    put_office_state(context, item, office.name);
    const std::size_t count = services_of(*context.town->shared, office.name);
    if (count > 0) item.set_shown("OFFICE_COUNT", context.texts.count("offices.count", count), "OFFICE_COUNT_SHOWN");
    put_today(context, item, hours_text(*context.town, office));
  }
  put_district_link(context, page);
  return "offices";
}

std::string_view office(const Context& context, Section page) {
  const auto& all = context.town->town->offices;
  const publish::Office& office = *std::find_if(all.begin(), all.end(), [&](const publish::Office& candidate) { return candidate.id == context.id; });
  const std::string& town = context.municipality().name;
  const std::string_view name = office_name(office, context.lang());
  put_frame(context, page, context.texts.say("office.title", {{"office", name}, {"town", town}}), context.texts.say("office.description", {{"office", name}, {"town", town}}),
            Nav::offices);
  page.set("OFFICE", name);
  page.show_if(context.lang() == Lang::en && office.name_en.empty(), "OFFICE_GERMAN");
  put_office_state(context, page, office.name);
  put_news(context, page, 3, [&](const publish::Announcement& a) { return a.office == office.name && a.service.empty(); });
  if (!put_office_sites(context, page, *context.town, office)) put_today(context, page.add("HOURS_ONLY"), office.hours);
  put_services(context, page, office.name);
  std::optional<Section> people;
  for (const auto* entry : people_to_call(*context.town, context.wording.local_now().day, office.name)) {
    if (!people) people = page.add("PEOPLE");
    put_person(context, *people, *entry);
  }
  return "office";
}

}  // namespace nb::pages
