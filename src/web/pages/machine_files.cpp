// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/machine_files.hpp"

#include "publish/feed.hpp"
#include "publish/status_json.hpp"
#include "web/pages/links.hpp"

namespace nb::pages {

namespace {

using namespace std::chrono_literals;

/// Programs ask often and compare; a minute matches the pages.
constexpr auto kFresh = 1min;
constexpr std::string_view kSchemaPath = "api/v1/status.schema.json";

publish::PageText made(std::string_view type, std::string text, Instant now) { return {200, std::string(type), std::move(text), now + kFresh}; }

}  // namespace

publish::PageText status_file(const PublicSite& site, const publish::View& town, Instant now) {
  const std::string& origin = site.config().public_url;
  const std::string schema = origin.empty() ? "../status.schema.json" : origin + "/" + std::string(kSchemaPath);
  return made("application/json; charset=utf-8", publish::status_json(town, schema, now), now);
}

publish::PageText schema_file(Instant now) { return made("application/schema+json", std::string(publish::status_schema()), now); }

publish::PageText feed_file(const PublicSite& site, const publish::View& town, Form form, Instant now) {
  const catalogue::Municipality& municipality = town.town->municipality;
  const Texts& texts = site.resources().texts(Lang::de);
  // Relative to the feed, which lies in the municipality's folder, unless the installation knows its own address.
  const Links links(form, {Lang::de, municipality.slug, ""}, site.config().public_url);
  const auto address = [&](const std::string& rest) {
    std::string absolute = links.absolute({Lang::de, municipality.slug, rest});
    if (!absolute.empty() && form != Form::host) return absolute;
    return form == Form::exported ? (rest.empty() ? "./" : rest) : links.town(rest);
  };
  publish::FeedOptions options;
  options.lang = "de";
  options.title = texts.say("announcements.title", {{"town", municipality.name}});
  options.author = municipality.name;
  options.self_url = address("feed.atom");
  options.page_url = address("");
  options.incident_title = texts.say("feed.incident", {{"town", municipality.name}});
  options.announcement_url = [&](const publish::Announcement& announcement) { return address("meldungen/" + announcement.id + "/"); };
  return made("application/atom+xml; charset=utf-8", publish::atom_feed(town, options, now), now);
}

}  // namespace nb::pages
