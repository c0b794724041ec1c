// SPDX-License-Identifier: EUPL-1.2
#include "crisis/deciding.hpp"

#include <boost/json.hpp>

#include "crisis/events.hpp"
#include "crisis/queries.hpp"

namespace nb::crisis {

Deciding::Deciding(const state::DecideContext& with, const Known& knows, const boost::json::object& given, std::initializer_list<std::string_view> allowed)
    : context(with), known(knows), args(given, allowed) {
  const auto ags = ags_of(with.log);
  if (with.log != (ags ? main_log(*ags) : region_log())) refuse_because(Reason::wrong_log);
}

void Deciding::refuse_because(Reason reason, std::string_view what) {
  if (!refused()) refusal_ = crisis::refusal(reason, what);
}

std::optional<state::Refusal> Deciding::refusal() const {
  if (refusal_) return refusal_;
  return args.fault() ? std::optional(crisis::refusal(*args.fault())) : std::nullopt;
}

std::string Deciding::text(std::string_view member, Reason missing) {
  std::string out = args.text(member, kTextBytesMax);
  if (out.empty()) refuse_because(missing);
  return out;
}

std::optional<Instant> Deciding::occurred() {
  const auto moment = args.moment("occurred");
  if (moment && *moment > context.now) refuse_because(Reason::not_yet, field_name("occurred"));
  return moment;
}

std::optional<Instant> Deciding::later(std::string_view member) {
  const auto moment = args.moment(member);
  if (moment && *moment < context.now) refuse_because(Reason::time_past, field_name(member));
  return moment;
}

Owner Deciding::owner() {
  Owner out;
  const boost::json::object* given = args.object("owner");
  if (given == nullptr) {
    refuse_because(Reason::owner_missing);
    return out;
  }
  state::Args inner(*given, {"account", "person", "function"});
  out = {.account = inner.text("account", kNameBytesMax), .person = inner.text("person", kNameBytesMax), .function = inner.text("function", kNameBytesMax)};
  if (inner.fault()) args.fail(inner.fault()->kind, "owner");
  if ((out.account.empty() ? 0 : 1) + (out.person.empty() ? 0 : 1) + (out.function.empty() ? 0 : 1) != 1) refuse_because(Reason::owner_missing);
  if (refused()) return out;
  if (!out.account.empty() && !known.account(context.db, context.log, out.account, context.now)) refuse_because(Reason::owner_unknown, out.account);
  if (!out.person.empty() && !known.person(context.db, context.log, out.person)) refuse_because(Reason::owner_unknown, out.person);
  return out;
}

std::uint64_t Deciding::number(std::string_view member) {
  const auto given = args.number(member);
  return given ? static_cast<std::uint64_t>(*given) : 0;
}

Question Deciding::question(std::string_view member) {
  const std::uint64_t wanted = number(member);
  if (refused()) return {};
  const auto found = find_question(context.db, context.log, wanted);
  if (!found) refuse_because(Reason::unknown_question, std::to_string(wanted));
  if (found && found->standing != Standing::open) refuse_because(Reason::question_closed, std::to_string(wanted));
  return found.value_or(Question{});
}

Task Deciding::task() {
  const std::uint64_t wanted = number("task");
  if (refused()) return {};
  const auto found = find_task(context.db, context.log, wanted);
  if (!found) refuse_because(Reason::unknown_task, std::to_string(wanted));
  if (found && found->standing != Standing::open) refuse_because(Reason::task_closed, std::to_string(wanted));
  return found.value_or(Task{});
}

state::Decision Deciding::entry(Entry entry, std::string_view report) {
  if (refused()) return refuse(*refusal());
  entry.number = next_number(context.db, context.log);
  std::vector<state::NewPart> parts{{std::string(kContentPart), encode_content(entry.content)}};
  if (!report.empty()) parts.push_back({std::string(kReportPart), std::string(report)});
  const bool earlier = entry.occurred != Instant{};
  return std::vector{state::NewEntry{.type = std::string(kTypes.at(static_cast<std::size_t>(entry.type))),
                                     .subject = entry.subject,
                                     .data = boost::json::serialize(encode_data(entry)),
                                     .occurred = earlier ? std::optional(entry.occurred) : std::nullopt,
                                     .parts = std::move(parts)}};
}

std::string Deciding::subject(char letter) const { return std::string(1, letter) + "-" + std::string(context.command); }

}  // namespace nb::crisis
