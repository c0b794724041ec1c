// SPDX-License-Identifier: EUPL-1.2
// The region's home: find your municipality by name or postcode.
#include <algorithm>

#include "base/text.hpp"
#include "web/pages/parts.hpp"
#include "web/pages/search.hpp"

namespace nb::pages {

namespace {

using situation::ServiceState;

struct Found {
  int fits;
  const publish::View* view;
};

int score(const Needle& needle, const std::string& query, const publish::View& view) {
  const catalogue::Municipality& town = view.town->municipality;
  if (town.postcode_city.starts_with(query)) return 20;
  int best = std::max(needle.score(town.name), needle.score(town.postcode_city));
  for (const catalogue::Site& site : view.town->sites) {
    if (site.postcode == query) best = std::max(best, 18);
    best = std::max(best, needle.score(site.name) / 2);  // part of town in a site's name
  }
  return best;
}

std::vector<Found> matching(const Context& context, const std::string& query) {
  const Needle needle(query);
  std::vector<Found> found;
  for (const auto& view : context.region.towns) {
    const int fits = query.empty() ? 1 : score(needle, query, *view);
    if (fits > 0) found.push_back({fits, view.get()});
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.fits > b.fits; });
  return found;
}

/// One word per municipality: is it in emergency operation? Counted over its own services only.
ServiceState short_state(const publish::View& view) {
  if (!view.situation || view.situation->services.empty()) return ServiceState::unknown;
  const auto& services = view.situation->services;
  const bool usual = std::all_of(services.begin(), services.end(), [](const auto& status) { return status.whole.state == ServiceState::possible; });
  return usual && running_incident(view) == nullptr ? ServiceState::possible : ServiceState::limited;
}

void put_group(const Context& context, Section page, const std::vector<Found>& found, bool districts) {
  std::optional<Section> group;
  for (const Found& one : found) {
    const catalogue::Municipality& town = one.view->town->municipality;
    if ((town.kind == catalogue::MunicipalityKind::district) != districts) continue;
    if (!group) {
      group = page.add("GROUP");
      group->set("GROUP_TITLE", context.texts.say(districts ? "region.group_district" : "region.group_town"));
    }
    Section line = group->add("MUNICIPALITY");
    line.set("HREF", context.links.to({context.links.here().lang, town.slug, ""}));
    line.set("NAME", town.name);
    const ServiceState state = short_state(*one.view);
    line.set("STATE", name_of(state));
    line.set("STATE_WORD", context.texts.say("region.state_" + std::string(name_of(state))));
  }
}

void put_region_incident(const Context& context, Section page) {
  for (const auto& view : context.region.towns) {
    const situation::Incident* incident = running_incident(*view);
    if (incident == nullptr || !incident->region_wide) continue;
    put_incident(context, page, *view);
    return;
  }
}

}  // namespace

std::string_view region_home(const Context& context, Section page) {
  put_frame(context, page, context.texts.say("region.title"), context.texts.say("region.description"), Nav::home);
  const std::string query = context.query.empty() ? "" : typed(context.query, "q");
  page.set("QUERY", query);
  const std::vector<Found> found = matching(context, query);
  if (!query.empty()) {
    page.add("RESULT").set("RESULT_TEXT", fill(context.texts.count("region.found", found.size()), {{"query", query}}));
    page.show_if(found.empty(), "EMPTY");
  }
  put_region_incident(context, page);
  put_group(context, page, found, false);
  put_group(context, page, found, true);
  return "region_home";
}

}  // namespace nb::pages
