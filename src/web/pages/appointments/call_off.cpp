// SPDX-License-Identifier: EUPL-1.2
// Calling off many appointments at once, after seeing whom it hits; how far people are told; new times in waves.
#include <algorithm>

#include "appointments/queries_notice.hpp"
#include "appointments/queries_waiting.hpp"
#include "base/zone.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/left.hpp"
#include "web/pages/appointments/pages.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/pages/console/lists.hpp"
#include "web/pages/notices/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

using appointments::Booking;
using appointments::CallOff;

namespace {

constexpr const char* kHere = "/stab/termine/absagen";
constexpr std::size_t kShown = 100;

struct Asked {
  appointments::Selection selection;
  bool at_risk = false;
};
/// What the query asks for; nullopt: nothing yet.
std::optional<Asked> asked(const StabVisit& visit) {
  const auto from = parse_date(visit.query("von"));
  const auto to = parse_date(visit.query("bis"));
  if (!from || !to || *to < *from || std::chrono::sys_days(*to) - std::chrono::sys_days(*from) > std::chrono::days(366)) return std::nullopt;
  return Asked{.selection = {.service = visit.query("leistung"), .site = visit.query("standort"), .pool = visit.query("bereich"), .from = *from, .to = *to},
               .at_risk = !visit.query("gefaehrdet").empty()};
}

void put_selection(const StabVisit& visit, storage::Db& db, Section page, const std::optional<Asked>& what) {
  const CivilDate today = visit.parts.zone.local(visit.now).day;
  page.set("FROM", format_date(what ? what->selection.from : today));
  page.set("TO", format_date(what ? what->selection.to : today));
  page.show_if(what && what->at_risk, "ONLY_RISK");
  put_pools(page, appointments::pools(db, visit.log()), what ? what->selection.pool : "");
  for (const catalogue::Service& one : visit.region->shared->services) {
    Section option = page.add("SERVICE_OPTION");
    option.set("SERVICE_ID", one.id);
    option.set("SERVICE_NAME", one.name_de);
    option.show_if(what && what->selection.service == one.id, "CHOSEN");
  }
  for (const auto& one : visit.town->town->sites) {
    Section option = page.add("SITE_OPTION");
    option.set("SITE", one.site_id);
    option.set("SITE_NAME", one.name);
    option.show_if(what && what->selection.site == one.site_id, "CHOSEN");
  }
}

/// Who comes late to a called-off day is told the same as everybody before.
std::string reason_of_same(const StabVisit& visit, storage::Db& db, const Asked& what) {
  if (what.at_risk) return {};
  const auto standing = appointments::standing_call_offs(db, visit.log(), visit.parts.zone.local(visit.now).day);
  const auto same = std::ranges::find_if(standing, [&](const CallOff& one) { return !one.at_risk && one.selection == what.selection; });
  return same == standing.end() ? std::string() : same->reason;
}

void put_preview(const StabVisit& visit, storage::Db& db, Section page, const Asked& what) {
  const auto hit = appointments::bookings_hit(db, visit.log(), visit.parts.zone, what.selection, visit.now, what.at_risk ? state_of(visit) : appointments::StateOf());
  Section box = page.add("PREVIEW");
  box.set("HIT", counted(hit.size(), "Termin", "Termine"));
  const auto count = [&](appointments::Channel channel) {
    return std::to_string(std::ranges::count_if(hit, [&](const Booking& one) { return appointments::best_channel(one.channels) == channel; }));
  };
  box.set("BY_MAIL", count(appointments::Channel::mail));
  box.set("BY_SMS", count(appointments::Channel::sms));
  box.set("BY_CALL", count(appointments::Channel::call));
  box.set("URGENT", std::to_string(std::ranges::count_if(hit, [](const Booking& one) { return one.urgency != appointments::Urgency::normal; })));
  const std::size_t shown = rows_wanted(visit, kShown);
  for (std::size_t i = 0; i < std::min(hit.size(), shown); ++i) {
    Section row = box.add("LINE");
    row.set("BOOKING_PATH", booking_path(hit[i].id));
    row.set("PLACE", visit.place);
    row.set("CODE", hit[i].code);
    row.set("WHEN", weekday_date(visit.parts.zone.local(hit[i].start).day) + ", " + clock_of(visit, hit[i].start));
    row.set("SERVICE", offered_service(visit, hit[i].service));
    if (hit[i].urgency != appointments::Urgency::normal) row.set_shown("URGENCY", german(hit[i].urgency), "HAS_URGENCY");
  }
  if (hit.size() > shown) box.set_shown("MORE", std::to_string(hit.size() - shown), "HAS_MORE");
  if (!visit.may_ask("appointments.call_off")) return;
  Section form = box.add("CALL_OFF");
  put_form(visit, form, "appointments.call_off", kHere);
  form.set("SERVICE_ID", what.selection.service);
  form.set("SITE", what.selection.site);
  form.set("POOL", what.selection.pool);
  form.set("FROM", format_date(what.selection.from));
  form.set("TO", format_date(what.selection.to));
  form.set("SEEN", std::to_string(appointments::newest_placed(hit)));
  if (what.at_risk) {
    for (const std::string& kind : appointments::kinds_of(hit)) form.add("KIND").set("KIND_SEEN", kind);
  }
  form.set("REASON", reason_of_same(visit, db, what));
  form.set("HIT", counted(hit.size(), "Termin", "Termine"));
  form.show_if(what.at_risk, "ONLY_RISK");
}

void put_call_off(const StabVisit& visit, storage::Db& db, Section row, const CallOff& one) {
  row.set("OFF_FROM", weekday_date(one.selection.from));
  row.set("OFF_TO", weekday_date(one.selection.to));
  row.show_if(one.selection.to != one.selection.from, "SEVERAL_DAYS");
  put_off_what(visit, row, one);
  row.set("OFF_REASON", one.reason);
  row.set("OFF_HIT", counted(one.hit, "Termin", "Termine"));
  row.set("OFF_BY", one.by);
  row.set("OFF_AT", visit.moment(one.at));
  row.set("OFF_PATH", std::string(kHere) + "/" + one.id);
  for (const appointments::NoticeCount& part : appointments::notice_counts(db, visit.log(), one.id)) {
    Section told = row.add("TOLD");
    told.set("TOLD_COUNT", std::to_string(part.count));
    told.set("TOLD_CHANNEL", german(part.channel));
    told.set("TOLD_STATE", german(part.state, part.channel));
  }
  row.show_if(one.lifted.has_value(), "LIFTED");
  if (one.lifted || !visit.may_ask("appointments.lift_call_off")) return;
  Section form = row.add("LIFT");
  put_form(visit, form, "appointments.lift_call_off", kHere);
  form.set("CALL_OFF_ID", one.id);
  form.set("WHAT", weekday_date(one.selection.from));
}

/// Offers that those called off wait for.
void put_waves(const StabVisit& visit, storage::Db& db, Section page) {
  for (const appointments::Pool& pool : appointments::pools(db, visit.log())) {
    for (const appointments::Offer& offer : appointments::offers(db, visit.log(), pool.id)) {
      const auto waiting = appointments::waiting_for_new_time(db, visit.log(), pool.id, offer.service, visit.now, 10'000);
      if (waiting.empty() && !offer.invited_only) continue;
      Section row = page.add("WAVE");
      row.set("WAVE_SERVICE", offered_service(visit, offer.service));
      row.set("WAVE_POOL", pool.name);
      row.set("WAVE_WAITING", counted(waiting.size(), "Person wartet", "Personen warten"));
      row.set("WAVE_URGENT", std::to_string(std::ranges::count_if(waiting, [](const Booking& one) { return one.urgency != appointments::Urgency::normal; })));
      const auto form = [&](const char* section, std::string_view command) {
        if (!visit.may_ask(command)) return;
        Section one = row.add(section);
        put_form(visit, one, command, kHere, {"a.pool", pool.id});
        one.set("POOL", pool.id);
        one.set("SERVICE_ID", offer.service);
        one.set("WHAT", offered_service(visit, offer.service) + ", " + pool.name);
        one.set("UNTIL", format_date(day_after(visit.parts.zone.local(visit.now).day, 14)));
        one.set("FORM_KEY", pool.id + "-" + offer.service);
      };
      if (!waiting.empty()) form("OPEN_WAVE", "appointments.open_wave");
      if (offer.invited_only) form("OPEN_ALL", "appointments.open_offer");
    }
  }
}

/// Those no wave can name, and where they come from.
void put_stranded(const StabVisit& visit, storage::Db& db, Section page) {
  const auto groups = appointments::stranded(db, visit.log(), visit.now);
  if (groups.empty()) return;
  std::size_t all = 0;
  for (const appointments::Stranded& one : groups) all += one.count;
  Section box = page.add("STRANDED");
  box.set("STRANDED_COUNT", std::to_string(all));
  for (const appointments::Stranded& one : groups) {
    const auto pool = one.pool.empty() ? std::nullopt : appointments::find_pool(db, visit.log(), one.pool);
    const std::string place = pool ? pool->name : one.site.empty() ? "" : site_name(visit, one.site);
    Section row = box.add("STRANDED_ROW");
    row.set("STRANDED_SERVICE", offered_service(visit, one.service) + (place.empty() ? "" : ", " + place));
    row.set("STRANDED_PEOPLE", std::to_string(one.count));
  }
}

}  // namespace

std::string_view appointment_call_off(const StabVisit& visit, Section page) {
  if (!put_appointment_frame(visit, page, "Termine absagen und neu vergeben")) return kNoAppointmentTown;
  put_obstacles(visit, page);
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  const auto what = asked(visit);
  put_left_booked(visit, db, page);
  put_selection(visit, db, page, what);
  if (what) put_preview(visit, db, page, *what);
  const auto done = appointments::call_offs(db, visit.log());
  page.show_if(!done.empty(), "SOME_OFF");
  for (const CallOff& one : done) put_call_off(visit, db, page.add("OFF"), one);
  put_waves(visit, db, page);
  put_stranded(visit, db, page);
  return "appointment_call_off";
}

}  // namespace nb::pages
