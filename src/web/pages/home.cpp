// SPDX-License-Identifier: EUPL-1.2
// A municipality's home: what works, since when, how long, how to reach it; German, English and easy language.
#include <algorithm>

#include "web/pages/call_offs.hpp"
#include "web/pages/parts.hpp"

namespace nb::pages {

namespace {

using situation::ServiceState;

constexpr std::size_t kNewsMax = 3;
constexpr std::size_t kNumbersMax = 6;
constexpr std::size_t kCallOffsMax = 5;
constexpr std::size_t kPerGroup = 6;
constexpr std::array kGroups{ServiceState::possible, ServiceState::limited, ServiceState::elsewhere, ServiceState::impossible, ServiceState::unknown};
constexpr std::array<std::string_view, 8> kOtherWays{"alt_homepage", "alt_mail", "homepage", "participation_portal", "utility_site", "social_media", "mobile", "state_portals"};

/// Life and limb before the rest, then what most people ask for.
bool more_wanted(const Offered& a, const Offered& b) {
  const bool a_life = a.service->urgency == catalogue::Urgency::life;
  const bool b_life = b.service->urgency == catalogue::Urgency::life;
  if (a_life != b_life) return a_life;
  return a.service->demand_per_1000_per_year > b.service->demand_per_1000_per_year;
}

void put_groups(const Context& context, Section page) {
  std::vector<Offered> all = offered(context.region, *context.town);
  std::stable_sort(all.begin(), all.end(), more_wanted);
  for (const ServiceState state : kGroups) {
    const auto in_state = [&](const Offered& one) { return one.status->whole.state == state; };
    const auto count = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), in_state));
    if (count == 0) continue;
    Section group = page.add("GROUP");
    put_state(context, group, state);
    group.set("GROUP_TITLE", context.texts.say("home.group_" + std::string(name_of(state))));
    // Not under LIVE: a section shown for the whole page does not see the values of this group.
    if (context.live && count > kPerGroup) group.set_shown("GROUP_ALL", context.texts.count("home.group_all", count), "GROUP_ALL_SHOWN");
    std::size_t shown = 0;
    for (const Offered& one : all) {
      if (!in_state(one) || shown++ >= kPerGroup) continue;
      Section service = group.add("SERVICE");
      service.set("SERVICE_ID", one.service->id);
      service.set("SERVICE_NAME", service_name(*one.service, context.lang()));
    }
  }
}

/// Places where the municipality says it informs, besides the six channels: only what somebody declared as working.
void put_other_ways(const Context& context, Section page) {
  std::optional<Section> ways;
  for (const std::string_view id : kOtherWays) {
    const situation::ComponentStatus* status = component_status(*context.town, id);
    const bool told = status != nullptr && status->source != situation::Source::baseline && status->source != situation::Source::derived;
    if (!told || !status->available) continue;
    if (!ways) ways = page.add("OTHER_WAYS");
    Section way = ways->add("WAY");
    way.set("WAY_NAME", context.texts.say("way." + std::string(id)));
    put_said(way, "WAY_TEXT", said(status->text, context.lang()));
  }
}

void put_newest_data(const Context& context, Section page) {
  if (!context.town->announcements) return;
  for (const publish::Announcement& announcement : *context.town->announcements) {
    if (publish::standing(announcement, context.wording.now()) != publish::Standing::current) continue;
    put_announcement_data(context, page, announcement);
    return;
  }
}

}  // namespace

std::string_view home(const Context& context, Section page) {
  const std::string& town = context.municipality().name;
  put_frame(context, page, context.texts.say("home.title", {{"town", town}}), context.texts.say("home.description", {{"town", town}}), Nav::home);
  page.set("HEADLINE", context.texts.say("home.headline", {{"town", town}}));
  put_overall(context, page);
  put_incident(context, page, *context.town);
  put_call_offs(context, page, *context.town, "", kCallOffsMax);
  put_news(context, page, kNewsMax, [](const publish::Announcement& a) { return a.service.empty() && a.office.empty(); });
  put_channels(context, page, *context.town, all_channels());
  put_other_ways(context, page);
  const std::size_t numbers = put_numbers(context, page, *context.town, kNumbersMax);
  page.show_if(numbers == 0, "NO_NUMBERS");
  put_groups(context, page);
  put_newest_data(context, page);
  return "home";
}

}  // namespace nb::pages
