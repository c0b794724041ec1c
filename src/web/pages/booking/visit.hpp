// SPDX-License-Identifier: EUPL-1.2
// Which municipality's page about appointments a request means, how it is made, and what can be booked there at this moment.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appointments/calendar.hpp"
#include "web/pages/booking/booking.hpp"
#include "web/pages/booking/input.hpp"
#include "web/pages/context.hpp"
#include "web/pages/facts.hpp"
#include "web/pages/router.hpp"

namespace nb::pages {

inline constexpr std::string_view kBookingPath = "termine/";
inline constexpr std::string_view kOwnPath = "termin/";         ///< of a link of one's own
inline constexpr std::string_view kBoardPath = "wartezimmer/";  ///< of a waiting display

/// One request to a municipality's pages.
struct BookingVisit {
  const OnlineBookingParts& parts;
  const std::string& csp;
  std::shared_ptr<const web::Request> request;        // shared: answered later
  std::shared_ptr<const publish::RegionView> region;  // shared: the view this answer started with
  Target home;                                        ///< of the municipality, in the page's language; of the region for visit_region()
  std::string rest;                                   ///< of the page, for links to it in other languages
  std::string step;                                   ///< what follows
  Instant now;

  [[nodiscard]] LogName log() const { return main_log(home.town->town->municipality.ags); }
  [[nodiscard]] const std::string& slug() const { return home.place.slug; }
  [[nodiscard]] Lang lang() const { return home.place.lang; }
  [[nodiscard]] const Texts& texts() const;
  [[nodiscard]] deadlines::HolidayCalendar holidays() const;
  [[nodiscard]] bool wants_json() const;
};
/// nullopt: no municipality's page stands at that address. `path`: one of the three above.
[[nodiscard]] std::optional<BookingVisit> visit_booking(const OnlineBookingParts& parts, const std::string& csp, const std::shared_ptr<const web::Request>& request,
                                                        std::string_view path);

/// The same for an address that names no municipality; `visit.step` is what follows `path`.
[[nodiscard]] BookingVisit visit_region(const OnlineBookingParts& parts, const std::string& csp, const std::shared_ptr<const web::Request>& request, std::string_view path);

using FillBooking = std::function<void(const Context&, Section)>;
/// Expands the template, never cached, never indexed, never told to where a link leads.
[[nodiscard]] web::Response booking_page(const BookingVisit& visit, int status, std::string_view page, const FillBooking& fill);

/// A service that can be booked online here, with the pools that offer it.
struct Bookable {
  const catalogue::Service* service = nullptr;
  std::size_t index = 0;
  std::vector<std::pair<appointments::Pool, appointments::Offer>> at;

  [[nodiscard]] bool invited_only() const;
};
/// By name. `anything`: what is not offered online too (for whoever has a link).
[[nodiscard]] std::vector<Bookable> bookables(const BookingVisit& visit, storage::Db& db);
[[nodiscard]] std::optional<Bookable> find_bookable(const BookingVisit& visit, storage::Db& db, std::string_view service, bool anything = false);

/// How the step that takes place at the counter stands.
[[nodiscard]] const situation::StepStatus& standing_of(const BookingVisit& visit, const Bookable& bookable);
[[nodiscard]] bool is_stopped(const BookingVisit& visit, const Bookable& bookable);

struct FreeTime {
  Instant start;
  std::string pool;
};
struct FreeDay {
  CivilDate day;
  std::size_t free = 0;
};
/// What is free at a site ("" = the first that offers it).
struct FreeTimes {
  std::string site;
  std::vector<FreeDay> days;       ///< with something free, from the wished day on; at most kDaysListed
  CivilDate day;                   ///< the chosen one, whose times follow
  std::vector<FreeTime> times;     ///< in order, one per beginning
  std::optional<CivilDate> later;  ///< there is more from this day on
};
inline constexpr std::size_t kDaysListed = 10;
struct WishedTimes {
  std::string site;
  std::optional<CivilDate> day;
  std::optional<CivilDate> from;
  bool invited = false;  ///< by a wave: also times that are for those invited only
};
[[nodiscard]] FreeTimes free_times(const BookingVisit& visit, storage::Db& db, const Bookable& bookable, const WishedTimes& wish);

/// The name of a site, and where it is.
[[nodiscard]] const catalogue::Site* site_of(const BookingVisit& visit, std::string_view site);

}  // namespace nb::pages
