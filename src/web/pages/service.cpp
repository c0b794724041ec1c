// SPDX-License-Identifier: EUPL-1.2
// One service: can I get it done, how, where, with what, whom to call, until when.
#include <algorithm>

#include "web/pages/call_offs.hpp"
#include "web/pages/deadline_notice.hpp"
#include "web/pages/parts.hpp"

namespace nb::pages {

namespace {

using situation::ServiceState;
using situation::StepStatus;

constexpr std::size_t kPeopleMax = 12;
constexpr std::size_t kCallOffsMax = 5;

/// "Nur hier: Stadtbüro Neheim, Stadtbüro Hüsten." of a confirmation that names sites or ways.
std::string limits_text(const Context& context, const publish::View& authority, const StepStatus& status) {
  std::string out = status.conditions;
  std::string names;
  for (const std::string& id : status.sites) {
    const auto& sites = authority.town->sites;
    const auto found = std::find_if(sites.begin(), sites.end(), [&](const catalogue::Site& site) { return site.site_id == id; });
    names += (names.empty() ? "" : ", ") + (found == sites.end() ? id : found->name);
  }
  if (!names.empty()) out += (out.empty() ? "" : " ") + context.texts.say("service.only_sites", {{"sites", names}});
  std::string ways;
  for (const std::string& id : status.channels) {
    const std::string* name = context.texts.find("channel." + id);
    ways += (ways.empty() ? "" : ", ") + (name == nullptr ? id : *name);
  }
  if (!ways.empty()) out += (out.empty() ? "" : " ") + context.texts.say("service.only_channels", {{"channels", ways}});
  return out;
}

Said instead(const Context& context, const catalogue::Service& service, const StepStatus& status) {
  switch (status.state) {
    case ServiceState::possible:
      return {context.texts.say("state_help.possible"), false};
    case ServiceState::unknown:
      return {context.texts.say("state_help.unknown"), false};
    case ServiceState::limited:
      if (!status.by_fallback) return {context.texts.say("state_help.limited_general"), false};
      break;
    case ServiceState::elsewhere:
    case ServiceState::impossible:
      break;
  }
  const Said fallback = said(service.fallback_de, service.fallback, context.lang());
  return fallback.text.empty() ? Said{context.texts.say("state_help.nothing_instead"), false} : fallback;
}

void put_state_card(const Context& context, Section page, const publish::View& authority, const catalogue::Service& service, const StepStatus& status) {
  Section card = page.add("STATE_CARD");
  put_state(context, card, status.state);
  card.set("STATE_SENTENCE", context.texts.say("state_sentence." + std::string(name_of(status.state))));
  const Said confirmed = said(status.text, context.lang());
  put_said(card, "CONFIRMED", confirmed);
  card.set_shown("CONDITIONS", limits_text(context, authority, status), "CONDITIONS_SHOWN");
  if (confirmed.text.empty()) put_said(card, "FALLBACK", instead(context, service, status));
  card.set_shown("WHY", why_sentence(context, authority, status), "WHY_SHOWN");
  if (status.state != ServiceState::possible && status.since != Instant{}) {
    card.set_shown("CHANGED", context.texts.say("service.changed", {{"since", context.wording.since(status.since)}}), "CHANGED_SHOWN");
  }
  card.set("STATE_SOURCE", source_line(context, status.source, status.as_of == Instant{} ? authority.changed : status.as_of));
  if (status.valid_until) card.set_shown("UNTIL", context.wording.until(*status.valid_until), "UNTIL_SHOWN");
}

void put_steps(const Context& context, Section page, const catalogue::Service& service, const situation::ServiceStatus& status) {
  if (service.steps.empty() || status.steps.size() != service.steps.size()) return;
  Section steps = page.add("STEPS");
  for (std::size_t i = 0; i < service.steps.size(); ++i) {
    const StepStatus& step = status.steps[i];
    Section row = steps.add("STEP");
    row.set("STEP_NAME", context.texts.say("step." + std::string(name_of(service.steps[i].step))));
    put_state(context, row, step.state);
    const bool confirmed = !step.text.de.empty() || !step.text.en.empty();
    if (confirmed)
      put_said(row, "STEP_TEXT", said(step.text, context.lang()));
    else if (step.state != ServiceState::possible)
      put_said(row, "STEP_TEXT", said(service.steps[i].fallback_de, service.steps[i].fallback, context.lang()));
    row.set("STEP_SOURCE", source_line(context, step.source, step.as_of == Instant{} ? status.whole.as_of : step.as_of));
  }
}

/// An office without entries: the switchboard helps on, if there is one.
void put_switchboard(Section whom, const std::vector<const catalogue::DirectoryEntry*>& lines) {
  if (lines.empty()) {
    whom.show("NO_NUMBERS");
    return;
  }
  Section central = whom.add("NO_ENTRIES");
  central.set("NUMBER_FOR", lines.front()->office);
  central.set("NUMBER_TEXT", national(lines.front()->phone));
  central.set("NUMBER_DIAL", dialable(lines.front()->phone));
}

void put_whom(const Context& context, Section page, const publish::View& authority, const publish::Office& office) {
  Section whom = page.add("WHOM");
  whom.show_if(channel(authority, "phone").state == ServiceState::impossible, "PHONE_DOWN");
  const CivilDate today = context.wording.local_now().day;
  const std::vector<const catalogue::DirectoryEntry*> entries = people_to_call(authority, today, office.name);
  if (entries.empty()) {
    put_switchboard(whom, shared_lines(authority, today));
    return;
  }
  Section people = whom.add("PEOPLE");
  for (std::size_t i = 0; i < std::min(entries.size(), kPeopleMax); ++i) put_person(context, people, *entries[i]);
}

void put_ways(const Context& context, Section page, const publish::View& authority, const catalogue::Service& service) {
  std::vector<std::string_view> ids;
  for (const std::string_view id : kChannels)
    if (std::find(service.channels.begin(), service.channels.end(), id) != service.channels.end()) ids.push_back(id);
  if (!ids.empty()) put_channels(context, page.add("WAYS"), authority, ids);
}

/// Somebody else does it: say who, and where to read on.
void put_elsewhere(const Context& context, Section page, const Responsible& who, const catalogue::Service& service) {
  if (who.who == Responsible::Who::towns) {
    Section towns = page.add("TOWNS");
    for (const auto& view : context.region.towns) {
      const catalogue::Municipality& town = view->town->municipality;
      if (town.district != context.municipality().ags) continue;
      Section link = towns.add("TOWN_LINK");
      link.set("HREF", context.links.to({context.links.here().lang, town.slug, "leistungen/" + service.id + "/"}));
      link.set("LABEL", town.name);
    }
    return;
  }
  Section note = page.add("ELSEWHERE_NOTE");
  if (who.who != Responsible::Who::district) {
    note.set("NOTE", context.texts.say("service.nobody"));
    return;
  }
  const catalogue::Municipality& district = who.view->town->municipality;
  note.set("NOTE", context.texts.say("service.by_district", {{"district", district.name}}));
  note.show("NOTE_LINK_SHOWN");
  note.set("NOTE_HREF", context.links.to({context.links.here().lang, district.slug, "leistungen/" + service.id + "/"}));
  note.set("NOTE_LINK", context.texts.say("service.by_district_link"));
}

/// Where something can be sent in and a deadline may run, the form is open whether or not the service itself works today.
void put_online_form(const Context& context, Section page, const publish::View& authority, const catalogue::Service& service) {
  const bool online = std::find(service.channels.begin(), service.channels.end(), "online") != service.channels.end();
  const bool deadline = !service.deadline_rule.empty() && service.deadline_rule != "none";
  if (!context.live || (!online && !deadline)) return;
  const std::string form = context.links.to({context.links.here().lang, authority.town->municipality.slug, "einreichen/"});
  page.add("ONLINE_FORM").set("ONLINE_HREF", form + "?leistung=" + service.id);
}

/// Wherever an open pool offers it online; whether a time is free stands there.
void put_booking(const Context& context, Section page, const publish::View& authority, const catalogue::Service& service) {
  if (!context.live || !authority.bookable || !std::ranges::binary_search(*authority.bookable, service.id)) return;
  const std::string href = context.links.to({context.links.here().lang, authority.town->municipality.slug, "termine/"});
  page.add("BOOKING").set("BOOKING_HREF", href + "?leistung=" + service.id);
}

void put_authority(const Context& context, Section page, const Responsible& who, const catalogue::Service& service) {
  const std::string& slug = who.view->town->municipality.slug;
  page.set_shown("OFFICE", office_name(*who.office, context.lang()), "OFFICE_SHOWN");
  page.show_if(context.lang() == Lang::en && who.office->name_en.empty(), "OFFICE_GERMAN");
  page.set("OFFICE_HREF", context.links.to({context.links.here().lang, slug, "aemter/" + who.office->id + "/"}));
  page.set("WHERE_SUB", context.links.to({context.links.here().lang, slug, ""}));
  put_deadline(context, page, *who.view, service);
  put_office_sites(context, page, *who.view, *who.office);
  put_whom(context, page, *who.view, *who.office);
  put_ways(context, page, *who.view, service);
  put_online_form(context, page, *who.view, service);
  put_booking(context, page, *who.view, service);
}

}  // namespace

std::string_view service(const Context& context, Section page) {
  const std::size_t index = *service_index(*context.town->shared, context.id);
  const catalogue::Service& service = context.town->shared->services[index];
  const std::string& town = context.municipality().name;
  const std::string_view name = service_name(service, context.lang());
  const Responsible who = responsible(context.region, *context.town, service);
  const situation::ServiceStatus& status = status_of(who.view == nullptr ? *context.town : *who.view, index);
  const std::string& word = context.texts.say("state." + std::string(name_of(status.whole.state)));
  put_frame(context, page, context.texts.say("service.title", {{"service", name}, {"town", town}}),
            context.texts.say("service.description", {{"service", name}, {"town", town}, {"state", word}}), Nav::services);
  page.set("NAME", name);
  page.show_if(context.lang() == Lang::en && service.name_en.empty(), "NAME_GERMAN");
  page.set("SERVICE_ID", service.id);
  if (who.view != nullptr) {
    put_state_card(context, page, *who.view, service, status.whole);
    put_call_offs(context, page, *who.view, service.id, kCallOffsMax);
    put_steps(context, page, service, status);
    put_authority(context, page, who, service);
  }
  if (who.who != Responsible::Who::own) put_elsewhere(context, page, who, service);
  put_bring(context, page, service);
  put_news(context, page, 3, [&](const publish::Announcement& a) { return a.service == service.id || (a.service.empty() && a.office == service.office); });
  return "service";
}

}  // namespace nb::pages
