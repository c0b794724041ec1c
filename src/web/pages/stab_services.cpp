// SPDX-License-Identifier: EUPL-1.2
// Services: their state in one municipality or counted over the region, and the form that confirms one by hand.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "publish/publisher.hpp"
#include "situation/explain.hpp"
#include "situation/queries.hpp"
#include "situation/why_text.hpp"
#include "state/read_pool.hpp"
#include "web/pages/console/language.hpp"
#include "web/pages/stab_step_words.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

using situation::ServiceState;

constexpr const char* kConfirm = "situation.confirm_service";

bool matches(const catalogue::Service& service, const std::string& folded) { return fold_for_search(service.name_de + " " + service.id).find(folded) != std::string::npos; }

void put_town_state(const StabVisit& visit, Section row, const situation::StepStatus& status) {
  put_badge(row, badge(status.state));
  row.set("SOURCE", german(status.source));
  if (status.valid_until) row.set_shown("UNTIL", visit.moment(*status.valid_until), "HAS_UNTIL");
}

void put_region_state(const StabVisit& visit, Section row, std::size_t index) {
  std::size_t possible = 0;
  std::size_t impossible = 0;
  for (const auto& town : visit.region->towns) {
    const ServiceState state = town->situation->services[index].whole.state;
    possible += state == ServiceState::possible ? 1U : 0U;
    impossible += state == ServiceState::impossible ? 1U : 0U;
  }
  const std::size_t all = visit.region->towns.size();
  put_badge(row, badge(possible == all ? ServiceState::possible : impossible == all ? ServiceState::impossible : ServiceState::limited));
  row.set("SOURCE", std::to_string(possible) + " von " + std::to_string(all) + " Kommunen uneingeschränkt");
}

void put_choices(const StabVisit& visit, Section form, const catalogue::Service& service) {
  for (const catalogue::Step& step : service.steps) {
    Section option = form.add("STEP");
    option.set("POSITION", static_cast<std::size_t>(step.position));
    option.set("STEP_NAME", step_word(step.step));
    option.show_if(visit.keeps(kConfirm, "a.position:zahl", std::to_string(step.position)), "CHOSEN");
  }
  Section ways = service.channels.empty() ? form : form.add("CHANNELS");
  for (const std::string& channel : service.channels) {
    const auto component = std::ranges::find(visit.region->shared->components, channel, &catalogue::Component::id);
    Section option = ways.add("CHANNEL");
    option.set("CHANNEL_ID", channel);
    option.set("CHANNEL_NAME", component == visit.region->shared->components.end() ? channel : component->name_de);
    option.show_if(visit.keeps(kConfirm, "a.channels:liste", channel), "CHOSEN");
  }
  if (!visit.town) return;
  const auto has_office = [&](const catalogue::Site& site) { return std::ranges::find(site.offices, service.office) != site.offices.end(); };
  if (std::ranges::none_of(visit.town->town->sites, has_office)) return;
  Section sites = form.add("SITES");
  for (const catalogue::Site& site : visit.town->town->sites) {
    if (!has_office(site)) continue;
    Section option = sites.add("SITE");
    option.set("SITE_ID", site.site_id);
    option.set("SITE_NAME", site.name);
    option.show_if(visit.keeps(kConfirm, "a.sites:liste", site.site_id), "CHOSEN");
  }
}

void put_steps(const StabVisit& visit, Section page, const catalogue::Service& service, const situation::ServiceStatus& status) {
  if (service.steps.empty()) return;
  Section list = page.add("STEPS");
  for (std::size_t i = 0; i < service.steps.size() && i < status.steps.size(); ++i) {
    Section row = list.add("STEP_ROW");
    row.set("STEP_NAME", step_word(service.steps[i].step));
    put_town_state(visit, row, status.steps[i]);
  }
}

/// Only what was confirmed here can be taken back here.
void put_withdrawal(const StabVisit& visit, Section page, const catalogue::Service& service) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto confirmed = [&](std::optional<int> position) {
    const auto line = situation::latest(snapshot.db(), visit.log(), situation::FactKind::service, service.id, position);
    return line && std::holds_alternative<situation::ServiceSaid>(line->fact.said);
  };
  const bool whole = confirmed(std::nullopt);
  std::vector<const catalogue::Step*> steps;
  for (const catalogue::Step& step : service.steps) {
    if (confirmed(step.position)) steps.push_back(&step);
  }
  if (!whole && steps.empty()) return;
  Section form = page.add("WITHDRAW");
  put_form(visit, form, "situation.withdraw_confirmation", "/stab/leistungen/" + service.id);
  form.show_if(whole, "WHOLE");
  for (const catalogue::Step* step : steps) {
    Section option = form.add("STEP");
    option.set("POSITION", static_cast<std::size_t>(step->position));
    option.set("STEP_NAME", step_word(step->step));
  }
}

}  // namespace

std::string_view stab_services(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Leistungen", StabNav::services);
  const std::string wanted = visit.query("q");
  page.set("QUERY", wanted);
  const std::string folded = fold_for_search(is_utf8(wanted) ? wanted : "");
  const auto& services = visit.region->shared->services;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (!matches(services[i], folded)) continue;
    Section row = page.add("SERVICE");
    row.set("ID", services[i].id);
    row.set("NAME", services[i].name_de);
    row.set("OFFICE", services[i].office);
    row.set("PLACE", visit.place);
    if (visit.town) {
      put_town_state(visit, row, visit.town->situation->services[i].whole);
    } else {
      put_region_state(visit, row, i);
    }
    ++shown;
  }
  page.show(shown == 0 ? "NOTHING_FOUND" : "SOME");
  return "services";
}

std::string_view stab_service(const StabVisit& visit, Section page) {
  const auto& services = visit.region->shared->services;
  const auto found = std::ranges::find(services, visit.request.param("id"), &catalogue::Service::id);
  put_stab_frame(visit, page, found == services.end() ? "Leistung" : found->name_de, StabNav::services);
  if (found == services.end()) return "missing";
  const auto index = static_cast<std::size_t>(found - services.begin());
  page.set("ID_OF_SERVICE", found->id);
  page.set("OFFICE", found->office);
  page.set_shown("FALLBACK", found->fallback_de, "HAS_FALLBACK");
  Section now = page.add("NOW");
  if (visit.town) {
    put_town_state(visit, now, visit.town->situation->services[index].whole);
    put_steps(visit, page, *found, visit.town->situation->services[index]);
    if (const auto why = situation::why(visit.parts.publisher.board(), visit.town->town->municipality.ags, found->id))
      now.set_shown("WHY", situation::sentence(*why, console_language(visit.request) == Lang::en ? situation::Language::en : situation::Language::de), "HAS_WHY");
  } else {
    put_region_state(visit, now, index);
  }
  Section form = page.add("CONFIRM");
  put_form(visit, form, kConfirm, "/stab/leistungen/" + found->id);
  put_choices(visit, form, *found);
  put_withdrawal(visit, page, *found);
  return "service";
}

}  // namespace nb::pages
