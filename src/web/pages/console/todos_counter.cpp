// SPDX-License-Identifier: EUPL-1.2
// What waits at the counters: appointments that cannot be kept, people who have not been told, documents nobody fetched, the waiting room.
#include <algorithm>

#include "appointments/queries.hpp"
#include "appointments/queries_notice.hpp"
#include "appointments/queries_waiting.hpp"
#include "pickup/queries.hpp"
#include "web/pages/appointments/left.hpp"
#include "web/pages/appointments/words.hpp"
#include "web/pages/console/navigation.hpp"
#include "web/pages/console/todos.hpp"
#include "web/pages/console/waiting.hpp"
#include "web/pages/intake/words.hpp"
#include "web/pages/pickup/words.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

void add(Todos& todos, TodoArea area, Press press, std::string what, std::string link) { todos.push_back({press, area, std::move(what), std::move(link)}); }

/// How many lines a list of pick-ups has, up to kLook + 1.
std::size_t lines_of(const StabVisit& visit, storage::Db& db, pickup::ListKind kind) {
  pickup::ListQuery query = pickup_query_of(visit, kind, kLook + 1);
  query.site.reset();
  query.document.reset();
  query.after = 0;
  return pickup::list(db, visit.log(), query).lines.size();
}

}  // namespace

void risk_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  constexpr std::string_view kHere = "/stab/termine/absagen";
  if (!visit.town || !may_open(visit, kHere)) return;
  const auto risk = appointments::bookings_at_risk(db, visit.log(), visit.now, state_of(visit));
  if (risk.empty()) return;
  const auto day_of = [&](const appointments::Booking& one) { return format_date(visit.parts.zone.local(one.start).day); };
  add(todos, TodoArea::appointments, Press::now, counted(risk.size(), "Termin ist nach der Lage nicht möglich", "Termine sind nach der Lage nicht möglich"),
      std::string(kHere) + "?gefaehrdet=1&von=" + day_of(risk.front()) + "&bis=" + day_of(risk.back()));
}

void left_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  if (!visit.town || !may_open(visit, "/stab/termine/absagen")) return;
  for (const appointments::LeftBooked& one : appointments::left_booked(db, visit.log(), visit.parts.zone, visit.now))
    add(todos, TodoArea::appointments, Press::now, counted(one.bookings.size(), "Termin steht auf einem abgesagten Tag", "Termine stehen auf abgesagten Tagen"),
        call_off_again(one.call_off.selection));
}

void locked_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  constexpr std::string_view kHere = "/stab/termine/absagen";
  if (!visit.town || !may_open(visit, kHere)) return;
  const auto state = state_of(visit);
  std::size_t locked = 0;
  for (const appointments::Pool& pool : appointments::pools(db, visit.log())) {
    const auto all = appointments::offers(db, visit.log(), pool.id);
    locked += static_cast<std::size_t>(
        std::ranges::count_if(all, [&](const appointments::Offer& one) { return one.online && one.invited_only && !appointments::is_not_here(state(one.service, one.step)); }));
  }
  if (locked > 0)
    add(todos, TodoArea::appointments, Press::today,
        counted(locked, "Terminangebot ist nur für Eingeladene offen: einladen oder für alle öffnen",
                "Terminangebote sind nur für Eingeladene offen: einladen oder für alle öffnen"),
        std::string(kHere));
}

void beyond_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  constexpr std::string_view kHere = "/stab/termine/plan";
  if (!visit.town || !may_open(visit, kHere)) return;
  const auto beyond = all_beyond(visit, db);
  if (beyond.empty()) return;
  const Press press = visit.parts.zone.local(beyond.front().start).day <= day_after(today_of(visit), 1) ? Press::now : Press::today;
  add(todos, TodoArea::appointments, press, counted(beyond.size(), "Termin hat keinen Platz im Plan", "Termine haben keinen Platz im Plan"), std::string(kHere));
}

void notice_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  if (const std::size_t calls = calls_waiting(visit, db); calls > 0)
    add(todos, TodoArea::appointments, Press::now, number_of(calls, "Person ist wegen ihres Termins anzurufen", "Personen sind wegen ihres Termins anzurufen"),
        "/stab/termine/anrufe");
  if (const std::size_t unknown = unknown_outcomes(visit, db); unknown > 0)
    add(todos, TodoArea::appointments, Press::today,
        number_of(unknown, "Nachricht ist vielleicht nicht angekommen: bitte entscheiden", "Nachrichten sind vielleicht nicht angekommen: bitte entscheiden"),
        "/stab/termine/anrufe");
}

void day_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  if (!visit.town || !may_open(visit, "/stab/termine")) return;
  const auto all = bookings_of_day(visit, db, today_of(visit), "");
  const auto standing =
      static_cast<std::size_t>(std::ranges::count_if(all, [&](const appointments::Booking& one) { return one.status == appointments::Status::booked && one.start > visit.now; }));
  if (standing > 0) add(todos, TodoArea::appointments, Press::soon, number_of(standing, "Termin kommt heute noch", "Termine kommen heute noch"), "/stab/termine");
  if (!visit.may_ask("appointments.close_booking")) return;
  const auto past =
      static_cast<std::size_t>(std::ranges::count_if(all, [&](const appointments::Booking& one) { return one.status == appointments::Status::booked && one.start <= visit.now; }));
  if (past > 0) add(todos, TodoArea::appointments, Press::soon, number_of(past, "Termin von heute ist noch abzuhaken", "Termine von heute sind noch abzuhaken"), "/stab/termine");
}

void queue_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  constexpr std::string_view kHere = "/stab/termine/schalter";
  if (!visit.town || !may_open(visit, kHere)) return;
  std::size_t waiting = 0;
  for (const appointments::Pool& pool : appointments::pools(db, visit.log())) {
    const auto tickets = appointments::tickets(db, visit.log(), pool.id, today_of(visit));
    waiting += static_cast<std::size_t>(std::ranges::count(tickets, appointments::TicketState::waiting, &appointments::Ticket::state));
  }
  if (waiting > 0) add(todos, TodoArea::appointments, Press::now, number_of(waiting, "Person mit Wartenummer wartet", "Personen mit Wartenummer warten"), std::string(kHere));
}

void pickup_todos(const StabVisit& visit, storage::Db& db, Todos& todos) {
  if (!visit.town || !may_open(visit, "/stab/abholung")) return;
  if (visit.may(staff::Right::pickup_write)) {
    if (const std::size_t late = lines_of(visit, db, pickup::ListKind::expired); late > 0)
      add(todos, TodoArea::pickup, Press::today, number_of(late, "Dokument liegt länger als vorgesehen", "Dokumente liegen länger als vorgesehen"),
          "/stab/abholung?was=abgelaufen");
    if (const std::size_t quiet = lines_of(visit, db, pickup::ListKind::remind); quiet > 0)
      add(todos, TodoArea::pickup, Press::today, number_of(quiet, "Person ist an ihr Dokument zu erinnern", "Personen sind an ihr Dokument zu erinnern"),
          "/stab/abholung/erinnern");
    if (const std::size_t moving = lines_of(visit, db, pickup::ListKind::under_way); moving > 0)
      add(todos, TodoArea::pickup, Press::soon, number_of(moving, "Dokument ist unterwegs", "Dokumente sind unterwegs"), "/stab/abholung?was=unterwegs");
  }
  std::uint64_t ready = 0;
  for (const pickup::SiteCount& one : pickup::ready_by_site(db, visit.log())) ready += one.ready;
  if (ready > 0) add(todos, TodoArea::pickup, Press::soon, counted(ready, "Dokument liegt zur Abholung bereit", "Dokumente liegen zur Abholung bereit"), "/stab/abholung");
}

}  // namespace nb::pages
