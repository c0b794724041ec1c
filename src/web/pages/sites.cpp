// SPDX-License-Identifier: EUPL-1.2
// The sites of a municipality with today's hours and the next seven days, holidays and exceptions included.
#include "web/pages/parts.hpp"

namespace nb::pages {

namespace {

std::string offices_at(const catalogue::Site& place) {
  std::string names;
  for (const std::string& office : place.offices) names += (names.empty() ? "" : ", ") + office;
  return names;
}

void put_counter(const Context& context, Section page) {
  const Channel counter = channel(*context.town, "counter");
  Section section = page.add("COUNTER");
  put_state(context, section, counter.state);
  if (counter.status != nullptr) put_said(section, "COUNTER_TEXT", said(counter.status->text, context.lang()));
}

}  // namespace

std::string_view sites(const Context& context, Section page) {
  const std::string& town = context.municipality().name;
  put_frame(context, page, context.texts.say("sites.title", {{"town", town}}), context.texts.say("sites.description", {{"town", town}}), Nav::sites);
  page.set("HEADLINE", context.texts.say("sites.headline"));
  put_counter(context, page);
  for (const catalogue::Site& place : context.town->town->sites) {
    Section site = page.add("SITE");
    put_site(context, site, place);
    const auto hours = catalogue::Hours::parse(place.hours);
    if (hours && !hours->never()) put_week(context, site.add("WEEK"), place.hours);
    site.set_shown("SITE_OFFICES", offices_at(place), "SITE_OFFICES_SHOWN");
  }
  page.show_if(context.town->town->sites.empty(), "NO_SITES");
  return "sites";
}

}  // namespace nb::pages
