// SPDX-License-Identifier: EUPL-1.2
// Tasks: given to somebody, changed, finished by the staff or by whoever has them, dropped with a reason.
#include <boost/json.hpp>

#include "crisis/deciding.hpp"
#include "crisis/queries.hpp"

namespace nb::crisis {

namespace {

namespace json = boost::json;
using state::DecideContext;
using state::Decision;

Decision set_task(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"text", "owner", "due", "follows"});
  Entry entry{.type = Type::task_set, .subject = decide.subject('t'), .about = decide.number("follows")};
  entry.content.text = decide.text("text", Reason::text_missing);
  entry.owner = decide.owner();
  entry.until = decide.later("due");
  if (decide.refused()) return refuse(*decide.refusal());
  if (entry.about != 0 && !find_entry(context.db, context.log, entry.about)) decide.refuse_because(Reason::unknown_entry, std::to_string(entry.about));
  return decide.entry(std::move(entry));
}

/// The form sends everything; a time that has passed may stay, but not be set anew.
Decision change_task(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"task", "text", "owner", "due", "why"});
  const Task task = decide.task();
  Entry entry{.type = Type::task_changed, .subject = task.subject, .about = task.number};
  entry.content.text = decide.text("text", Reason::text_missing);
  entry.content.why = decide.args.text("why", kTextBytesMax);
  entry.owner = decide.owner();
  entry.until = decide.args.moment("due");
  if (entry.until && entry.until != task.due) entry.until = decide.later("due");
  if (decide.refused()) return refuse(*decide.refusal());
  if (entry.content.text == task.text && entry.owner == task.owner && entry.until == task.due) return std::vector<state::NewEntry>{};
  return decide.entry(std::move(entry));
}

Decision finish(Deciding& decide, const Task& task) {
  Entry entry{.type = Type::task_finished, .subject = task.subject, .about = task.number};
  entry.content.text = decide.args.text("result", kTextBytesMax);
  return decide.entry(std::move(entry));
}

Decision finish_task(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"task", "result"});
  return finish(decide, decide.task());
}

Decision finish_own_task(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"task", "result"});
  const Task task = decide.task();
  const bool mine = task.owner.account == context.actor || (!task.owner.person.empty() && task.owner.person == known.reader(context.db, context.log, context.actor));
  if (!mine) decide.refuse_because(Reason::not_yours);
  return finish(decide, task);
}

Decision drop_task(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"task", "why"});
  const Task task = decide.task();
  Entry entry{.type = Type::task_dropped, .subject = task.subject, .about = task.number};
  entry.content.why = decide.text("why", Reason::why_missing);
  return decide.entry(std::move(entry));
}

}  // namespace

std::vector<state::CommandKind> task_commands(const std::shared_ptr<const Known>& known) {
  return {kind("crisis.set_task", known, set_task), kind("crisis.change_task", known, change_task), kind("crisis.finish_task", known, finish_task),
          kind("crisis.finish_own_task", known, finish_own_task), kind("crisis.drop_task", known, drop_task)};
}

}  // namespace nb::crisis
