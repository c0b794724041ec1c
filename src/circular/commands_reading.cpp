// SPDX-License-Identifier: EUPL-1.2
// Who has read it: by a click, a one-time link, a signed list, a call. To acknowledge twice is no mistake; it changes nothing.
#include <algorithm>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "circular/deciding.hpp"
#include "circular/events.hpp"
#include "circular/queries.hpp"

namespace nb::circular {

namespace {

namespace json = boost::json;
using state::DecideContext;
using state::Decision;

constexpr std::size_t kPersonsMax = 500;

constexpr const char* kSigned = "Unterschrieben am";  // what the forms call the time
constexpr const char* kCalled = "Angerufen um";

state::NewEntry acknowledged(const Circular& circular, unsigned version, std::string_view person, How how, std::optional<Instant> occurred = std::nullopt) {
  return entry_of(occurred, event::kAcknowledged, circular.subject, {{"version", version}, {"person", person}, {"how", kHows.at(static_cast<std::size_t>(how))}});
}

Decision confirm(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"circular", "version"});
  const Circular circular = decide.circular();
  const unsigned version = decide.current_version(circular);
  const std::string person = decide.refused() ? std::string() : person_of_account(context.db, context.log, context.actor);
  if (person.empty()) decide.refuse_because(Reason::reader_missing);
  const Recipient recipient = decide.recipient(circular, version, person);
  if (decide.refused()) return refuse(*decide.refusal());
  if (recipient.acknowledged) return std::vector<state::NewEntry>{};
  return std::vector{acknowledged(circular, version, person, How::click)};
}

Decision acknowledge(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"circular", "version", "persons", "how", "occurred"});
  const Circular circular = decide.circular();
  const unsigned version = decide.current_version(circular);
  const How how = decide.args.word<How>("how", kHows);
  if (how != How::list && how != How::phone) decide.args.fail(state::ArgFault::Kind::malformed, "how");
  std::vector<std::string> persons = decide.args.texts("persons", kPersonsMax);
  if (persons.empty()) decide.refuse_because(Reason::nobody_ticked);
  std::ranges::sort(persons);
  const auto twice = std::ranges::unique(persons);
  persons.erase(twice.begin(), twice.end());
  const auto occurred = decide.occurred(circular, version, how == How::phone ? kCalled : kSigned);
  std::vector<state::NewEntry> out;
  for (const std::string& person : persons) {
    const Recipient recipient = decide.recipient(circular, version, person);
    if (!recipient.acknowledged) out.push_back(acknowledged(circular, version, person, how, occurred));
  }
  if (decide.refused()) return refuse(*decide.refusal());
  return out;
}

Decision follow_link(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"token"});
  const auto bytes = from_hex(decide.args.name("token"));
  if (decide.refused()) return refuse(*decide.refusal());
  Hash token;
  if (!bytes || bytes->size() != token.bytes.size()) return refuse(refusal(Reason::link_unknown));
  std::ranges::copy(*bytes, token.bytes.begin());
  const auto link = find_link(context.db, token);
  if (!link || link->log != context.log) return refuse(refusal(Reason::link_unknown));
  if (link->used) return refuse(refusal(Reason::link_used));
  if (link->expires <= context.now) return refuse(refusal(Reason::link_expired));
  const auto circular = find_circular(context.db, context.log, link->subject);
  if (!circular) return refuse(refusal(Reason::link_unknown));
  if (circular->withdrawn) return refuse(refusal(Reason::withdrawn));
  if (circular->sent != link->version) return refuse(refusal(Reason::superseded));
  // Acknowledged another way meanwhile: the link is used up all the same.
  return std::vector{entry(event::kAcknowledged, link->subject,
                           {{"version", link->version}, {"person", link->person}, {"how", kHows.at(static_cast<std::size_t>(How::link))}, {"link", to_hex(token.bytes)}})};
}

Decision note_call(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"circular", "version", "person", "result", "deputy", "occurred"});
  const Circular circular = decide.circular();
  const unsigned version = decide.current_version(circular);
  const std::string person = decide.args.name("person");
  const std::string deputy = decide.args.text("deputy");
  // One form with a button for each of the deputies: who names one says what came of the call.
  const auto result = decide.args.has("result") || deputy.empty() ? decide.args.word<CallResult>("result", kCallResults) : CallResult::deputy;
  const auto occurred = decide.occurred(circular, version, kCalled);
  const Recipient recipient = decide.recipient(circular, version, person);
  if (!decide.refused() && result == CallResult::deputy && !PhoneTree(staff_of(context.db, context.log, decide.today())).find(deputy))
    decide.refuse_because(Reason::unknown_person, deputy);
  if (decide.refused()) return refuse(*decide.refusal());
  json::object data{{"version", version}, {"person", person}, {"result", kCallResults.at(static_cast<std::size_t>(result))}};
  if (result == CallResult::deputy) data.emplace("deputy", deputy);
  std::vector<state::NewEntry> out{entry_of(occurred, event::kCalled, circular.subject, data)};
  if (result == CallResult::reached && !recipient.acknowledged) out.push_back(acknowledged(circular, version, person, How::phone, occurred));
  return out;
}

/// A deputy says: I know, and see to it. Once; what was covered before stays as it is.
Decision stand_in(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"circular", "version"});
  const Circular circular = decide.circular();
  const unsigned version = decide.current_version(circular);
  if (decide.refused()) return refuse(*decide.refusal());
  const std::string person = person_of_account(context.db, context.log, context.actor);
  if (person.empty()) return refuse(refusal(Reason::reader_missing));
  const auto missing = escalated_to(context.db, context.log, circular.subject, version, person);
  if (missing.empty()) return refuse(refusal(Reason::not_asked));
  if (std::ranges::all_of(missing, [](const Recipient& one) { return one.covered.has_value(); })) return std::vector<state::NewEntry>{};
  return std::vector{entry(event::kDeputyAgreed, circular.subject, {{"version", version}, {"deputy", person}})};
}

Decision name_reader(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"person"});
  const std::string person = decide.args.name("person");
  if (decide.refused()) return refuse(*decide.refusal());
  const std::string before = person_of_account(context.db, context.log, context.actor);
  if (before == person) return std::vector<state::NewEntry>{};
  const PhoneTree tree(staff_of(context.db, context.log, decide.today()));
  // Who moved to another office stands in the directory anew, under another id: the old one binds nobody any more.
  if (!before.empty() && tree.find(before) != nullptr)
    return refuse(refusal(has_confirmed(context.db, context.log, context.actor, before) ? Reason::reader_fixed : Reason::reader_named));
  if (tree.find(person) == nullptr) return refuse(refusal(Reason::unknown_person, person));
  if (const std::string other = account_of_person(context.db, context.log, person); !other.empty()) return refuse(refusal(Reason::person_taken, other));
  return std::vector{entry(event::kReaderNamed, "reader-" + std::string(context.actor), {{"account", context.actor}, {"person", person}})};
}

/// Whoever chose the wrong name lets go of it again, unless something was confirmed under it: nobody confirms for one person after the other.
Decision forget_me(const DecideContext& context, const Known& known, const json::object& given) {
  const Deciding decide(context, known, given, {});
  if (decide.refused()) return refuse(*decide.refusal());
  const std::string person = person_of_account(context.db, context.log, context.actor);
  if (person.empty()) return std::vector<state::NewEntry>{};
  if (has_confirmed(context.db, context.log, context.actor, person)) return refuse(refusal(Reason::reader_fixed));
  return std::vector{entry(event::kReaderReleased, "reader-" + std::string(context.actor), {{"account", context.actor}})};
}

Decision release_reader(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"account"});
  const std::string account = decide.args.name("account");
  if (decide.refused()) return refuse(*decide.refusal());
  const std::string person = person_of_account(context.db, context.log, account);
  if (person.empty()) return std::vector<state::NewEntry>{};
  if (account == context.actor && has_confirmed(context.db, context.log, account, person)) return refuse(refusal(Reason::reader_fixed));  // not for oneself
  return std::vector{entry(event::kReaderReleased, "reader-" + account, {{"account", account}})};
}

}  // namespace

std::vector<state::CommandKind> reading_commands(const std::shared_ptr<const Known>& known) {
  return {kind("circular.confirm", known, confirm),         kind("circular.acknowledge", known, acknowledge),
          kind("circular.follow_link", known, follow_link), kind("circular.note_call", known, note_call),
          kind("circular.stand_in", known, stand_in),       kind("circular.name_reader", known, name_reader),
          kind("circular.forget_me", known, forget_me),     kind("circular.release_reader", known, release_reader)};
}

}  // namespace nb::circular
