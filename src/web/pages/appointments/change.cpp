// SPDX-License-Identifier: EUPL-1.2
// What a clerk changes about an appointment by a form whose fields are not simply arguments: another time, how somebody is reached.
#include <boost/json.hpp>

#include "appointments/booker.hpp"
#include "appointments/queries.hpp"
#include "base/text.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/contact.hpp"
#include "web/pages/appointments/pages.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/pages/stab_form.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

std::optional<appointments::Booking> booking_of(const StabVisit& visit, const web::Form& form) {
  if (!visit.town) return std::nullopt;
  const auto snapshot = visit.parts.readers.snapshot();
  return appointments::find_booking(snapshot.db(), visit.log(), form.text("a.booking"));
}

constexpr const char* kNoBooking = "Diesen Termin gibt es hier nicht; bitte suchen Sie ihn in der Tagesliste.";

}  // namespace

void move_somebody(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto wish = read_wish(form, visit.parts.zone);
  if (!wish) return answer.again(422, wish.error().sentence);
  const auto booking = booking_of(visit, form);
  if (!booking) return answer.again(422, kNoBooking);
  boost::json::object args = boost::json::parse(wish->args).as_object();
  const std::string other(trim(form.text("andere")));
  if (!other.empty()) args["start"] = form.text("tag") + "T" + other;
  if (!args.contains("start")) return answer.again(422, "Die Uhrzeit fehlt; bitte eine freie Zeit wählen oder eine andere eintragen.");
  stab_execute(visit.parts.executor, {visit.log(), wish->id, visit.session.account, wish->command, boost::json::serialize(args)}, answer,
               [to = booking_path(booking->id) + "?ort=" + visit.place](const state::Committed& done) { return to + result_of(done); });
}

namespace {

// What was wrong is nobody's business, and no field to write a name into that stays in the open for ever.
constexpr const char* kContactReason = "Kontaktdaten berichtigt";

/// Name and addresses are sealed anew; what the form does not ask for stays as it was.
void correct_contact(const StabVisit& visit, const Wish& wish, const appointments::Booking& booking, const web::Form& form, const StabAnswer& answer) {
  appointments::Person person = typed_person(form);
  if (const std::string wrong = contact_fault(person); !wrong.empty()) return answer.again(422, wrong);
  if (!may_correct_contact(visit)) return answer.again(422, "Die versiegelten Angaben sind verschlossen; bitte öffnen Sie zuerst den Datenschlüssel.");
  {
    const auto snapshot = visit.parts.readers.snapshot();
    if (const auto before = person_of(visit, snapshot.db(), booking)) person.birth_date = before->birth_date;
  }
  boost::json::object args{{"booking", booking.id}, {"channels", channels_of(person)}, {"reason", kContactReason}};
  if (!form.text("nochmal").empty()) args.emplace("tell_again", true);
  state::Command wanted{visit.log(), wish.id, visit.session.account, wish.command, boost::json::serialize(args)};
  stab_execute(visit.parts.executor, appointments::with_person(std::move(wanted), booking.id, person, visit.parts.vault, visit.parts.random), answer,
               [to = booking_path(booking.id) + "?ort=" + visit.place](const state::Committed& done) { return to + result_of(done); });
}

}  // namespace

void correct_somebody(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto wish = read_wish(form, visit.parts.zone);
  if (!wish) return answer.again(422, wish.error().sentence);
  const auto booking = booking_of(visit, form);
  if (!booking) return answer.again(422, kNoBooking);
  if (form.text("was") == "kontakt") return correct_contact(visit, *wish, *booking, form, answer);
  stab_execute(visit.parts.executor, {visit.log(), wish->id, visit.session.account, wish->command, wish->args}, answer,
               [to = booking_path(booking->id) + "?ort=" + visit.place](const state::Committed& done) { return to + result_of(done); });
}

}  // namespace nb::pages
