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

/// Finishes or skips a number that was called.
Decision end_number(const DecideContext& context, const Known& known, const object& args, std::string_view type) {
  Deciding decide(context, known, args, {"pool", "number"});
  const Pool pool = decide.pool();
  const auto number = static_cast<unsigned>(decide.number("number", 1, kNumbersMax));
  if (decide.refused()) return refuse(*decide.refusal());
  const auto ticket = find_ticket(context.db, context.log, pool.id, decide.today(), number);
  if (!ticket || ticket->state != TicketState::called) return refuse(refusal(Reason::ticket_state, std::to_string(number)));
  return decide.entry(type, pool.id, named(decide, number));
}

Decision finish_number(const DecideContext& context, const Known& known, const object& args) { return end_number(context, known, args, event::kNumberFinished); }
Decision skip_number(const DecideContext& context, const Known& known, const object& args) { return end_number(context, known, args, event::kNumberSkipped); }

}  // namespace

std::vector<state::CommandKind> queue_commands(const std::shared_ptr<const Known>& known) {
  return {kind("appointments.draw_number", known, draw_number), kind("appointments.call_next", known, call_next), kind("appointments.finish_number", known, finish_number),
          kind("appointments.skip_number", known, skip_number)};
}

}  // namespace nb::appointments
