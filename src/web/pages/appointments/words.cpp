// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/appointments/words.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "appointments/booker.hpp"
#include "appointments/events.hpp"
#include "appointments/queries_notice.hpp"
#include "appointments/queries_waiting.hpp"
#include "base/zone.hpp"
#include "journal/vault.hpp"
#include "web/pages/appointments/step_state.hpp"

namespace nb::pages {

using appointments::Booking;
using appointments::Status;

bool put_appointment_frame(const StabVisit& visit, Section page, std::string_view title) {
  put_stab_frame(visit, page, title, StabNav::intake);  // as for the register: what is entered here is no news for the public
  return visit.town != nullptr;
}

CivilDate asked_day(const StabVisit& visit) { return parse_date(visit.query("tag")).value_or(visit.parts.zone.local(visit.now).day); }
CivilDate day_after(CivilDate day, int days) { return std::chrono::sys_days(day) + std::chrono::days(days); }

std::string weekday_date(CivilDate day) {
  static constexpr std::array<std::string_view, 7> kDays{"Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"};
  return std::string(kDays.at(std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding() - 1)) + ", " + german_date(day);
}

std::string clock_of(const StabVisit& visit, Instant moment) { return visit.parts.zone.format(moment).substr(11, 5); }

std::string_view german(Status status) {
  static constexpr std::array<std::string_view, 8> kWords{
      "reserviert, noch nicht bestätigt", "gebucht", "abgesagt", "abgegeben", "erledigt", "nicht erschienen", "auf der Warteliste", "nicht bestätigt, wieder frei"};
  return kWords.at(static_cast<std::size_t>(status));
}

std::string_view german(appointments::Urgency urgency) {
  static constexpr std::array<std::string_view, 4> kWords{"dringend: Reise", "dringend: Geburt", "dringend: Frist", "normal"};
  return kWords.at(static_cast<std::size_t>(urgency));
}

std::string_view german(appointments::Channel channel) {
  static constexpr std::array<std::string_view, 3> kWords{"E-Mail", "SMS", "Anruf"};
  return kWords.at(static_cast<std::size_t>(channel));
}

std::string_view german(appointments::NoticeState state, appointments::Channel channel, std::string_view code) {
  if (state == appointments::NoticeState::told && code == appointments::kAskedCode) return "nach Rückfrage angekommen";
  if (state == appointments::NoticeState::told && channel == appointments::Channel::call) return "erreicht";
  static constexpr std::array<std::string_view, 8> kWords{"wartet auf den Versand",
                                                          "wird gerade versucht",
                                                          "wird später noch einmal versucht",
                                                          "an den Server übergeben",
                                                          "Ausgang unbekannt, bitte entscheiden",
                                                          "anzurufen",
                                                          "nicht erreichbar",
                                                          "überholt"};
  return kWords.at(static_cast<std::size_t>(state));
}

std::string_view german(appointments::NoticeKind kind) {
  static constexpr std::array<std::string_view, 4> kWords{"Bestätigung", "Absage", "Verlegung", "Angebot eines neuen Termins"};
  return kWords.at(static_cast<std::size_t>(kind));
}

void put_urgencies(Section form, appointments::Urgency chosen) {
  using appointments::Urgency;
  for (const Urgency one : {Urgency::normal, Urgency::travel, Urgency::birth, Urgency::deadline}) {
    Section option = form.add("URGENCY_OPTION");
    option.set("URGENCY_WORD", appointments::word_of(appointments::kUrgencies, one));
    option.set("URGENCY_NAME", german(one));
    option.show_if(one == chosen, "CHOSEN");
  }
}

std::string_view standing_of(const StabVisit& visit, const Booking& booking) {
  const bool expired = booking.status == Status::reserved && booking.expires.value_or(visit.now) <= visit.now;
  return german(expired ? Status::released : booking.status);
}

std::string offered_service(const StabVisit& visit, std::string_view id) {
  for (const catalogue::Service& one : visit.region->shared->services) {
    if (one.id == id) return one.name_de;
  }
  return std::string(id);
}

std::string site_name(const StabVisit& visit, std::string_view id) {
  if (visit.town) {
    for (const auto& one : visit.town->town->sites) {
      if (one.site_id == id) return one.name;
    }
  }
  return std::string(id);
}

std::string pool_name(const std::vector<appointments::Pool>& pools, std::string_view id) {
  const auto found = std::ranges::find(pools, id, &appointments::Pool::id);
  return found == pools.end() ? std::string() : found->name;
}

std::string booking_path(std::string_view id) { return "/stab/termine/" + std::string(id); }

void put_off_what(const StabVisit& visit, Section row, const appointments::CallOff& one) {
  row.show(one.at_risk ? "OFF_AT_RISK" : "OFF_CLOSES");
  std::vector<std::string> names;
  if (!one.selection.service.empty()) {
    names.push_back(offered_service(visit, one.selection.service));
  } else {
    for (const std::string& id : one.services) names.push_back(offered_service(visit, id));
  }
  if (names.empty()) names.emplace_back(one.at_risk ? "einzelne Leistungen" : "Alle Leistungen");
  for (const std::string& name : names) row.add("OFF_SERVICE").set("OFF_NAME", name);
  if (one.unseen > 0) row.set_shown("OFF_UNSEEN", counted(one.unseen, "Termin ist", "Termine sind"), "HAS_UNSEEN");
}

appointments::StateOf state_of(const StabVisit& visit) {
  return [town = visit.town](std::string_view service, std::optional<int> step) { return step_state(town ? town->situation.get() : nullptr, service, step); };
}

bool may_correct_contact(const StabVisit& visit) {
  return visit.town != nullptr && visit.may(staff::Right::intake_sealed) && visit.may_ask("appointments.correct_booking") &&
         visit.parts.vault.unlocked(visit.town->town->municipality.ags.str());
}

std::optional<appointments::Person> person_of(const StabVisit& visit, storage::Db& db, const Booking& booking) {
  if (!visit.town || !visit.may(staff::Right::intake_sealed) || !visit.parts.vault.unlocked(visit.town->town->municipality.ags.str())) return std::nullopt;
  const auto entries = appointments::sealed_entries(db, visit.log(), booking.id);
  if (entries.empty()) return std::nullopt;
  auto person = appointments::open_person(visit.parts.journal, visit.parts.vault, visit.log(), entries);
  if (!person) return std::nullopt;
  visit.note_read(booking.id);
  return *std::move(person);
}

std::vector<Booking> bookings_of_day(const StabVisit& visit, storage::Db& db, CivilDate day, const std::string& pool) {
  const Zone& zone = visit.parts.zone;
  return appointments::bookings(db, visit.log(),
                                {.pool = pool,
                                 .site = {},
                                 .service = {},
                                 .from = zone.instant(day, {}),
                                 .to = zone.instant(day_after(day, 1), {}),
                                 .statuses = {Status::reserved, Status::booked, Status::called_off, Status::served, Status::no_show}});
}

std::vector<Booking> beyond_of(const StabVisit& visit, storage::Db& db, const appointments::Pool& pool, CivilDate from, CivilDate to, const appointments::WindowsOf& plan) {
  const Zone& zone = visit.parts.zone;
  auto coming = appointments::bookings(
      db, visit.log(),
      {.pool = pool.id, .site = {}, .service = {}, .from = std::max(zone.instant(from, {}), visit.now), .to = zone.instant(to, {}), .statuses = {Status::booked}, .count = 50'000});
  if (plan) return appointments::beyond_plan(std::move(coming), plan, pool.rooms, zone);
  if (pool.closed) return coming;
  const auto holidays = visit.parts.holidays(visit.town->town->municipality.ags);
  const auto standing = [&](CivilDate day) { return appointments::day_plan(db, visit.log(), pool.id, day, holidays).windows; };
  return appointments::beyond_plan(std::move(coming), standing, pool.rooms, zone);
}

std::vector<Booking> all_beyond(const StabVisit& visit, storage::Db& db) {
  const CivilDate today = visit.parts.zone.local(visit.now).day;
  auto all = appointments::pools(db, visit.log());
  std::ranges::copy(appointments::closed_pools(db, visit.log()), std::back_inserter(all));
  std::vector<Booking> out;
  for (const appointments::Pool& pool : all) std::ranges::copy(beyond_of(visit, db, pool, today, day_after(today, kAheadDays)), std::back_inserter(out));
  std::ranges::sort(out, {}, &Booking::start);
  return out;
}

void put_pools(Section form, const std::vector<appointments::Pool>& pools, std::string_view chosen) {
  for (const appointments::Pool& one : pools) {
    Section option = form.add("POOL_OPTION");
    option.set("POOL", one.id);
    option.set("POOL_NAME", one.name);
    option.show_if(one.id == chosen, "CHOSEN");
  }
}

}  // namespace nb::pages
