// SPDX-License-Identifier: EUPL-1.2
#include "circular/deciding.hpp"

#include <boost/json.hpp>

#include "catalogue/queries.hpp"
#include "circular/queries.hpp"

namespace nb::circular {

Deciding::Deciding(const state::DecideContext& with, const Known& knows, const boost::json::object& given, std::initializer_list<std::string_view> allowed)
    : context(with), known(knows), args(given, allowed) {
  if (!ags_of(with.log)) refuse_because(Reason::wrong_log);
}

void Deciding::refuse_because(Reason reason, std::string_view what) {
  if (!refusal_ && !args.fault()) refusal_ = circular::refusal(reason, what);
}

std::optional<state::Refusal> Deciding::refusal() const {
  if (refusal_) return refusal_;
  return args.fault() ? std::optional(circular::refusal(*args.fault())) : std::nullopt;
}

Circular Deciding::circular(bool any) {
  const std::string subject = args.name("circular");
  if (refused()) return {};
  auto found = find_circular(context.db, context.log, subject);
  if (!found) refuse_because(Reason::unknown_circular);
  if (found && found->withdrawn && !any) refuse_because(Reason::withdrawn);
  return found.value_or(Circular{});
}

unsigned Deciding::current_version(const Circular& circular) {
  const auto given = args.number("version");
  if (!given) args.fail(state::ArgFault::Kind::malformed, "version");
  if (refused()) return 0;
  const auto version = static_cast<std::uint64_t>(*given);
  if (circular.sent == 0 || version > circular.sent) refuse_because(Reason::not_sent);
  if (version < circular.sent) refuse_because(Reason::superseded);
  return circular.sent;
}

Recipient Deciding::recipient(const Circular& circular, unsigned version, std::string_view person) {
  if (refused()) return {};
  auto found = find_recipient(context.db, context.log, circular.subject, version, person);
  if (!found) refuse_because(Reason::not_a_recipient);
  return found.value_or(Recipient{});
}

std::optional<Instant> Deciding::occurred(const Circular& circular, unsigned version, std::string_view field) {
  if (refused()) return std::nullopt;
  const auto moment = args.moment("occurred");
  if (args.fault()) refusal_ = circular::refusal(Reason::malformed, field);
  if (!moment || refused()) return std::nullopt;
  if (*moment > context.now) refuse_because(Reason::not_yet, field);
  // Forms know minutes: what was signed in the minute of sending was signed after it.
  const auto sent = find_version(context.db, context.log, circular.subject, version).value_or(Version{}).sent;
  if (sent && *moment < std::chrono::floor<std::chrono::minutes>(*sent)) refuse_because(Reason::before_sent, field);
  return moment;
}

CivilDate Deciding::today() const { return known.zone->local(context.now).day; }

state::NewEntry entry(std::string_view type, std::string subject, const boost::json::object& data, std::vector<state::NewPart> parts) {
  return {.type = std::string(type), .subject = std::move(subject), .data = boost::json::serialize(data), .occurred = std::nullopt, .parts = std::move(parts)};
}

state::NewEntry entry_of(std::optional<Instant> occurred, std::string_view type, std::string subject, const boost::json::object& data) {
  state::NewEntry out = entry(type, std::move(subject), data);
  out.occurred = occurred;
  return out;
}

std::vector<Person> staff_of(storage::Db& db, const LogName& log, CivilDate day) { return people_of(catalogue::assemble(catalogue::directory_records(db, log)).directory, day); }

std::vector<state::CommandKind> commands(Known known) {
  const auto shared = std::make_shared<const Known>(std::move(known));  // shared: every kind of command asks it
  std::vector<state::CommandKind> all = writing_commands(shared);
  for (auto* more : {&reading_commands, &mail_commands}) {
    for (state::CommandKind& one : (*more)(shared)) all.push_back(std::move(one));
  }
  return all;
}

std::string circular_subject(std::string_view command) { return "c-" + std::string(command); }

}  // namespace nb::circular
