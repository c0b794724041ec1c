// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/call_offs.hpp"

#include <algorithm>
#include <chrono>
#include <tuple>

#include "base/zone.hpp"
#include "web/pages/facts.hpp"

namespace nb::pages {

namespace {

using appointments::CallOff;
using appointments::Selection;

/// A page of one service tells only what is called off there: with `at_risk` that is what was really hit, and who is not named may come.
bool concerns(const CallOff& one, std::string_view service) {
  if (one.at_risk && one.hit == 0) return false;
  if (service.empty()) return true;
  if (one.at_risk) return std::ranges::find(one.services, service) != one.services.end();
  return one.selection.service.empty() || one.selection.service == service;
}

/// Calling off again what was booked onto closed days afterwards says nothing new to citizens.
bool said_again(const CallOff& one, const std::vector<CallOff>& all) {
  return std::ranges::any_of(
      all, [&](const CallOff& other) { return !one.at_risk && !other.at_risk && other.selection == one.selection && std::tie(other.at, other.id) > std::tie(one.at, one.id); });
}

std::string days_of(const Context& context, const Selection& selection) {
  if (selection.from == selection.to) return context.texts.say("booking.off_one_day", {{"day", context.wording.weekday_date(selection.from)}});
  return context.texts.say("booking.off_days", {{"from", context.wording.date(selection.from)}, {"to", context.wording.date(selection.to)}});
}

void put_service(const Context& context, Section row, const publish::View& town, std::string_view id) {
  const auto index = service_index(*town.shared, id);
  if (!index) return;
  const catalogue::Service& service = town.shared->services[*index];
  row.set_shown("WHAT", service_name(service, context.lang()), "WHAT_SHOWN");
  row.show_if(context.lang() == Lang::en && service.name_en.empty(), "WHAT_DE");
}

/// Which services alone it is about, by name.
void put_only(const Context& context, Section row, const publish::View& town, const CallOff& one) {
  Section only = row.add("ONLY");
  only.show(one.services.empty() ? "ONLY_SOME" : "ONLY_THESE");
  for (const std::string& id : one.services) put_service(context, only.add("ONLY_SERVICE"), town, id);
}

void put_row(const Context& context, Section row, const publish::View& town, const CallOff& one, std::string_view shown) {
  row.set("DAYS", days_of(context, one.selection));
  if (one.at_risk && shown.empty()) {
    put_only(context, row, town, one);
  } else {
    put_service(context, row, town, one.at_risk ? shown : std::string_view(one.selection.service));
  }
  const auto site = std::ranges::find(town.town->sites, one.selection.site, &catalogue::Site::site_id);
  if (!one.selection.site.empty() && site != town.town->sites.end()) row.set_shown("WHERE", site->name, "WHERE_SHOWN");
  row.show_if(!one.selection.pool.empty() && one.selection.site.empty(), "SOME");  // a group of desks has no name that citizens know
  row.set_shown("REASON", one.reason, "REASON_SHOWN");
  const Instant end = context.wording.zone().instant(std::chrono::sys_days(one.selection.to) + std::chrono::days(1), std::chrono::seconds(0));
  row.set("OFF_ASOF", context.wording.as_of(one.at) + " · " + context.wording.until(end));
}

}  // namespace

void put_call_offs(const Context& context, Section page, const publish::View& town, const CallOffsShown& shown) {
  const CivilDate today = context.wording.local_now().day;
  std::optional<Section> list;
  std::size_t rows = 0;
  for (const CallOff& one : shown.all) {
    if (one.selection.to < today || !concerns(one, shown.service) || said_again(one, shown.all)) continue;
    if (!list) list = page.add("CALLED_OFF");
    if (rows++ == shown.most) {
      if (context.live) list->add("OFF_MORE").set("OFF_HREF", context.links.to({context.lang(), town.town->municipality.slug, "termine/"}));
      return;
    }
    put_row(context, list->add("CALL_OFF"), town, one, shown.service);
  }
}

void put_call_offs(const Context& context, Section page, const publish::View& town, std::string_view service, std::size_t most) {
  if (town.call_offs) put_call_offs(context, page, town, {.all = *town.call_offs, .service = service, .most = most});
}

}  // namespace nb::pages
