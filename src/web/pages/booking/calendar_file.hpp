// SPDX-License-Identifier: EUPL-1.2
// A booking as a file for one's own calendar. It carries the same UID as the mails about it, so that a later cancellation finds it.
#pragma once

#include "appointments/model.hpp"
#include "web/pages/booking/visit.hpp"

namespace nb::pages {

/// Of a booking that stands. `visit.rest`: the page of the link, which the file names. Names nobody.
[[nodiscard]] web::Response booking_calendar_file(const BookingVisit& visit, const appointments::Booking& booking);

}  // namespace nb::pages
