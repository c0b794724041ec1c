// SPDX-License-Identifier: EUPL-1.2
// The day at the counter: who comes when, what is at risk or called off, the week beside it; and the list on paper.
#include <algorithm>
#include <iterator>

#include "appointments/seats.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "paper/document.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/left.hpp"
#include "web/pages/appointments/pages.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/pages/intake/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

using appointments::Booking;
using appointments::Status;

namespace {

constexpr const char* kHere = "/stab/termine";

bool stands(const StabVisit& visit, const Booking& one) { return one.status == Status::booked || (one.status == Status::reserved && one.expires.value_or(visit.now) > visit.now); }

void put_close_form(const StabVisit& visit, Section row, const Booking& booking) {
  if (booking.status != Status::booked || !visit.may_ask("appointments.close_booking")) return;
  if (visit.parts.zone.local(booking.start).day > visit.parts.zone.local(visit.now).day) return;
  Section form = row.add("CLOSE");
  put_form(visit, form, "appointments.close_booking", kHere, {"a.booking", booking.id});
  form.set("BOOKING", booking.id);
  form.set("CODE", booking.code);
  form.show_if(booking.start <= visit.now, "MAY_MISS");
}

void put_line(const StabVisit& visit, storage::Db& db, Section row, const std::vector<appointments::Pool>& pools, const Booking& booking) {
  row.set("BOOKING_PATH", booking_path(booking.id));
  row.set("PLACE", visit.place);
  row.set("CODE", booking.code);
  row.set_shown("REFERENCE", booking.reference, "HAS_REFERENCE");
  row.set("TIME", clock_of(visit, booking.start));
  row.set("MINUTES", std::to_string(booking.minutes));
  row.set("SERVICE", offered_service(visit, booking.service));
  const std::string pool = pool_name(pools, booking.pool);
  row.set("WHERE", pool.empty() ? site_name(visit, booking.site) : pool);
  row.set("STATE", standing_of(visit, booking));
  row.show_if(booking.status == Status::called_off, "CALLED_OFF");
  if (booking.urgency != appointments::Urgency::normal) row.set_shown("URGENCY", german(booking.urgency), "HAS_URGENCY");
  if (const auto person = person_of(visit, db, booking)) {
    row.set_shown("NAME", person->name, "HAS_NAME");
    row.set_shown("PHONE", person->phone, "HAS_PHONE");
  }
  put_close_form(visit, row, booking);
}

void put_week(const StabVisit& visit, storage::Db& db, Section page, CivilDate day, const std::string& pool) {
  const int weekday = static_cast<int>(std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding()) - 1;
  for (int i = 0; i < 7; ++i) {
    const CivilDate one = day_after(day, i - weekday);
    Section row = page.add("WEEKDAY");
    row.set("WEEKDAY_NAME", weekday_date(one));
    row.set("WEEKDAY_DAY", format_date(one));
    row.set("PLACE", visit.place);
    row.set("POOL_ASKED", pool);
    const auto all = bookings_of_day(visit, db, one, pool);
    row.set("WEEKDAY_COUNT", counted(static_cast<std::uint64_t>(std::ranges::count_if(all, [&](const Booking& b) { return stands(visit, b); })), "Termin", "Termine"));
    row.show_if(one == day, "WEEKDAY_HERE");
  }
}

void put_call_offs(const StabVisit& visit, storage::Db& db, Section page, CivilDate day) {
  for (const appointments::CallOff& one : appointments::standing_call_offs(db, visit.log(), day)) {
    if (one.selection.from > day) continue;
    Section row = page.add("OFF");
    row.set("OFF_REASON", one.reason);
    put_off_what(visit, row, one);
  }
}

void put_hit(const StabVisit& visit, storage::Db& db, Section page, const std::vector<appointments::Pool>& pools) {
  const std::string raw = visit.query("q");
  const std::string wanted(trim(is_utf8(raw) ? raw : ""));
  page.set("QUERY", wanted);
  if (wanted.empty()) return;
  const auto found = appointments::find_booking_by_code(db, visit.log(), wanted);
  page.show_if(!found, "NOT_FOUND");
  if (!found) return;
  Section hit = page.add("HIT");
  hit.set("HIT_DAY", found->status == Status::waiting ? "" : weekday_date(visit.parts.zone.local(found->start).day));
  put_line(visit, db, hit, pools, *found);
}

/// Without a desk in the week that begins with the day.
std::size_t beyond_from(const StabVisit& visit, storage::Db& db, const std::vector<appointments::Pool>& pools, CivilDate day) {
  std::size_t count = 0;
  for (const appointments::Pool& pool : pools) count += beyond_of(visit, db, pool, day, day_after(day, 7)).size();
  return count;
}

}  // namespace

std::string_view appointment_day(const StabVisit& visit, Section page) {
  if (!put_appointment_frame(visit, page, "Termine")) return kNoAppointmentTown;
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  const CivilDate day = asked_day(visit);
  const std::string pool = visit.query("bereich");
  const auto pools = appointments::pools(db, visit.log());
  page.set("DAY", format_date(day));
  page.set("DAY_NAME", weekday_date(day));
  page.set("POOL_ASKED", pool);
  put_pools(page, pools, pool);
  put_hit(visit, db, page, pools);
  put_week(visit, db, page, day, pool);
  put_call_offs(visit, db, page, day);
  if (const auto risk = appointments::bookings_at_risk(db, visit.log(), visit.now, state_of(visit)); !risk.empty()) {
    Section box = page.add("AT_RISK");
    box.set("RISK_COUNT", counted(risk.size(), "Termin ist", "Termine sind"));
    box.set("RISK_FROM", format_date(visit.parts.zone.local(risk.front().start).day));
    box.set("RISK_TO", format_date(visit.parts.zone.local(risk.back().start).day));
  }
  put_left_booked(visit, db, page);
  if (const std::size_t beyond = beyond_from(visit, db, pools, day); beyond > 0) page.set_shown("BEYOND", counted(beyond, "Termin hat", "Termine haben"), "HAS_BEYOND");
  page.show_if(visit.may_ask("appointments.take_booking"), "MAY_BOOK");
  page.show_if(pools.empty(), "NO_PLAN");
  const auto lines = bookings_of_day(visit, db, day, pool);
  page.show(lines.empty() ? "NONE" : "SOME");
  for (const Booking& one : lines) put_line(visit, db, page.add("LINE"), pools, one);
  return "appointment_day";
}

namespace {

using Lines = std::vector<Booking>;

paper::Table table_of(const StabVisit& visit, storage::Db& db, const Lines& lines) {
  paper::Table table{.columns = {{.head = "Uhrzeit", .share = 0.9},
                                 {.head = "Nummer", .share = 1.2, .style = paper::TextStyle::code},
                                 {.head = "Name, Telefon", .share = 2.4},
                                 {.head = "Leistung", .share = 2.4},
                                 {.head = "Min.", .share = 0.5, .align = paper::Align::right},
                                 {.head = "da", .share = 0.5},
                                 {.head = "nicht", .share = 0.6}},
                     .rows = {},
                     .row_height_mm_min = 8};
  for (const Booking& one : lines) {
    std::string who = "(Name verschlossen)";
    if (const auto person = person_of(visit, db, one)) who = person->name + (person->phone.empty() ? "" : "\n" + person->phone);
    table.rows.push_back({clock_of(visit, one.start), one.code, who, offered_service(visit, one.service), std::to_string(one.minutes), "", ""});
  }
  return table;
}

/// One sheet of the list: all of a day, or what one desk of a pool has before it.
struct DaySheet {
  std::string title;
  Lines lines;
};

/// Of each pool, as many sheets as people come at once; what belongs to no pool stands on one of its own.
std::vector<DaySheet> sheets_by_desk(const std::vector<appointments::Pool>& pools, const Lines& all) {
  std::vector<DaySheet> out;
  const auto add = [&](const std::string& pool, const std::string& name) {
    Lines own;
    std::ranges::copy_if(all, std::back_inserter(own), [&](const Booking& one) { return one.pool == pool; });
    std::size_t desk = 0;
    for (const auto& sheet : appointments::desk_sheets(own)) {
      DaySheet& one = out.emplace_back(DaySheet{name + ", Schalter " + std::to_string(++desk), {}});
      for (const std::size_t i : sheet) one.lines.push_back(own[i]);
    }
  };
  for (const appointments::Pool& pool : pools) add(pool.id, pool.name);
  Lines rest;
  std::ranges::copy_if(all, std::back_inserter(rest), [&](const Booking& one) { return pool_name(pools, one.pool).empty(); });
  if (!rest.empty()) out.push_back({"Ohne Schalterbereich", std::move(rest)});
  return out;
}

}  // namespace

std::optional<web::Response> appointment_day_pdf(const StabVisit& visit) {
  if (!visit.town) return std::nullopt;
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  const CivilDate day = asked_day(visit);
  const std::string asked = visit.query("bereich");
  const auto all = appointments::pools(db, visit.log());
  const std::string pool = pool_name(all, asked);
  Lines lines = bookings_of_day(visit, db, day, asked);
  std::erase_if(lines, [&](const Booking& one) { return !stands(visit, one); });
  const std::size_t count = lines.size();
  std::vector<DaySheet> sheets;
  if (visit.query("je") == "schalter") sheets = sheets_by_desk(all, lines);
  if (sheets.empty()) sheets.push_back({pool, std::move(lines)});
  paper::Document doc({.title = "Tagesliste " + german_date(day),
                       .town = visit.town->town->municipality.name,
                       .header_note = pool.empty() ? "Termine" : pool,
                       .footer_note = "Enthält persönliche Angaben: nach dem Tag vernichten",
                       .created = visit.now});
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (i > 0) doc.page_break();
    doc.heading("Termine am " + weekday_date(day) + (sheets[i].title.empty() ? "" : ", " + sheets[i].title), 1);
    doc.paragraph("Stand " + visit.moment(visit.now) + " Uhr. Bitte abhaken, wer da war, und später im Programm nachtragen.");
    if (sheets[i].lines.empty()) doc.paragraph("An diesem Tag steht kein Termin im Buch.");
    if (!sheets[i].lines.empty()) doc.table(table_of(visit, db, sheets[i].lines));
  }
  visit.trace.exported = "Tagesliste der Termine";
  visit.trace.exported_count = count;
  visit.trace.exported_filter = format_date(day);
  return pdf_answer(std::move(doc).finish(), "Termine-" + format_date(day) + ".pdf");
}

}  // namespace nb::pages
