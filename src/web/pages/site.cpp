// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/site.hpp"

#include <algorithm>

#include "web/pages/context.hpp"
#include "web/pages/machine_files.hpp"
#include "web/pages/router.hpp"

namespace nb::pages {

namespace {

using namespace std::chrono_literals;
using RegionPtr = std::shared_ptr<const publish::RegionView>;

constexpr auto kFresh = 1min;  ///< ages in words and "open now" are at most this old
constexpr std::string_view kPlain = "text/plain; charset=utf-8";

using FillPage = std::string_view (*)(const Context&, Section);

FillPage filler(Kind kind) {
  switch (kind) {
    case Kind::region_home:
      return region_home;
    case Kind::home:
      return home;
    case Kind::services:
      return services;
    case Kind::service:
      return service;
    case Kind::offices:
      return offices;
    case Kind::office:
      return office;
    case Kind::phones:
      return phones;
    case Kind::sites:
      return sites;
    case Kind::announcements:
      return announcements;
    case Kind::announcement:
      return announcement;
    case Kind::deadlines:
      return deadlines_page;
    case Kind::town_poster:
      return town_poster;
    case Kind::service_poster:
      return service_poster;
    case Kind::hotline:
      return hotline;
    case Kind::accessibility:
      return accessibility;
    case Kind::imprint:
      return imprint;
    case Kind::privacy:
      return privacy;
    case Kind::log:
      return log_page;
    case Kind::status_json:
    case Kind::schema:
    case Kind::feed:
    case Kind::robots:
    case Kind::sitemap:
    case Kind::security:
    case Kind::not_found:
      break;
  }
  return not_found;
}

/// Pages that make no sense while nothing is known about the municipality's situation.
bool needs_situation(Kind kind) {
  switch (kind) {
    case Kind::home:
    case Kind::services:
    case Kind::service:
    case Kind::town_poster:
    case Kind::service_poster:
    case Kind::hotline:
      return true;
    default:
      return false;
  }
}

bool takes_query(Kind kind) { return kind == Kind::region_home || kind == Kind::services || kind == Kind::phones || kind == Kind::deadlines; }

deadlines::HolidayCalendar calendar_of(const SiteConfig& config, const publish::View* town) {
  if (town == nullptr) return {};
  const Ags& ags = town->town->municipality.ags;
  if (config.holidays) return config.holidays(ags);
  const auto land = deadlines::land_of(ags);
  return land ? deadlines::HolidayCalendar(*land, deadlines::local_holidays_by_law(ags)) : deadlines::HolidayCalendar();
}

/// The next whole minute, or sooner where a statement on the page ends sooner.
Instant fresh_until(Instant now, const publish::View* town) {
  Instant until = std::chrono::floor<std::chrono::minutes>(now) + kFresh;
  if (town == nullptr) return until;
  if (town->situation) until = std::min(until, town->situation->next_expiry);
  if (town->announcements)
    for (const publish::Announcement& announcement : *town->announcements) {
      if (announcement.valid_from > now) until = std::min(until, announcement.valid_from);
      if (announcement.valid_until && *announcement.valid_until > now) until = std::min(until, *announcement.valid_until);
    }
  return std::max(until, now + 1s);
}

/// What a rendering needs besides the moment; copied into the function that renders.
struct Job {
  const Resources* resources;
  const Zone* zone;
  const SiteConfig* config;
  RegionPtr region;
  Target target;
  std::string query;
  bool live;
};

publish::PageText render_page(const Job& job, Instant now) {
  const Target& target = job.target;
  Place place = target.place;
  // Easy language has no page for errors; its visitors get the German one.
  const bool known = target.kind != Kind::not_found;
  if (!known && place.lang == Lang::leicht) place.lang = Lang::de;
  if (!known) place.rest.clear();
  const bool unknown = known && target.town != nullptr && !target.town->situation && needs_situation(target.kind);
  const Lang lang = unknown && place.lang == Lang::leicht ? Lang::de : place.lang;
  const Texts& texts = job.resources->texts(lang);
  const Links links(job.live ? target.form : Form::exported, place, job.config->public_url);
  const Wording wording(texts, *job.zone, now, job.live);
  const Context context{*job.resources, texts, *job.config, links, wording, *job.region, target.town, calendar_of(*job.config, target.town), job.live, target.id, job.query};
  Fields fields;
  const std::string_view page = unknown ? state_unknown(context, fields) : filler(target.kind)(context, fields);
  publish::PageText out;
  out.status = unknown ? 503 : known ? 200 : 404;
  out.content_type = "text/html; charset=utf-8";
  out.text = job.resources->expand(page, lang, fields);
  out.fresh_until = fresh_until(now, target.town);
  return out;
}

publish::PageText plain(std::string_view type, std::string text, Instant fresh) { return {200, std::string(type), std::move(text), fresh}; }

/// Everything a page shows: its own municipality, its district, and for the region's pages all of them.
std::uint64_t version_of(const publish::RegionView& region, const Target& target) {
  if (target.town == nullptr) return region.version;
  const auto& district = target.town->town->municipality.district;
  const auto view = district ? region.by_ags(district->str()) : nullptr;
  return target.town->version + (view ? view->version : 0);
}

std::string key_of(const Target& target) {
  const std::string path = path_of(target.place);
  const std::string kind = std::to_string(static_cast<int>(target.kind));
  return (target.form == Form::host ? "h" : "r") + kind + "/" + path;
}

}  // namespace

PublicSite::PublicSite(const Resources& resources, const Zone& zone, SiteConfig config) : resources_(resources), zone_(zone), config_(std::move(config)) {}

Answer PublicSite::answer(RegionPtr region, std::string_view host, std::string_view path, std::string_view query) const {
  Target target = route(*region, host, path);
  if (target.kind == Kind::security && config_.security_contact.empty()) target.kind = Kind::not_found;
  if (target.kind == Kind::log && !config_.log) target.kind = Kind::not_found;
  if (target.kind == Kind::sitemap && config_.public_url.empty()) target.kind = Kind::not_found;
  Answer answer;
  answer.version = version_of(*region, target);
  if (target.missing_slash) {
    answer.location = Links(target.form, target.place, "").to(target.place);
    return answer;
  }
  switch (target.kind) {
    case Kind::schema:
      answer.render = [](Instant now) { return schema_file(now); };
      break;
    case Kind::robots:
      answer.render = [this](Instant now) { return plain(kPlain, robots_txt(config_), now + 24h); };
      break;
    case Kind::security:
      answer.render = [this](Instant now) { return plain(kPlain, security_txt(config_, now), now + 24h); };
      break;
    case Kind::sitemap:
      answer.render = [this, region](Instant now) { return plain("application/xml; charset=utf-8", sitemap_xml(config_, *region), now + 1h); };
      break;
    case Kind::status_json:
      answer.render = [this, region, town = target.town](Instant now) { return status_file(*this, *town, now); };
      break;
    case Kind::feed:
      answer.render = [this, region, town = target.town, form = target.form](Instant now) { return feed_file(*this, *town, form, now); };
      break;
    default: {
      const bool searched = takes_query(target.kind) && !query.empty();
      const bool known = target.kind != Kind::not_found;
      answer.render = [job = Job{&resources_, &zone_, &config_, std::move(region), target, searched ? std::string(query) : "", true}](Instant now) {
        return render_page(job, now);
      };
      answer.cacheable = known && !searched && target.kind != Kind::log;  // a log grows without a new view
      if (answer.cacheable) answer.key = key_of(target);
      return answer;
    }
  }
  answer.cacheable = true;
  answer.key = key_of(target);
  return answer;
}

namespace {

void add_page(std::vector<ExportPage>& pages, const Job& job, Target target) {
  Job one = job;
  one.target = std::move(target);
  const std::string file = path_of(one.target.place) + "index.html";
  pages.push_back({file, [one = std::move(one)](Instant now) { return render_page(one, now); }});
}

std::vector<std::string> paths_beneath(const publish::View& town, Lang lang) {
  if (lang == Lang::leicht) return {"", "fristen/"};
  std::vector<std::string> paths{"",         "leistungen/", "aemter/",   "telefon/",          "standorte/", "meldungen/",
                                 "fristen/", "aushang/",    "zentrale/", "barrierefreiheit/", "impressum/", "datenschutz/"};
  for (const catalogue::Service& service : town.shared->services) {
    paths.push_back("leistungen/" + service.id + "/");
    paths.push_back("leistungen/" + service.id + "/aushang/");
  }
  for (const publish::Office& office : town.town->offices) paths.push_back("aemter/" + office.id + "/");
  for (const publish::Announcement& announcement : *town.announcements) paths.push_back("meldungen/" + announcement.id + "/");
  return paths;
}

}  // namespace

std::vector<ExportPage> PublicSite::export_pages(RegionPtr region, std::string_view only) const {
  std::vector<ExportPage> pages;
  const Job job{&resources_, &zone_, &config_, region, {}, "", false};
  for (const Lang lang : kLangs) {
    for (const std::string_view rest : {"", "barrierefreiheit/", "impressum/", "datenschutz/"}) {
      const Target target = route(*region, "", "/" + path_of({lang, "", std::string(rest)}));
      if (target.kind != Kind::not_found) add_page(pages, job, target);
    }
    for (const auto& town : region->towns) {
      if (!only.empty() && town->town->municipality.slug != only) continue;
      for (const std::string& rest : paths_beneath(*town, lang)) add_page(pages, job, town_target(*town, Form::exported, lang, rest));
    }
  }
  pages.push_back({"api/v1/status.schema.json", schema_file});
  Job missing = job;
  pages.push_back({"404.html", [missing = std::move(missing)](Instant now) { return render_page(missing, now); }});
  for (const auto& town : region->towns) {
    const std::string& slug = town->town->municipality.slug;
    if (!only.empty() && slug != only) continue;
    pages.push_back({slug + "/feed.atom", [this, town](Instant now) { return feed_file(*this, *town, Form::exported, now); }});
    pages.push_back({"api/v1/" + slug + "/status.json", [this, town](Instant now) { return status_file(*this, *town, now); }});
  }
  return pages;
}

}  // namespace nb::pages
