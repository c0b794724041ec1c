// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/booking/calendar_file.hpp"

#include "notices/calendar_file.hpp"
#include "notices/wording.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

web::Response booking_calendar_file(const BookingVisit& visit, const appointments::Booking& booking) {
  using notices::CalendarEntry;
  notices::Tidings tidings{.notice = {.log = visit.log(), .booking = booking.id, .kind = appointments::NoticeKind::confirmation}, .booking = booking};
  tidings.town = visit.home.town->town->municipality.name;
  if (const auto index = service_index(*visit.home.town->shared, booking.service)) tidings.service = service_name(visit.home.town->shared->services[*index], visit.lang());
  const auto* site = site_of(visit, booking.site);
  const CalendarEntry entry{
      .method = CalendarEntry::Method::publish,
      .uid = booking.uid.empty() ? booking.id : booking.uid,
      .sequence = booking.sequence,
      .start = booking.start,
      .minutes = booking.minutes,
      .stamp = visit.now,
      .summary = notices::calendar_summary(tidings),
      .description = visit.texts().say("booking.number") + ": " + booking.code,
      .location = site == nullptr ? "" : site->name + ", " + (site->street.empty() ? "" : site->street + ", ") + site->postcode + " " + site->city,
      .url = visit.parts.site.config().public_url.empty() ? "" : visit.parts.site.config().public_url + "/" + path_of({visit.lang(), visit.slug(), visit.rest}),
      .organizer = "",
      .organizer_name = visit.home.town->town->municipality.name,
      .attendee = ""};
  return {.content_type = "text/calendar; charset=utf-8", .text = notices::calendar_text(entry), .headers = {{"Content-Disposition", "attachment; filename=\"termin.ics\""}}};
}

}  // namespace nb::pages
