// SPDX-License-Identifier: EUPL-1.2
// Forms printed beforehand with their numbers, for counters without any machine: each is captured later, or reported void, or missing.
#include <boost/json.hpp>

#include "intake/deciding.hpp"
#include "intake/events.hpp"
#include "intake/queries.hpp"

namespace nb::intake {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

constexpr std::int64_t kFormsMax = 1000;  // one PDF

Decision print_forms(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"count"});
  const auto count = decide.args.number("count");
  if (!count || *count < 1 || *count > kFormsMax) decide.refuse_because(Reason::forms_count);
  if (decide.refused()) return refuse(*decide.refusal());
  const Number first = decide.next(Series::form);
  const std::uint64_t last = first.serial() + static_cast<std::uint64_t>(*count) - 1;
  return decide.entry(event::kFormsPrinted, first.prefix(), boost::json::serialize(object{{"first", first.serial()}, {"last", last}}));
}

Decision void_form(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"form", "reason"});
  const std::string form = form_number(decide);
  const std::string reason = decide.reason();
  return decide.entry(event::kFormVoided, form, boost::json::serialize(object{{"form", form}, {"reason", reason}}));
}

}  // namespace

std::string form_number(Deciding& decide) {
  const std::string given = decide.args.name("form");
  if (decide.refused()) return {};
  const auto number = Number::parse(given);
  if (!number) {
    decide.refuse_because(Reason::form_unreadable, given);
    return {};
  }
  if (number->prefix() != prefix_of(Series::form, decide.context.log)) {
    decide.refuse_because(Reason::form_never_printed, number->str());
    return {};
  }
  switch (form_state(decide.context.db, decide.context.log, number->serial())) {
    case FormState::never_printed:
      decide.refuse_because(Reason::form_never_printed, number->str());
      break;
    case FormState::used:
      decide.refuse_because(Reason::form_taken, number->str());
      break;
    case FormState::printed:
      break;
  }
  return number->str();
}

std::vector<state::CommandKind> form_commands(const std::shared_ptr<const Known>& known) {
  return {kind("intake.print_forms", known, print_forms), kind("intake.void_form", known, void_form)};
}

}  // namespace nb::intake
