// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/booking/visit.hpp"

#include <algorithm>
#include <map>

#include "appointments/queries.hpp"
#include "base/zone.hpp"
#include "publish/publisher.hpp"
#include "web/pages/appointments/step_state.hpp"
#include "web/pages/site_holidays.hpp"

namespace nb::pages {

namespace {

using appointments::Offer;
using appointments::Pool;
using std::chrono::days;
using std::chrono::sys_days;

/// The service, if people of this municipality go to this municipality for it.
const catalogue::Service* own_service(const BookingVisit& visit, std::size_t index) {
  const catalogue::Service& service = visit.home.town->shared->services[index];
  return responsible(*visit.region, *visit.home.town, service).who == Responsible::Who::own ? &service : nullptr;
}

struct Looked {
  std::string_view site;
  bool invited = false;  ///< whose turn it is
};
/// Every beginning of a day at a site, with the pool that has it. What only those invited can take hides nothing from others.
std::map<Instant, std::string> beginnings(const appointments::Place& place, const Bookable& bookable, const Looked& at, CivilDate day) {
  std::map<Instant, std::string> out;
  for (const auto& [pool, offer] : bookable.at) {
    if (pool.site != at.site || (offer.invited_only && !at.invited) || is_called_off(place.db, place.log, pool, offer.service, day)) continue;
    for (const appointments::FreeSlot& slot : free_slots(place, pool, offer, day)) out.try_emplace(slot.start, pool.id);
  }
  return out;
}

}  // namespace

const Texts& BookingVisit::texts() const { return parts.site.resources().texts(lang()); }
deadlines::HolidayCalendar BookingVisit::holidays() const { return holidays_of(parts.site.config(), home.town->town->municipality.ags); }
bool BookingVisit::wants_json() const { return request->header("accept").starts_with("application/json"); }

std::optional<BookingVisit> visit_booking(const OnlineBookingParts& parts, const std::string& csp, const std::shared_ptr<const web::Request>& request, std::string_view path) {
  const std::string inner = "/" + std::string(path);
  const std::size_t at = request->path.find(inner);
  if (at == std::string::npos) return std::nullopt;
  BookingVisit visit{.parts = parts, .csp = csp, .request = request, .region = parts.publisher.region(), .rest = std::string(path), .now = parts.clock.now()};
  visit.home = route(*visit.region, request->host, std::string_view(request->path).substr(0, at + 1));
  if (visit.home.kind != Kind::home || visit.home.town == nullptr || visit.home.missing_slash) return std::nullopt;
  visit.step = request->path.substr(at + inner.size());
  return visit;
}

BookingVisit visit_region(const OnlineBookingParts& parts, const std::string& csp, const std::shared_ptr<const web::Request>& request, std::string_view path) {
  BookingVisit visit{.parts = parts, .csp = csp, .request = request, .region = parts.publisher.region(), .rest = "", .now = parts.clock.now()};
  visit.home = route(*visit.region, request->host, "/");
  const std::size_t at = request->path.find(path);
  if (at != std::string::npos) visit.step = request->path.substr(at + path.size());
  return visit;
}

web::Response booking_page(const BookingVisit& visit, int status, std::string_view page, const FillBooking& fill) {
  const PublicSite& site = visit.parts.site;
  const Texts& texts = visit.texts();
  const Links links(visit.home.form, {visit.lang(), visit.slug(), visit.rest}, visit.rest == kBookingPath ? site.config().public_url : std::string());
  const Wording wording(texts, visit.parts.zone, visit.now, true);
  const Context context{site.resources(),
                        texts,
                        site.config(),
                        links,
                        wording,
                        *visit.region,
                        visit.home.town,
                        visit.home.town == nullptr ? deadlines::HolidayCalendar() : visit.holidays(),
                        true,
                        "",
                        ""};
  Fields fields;
  fill(context, fields);
  return {.status = status,
          .text = site.resources().expand(page, visit.lang(), fields),
          .cache_control = "no-store",
          .csp = visit.csp,
          .headers = {{"X-Robots-Tag", "noindex, nofollow"}}};  // the server says no-referrer to everything
}

bool Bookable::invited_only() const {
  return std::ranges::all_of(at, [](const auto& one) { return one.second.invited_only; });
}

std::vector<Bookable> bookables(const BookingVisit& visit, storage::Db& db) {
  std::map<std::string, std::vector<std::pair<Pool, Offer>>, std::less<>> by_service;
  for (const Pool& pool : appointments::pools(db, visit.log())) {
    for (Offer& offer : appointments::offers(db, visit.log(), pool.id)) {
      if (offer.online) by_service[offer.service].emplace_back(pool, std::move(offer));
    }
  }
  std::vector<Bookable> out;
  for (auto& [id, at] : by_service) {
    const auto index = service_index(*visit.home.town->shared, id);
    const auto* service = index ? own_service(visit, *index) : nullptr;
    if (service != nullptr) out.push_back({.service = service, .index = *index, .at = std::move(at)});
  }
  std::ranges::sort(out, {}, [&](const Bookable& one) { return service_name(*one.service, visit.lang()); });
  return out;
}

std::optional<Bookable> find_bookable(const BookingVisit& visit, storage::Db& db, std::string_view service, bool anything) {
  const auto index = service_index(*visit.home.town->shared, service);
  if (!index) return std::nullopt;
  Bookable out{.service = &visit.home.town->shared->services[*index], .index = *index, .at = {}};
  for (Offer& offer : appointments::offers_of(db, visit.log(), service)) {
    if (!offer.online && !anything) continue;
    if (auto pool = appointments::find_pool(db, visit.log(), offer.pool)) out.at.emplace_back(*std::move(pool), std::move(offer));
  }
  if (out.at.empty() && !anything) return std::nullopt;
  return out;
}

const situation::StepStatus& standing_of(const BookingVisit& visit, const Bookable& bookable) {
  const situation::ServiceStatus& status = status_of(*visit.home.town, bookable.index);
  if (bookable.at.empty() || !bookable.at.front().second.step) return status.whole;
  const auto step = *bookable.at.front().second.step;
  for (const situation::StepStatus& one : status.steps) {
    if (one.position == step) return one;
  }
  return status.whole;
}

bool is_stopped(const BookingVisit& visit, const Bookable& bookable) { return appointments::is_not_here(step_state(standing_of(visit, bookable).state)); }

FreeTimes free_times(const BookingVisit& visit, storage::Db& db, const Bookable& bookable, const WishedTimes& wish) {
  FreeTimes out{.site = wish.site, .days = {}, .day = visit.parts.zone.local(visit.now).day, .times = {}, .later = {}};
  const auto at_site = [&](std::string_view site) { return std::ranges::any_of(bookable.at, [&](const auto& one) { return one.first.site == site; }); };
  if (bookable.at.empty()) return out;
  if (!at_site(out.site)) out.site = bookable.at.front().first.site;
  const LogName log = visit.log();
  const auto holidays = visit.holidays();
  const appointments::Place place{.db = db, .log = log, .zone = visit.parts.zone, .holidays = holidays, .now = visit.now};
  const sys_days today = out.day;
  int ahead = 0;
  for (const auto& [pool, offer] : bookable.at) ahead = std::max(ahead, offer.ahead_days);
  std::map<Instant, std::string> chosen;
  for (sys_days day = std::max(today, sys_days(wish.from.value_or(out.day))); day <= today + days(ahead); day += days(1)) {
    auto free = beginnings(place, bookable, {out.site, wish.invited}, day);
    if (free.empty()) continue;
    if (out.days.size() == kDaysListed) {
      out.later = day;
      break;
    }
    out.days.push_back({day, free.size()});
    if (out.days.size() == 1 || (wish.day && sys_days(*wish.day) == day)) {
      out.day = day;
      chosen = std::move(free);
    }
  }
  for (auto& [start, pool] : chosen) out.times.push_back({start, std::move(pool)});
  return out;
}

const catalogue::Site* site_of(const BookingVisit& visit, std::string_view site) {
  const auto& all = visit.home.town->town->sites;
  const auto found = std::ranges::find(all, site, &catalogue::Site::site_id);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace nb::pages
