// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/appointments/waiting.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "appointments/booker.hpp"
#include "appointments/commands.hpp"
#include "appointments/events.hpp"
#include "appointments/queries_waiting.hpp"
#include "base/text.hpp"
#include "journal/vault.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/contact.hpp"
#include "web/pages/appointments/pages.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/pages/console/lists.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

using appointments::Booking;
using appointments::Urgency;

namespace {

constexpr const char* kHere = "/stab/termine/neu";
constexpr std::size_t kShown = 100;  // names on one page, each of which leaves a trace

std::string_view german(appointments::Source source) {
  static constexpr std::array<std::string_view, 4> kWords{"online", "am Schalter", "am Telefon", "eingelesen"};
  return kWords.at(static_cast<std::size_t>(source));
}

void put_line(const StabVisit& visit, storage::Db& db, Section row, const std::vector<appointments::Pool>& pools, const Booking& booking) {
  row.set("BOOKING_PATH", booking_path(booking.id));
  row.set("PLACE", visit.place);
  row.set("CODE", booking.code);
  row.set("SERVICE", offered_service(visit, booking.service));
  const std::string pool = pool_name(pools, booking.pool);
  const std::string site = site_name(visit, booking.site);
  row.set("WHERE", site.empty() ? "egal" : pool.empty() ? site : site + ", " + pool);
  row.set("SINCE", visit.moment(booking.recorded));
  row.set("SOURCE", german(booking.source));
  if (booking.urgency != Urgency::normal) row.set_shown("URGENCY", pages::german(booking.urgency), "HAS_URGENCY");
  row.show_if(!booking.wave.empty(), "INVITED");
  const auto person = person_of(visit, db, booking);
  if (!person) return;
  row.set_shown("NAME", person->name, "HAS_NAME");
  row.set_shown("PHONE", person->phone, "HAS_PHONE");
}

}  // namespace

void put_waiting_form(const StabVisit& visit, Section box, const appointments::Pool& pool, const appointments::Offer& offer, bool open) {
  if (!visit.may_ask(kWaitingCommand)) return;
  Section form = box.add("WAIT_FORM");
  put_form(visit, form, kWaitingCommand, kHere);
  form.set("POOL", pool.id);
  form.set("SERVICE_ID", offer.service);
  const bool again = visit.kept != nullptr && visit.kept->text("befehl") == kWaitingCommand;
  form.show_if(open || again, "OPEN_NOW");
  const auto urgency = again ? appointments::parse_word<Urgency>(appointments::kUrgencies, visit.kept->text("dringlichkeit")) : std::nullopt;
  put_urgencies(form, urgency.value_or(Urgency::normal));
  form.show_if(again && !visit.kept->text("quelle").empty(), "BY_PHONE");
  if (!again) return;
  for (const auto& [marker, field] : {std::pair{"NAME", "name"}, {"PHONE", "telefon"}, {"EMAIL", "email"}, {"REMARK", "bemerkung"}, {"UNTIL", "bis"}})
    form.set(marker, visit.kept->text(field));
}

std::string_view appointment_waiting(const StabVisit& visit, Section page) {
  if (!put_appointment_frame(visit, page, "Warteliste")) return kNoAppointmentTown;
  const auto snapshot = visit.parts.readers.snapshot();
  const std::size_t shown = rows_wanted(visit, kShown);
  auto all = appointments::waiting_list(snapshot.db(), visit.log(), visit.now, std::max<std::size_t>(shown, 10'000) + 1);
  page.show(all.empty() ? "NOBODY" : "SOMEBODY");
  page.set("COUNT", counted(all.size(), "Person wartet", "Personen warten"));
  page.show_if(!visit.parts.vault.unlocked(visit.town->town->municipality.ags.str()), "NO_NAMES");
  page.show_if(all.size() > shown, "MORE");
  if (all.size() > shown) all.resize(shown);
  const auto pools = appointments::pools(snapshot.db(), visit.log());
  for (const Booking& one : all) put_line(visit, snapshot.db(), page.add("LINE"), pools, one);
  return "appointment_waiting";
}

void put_on_waiting_list(const StabVisit& visit, const web::Form& form, const StabAnswer& answer) {
  const auto id = CommandId::parse(form.text("id"));
  if (!visit.town || !id) return answer.again(422, "Das Formular ist unvollständig angekommen; bitte laden Sie die Seite neu.");
  if (!visit.parts.vault.has_key(visit.town->town->municipality.ags.str()))
    return answer.again(422, "Die Kommune hat noch keinen Datenschlüssel; bitte zuerst unter »Datenschlüssel« einen anlegen.");
  const appointments::Person person = typed_person(form);
  if (const std::string wrong = contact_fault(person); !wrong.empty()) return answer.again(422, wrong);
  if (person.email.empty() && person.phone.empty())
    return answer.again(422, "Ohne Telefon und E-Mail erreichen wir die Person nicht, wenn etwas frei wird; bitte eines von beiden eintragen.");
  boost::json::object args{{"source", form.text("quelle") == "phone" ? "phone" : "counter"}, {"pool", form.text("pool")}, {"service", form.text("service")}};
  args.emplace("channels", channels_of(person));
  if (!form.text("dringlichkeit").empty()) args.emplace("urgency", form.text("dringlichkeit"));
  if (!form.text("bis").empty()) args.emplace("until", form.text("bis"));
  const std::string booking = appointments::booking_id(id->str());
  state::Command wanted{.log = visit.log(), .id = *id, .actor = visit.session.account, .name = std::string(kWaitingCommand), .args = boost::json::serialize(args)};
  stab_execute(visit.parts.executor, appointments::with_person(std::move(wanted), booking, person, visit.parts.vault, visit.parts.random), answer,
               [to = booking_path(booking) + "?ort=" + visit.place](const state::Committed& done) { return to + result_of(done); });
}

}  // namespace nb::pages
