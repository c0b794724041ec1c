// SPDX-License-Identifier: EUPL-1.2
// The pages about appointments for citizens: values into templates (templates/public/booking_*.tpl). All run on the pages' own pool.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appointments/model.hpp"
#include "web/pages/booking/visit.hpp"
#include "web/pages/filing_guard.hpp"

namespace nb::pages {

/// What can be booked, what is called off.
[[nodiscard]] web::Response booking_services_page(const BookingVisit& visit, storage::Db& db);

struct TimesPage {
  const BookingInput& input;
  std::string message = {};  ///< why these times are shown again; empty: for the first time
};
/// Days and free times of a service; 422 with a message, else 200.
[[nodiscard]] web::Response booking_times_page(const BookingVisit& visit, storage::Db& db, const Bookable& bookable, const TimesPage& page);

struct ContactPage {
  const BookingInput& input;
  const std::vector<BookingFault>& faults;
  std::optional<Instant> start = {};    ///< none: for the waiting list
  std::optional<Instant> expires = {};  ///< of the reservation
  std::string message = {};
};
[[nodiscard]] web::Response booking_contact_page(const BookingVisit& visit, int status, const ContactPage& page);

/// Booked, or on the waiting list.
[[nodiscard]] web::Response booking_done_page(const BookingVisit& visit, const appointments::Booking& booking, std::string_view token, bool mail);
[[nodiscard]] web::Response booking_wait_page(const BookingVisit& visit, const BookingInput& input, const Challenge& challenge);

/// booking.<key>_title and booking.<key>_text, with the other ways to us.
struct BookingSaid {
  int status = 503;
  std::string_view key;
  const BookingInput* again = nullptr;  ///< the same request once more, with everything typed
};
[[nodiscard]] web::Response booking_said_page(const BookingVisit& visit, const BookingSaid& said);

struct OwnPage {
  std::string_view token;
  std::string message = {};  ///< why nothing was changed
  std::string done = {};     ///< what was
  std::optional<CivilDate> day = {};
  std::optional<CivilDate> from = {};
  std::string site = {};
};
/// For whoever holds the link: service, time, site; what can be done. No name.
[[nodiscard]] web::Response booking_own_page(const BookingVisit& visit, int status, storage::Db& db, const appointments::Booking& booking, const OwnPage& page);

/// "leistung", "tag": the address of a page of times.
[[nodiscard]] std::string booking_href(const Links& links, std::string_view service, std::string_view more = {});

/// Why a command was refused, in the page's language.
[[nodiscard]] std::string booking_refusal(const Texts& texts, std::string_view code);
/// nullopt for codes that no page can meet.
[[nodiscard]] std::optional<std::string> known_booking_refusal(const Texts& texts, std::string_view code);

/// "08:30 Uhr"; on the day the clocks are put back with what tells the two hours apart.
[[nodiscard]] std::string slot_label(const Context& context, Instant start);

}  // namespace nb::pages
