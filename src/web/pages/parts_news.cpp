// SPDX-License-Identifier: EUPL-1.2
// Announcements as they stand on a page: severity, validity, corrections that replace visibly. Declared in parts.hpp.
#include "web/pages/parts.hpp"

namespace nb::pages {

namespace {

using publish::Announcement;
using publish::Standing;

std::string_view name_of(Announcement::Severity severity) {
  switch (severity) {
    case Announcement::Severity::info:
      return "info";
    case Announcement::Severity::warning:
      return "warning";
    case Announcement::Severity::urgent:
      return "urgent";
  }
  return "info";
}

std::string standing_text(const Context& context, const Announcement& announcement) {
  switch (publish::standing(announcement, context.wording.now())) {
    case Standing::current:
      return "";
    case Standing::pending:
      return context.texts.say("standing.pending", {{"stamp", context.wording.stamp(announcement.valid_from)}});
    case Standing::expired:
      return context.texts.say("standing.short_expired");
    case Standing::corrected:
      return context.texts.say("standing.short_corrected");
    case Standing::withdrawn:
      return context.texts.say("standing.short_withdrawn");
  }
  return "";
}

}  // namespace

void put_news_item(const Context& context, Section item, const Announcement& announcement) {
  const publish::AnnouncementText& text = announcement.text(bcp47(context.lang()));
  item.set("NEWS_ID", announcement.id);
  item.set("NEWS_TITLE", text.title);
  if (text.lang != bcp47(context.lang())) item.set_shown("NEWS_LANG", text.lang, "NEWS_LANG_SHOWN");
  item.set("SEVERITY", name_of(announcement.severity));
  item.set("SEVERITY_WORD", context.texts.say("severity." + std::string(name_of(announcement.severity))));
  item.show_if(announcement.severity != Announcement::Severity::info, "SEVERITY_SHOWN");
  item.set("NEWS_ISO", context.wording.iso(announcement.published));
  item.set("NEWS_STAMP", context.wording.as_of(announcement.published));
  item.set("NEWS_ASOF", context.wording.as_of(announcement.published));
  if (announcement.valid_until) item.set_shown("NEWS_UNTIL", context.wording.until(*announcement.valid_until), "NEWS_UNTIL_SHOWN");
  item.set_shown("NEWS_STANDING", standing_text(context, announcement), "NEWS_STANDING_SHOWN");
}

void put_announcement_data(const Context& context, Section page, const Announcement& announcement) {
  const publish::AnnouncementText& text = announcement.text(bcp47(context.lang()));
  Section data = page.add("DATA");
  data.set("DATA_NAME", text.title);
  data.set("DATA_TEXT", text.body_text);
  data.set("DATA_POSTED", context.wording.iso(announcement.published));
  if (announcement.valid_until) data.set_shown("DATA_EXPIRES", context.wording.iso(*announcement.valid_until), "DATA_EXPIRES_SHOWN");
  const Links& links = context.links;
  data.set_shown("DATA_URL", links.absolute({links.here().lang, links.here().slug, "meldungen/" + announcement.id + "/"}), "DATA_URL_SHOWN");
  data.set("DATA_LANG", text.lang);
}

}  // namespace nb::pages
