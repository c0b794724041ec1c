// SPDX-License-Identifier: EUPL-1.2
// Notes, questions, decisions, corrections, reports; tasks are in commands_tasks.cpp.
#include "crisis/commands.hpp"

#include <boost/json.hpp>

#include "crisis/deciding.hpp"
#include "crisis/queries.hpp"
#include "state/log_size.hpp"

namespace nb::crisis {

namespace {

namespace json = boost::json;
using state::DecideContext;
using state::Decision;

Decision note(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"text", "direction", "channel", "from", "to", "occurred"});
  Entry entry{.type = Type::noted, .subject = decide.subject('n')};
  entry.content.text = decide.text("text", Reason::text_missing);
  entry.content.from = decide.args.text("from", kNameBytesMax);
  entry.content.to = decide.args.text("to", kNameBytesMax);
  entry.direction = decide.args.word<Direction>("direction", kDirections);
  entry.channel = decide.args.word<Channel>("channel", kChannels);
  entry.occurred = decide.occurred().value_or(Instant{});
  return decide.entry(std::move(entry));
}

Decision raise_question(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"text", "asked_of", "needed_by"});
  Entry entry{.type = Type::question_raised, .subject = decide.subject('q')};
  entry.content.text = decide.text("text", Reason::text_missing);
  entry.content.to = decide.args.text("asked_of", kNameBytesMax);
  entry.until = decide.later("needed_by");
  return decide.entry(std::move(entry));
}

Decision drop_question(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"question", "why"});
  const Question question = decide.question("question");
  Entry entry{.type = Type::question_dropped, .subject = question.subject, .about = question.number};
  entry.content.why = decide.text("why", Reason::why_missing);
  return decide.entry(std::move(entry));
}

std::optional<Counts> read_shown(Deciding& decide) {
  const json::object* given = decide.args.object("shown");
  if (given == nullptr) return std::nullopt;
  state::Args args(*given, {"possible", "limited", "elsewhere", "impossible", "unknown", "incidents"});
  const auto count = [&](std::string_view member) { return static_cast<std::uint64_t>(args.number(member).value_or(0)); };
  const Counts out{count("possible"), count("limited"), count("elsewhere"), count("impossible"), count("unknown"), count("incidents")};
  if (args.fault()) decide.args.fail(args.fault()->kind, "shown");
  return out;
}

Decision record_decision(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"text", "why", "decided_by", "question", "occurred", "shown"});
  Entry entry{.type = Type::decision_recorded, .subject = decide.subject('d')};
  entry.content.text = decide.text("text", Reason::text_missing);
  entry.content.why = decide.text("why", Reason::why_missing);
  entry.content.from = decide.args.text("decided_by", kNameBytesMax);
  if (entry.content.from.empty()) decide.refuse_because(Reason::decider_missing);
  entry.occurred = decide.occurred().value_or(Instant{});
  entry.shown = read_shown(decide);
  if (decide.args.has("question")) entry.about = decide.question("question").number;
  entry.known = Position{.here = state::log_size(context.db, context.log), .region = state::log_size(context.db, region_log())};
  return decide.entry(std::move(entry));
}

Decision correct_note(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"entry", "text", "why"});
  Entry entry{.type = Type::corrected, .about = decide.number("entry")};
  entry.content.text = decide.text("text", Reason::text_missing);
  entry.content.why = decide.text("why", Reason::why_missing);
  if (decide.refused()) return refuse(*decide.refusal());
  const auto wrong = find_entry(context.db, context.log, entry.about);
  if (!wrong) decide.refuse_because(Reason::unknown_entry, std::to_string(entry.about));
  if (wrong && wrong->type == Type::report_made) decide.refuse_because(Reason::not_correctable);
  if (wrong) entry.subject = wrong->subject;
  return decide.entry(std::move(entry));
}

/// A report says how far it looked; further than this state.db it cannot have.
Decision make_report(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"report", "here", "region", "since"});
  Entry entry{.type = Type::report_made, .subject = decide.subject('r'), .about = decide.number("since")};
  entry.known = Position{.here = decide.number("here"), .region = decide.number("region")};
  const json::object* report = decide.args.object("report");
  if (report == nullptr) decide.args.fail(state::ArgFault::Kind::malformed, "report");
  if (decide.refused()) return refuse(*decide.refusal());
  if (entry.known->here > state::log_size(context.db, context.log) || entry.known->region > state::log_size(context.db, region_log()))
    decide.args.fail(state::ArgFault::Kind::malformed, "here");
  if (entry.about != 0 && !find_report(context.db, context.log, entry.about)) decide.refuse_because(Reason::unknown_entry, std::to_string(entry.about));
  const std::string content = json::serialize(*report);
  if (content.size() > kReportBytesMax) decide.args.fail(state::ArgFault::Kind::too_long, "report");
  return decide.entry(std::move(entry), content);
}

}  // namespace

std::vector<state::CommandKind> commands(Known known) {
  const auto shared = std::make_shared<const Known>(std::move(known));  // shared: every kind of command asks it
  std::vector<state::CommandKind> all{kind("crisis.note", shared, note),
                                      kind("crisis.raise_question", shared, raise_question),
                                      kind("crisis.drop_question", shared, drop_question),
                                      kind("crisis.record_decision", shared, record_decision),
                                      kind("crisis.correct_note", shared, correct_note),
                                      kind("crisis.make_report", shared, make_report)};
  for (state::CommandKind& one : task_commands(shared)) all.push_back(std::move(one));
  return all;
}

}  // namespace nb::crisis
