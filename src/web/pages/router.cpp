// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/router.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "web/pages/facts.hpp"

namespace nb::pages {

namespace {

constexpr std::array<std::pair<std::string_view, Kind>, 13> kFixed{{{"", Kind::home},
                                                                    {"leistungen/", Kind::services},
                                                                    {"aemter/", Kind::offices},
                                                                    {"telefon/", Kind::phones},
                                                                    {"standorte/", Kind::sites},
                                                                    {"meldungen/", Kind::announcements},
                                                                    {"fristen/", Kind::deadlines},
                                                                    {"aushang/", Kind::town_poster},
                                                                    {"zentrale/", Kind::hotline},
                                                                    {"barrierefreiheit/", Kind::accessibility},
                                                                    {"impressum/", Kind::imprint},
                                                                    {"datenschutz/", Kind::privacy},
                                                                    {"protokoll/", Kind::log}}};

constexpr std::string_view kApi = "api/v1/";
constexpr std::string_view kStatus = "/status.json";

Kind fixed(std::string_view rest) {
  const auto* found = std::find_if(kFixed.begin(), kFixed.end(), [&](const auto& entry) { return entry.first == rest; });
  return found == kFixed.end() ? Kind::not_found : found->second;
}

/// "leistungen/x/" after "leistungen/" was taken off: "x"; nullopt if it is not one segment with its slash.
std::optional<std::string_view> single(std::string_view rest, std::string_view ending) {
  if (rest.size() <= ending.size() || !rest.ends_with(ending)) return std::nullopt;
  const std::string_view id = rest.substr(0, rest.size() - ending.size());
  if (id.find('/') != std::string_view::npos) return std::nullopt;
  return id;
}

bool has_office(const publish::View& town, std::string_view id) {
  const auto& all = town.town->offices;
  return std::any_of(all.begin(), all.end(), [&](const publish::Office& office) { return office.id == id; });
}

bool has_announcement(const publish::View& town, std::string_view id, Lang) {
  const auto& all = *town.announcements;
  return std::any_of(all.begin(), all.end(), [&](const publish::Announcement& announcement) { return announcement.id == id; });
}

Target with_id(Target target, Kind kind, std::string_view id) {
  target.kind = kind;
  target.id = std::string(id);
  return target;
}

Target town_page(const publish::View& town, Target target) {
  const std::string_view rest = target.place.rest;
  target.kind = fixed(rest);
  if (target.kind != Kind::not_found) return target;
  if (rest.starts_with("leistungen/")) {
    const std::string_view below = rest.substr(11);
    if (const auto id = single(below, "/aushang/"); id && service_index(*town.shared, *id)) return with_id(target, Kind::service_poster, *id);
    if (const auto id = single(below, "/"); id && service_index(*town.shared, *id)) return with_id(target, Kind::service, *id);
  } else if (rest.starts_with("aemter/")) {
    if (const auto id = single(rest.substr(7), "/"); id && has_office(town, *id)) return with_id(target, Kind::office, *id);
  } else if (rest.starts_with("meldungen/")) {
    if (const auto id = single(rest.substr(10), "/"); id && has_announcement(town, *id, target.place.lang)) return with_id(target, Kind::announcement, *id);
  } else if (rest == "feed.atom" && target.place.lang == Lang::de) {
    target.kind = Kind::feed;
  }
  return target;
}

/// Takes "en/" or "leicht/" off the path.
Lang take_lang(std::string_view& path) {
  for (const Lang lang : {Lang::en, Lang::leicht})
    if (path.starts_with(url_prefix(lang))) {
      path.remove_prefix(url_prefix(lang).size());
      return lang;
    }
  return Lang::de;
}

std::optional<Kind> region_file(std::string_view path) {
  if (path == "api/v1/status.schema.json") return Kind::schema;
  if (path == "robots.txt") return Kind::robots;
  if (path == "sitemap.xml") return Kind::sitemap;
  if (path == ".well-known/security.txt") return Kind::security;
  return std::nullopt;
}

Kind region_page(std::string_view rest, Lang lang) {
  if (rest.empty()) return Kind::region_home;
  const Kind kind = fixed(rest);
  const bool own = kind == Kind::accessibility || kind == Kind::imprint || kind == Kind::privacy || kind == Kind::log;
  return own && (lang != Lang::leicht || in_easy_language(rest)) ? kind : Kind::not_found;
}

Target with_slash_check(Target target, const publish::View* town, Form form) {
  if (target.kind != Kind::not_found || target.place.rest.ends_with("/")) return target;
  const std::string rest = target.place.rest + "/";
  const bool exists = town != nullptr ? town_target(*town, form, target.place.lang, rest).kind != Kind::not_found : region_page(rest, target.place.lang) != Kind::not_found;
  if (!exists) return target;
  target.place.rest = rest;
  target.missing_slash = true;
  return target;
}

Target region_route(const publish::RegionView& region, Lang lang, std::string_view path) {
  const std::size_t slash = path.find('/');
  const std::string_view slug = path.substr(0, slash);
  if (const auto town = region.by_slug(slug)) {
    if (slash == std::string_view::npos) {
      Target target = town_target(*town, Form::region, lang, "");
      target.missing_slash = true;
      return target;
    }
    return with_slash_check(town_target(*town, Form::region, lang, path.substr(slash + 1)), town.get(), Form::region);
  }
  Target target;
  target.place = {lang, "", std::string(path)};
  target.kind = region_page(path, lang);
  return with_slash_check(target, nullptr, Form::region);
}

}  // namespace

Target town_target(const publish::View& town, Form form, Lang lang, std::string_view rest) {
  Target target;
  target.form = form;
  target.town = &town;
  target.place = {lang, town.town->municipality.slug, std::string(rest)};
  if (lang == Lang::leicht && !in_easy_language(rest)) return target;
  return town_page(town, target);
}

Target route(const publish::RegionView& region, std::string_view host, std::string_view path) {
  path.remove_prefix(path.starts_with("/") ? 1 : 0);
  if (const auto file = region_file(path)) {
    Target target;
    target.kind = *file;
    return target;
  }
  if (path.starts_with(kApi) && path.ends_with(kStatus) && path.size() > kApi.size() + kStatus.size()) {
    const auto town = region.by_slug(path.substr(kApi.size(), path.size() - kApi.size() - kStatus.size()));
    Target target;
    if (!town) return target;
    target = {Kind::status_json, Form::region, {Lang::de, town->town->municipality.slug, ""}, "", town.get(), false};
    return target;
  }
  const std::string_view whole = path;
  const Lang lang = take_lang(path);
  if (whole == "en" || whole == "leicht") {
    Target target;
    target.kind = Kind::region_home;
    target.place = {whole == "en" ? Lang::en : Lang::leicht, "", ""};
    target.missing_slash = true;
    return target;
  }
  const auto own = region.by_host(host);
  if (!own) return region_route(region, lang, path);
  Target target = with_slash_check(town_target(*own, Form::host, lang, path), own.get(), Form::host);
  if (target.kind != Kind::not_found) return target;
  const Target elsewhere = region_route(region, lang, path);  // links to other municipalities stay on this host
  return elsewhere.kind != Kind::not_found && elsewhere.kind != Kind::region_home ? elsewhere : target;
}

}  // namespace nb::pages
