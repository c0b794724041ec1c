// SPDX-License-Identifier: EUPL-1.2
// The announcements of a municipality: current ones, earlier ones, and each at an address that stays.
#include <algorithm>

#include "web/pages/parts.hpp"

namespace nb::pages {

namespace {

using publish::Announcement;
using publish::Standing;

const char* standing_key(Standing standing) {
  switch (standing) {
    case Standing::current:
      return "";
    case Standing::pending:
      return "standing.pending";
    case Standing::expired:
      return "standing.expired";
    case Standing::corrected:
      return "standing.corrected";
    case Standing::withdrawn:
      return "standing.withdrawn";
  }
  return "";
}

void put_standing(const Context& context, Section page, const Announcement& announcement) {
  const Standing standing = publish::standing(announcement, context.wording.now());
  if (standing == Standing::current) return;
  Section section = page.add("STANDING");
  section.set("STANDING_TEXT", context.texts.say(standing_key(standing), {{"stamp", context.wording.stamp(announcement.valid_from)}}));
  if (announcement.corrected_by.empty()) return;
  section.show("STANDING_LINK");
  section.set("STANDING_ID", announcement.corrected_by);
}

std::string concerns(const Context& context, const Announcement& announcement) {
  if (const auto index = service_index(*context.town->shared, announcement.service))
    return context.texts.say("announcement.for_service", {{"service", service_name(context.town->shared->services[*index], context.lang())}});
  if (!announcement.office.empty()) return context.texts.say("announcement.for_office", {{"office", announcement.office}});
  return announcement.region_wide ? context.texts.say("announcement.region_wide") : "";
}

}  // namespace

std::string_view announcements(const Context& context, Section page) {
  const std::string& town = context.municipality().name;
  put_frame(context, page, context.texts.say("announcements.title", {{"town", town}}), context.texts.say("announcements.description", {{"town", town}}), Nav::announcements);
  page.set("HEADLINE", context.texts.say("announcements.headline"));
  std::optional<Section> current;
  std::optional<Section> old;
  for (const Announcement& announcement : *context.town->announcements) {
    const Standing standing = publish::standing(announcement, context.wording.now());
    if (standing == Standing::pending) continue;
    std::optional<Section>& list = standing == Standing::current ? current : old;
    if (!list) list = page.add(standing == Standing::current ? "NEWS" : "OLD");
    put_news_item(context, list->add("ITEM"), announcement);
  }
  page.show_if(!current, "EMPTY");
  return "announcements";
}

std::string_view announcement(const Context& context, Section page) {
  const auto& all = *context.town->announcements;
  const Announcement& announcement = *std::find_if(all.begin(), all.end(), [&](const Announcement& candidate) { return candidate.id == context.id; });
  const publish::AnnouncementText& text = announcement.text(bcp47(context.lang()));
  put_frame(context, page, text.title + " – " + context.municipality().name, text.title, Nav::announcements);
  put_news_item(context, page, announcement);
  page.set("NEWS_TEXT_LANG", text.lang);
  page.set("BODY", text.body_html);
  put_standing(context, page, announcement);
  page.set_shown("FOR", concerns(context, announcement), "FOR_SHOWN");
  if (!announcement.corrects.empty()) page.add("CORRECTS").set("CORRECTS_ID", announcement.corrects);
  if (publish::standing(announcement, context.wording.now()) == Standing::current) put_announcement_data(context, page, announcement);
  return "announcement";
}

}  // namespace nb::pages
