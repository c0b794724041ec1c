// SPDX-License-Identifier: EUPL-1.2
// Which municipality's form a request means, and how a page of it is made.
#include "publish/publisher.hpp"
#include "web/pages/facts.hpp"
#include "web/pages/filing_page.hpp"
#include "web/pages/site_holidays.hpp"

namespace nb::pages {

namespace {

Lang lang_of(const FilingVisit& visit) { return visit.home.place.lang; }

}  // namespace

LogName FilingVisit::log() const { return main_log(home.town->town->municipality.ags); }

FilingPlace FilingVisit::place() const { return {.holidays = holidays_of(parts.site.config(), home.town->town->municipality.ags), .now = parts.zone.local(now)}; }

bool FilingVisit::wants_json() const { return request->header("accept").starts_with("application/json"); }

std::optional<FilingVisit> visit_filing(const OnlineFormParts& parts, const std::string& csp, const std::shared_ptr<const web::Request>& request) {
  const std::string_view path = request->path;
  const std::string inner = "/" + std::string(kFilingPath);
  const std::size_t at = path.find(inner);
  if (at == std::string_view::npos) return std::nullopt;
  FilingVisit visit{.parts = parts, .csp = csp, .request = request, .region = parts.publisher.region(), .now = parts.clock.now()};
  visit.home = route(*visit.region, request->host, path.substr(0, at + 1));
  if (visit.home.kind != Kind::home || visit.home.town == nullptr || visit.home.missing_slash) return std::nullopt;
  visit.step = path.substr(at + inner.size());
  return visit;
}

const catalogue::Service* filing_service(const FilingVisit& visit, std::string_view id) {
  const auto index = service_index(*visit.home.town->shared, id);
  if (!index) return nullptr;
  const catalogue::Service& service = visit.home.town->shared->services[*index];
  return responsible(*visit.region, *visit.home.town, service).who == Responsible::Who::own ? &service : nullptr;
}

const Texts& filing_texts(const FilingVisit& visit) { return visit.parts.site.resources().texts(lang_of(visit)); }

web::Response filing_page(const FilingVisit& visit, int status, std::string_view page, const FillFiling& fill) {
  const PublicSite& site = visit.parts.site;
  const Lang lang = lang_of(visit);
  const Texts& texts = filing_texts(visit);
  const Links links(visit.home.form, {lang, visit.home.place.slug, std::string(kFilingPath)}, site.config().public_url);
  const Wording wording(texts, visit.parts.zone, visit.now, true);
  const Context context{site.resources(), texts, site.config(), links, wording, *visit.region, visit.home.town, visit.place().holidays, true, "", ""};
  Fields fields;
  fill(context, fields);
  return {.status = status, .text = site.resources().expand(page, lang, fields), .cache_control = "no-store", .csp = visit.csp};
}

}  // namespace nb::pages
