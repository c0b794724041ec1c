// SPDX-License-Identifier: EUPL-1.2
// Pages for what is not there: an unknown address, a state nobody knows yet. Both help on.
#include "web/pages/parts.hpp"

namespace nb::pages {

std::string_view not_found(const Context& context, Section page) {
  put_frame(context, page, context.texts.say("not_found.title"), context.texts.say("not_found.text"), Nav::none);
  const bool in_town = context.town != nullptr;
  page.set("SEARCH_ACTION", in_town ? context.links.town("leistungen/") : context.links.region());
  page.set("SEARCH_LABEL", context.texts.say(in_town ? "services.search_label" : "region.search_label"));
  return "not_found";
}

std::string_view state_unknown(const Context& context, Section page) {
  const bool in_town = context.town != nullptr;
  const std::string& name = in_town ? context.municipality().name : context.config.title;
  put_frame(context, page, context.texts.say("home.title", {{"town", name}}), context.texts.say("unknown.text"), Nav::none);
  page.set("HEADLINE", context.texts.say("home.headline", {{"town", name}}));
  if (!in_town) return "state_unknown";
  std::optional<Section> numbers;
  for (const auto* entry : shared_lines(*context.town, context.wording.local_now().day)) {
    if (!numbers) numbers = page.add("NUMBERS");
    Section number = numbers->add("NUMBER");
    number.set("NUMBER_FOR", entry->office);
    number.set("NUMBER_TEXT", national(entry->phone));
    number.set("NUMBER_DIAL", dialable(entry->phone));
  }
  if (context.town->town->sites.empty()) return "state_unknown";
  Section where = page.add("WHERE");
  for (const catalogue::Site& place : context.town->town->sites) put_site(context, where.add("SITE"), place);
  return "state_unknown";
}

}  // namespace nb::pages
