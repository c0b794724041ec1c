// SPDX-License-Identifier: EUPL-1.2
// Head, header and footer: what all pages share.
#include "web/pages/context.hpp"
#include "web/pages/facts.hpp"

namespace nb::pages {

namespace {

const char* current_section(Nav nav) {
  switch (nav) {
    case Nav::home:
      return "CUR_HOME";
    case Nav::services:
      return "CUR_SERVICES";
    case Nav::offices:
      return "CUR_OFFICES";
    case Nav::phones:
      return "CUR_PHONES";
    case Nav::sites:
      return "CUR_SITES";
    case Nav::announcements:
      return "CUR_ANNOUNCEMENTS";
    case Nav::deadlines:
      return "CUR_DEADLINES";
    case Nav::none:
      break;
  }
  return "CUR_NONE";
}

void put_languages(const Context& context, Section page) {
  const Links& links = context.links;
  for (const Lang lang : kLangs) {
    Section language = page.add("LANGUAGE");
    language.set("CODE", bcp47(lang));
    language.set("LABEL", context.resources.texts(lang).say("lang.name"));
    if (lang == links.here().lang) {
      language.show("HERE");
    } else {
      language.set("HREF", links.in(lang));
      language.show("THERE");
    }
    if (links.origin().empty() || lang == Lang::leicht) continue;
    Section alternate = page.add("ALTERNATE");
    alternate.set("HREFLANG", bcp47(lang));
    alternate.set("HREF", links.absolute({lang, links.here().slug, links.here().rest}));
  }
  page.set_shown("CANONICAL", links.absolute(links.here()), "CANONICAL_SHOWN");
}

}  // namespace

void put_frame(const Context& context, Section page, std::string_view title, std::string_view description, Nav current) {
  const Links& links = context.links;
  page.set("TITLE", title);
  page.set("DESCRIPTION", description);
  page.set("REGION", links.region());
  page.set("BASE", context.town == nullptr ? links.region() : links.town());
  page.set("SUB", links.here().lang == Lang::leicht ? links.to({Lang::de, links.here().slug, ""}) : links.town());
  page.set("TOWN", context.town == nullptr ? context.config.title : context.municipality().name);
  put_languages(context, page);
  page.show(current_section(current));
  page.show_if(context.region.sealed, "SEALED");
  page.show_if(context.live, "LIVE");
  page.show_if(!context.live, "EXPORTED");
  page.show_if(context.live && context.config.log != nullptr, "LOG_SHOWN");
  page.set("LOG_PAGE", links.to({context.lang(), links.here().slug, "protokoll/"}));
  page.set("RECEIPT_LANG", context.lang() == Lang::en ? "#en" : "");
  page.set("PAGE_ISO", context.wording.iso(context.wording.now()));
  page.set("PAGE_STAMP", context.wording.stamp(context.wording.now()));
  page.show("ASOF_SHOWN");
  if (context.town == nullptr) return;
  page.show("TOWN_NAV");
  page.set_shown("FEED", links.town_file("feed.atom"), "FEED_SHOWN");
  page.set("STATUS", links.file("api/v1/" + links.here().slug + "/status.json"));
}

}  // namespace nb::pages
