// SPDX-License-Identifier: EUPL-1.2
// One appointment: what was agreed, who was told, what can be done with it.
#include "appointments/movable.hpp"
#include "appointments/queries_notice.hpp"
#include "base/zone.hpp"
#include "journal/vault.hpp"
#include "notices/facts.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/pages.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/pages/notices/parts.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

using appointments::Booking;
using appointments::Status;

namespace {

/// How somebody is reached can be put right only by who may read it: nobody writes over what they cannot see.
void put_contact(const StabVisit& visit, Section page, const Booking& booking, const std::optional<appointments::Person>& person) {
  if (!movable(booking) || !may_correct_contact(visit)) return;
  Section form = page.add("CONTACT");
  put_form(visit, form, "appointments.correct_booking", booking_path(booking.id), {"was", "kontakt"});
  form.set("BOOKING", booking.id);
  const bool again = visit.keeps("appointments.correct_booking", "was", "kontakt");
  form.show_if(again, "OPEN_NOW");
  form.show_if(!again || !visit.kept->text("nochmal").empty(), "TELL_AGAIN");
  const appointments::Person standing = person.value_or(appointments::Person{});
  const auto value = [&](const char* marker, const char* field, const std::string& stands) { form.set(marker, again ? visit.kept->text(field) : stands); };
  value("TYPED_NAME", "name", standing.name);
  value("TYPED_PHONE", "telefon", standing.phone);
  value("TYPED_EMAIL", "email", standing.email);
  value("TYPED_REMARK", "bemerkung", standing.remark);
}

/// Links of their own are made with the data key; without a public address they would lead nowhere.
void put_link(const StabVisit& visit, Section page, const Booking& booking) {
  if (!movable(booking) || !visit.may_ask("appointments.make_link")) return;
  const notices::Sources& sources = visit.parts.notices.sources;
  const bool open = visit.parts.vault.unlocked(visit.town->town->municipality.ags.str());
  if (sources.link_base.empty() || !open) return page.show(sources.link_base.empty() ? "NO_ADDRESS" : "LINK_LOCKED");
  Section form = page.add("LINK");
  put_form(visit, form, "appointments.make_link", booking_path(booking.id));
  form.set("BOOKING", booking.id);
  if (const auto made = CommandId::parse(visit.query("zettel"))) {
    const std::string slip = booking_path(booking.id) + "/link.pdf?ort=" + visit.place + "&zettel=" + made->str();
    page.set_shown("SLIP", slip, "HAS_SLIP");
    page.set("SLIP_ROLL", slip + "&format=rolle");
  }
}

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
  put_contact(visit, page, booking, person);
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
    const bool correct = command == "appointments.correct_booking";  // two forms ask for it
    put_form(visit, one, command, here, correct ? FormKey{"was", "dringlichkeit"} : FormKey{});
    one.set("BOOKING", booking.id);
    if (correct) put_urgencies(one, booking.urgency);
  };
  const bool today = visit.parts.zone.local(booking.start).day <= visit.parts.zone.local(visit.now).day;
  form("CLOSE", "appointments.close_booking", today && (booking.status == Status::booked || booking.status == Status::served || booking.status == Status::no_show));
  form("GIVE_UP", "appointments.give_up_booking", movable(booking));
  form("CANCEL", "appointments.cancel_booking", booking.status == Status::booked);
  form("CORRECT", "appointments.correct_booking", movable(booking));
  form("TELL", "appointments.tell_again", movable(booking) && booking.status != Status::waiting);
  put_link(visit, page, booking);
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
