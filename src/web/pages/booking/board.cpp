// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/booking/board.hpp"

#include <algorithm>
#include <set>

#include "appointments/queries.hpp"
#include "appointments/queries_notice.hpp"
#include "base/zone.hpp"
#include "web/pages/booking/put.hpp"
#include "web/server/http.hpp"
#include "web/server/problem.hpp"

namespace nb::pages {

namespace {

using appointments::Pool;
using appointments::Ticket;
using appointments::TicketState;

constexpr std::size_t kCalledShown = 6;
constexpr const char* kRefreshSeconds = "10";

struct Called {
  Ticket ticket;
  std::string pool;
};

/// The numbers that are at a counter, the newest first; one per counter: whoever calls the next has done with the one before.
std::vector<Called> called_now(const std::vector<std::pair<Pool, std::vector<Ticket>>>& queues) {
  std::vector<Called> out;
  for (const auto& [pool, tickets] : queues) {
    for (const Ticket& one : tickets) {
      if (one.state == TicketState::called) out.push_back({one, pool.name});
    }
  }
  std::ranges::stable_sort(out, std::greater{}, [](const Called& one) { return one.ticket.called.value_or(Instant{}); });
  std::set<std::pair<std::string, std::string>> seen;
  std::erase_if(out, [&](const Called& one) { return !seen.emplace(one.ticket.pool, one.ticket.counter).second; });
  if (out.size() > kCalledShown) out.resize(kCalledShown);
  return out;
}

void put_queue(const Context& context, Section page, const Pool& pool, const std::vector<Ticket>& tickets, bool named) {
  const auto waiting = static_cast<std::size_t>(std::ranges::count(tickets, TicketState::waiting, &Ticket::state));
  Section queue = page.add("QUEUE");
  queue.set_shown("POOL", named ? pool.name : "", "POOL_SHOWN");
  queue.set("WAITING", context.texts.count("board.waiting", waiting));
  const auto estimate = appointments::estimate_wait(tickets, 0, context.wording.now());
  if (estimate && waiting > 0) queue.set_shown("ESTIMATE", context.texts.say("board.estimate", {{"n", std::to_string(estimate->wait.count())}}), "ESTIMATE_SHOWN");
}

}  // namespace

web::Response waiting_board(const BookingVisit& visit, storage::Db& db) {
  const std::string id = visit.step.substr(0, visit.step.find('/'));
  std::vector<std::pair<Pool, std::vector<Ticket>>> queues;
  const CivilDate today = visit.parts.zone.local(visit.now).day;
  for (Pool& pool : appointments::pools(db, visit.log())) {
    if (pool.site != id) continue;
    auto tickets = appointments::tickets(db, visit.log(), pool.id, today);
    queues.emplace_back(std::move(pool), std::move(tickets));
  }
  const auto* site = site_of(visit, id);
  if (site == nullptr || queues.empty()) return web::problem(404);
  const bool still = !web::Form(visit.request->query).text("still").empty();
  BookingVisit here = visit;
  here.rest = std::string(kBoardPath) + id + "/";
  web::Response response = booking_page(here, 200, "booking_board", [&](const Context& context, Section page) {
    const auto called = called_now(queues);
    const std::string title = called.empty() ? context.texts.say("board.title") : context.texts.say("board.title_number", {{"n", std::to_string(called.front().ticket.number)}});
    put_booking_frame(context, page, title + ", " + site->name);
    page.set("SITE", site->name);
    page.set("HERE", context.links.town(here.rest));
    page.set("CLOCK", context.wording.time(visit.now));
    page.show(still ? "STILL" : "MOVING");
    if (called.empty()) page.show("NOBODY");
    for (std::size_t i = 0; i < called.size(); ++i) {
      Section row = page.add("CALLED");
      row.set("NUMBER", std::to_string(called[i].ticket.number));
      row.set("COUNTER", called[i].ticket.counter);
      row.set_shown("POOL", queues.size() > 1 ? called[i].pool : "", "POOL_SHOWN");
      row.show_if(i == 0, "NEWEST");
    }
    for (const auto& [pool, tickets] : queues) put_queue(context, page, pool, tickets, queues.size() > 1);
  });
  // A header, not a meta element: who cannot bear a page that changes by itself asks for the one that keeps still (WCAG 2.2.2).
  if (!still) response.headers.emplace_back("Refresh", kRefreshSeconds);
  return response;
}

}  // namespace nb::pages
