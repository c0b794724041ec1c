// SPDX-License-Identifier: EUPL-1.2
// Finding a free time, and booking it for somebody who stands at the counter or calls; or moving what is booked there.
#include <boost/json.hpp>

#include "appointments/booker.hpp"
#include "appointments/commands.hpp"
#include "appointments/events.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "journal/vault.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/contact.hpp"
#include "web/pages/appointments/pages.hpp"
#include "web/pages/appointments/waiting.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

using appointments::Booking;
using appointments::Offer;
using appointments::Pool;

namespace {

constexpr const char* kHere = "/stab/termine/neu";
constexpr std::string_view kTake = "appointments.take_booking";
constexpr std::string_view kMove = "appointments.move_booking";

/// "p1/ausweis", as the select sends it.
struct Chosen {
  std::string pool;
  std::string service;
};
Chosen chosen_offer(const StabVisit& visit) {
  const std::string both = visit.query("angebot");
  const auto slash = both.find('/');
  if (slash == std::string::npos) return {};
  return {both.substr(0, slash), both.substr(slash + 1)};
}

void put_offers(const StabVisit& visit, storage::Db& db, Section page, const Chosen& chosen, const std::optional<Booking>& moving) {
  for (const Pool& pool : appointments::pools(db, visit.log())) {
    for (const Offer& offer : appointments::offers(db, visit.log(), pool.id)) {
      if (moving && offer.service != moving->service) continue;
      Section option = page.add("OFFER");
      option.set("OFFER_ID", pool.id + "/" + offer.service);
      option.set("OFFER_NAME", offered_service(visit, offer.service) + " (" + pool.name + ", " + std::to_string(offer.minutes) + " Min.)");
      option.show_if(pool.id == chosen.pool && offer.service == chosen.service, "CHOSEN");
    }
  }
}

/// False: nothing is free.
bool put_slots(const StabVisit& visit, storage::Db& db, Section form, const Pool& pool, const Offer& offer, CivilDate day) {
  const auto holidays = visit.parts.holidays(visit.town->town->municipality.ags);
  const LogName log = visit.log();
  const appointments::Place place{.db = db, .log = log, .zone = visit.parts.zone, .holidays = holidays, .now = visit.now};
  const auto plan = appointments::day_plan(db, log, pool.id, day, holidays);
  const auto slots = appointments::is_called_off(db, log, pool, offer.service, day) ? std::vector<appointments::FreeSlot>() : appointments::free_slots(place, pool, offer, day);
  form.show(slots.empty() ? "NO_SLOTS" : "SOME_SLOTS");
  form.set_shown("WHY", plan.reason, "HAS_WHY");
  for (const appointments::FreeSlot& one : slots) {
    Section row = form.add("SLOT");
    row.set("SLOT_START", visit.parts.zone.format(one.start));
    row.set("SLOT_TIME", clock_of(visit, one.start));
    row.set("SLOT_LEFT", std::to_string(one.left));
    const std::string start = visit.parts.zone.format(one.start);
    row.show_if(visit.keeps(kTake, "start", start) || visit.keeps(kMove, "a.start", start), "CHOSEN");
  }
  return !slots.empty();
}

void put_next_days(const StabVisit& visit, Section page, const Chosen& chosen, CivilDate day, const std::string& moving) {
  page.set("OFFER_ASKED", chosen.pool.empty() ? "" : chosen.pool + "/" + chosen.service);
  page.set("MOVING", moving);
  page.set("PREVIOUS_DAY", format_date(day_after(day, -1)));
  page.set("NEXT_DAY", format_date(day_after(day, 1)));
  page.set("PLACE", visit.place);
}

bool shown_again(const StabVisit& visit, std::string_view command) { return visit.kept != nullptr && visit.kept->text("befehl") == command; }

/// What was typed before it was refused; a fresh form asks to tell the person.
void put_typed(const StabVisit& visit, Section form, bool moving) {
  const bool again = shown_again(visit, moving ? kMove : kTake);
  const auto ticked = [&](const char* name) { return again && !visit.kept->text(name).empty(); };
  form.show_if(!again || ticked(moving ? "a.notify:ja" : "bestaetigen"), "NOTIFY");
  form.show_if(ticked(moving ? "a.anyway:ja" : "trotzdem"), "ANYWAY");
  form.show_if(ticked("quelle"), "BY_PHONE");
  const auto urgency = again ? appointments::parse_word<appointments::Urgency>(appointments::kUrgencies, visit.kept->text("dringlichkeit")) : std::nullopt;
  put_urgencies(form, urgency.value_or(appointments::Urgency::normal));
  if (!again) return;
  for (const auto& [marker, field] : {std::pair{"OTHER", "andere"}, {"NAME", "name"}, {"PHONE", "telefon"}, {"EMAIL", "email"}, {"REMARK", "bemerkung"}})
    form.set(marker, visit.kept->text(field));
}

/// The appointment that is to be moved: of the address, or of the form that is shown again.
std::string moving_id(const StabVisit& visit) { return shown_again(visit, kMove) ? visit.kept->text("a.booking") : visit.query("verlegen"); }

}  // namespace

std::string_view appointment_new(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  const std::string asked = moving_id(visit);
  const auto moving = visit.town && !asked.empty() ? appointments::find_booking(db, visit.log(), asked) : std::nullopt;
  if (!put_appointment_frame(visit, page, moving ? "Termin " + moving->code + " verlegen" : "Termin vergeben")) return kNoAppointmentTown;
  if (!asked.empty() && !moving) return "missing";
  Chosen chosen = chosen_offer(visit);
  if (shown_again(visit, kTake) || shown_again(visit, kWaitingCommand)) chosen = {visit.kept->text("pool"), visit.kept->text("service")};
  if (moving && shown_again(visit, kMove)) chosen = {visit.kept->text("a.pool"), moving->service};
  if (moving && chosen.pool.empty()) chosen = {moving->pool, moving->service};
  const CivilDate day = visit.kept != nullptr ? parse_date(visit.kept->text("tag")).value_or(asked_day(visit)) : asked_day(visit);
  page.set("DAY", format_date(day));
  page.set("DAY_NAME", weekday_date(day));
  put_offers(visit, db, page, chosen, moving);
  put_next_days(visit, page, chosen, day, moving ? moving->id : "");
  page.show_if(moving.has_value(), "IS_MOVING");
  const auto pool = chosen.pool.empty() ? std::nullopt : appointments::find_pool(db, visit.log(), chosen.pool);
  const auto offer = pool ? appointments::find_offer(db, visit.log(), pool->id, chosen.service) : std::nullopt;
  if (!pool || !offer || offer->withdrawn) return "appointment_new";
  Section box = page.add("CHOICE");
  box.show_if(appointments::is_not_here(state_of(visit)(offer->service, offer->step)), "STOPPED");
  Section form = box.add(moving ? "MOVE_FORM" : "BOOK_FORM");
  put_form(visit, form, moving ? kMove : kTake, kHere);
  put_typed(visit, form, moving.has_value());
  form.set("BOOKING", moving ? moving->id : "");
  form.set("POOL", pool->id);
  form.set("SERVICE_ID", offer->service);
  form.set("DAY", format_date(day));
  const bool free = put_slots(visit, db, form, *pool, *offer, day);
  if (!moving) put_waiting_form(visit, box, *pool, *offer, !free);
  return "appointment_new";
}

void book_for_somebody(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!visit.town || !id) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu.");
  if (!visit.parts.vault.has_key(visit.town->town->municipality.ags.str()))
    return answer.again(422, "Die Kommune hat noch keinen Datenschlüssel; bitte zuerst unter »Datenschlüssel« einen anlegen.");
  const appointments::Person person = typed_person(form);
  if (const std::string wrong = contact_fault(person); !wrong.empty()) return answer.again(422, wrong);
  const std::string other(trim(form.text("andere")));
  const std::string start = other.empty() ? form.text("start") : form.text("tag") + "T" + other;
  if (start.empty()) return answer.again(422, "Die Uhrzeit fehlt; bitte eine freie Zeit wählen oder eine andere eintragen.");
  boost::json::object args{{"source", form.text("quelle") == "phone" ? "phone" : "counter"}, {"pool", form.text("pool")}, {"service", form.text("service")}, {"start", start}};
  args.emplace("channels", channels_of(person));
  if (!form.text("dringlichkeit").empty()) args.emplace("urgency", form.text("dringlichkeit"));
  if (!form.text("bestaetigen").empty()) args.emplace("notify", true);
  if (!form.text("trotzdem").empty()) args.emplace("anyway", true);
  const std::string booking = appointments::booking_id(id->str());
  state::Command wanted{.log = visit.log(), .id = *id, .actor = visit.session.account, .name = "appointments.take_booking", .args = boost::json::serialize(args)};
  stab_execute(visit.parts.executor, appointments::with_person(std::move(wanted), booking, person, visit.parts.vault, visit.parts.random), answer,
               [to = booking_path(booking) + "?ort=" + visit.place](const state::Committed& done) { return to + result_of(done); });
}

}  // namespace nb::pages
