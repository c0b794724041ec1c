// SPDX-License-Identifier: EUPL-1.2
// A counter at work: who is here, who waits, one press each. What was just drawn is read from the log, so that two counters that draw at
// once each see their own number.
#include <algorithm>
#include <boost/json.hpp>

#include "appointments/queries.hpp"
#include "appointments/queries_notice.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "journal/journal.hpp"
#include "proof/receipt.hpp"
#include "state/read_pool.hpp"
#include "storage/sqlite/db.hpp"
#include "web/pages/queue/pages.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using appointments::Pool;
using appointments::Ticket;
using appointments::TicketState;

constexpr const char* kHere = "/stab/termine/schalter";
constexpr std::size_t kWaitingShown = 30;

std::string encoded(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

std::string_view german(TicketState state) {
  switch (state) {
    case TicketState::waiting:
      return "wartet";
    case TicketState::called:
      return "aufgerufen";
    case TicketState::finished:
      return "fertig";
    case TicketState::skipped:
      return "nicht da";
  }
  return {};
}

std::string service_words(const StabVisit& visit, std::string_view id) {
  const auto& all = visit.region->shared->services;
  const auto found = std::ranges::find(all, id, &catalogue::Service::id);
  return found == all.end() ? std::string(id) : found->name_de;
}

void put_ticket(const StabVisit& visit, Section row, const Ticket& ticket) {
  row.set("NUMBER", std::to_string(ticket.number));
  row.set_shown("SERVICE", service_words(visit, ticket.service), "HAS_SERVICE");
  row.set("DRAWN", visit.moment(ticket.drawn).substr(12));
  row.set_shown("COUNTER", ticket.counter, "HAS_COUNTER");
}

/// One form of the queue: its fields say which area, counter and number.
Section put_queue_form(const StabVisit& visit, Section parent, const char* name, std::string_view command, const Pool& pool, const std::string& counter) {
  Section form = parent.add(name);
  put_form(visit, form, command, kHere);
  form.set("POOL_ID", pool.id);
  form.set("COUNTER_NAME", counter);
  return form;
}

void put_choice(const StabVisit& visit, Section page, const std::vector<Pool>& pools, const Pool* chosen, const std::string& counter) {
  Section choice = page.add("CHOICE");
  choice.show_if(chosen == nullptr, "OPEN");
  choice.set("TYPED_COUNTER", counter);
  for (const Pool& one : pools) {
    Section option = choice.add("POOL");
    option.set("POOL_ID", one.id);
    option.set("POOL_NAME", one.name);
    option.show_if(&one == chosen, "CHOSEN");
  }
  choice.set("PLACE_SLUG", visit.place);
}

/// The number that was just drawn, as the log has it.
void put_drawn(const StabVisit& visit, Section page, storage::Db& db, const Pool& pool, const std::string& counter, CivilDate today) {
  const auto seq = parse_u64(visit.query("gezogen"));
  const auto receipt = seq ? visit.parts.journal.receipt(visit.log(), *seq) : std::nullopt;
  if (!receipt) return;
  boost::system::error_code error;
  const auto core = boost::json::parse(receipt->core, error);
  const auto* data = !error && core.is_object() ? core.get_object().if_contains("data") : nullptr;
  const auto* number = data != nullptr && data->is_object() ? data->get_object().if_contains("number") : nullptr;
  const auto* said = number != nullptr ? number->if_int64() : nullptr;
  const auto ticket = said != nullptr && *said > 0 ? appointments::find_ticket(db, visit.log(), pool.id, today, static_cast<unsigned>(*said)) : std::nullopt;
  if (!ticket) return;
  Section drawn = page.add("DRAWN_NOW");
  put_ticket(visit, drawn, *ticket);
  const std::string which = "?ort=" + visit.place + "&bereich=" + pool.id + "&nr=" + std::to_string(ticket->number);
  drawn.set("SLIP", "/stab/termine/wartenummer.pdf" + which);
  drawn.set("SLIP_ROLL", "/stab/termine/wartenummer.pdf" + which + "&format=rolle");
  drawn.set("SLIP_PAGE", "/stab/termine/wartenummer" + which + "&schalter=" + encoded(counter));
}

/// What this counter ended last, to be taken back by one press, and any other number of today by the figure on its slip.
void put_again(const StabVisit& visit, Section page, const std::vector<Ticket>& tickets, const Pool& pool, const std::string& counter) {
  const Ticket* last = nullptr;
  bool any = false;
  for (const Ticket& one : tickets) {
    any = any || one.state != TicketState::waiting;
    const bool ended = one.state == TicketState::finished || one.state == TicketState::skipped;
    if (ended && one.counter == counter && one.finished && (last == nullptr || *last->finished <= *one.finished)) last = &one;
  }
  constexpr std::string_view kCommand = "appointments.recall_number";
  if (!any) return;
  Section again = page.add("AGAIN");
  if (last != nullptr) {
    Section row = put_queue_form(visit, again, "LAST", kCommand, pool, counter);
    row.set("NUMBER", std::to_string(last->number));
    row.set("STATE", german(last->state));
    row.set("ENDED", visit.moment(*last->finished).substr(12));
  }
  Section form = put_queue_form(visit, again, "BY_NUMBER", kCommand, pool, counter);
  const bool typed = visit.kept != nullptr && visit.kept->text("befehl") == kCommand;
  form.set("TYPED", typed ? visit.kept->text("nummer") : "");
}

/// Who is at this counter, whoever was called last first: that is whom the keys mean.
void put_mine(const StabVisit& visit, Section page, const std::vector<Ticket>& tickets, const Pool& pool, const std::string& counter) {
  std::vector<const Ticket*> mine;
  for (const Ticket& one : tickets) {
    if (one.state == TicketState::called && one.counter == counter) mine.push_back(&one);
  }
  std::ranges::stable_sort(mine, std::greater{}, [](const Ticket* one) { return one->called.value_or(Instant{}); });
  for (const Ticket* one : mine) {
    Section here = page.add("MINE");
    put_ticket(visit, here, *one);
    put_queue_form(visit, here, "FINISH", "appointments.finish_number", pool, counter).set("NUMBER", std::to_string(one->number));
    put_queue_form(visit, here, "SKIP", "appointments.skip_number", pool, counter).set("NUMBER", std::to_string(one->number));
  }
}

void put_services(const StabVisit& visit, Section form, storage::Db& db, const Pool& pool) {
  for (const auto& offer : appointments::offers(db, visit.log(), pool.id)) {
    Section option = form.add("SERVICE_CHOICE");
    option.set("SERVICE_ID", offer.service);
    option.set("SERVICE_NAME", service_words(visit, offer.service));
  }
}

void put_queue(const StabVisit& visit, Section page, storage::Db& db, const Pool& pool, const std::string& counter) {
  const CivilDate today = visit.parts.zone.local(visit.now).day;
  const auto tickets = appointments::tickets(db, visit.log(), pool.id, today);
  Section queue = page.add("QUEUE");
  queue.set("POOL_NAME", pool.name);
  queue.set("COUNTER_NAME", counter);
  queue.set("BOARD", "/" + visit.place + "/wartezimmer/" + pool.site + "/");
  put_drawn(visit, queue, db, pool, counter, today);
  put_services(visit, put_queue_form(visit, queue, "DRAW", "appointments.draw_number", pool, counter), db, pool);
  put_queue_form(visit, queue, "CALL", "appointments.call_next", pool, counter).set("CALLING", counter);
  put_mine(visit, queue, tickets, pool, counter);
  std::size_t waiting = 0;
  std::optional<Section> elsewhere;
  for (const Ticket& one : tickets) {
    if (one.state == TicketState::called && one.counter != counter) {
      if (!elsewhere) elsewhere = queue.add("OTHERS");
      put_ticket(visit, elsewhere->add("ELSEWHERE"), one);
    } else if (one.state == TicketState::waiting && waiting++ < kWaitingShown) {
      put_ticket(visit, queue.add("WAITING"), one);
    }
  }
  for (const Ticket& one : tickets) {
    Section row = queue.add("TODAY");
    put_ticket(visit, row, one);
    row.set("STATE", german(one.state));
  }
  put_again(visit, queue, tickets, pool, counter);
  queue.set("PLACE_SLUG", visit.place);
  queue.set("POOL_ID", pool.id);
  queue.show_if(!tickets.empty(), "ANY_TODAY");
  queue.show_if(!visit.query("filter").empty(), "TODAY_OPEN");
  queue.set("WAITING_COUNT", counted(waiting, "Nummer wartet", "Nummern warten"));
  queue.show_if(waiting == 0, "NOBODY");
  const auto estimate = appointments::estimate_wait(tickets, 0, visit.now);
  if (estimate) queue.set_shown("ESTIMATE", std::to_string(estimate->wait.count()), "HAS_ESTIMATE");
  if (!estimate) queue.show("NO_ESTIMATE");
}

}  // namespace

std::string counter_href(std::string_view place, std::string_view pool, std::string_view counter) {
  return std::string(kHere) + "?ort=" + std::string(place) + "&bereich=" + encoded(pool) + "&schalter=" + encoded(counter);
}

std::string_view queue_counter(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Wartenummern", StabNav::none);
  if (!visit.town) {
    page.show("NO_TOWN");
    return "queue_counter";
  }
  const auto snapshot = visit.parts.readers.snapshot();
  storage::Db& db = snapshot.db();
  const auto pools = appointments::pools(db, visit.log());
  if (pools.empty()) page.show("NO_POOLS");
  const bool again = visit.kept != nullptr && find_queue_act(visit.kept->text("befehl")) != nullptr;
  const std::string wanted = again ? visit.kept->text("bereich") : visit.query("bereich");
  const std::string counter(trim(again ? visit.kept->text("schalter") : visit.query("schalter")));
  const auto found = std::ranges::find(pools, wanted, &Pool::id);
  const Pool* chosen = found == pools.end() || counter.empty() ? nullptr : &*found;
  if (!pools.empty()) put_choice(visit, page, pools, chosen, counter);
  if (chosen != nullptr) put_queue(visit, page, db, *chosen, counter);
  return "queue_counter";
}

}  // namespace nb::pages
