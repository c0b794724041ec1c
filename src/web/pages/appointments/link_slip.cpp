// SPDX-License-Identifier: EUPL-1.2
// Printed in both languages whatever the console speaks: it is for the citizen.
#include "web/pages/appointments/link_slip.hpp"

#include "base/zone.hpp"
#include "web/pages/appointments/words.hpp"

namespace nb::pages {

using appointments::Booking;

Bytes link_slip(const StabVisit& visit, const Booking& booking, const std::string& address, Instant until, paper::PageFormat format) {
  const bool roll = format == paper::PageFormat::roll;
  const std::string& town = visit.town->town->municipality.name;
  paper::Document doc({.format = format, .title = "Ihr Termin " + booking.code, .town = roll ? "" : town, .created = visit.now, .page_numbers = false});
  if (roll) doc.paragraph(town, paper::TextStyle::strong);
  doc.badge({.label = roll ? "Terminnummer" : "Terminnummer / number", .number = booking.code, .note = roll ? "Number" : "", .code = paper::make_qr(address), .side_mm = 30});
  std::vector<paper::Fact> facts{{"Leistung", offered_service(visit, booking.service), "Service"}};
  if (booking.status == appointments::Status::booked) {
    facts.push_back({"Zeit", weekday_date(visit.parts.zone.local(booking.start).day) + ", " + clock_of(visit, booking.start) + " Uhr", "Time"});
  } else {
    facts.push_back({"Stand", std::string(german(booking.status)), "Status"});
  }
  if (!booking.site.empty()) facts.push_back({"Ort", site_name(visit, booking.site), "Place"});
  doc.facts(facts);
  doc.paragraph(booking.status == appointments::Status::booked ? "Termin verlegen oder absagen, ohne Anmeldung:" : "Neue Zeit wählen oder verzichten, ohne Anmeldung:");
  doc.paragraph(address, paper::TextStyle::code);
  doc.paragraph("Der Link gilt nur für Sie, bis " + german_date(visit.parts.zone.local(until).day) + "; bitte nicht weitergeben.", paper::TextStyle::small);
  doc.paragraph("Move or cancel your appointment here without an account. The link is yours alone; please do not pass it on.", paper::TextStyle::small);
  return std::move(doc).finish();
}

}  // namespace nb::pages
