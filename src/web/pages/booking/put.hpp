// SPDX-License-Identifier: EUPL-1.2
// What several pages about appointments show alike.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "appointments/model.hpp"
#include "web/pages/booking/visit.hpp"

namespace nb::pages {

/// Head and footer; SELF is the address of the pages' root.
void put_booking_frame(const Context& context, Section page, const std::string& title);
/// HIDDEN fields with everything carried but `but`.
void put_carried(Section page, const BookingInput& input, std::initializer_list<std::string_view> but);
/// CALLED_OFF with the days on which appointments are called off; `service` empty: of all.
void put_called_off(const Context& context, Section page, const BookingVisit& visit, storage::Db& db, std::string_view service);

struct TimesLinks {
  std::string action;  ///< where a time is sent
  std::string days;    ///< address before the day; empty: days are buttons of the form, which carries what was typed
  std::string later;
};
/// DAYS and TIMES, or NO_TIMES.
void put_times(const Context& context, Section page, const FreeTimes& times, const TimesLinks& links);
/// SERVICE_NAME, WHEN, AT_SITE, BRING of a booking.
void put_what(const Context& context, Section page, const BookingVisit& visit, const appointments::Booking& booking);

/// The whole address of a link of one's own, as it is written down; without its beginning where nobody knows under which address we are reached.
[[nodiscard]] std::string own_address(const Context& context, const BookingVisit& visit, std::string_view token);
[[nodiscard]] const std::string& authority_of(const Context& context);

}  // namespace nb::pages
