// SPDX-License-Identifier: EUPL-1.2
// One appointment: what was agreed, who was told, what can be done with it.
#include "appointments/movable.hpp"
#include "appointments/queries_notice.hpp"
#include "base/zone.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/pages.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

using appointments::Booking;
using appointments::Status;

namespace {

void put_facts(const StabVisit& visit, storage::Db& db, Section page, const Booking& booking) {
  page.set("CODE", booking.code);
  page.set("BOOKING", booking.id);
  page.set("SERVICE", offered_service(visit, booking.service));
  page.set("WHERE", site_name(visit, booking.site));
  page.set_shown("POOL_NAME", pool_name(appointments::pools(db, visit.log()), booking.pool), "HAS_POOL");
  page.set("STATE", standing_of(visit, booking));
  page.set("URGENCY", german(booking.urgency));
  page.set_shown("REFERENCE", booking.reference, "HAS_REFERENCE");
  if (booking.status != Status::waiting) {
    Section when = page.add("WHEN");
    when.set("DAY_NAME", weekday_date(visit.parts.zone.local(booking.start).day));
    when.set("TIME", clock_of(visit, booking.start));
    when.set("MINUTES", std::to_string(booking.minutes));
  }
  const auto person = person_of(visit, db, booking);
  page.show_if(!person, "NO_PERSON");
  if (!person) return;
  Section who = page.add("PERSON");
  who.set("NAME", person->name.empty() ? std::string_view("ohne Namen") : std::string_view(person->name));
  who.set_shown("PHONE", person->phone, "HAS_PHONE");
  who.set_shown("EMAIL", person->email, "HAS_EMAIL");
  who.set_shown("REMARK", person->remark, "HAS_REMARK");
}

void put_actions(const StabVisit& visit, Section page, const Booking& booking) {
  const std::string here = booking_path(booking.id);
  const auto form = [&](const char* section, std::string_view command, bool shown) {
    if (!shown || !visit.may_ask(command)) return;
    Section one = page.add(section);
    put_form(visit, one, command, here);
    one.set("BOOKING", booking.id);
    if (command == "appointments.correct_booking") put_urgencies(one, booking.urgency);
  };
  const bool today = visit.parts.zone.local(booking.start).day <= visit.parts.zone.local(visit.now).day;
  form("CLOSE", "appointments.close_booking", today && (booking.status == Status::booked || booking.status == Status::served || booking.status == Status::no_show));
  form("GIVE_UP", "appointments.give_up_booking", movable(booking));
  form("CANCEL", "appointments.cancel_booking", booking.status == Status::booked);
  form("CORRECT", "appointments.correct_booking", movable(booking));
  if (movable(booking) && visit.may_ask("appointments.move_booking")) page.add("MOVE").set("BOOKING", booking.id);
}

void put_notices(const StabVisit& visit, storage::Db& db, Section page, const Booking& booking) {
  for (const appointments::Notice& one : appointments::notices_of(db, visit.log(), booking.id)) {
    Section row = page.add("NOTICE");
    row.set("NOTICE_KIND", german(one.kind));
    row.set("NOTICE_CHANNEL", german(one.channel));
    row.set("NOTICE_STATE", german(one.state, one.channel, one.code));
    row.set("NOTICE_CHANGED", visit.moment(one.changed));
  }
}

}  // namespace

std::string_view appointment_page(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  const auto booking = visit.town ? appointments::find_booking(db, visit.log(), visit.request.param("id")) : std::nullopt;
  if (!put_appointment_frame(visit, page, booking ? "Termin " + booking->code : "Termin")) return kNoAppointmentTown;
  if (!booking) return "missing";
  put_facts(visit, db, page, *booking);
  put_actions(visit, page, *booking);
  put_notices(visit, db, page, *booking);
  return "appointment_page";
}

}  // namespace nb::pages
