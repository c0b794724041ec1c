// SPDX-License-Identifier: EUPL-1.2
// The queue without an appointment: numbers are given by the decision itself, so none is given twice. It runs in the log of a counter
// without network as well.
#include <boost/json.hpp>

#include "appointments/deciding.hpp"
#include "appointments/events.hpp"
#include "appointments/queries_notice.hpp"

namespace nb::appointments {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

constexpr unsigned kNumbersMax = 999;  // three digits on the display

object named(Deciding& decide, unsigned number) { return {{"day", format_date(decide.today())}, {"number", number}}; }

Decision draw_number(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pool", "service"});
  const Pool pool = decide.pool();
  const std::string service = decide.service(false);
  if (decide.refused()) return refuse(*decide.refusal());
  const unsigned number = last_ticket_number(context.db, context.log, pool.id, decide.today()) + 1;
  if (number > kNumbersMax) return refuse(refusal(Reason::queue_full));
  object data = named(decide, number);
  if (!service.empty()) data.emplace("service", service);
  return decide.entry(event::kNumberDrawn, pool.id, data);
}

Decision call_next(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pool", "counter"});
  const Pool pool = decide.pool();
  const std::string counter = decide.args.name("counter", 40);
  if (decide.refused()) return refuse(*decide.refusal());
  const auto next = next_ticket(context.db, context.log, pool.id, decide.today());
  if (!next) return refuse(refusal(Reason::queue_empty));
  object data = named(decide, next->number);
  data.emplace("counter", counter);
  return decide.entry(event::kNumberCalled, pool.id, data);
}

/// Finishes or skips a number that was called. A counter that says its name ends only what it has itself: a page left open in a second
/// window must not send somebody away who was called elsewhere since.
Decision end_number(const DecideContext& context, const Known& known, const object& args, std::string_view type) {
  Deciding decide(context, known, args, {"pool", "number", "counter"});
  const Pool pool = decide.pool();
  const auto number = static_cast<unsigned>(decide.number("number", 1, kNumbersMax));
  const std::string counter = decide.args.text("counter", 40);
  if (decide.refused()) return refuse(*decide.refusal());
  const auto ticket = find_ticket(context.db, context.log, pool.id, decide.today(), number);
  if (!ticket || ticket->state != TicketState::called) return refuse(refusal(Reason::ticket_state, std::to_string(number)));
  if (!counter.empty() && counter != ticket->counter) return refuse(refusal(Reason::ticket_called, ticket->counter));
  return decide.entry(type, pool.id, named(decide, number));
}

/// Calls a number once more that was finished or skipped: its owner stood in the next room, or forgot a paper at the window.
Decision recall_number(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pool", "number", "counter"});
  const Pool pool = decide.pool();
  const auto number = static_cast<unsigned>(decide.number("number", 1, kNumbersMax));
  const std::string counter = decide.args.name("counter", 40);
  if (decide.refused()) return refuse(*decide.refusal());
  const auto ticket = find_ticket(context.db, context.log, pool.id, decide.today(), number);
  if (!ticket) return refuse(refusal(Reason::ticket_unknown, std::to_string(number)));
  if (ticket->state == TicketState::waiting) return refuse(refusal(Reason::ticket_waiting, std::to_string(number)));
  if (ticket->state == TicketState::called) return refuse(refusal(Reason::ticket_called, ticket->counter));
  object data = named(decide, number);
  data.emplace("counter", counter);
  return decide.entry(event::kNumberRecalled, pool.id, data);
}

Decision finish_number(const DecideContext& context, const Known& known, const object& args) { return end_number(context, known, args, event::kNumberFinished); }
Decision skip_number(const DecideContext& context, const Known& known, const object& args) { return end_number(context, known, args, event::kNumberSkipped); }

}  // namespace

std::vector<state::CommandKind> queue_commands(const std::shared_ptr<const Known>& known) {
  return {kind("appointments.draw_number", known, draw_number), kind("appointments.call_next", known, call_next), kind("appointments.finish_number", known, finish_number),
          kind("appointments.skip_number", known, skip_number), kind("appointments.recall_number", known, recall_number)};
}

}  // namespace nb::appointments
