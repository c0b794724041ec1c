// SPDX-License-Identifier: EUPL-1.2
// The page that shows a log to the public: what it is, its checksum, its key, and who confirmed it.
#include "base/text.hpp"
#include "web/pages/context.hpp"

namespace nb::pages {

namespace {

/// "5a3c 9f10 …": 64 digits people can compare.
std::string in_fours(std::string text) {
  for (std::size_t at = text.size() > 4 ? (text.size() - 1) / 4 * 4 : 0; at > 0; at -= 4) text.insert(at, 1, ' ');
  return text;
}

void put_state(const Context& context, Section page, const LogState& log) {
  page.set("ORIGIN", log.origin);
  page.set("SIZE", std::to_string(log.size));
  page.set("ROOT", in_fours(to_hex(log.root.bytes)));
  page.set("RECORDED", context.wording.stamp(log.recorded));
  page.set("RECORDED_ISO", context.wording.iso(log.recorded));
  page.set("VKEY", log.vkey);
  page.set("TYPED_KEY", log.typed_key);
  for (const LogWitness& witness : log.witnesses) {
    Section row = page.add("WITNESS");
    row.set("WITNESS_SAYS", context.texts.say("log.witness", {{"name", witness.name}, {"at", context.wording.stamp(witness.at)}}));
  }
  page.show_if(log.witnesses.empty(), "NO_WITNESS");
}

}  // namespace

std::string_view log_page(const Context& context, Section page) {
  const std::string& title = context.texts.say("log.title");
  const std::string name = context.town == nullptr ? context.config.title : context.municipality().name;
  put_frame(context, page, title + " – " + name, title + ": " + name, Nav::none);
  const Links& links = context.links;
  const std::string base = links.to({Lang::de, links.here().slug, "protokoll/"});  // files have one address, whatever the page's language
  page.set("CHECKPOINT", base + "checkpoint");
  page.set("SHEET", base + "aushang.pdf");
  const auto log = context.config.log(context.town == nullptr ? region_log() : main_log(context.municipality().ags));
  page.show_if(log.has_value(), "STATE");
  page.show_if(!log, "EMPTY");
  if (log) put_state(context, page, *log);
  return "log";
}

}  // namespace nb::pages
