// SPDX-License-Identifier: EUPL-1.2
// How a document leaves: into the owner's hands, back to its maker, to another authority. The executor decides one after the other, so
// a document that two counters hand out at the same moment is handed out once; the second is refused.
#include <algorithm>
#include <boost/json.hpp>

#include "pickup/deciding.hpp"
#include "pickup/events.hpp"
#include "pickup/rules.hpp"

namespace nb::pickup {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

void must_lie_here(Deciding& decide, const Pickup& pickup) {
  if (pickup.state == State::handed_over) decide.refuse_because(Reason::handed_over);
  if (pickup.state != State::ready) decide.refuse_because(Reason::not_here);
}

HandOver read_hand_over(Deciding& decide) {
  HandOver said;
  said.collector = decide.args.word<Collector>("collector", kCollectors);
  said.age = decide.args.word<Age>("age", kAges);
  for (const std::string& word : decide.args.texts("checked", kChecks.size())) {
    const auto check = parse_word<Check>(kChecks, word);
    if (!check) decide.args.fail(state::ArgFault::Kind::malformed, "checked");
    if (check && std::ranges::find(said.checked, *check) == said.checked.end()) said.checked.push_back(*check);
  }
  if (decide.args.has("old_document")) said.old_document = decide.args.word<OldDocument>("old_document", kOldDocuments);
  if (decide.args.has("pin")) said.pin = decide.args.word<PinSaid>("pin", kPinSaid);
  said.signature = decide.args.name("signature");
  if (!decide.refused() && std::ranges::find(kSignatures, said.signature) == kSignatures.end()) decide.args.fail(state::ArgFault::Kind::malformed, "signature");
  return said;
}

void check_rules(Deciding& decide, const Pickup& pickup, const HandOver& said) {
  const Situation situation{pickup.kind, said.age, said.collector, pickup.both_parents};
  if (const auto why = not_entitled(situation)) decide.refuse_because(Reason::not_entitled, *why);
  for (const Rule& rule : rules_for(situation)) {
    if (rule.required && std::ranges::find(said.checked, rule.check) == said.checked.end()) decide.refuse_because(Reason::check_missing, rule.german);
  }
  if (pickup.old_document && said.old_document == OldDocument::none) decide.refuse_because(Reason::old_document_missing);
}

/// § 17 Abs. 1 PAuswV: the applicant gets the envelope with the secret number and confirms it; nobody gets it in their place.
void check_pin(Deciding& decide, const Pickup& pickup, const HandOver& said) {
  const bool has_letter = pickup.pin != PinLetter::not_applicable;
  if (has_letter && said.pin == PinSaid::none) decide.refuse_because(Reason::pin_missing);
  if (!has_letter && said.pin != PinSaid::none) decide.refuse_because(Reason::pin_none);
  if (said.pin == PinSaid::handed_over && said.collector == Collector::authorised) decide.refuse_because(Reason::pin_only_owner);
}

bool has_part(const DecideContext& context, std::string_view name) {
  return context.sealed != nullptr && std::ranges::any_of(context.sealed->parts, [&](const proof::StoredPart& one) { return one.digest.name == name; });
}

/// When it was handed out, if that was written on paper first.
std::optional<Instant> handed_at(Deciding& decide, const Pickup& pickup) {
  const auto at = decide.args.moment("at");
  if (!at || decide.refused()) return std::nullopt;
  if (*at > decide.context.now + std::chrono::minutes(5)) decide.refuse_because(Reason::hand_over_future, format_utc(*at));
  if (decide.known.zone->local(*at).day < pickup.arrived) decide.refuse_because(Reason::hand_over_early, format_utc(*at));
  return at < decide.context.now ? at : std::nullopt;
}

Decision hand_over(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pickup", "collector", "age", "checked", "old_document", "pin", "signature", "at"});
  const Pickup pickup = decide.pickup();
  const HandOver said = read_hand_over(decide);
  must_lie_here(decide, pickup);
  check_rules(decide, pickup, said);
  check_pin(decide, pickup, said);
  const auto at = handed_at(decide, pickup);
  const bool sealed = context.sealed != nullptr;
  if (sealed && context.sealed->subject != pickup.subject) decide.refuse_because(Reason::owner_missing);
  if (said.signature == "pad" && !has_part(context, part::kSignature)) decide.refuse_because(Reason::signature_missing);
  if (decide.refused()) return refuse(*decide.refusal());
  state::NewEntry out = entry(event::kHandedOver, pickup.subject, encode_hand_over(said), sealed);
  out.occurred = at;
  return std::vector{std::move(out)};
}

Decision give_back(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pickup", "how", "to", "reason"});
  const Pickup pickup = decide.pickup();
  const std::string how = decide.args.name("how");
  const auto state = parse_word<State>(kStates, how);
  if (!decide.refused() && (!state || *state <= State::handed_over)) decide.args.fail(state::ArgFault::Kind::malformed, "how");
  object data{{"how", how}};
  if (const std::string to = decide.args.text("to", 200); !to.empty()) data.emplace("to", to);
  if (state == State::transferred && !decide.args.has("to")) decide.args.fail(state::ArgFault::Kind::malformed, "to");
  data.emplace("reason", decide.reason());
  must_lie_here(decide, pickup);
  if (decide.refused()) return refuse(*decide.refusal());
  return std::vector{entry(event::kReturned, pickup.subject, boost::json::serialize(data))};
}

Decision undo(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pickup", "reason"});
  const Pickup pickup = decide.pickup();
  const std::string reason = decide.reason();
  if (pickup.state == State::ready) decide.refuse_because(Reason::not_gone);
  if (decide.refused()) return refuse(*decide.refusal());
  return std::vector{entry(event::kUndone, pickup.subject, boost::json::serialize(object{{"reason", reason}}))};
}

}  // namespace

std::vector<state::CommandKind> leaving_commands(const std::shared_ptr<const Known>& known) {
  return {kind("pickup.hand_over", known, hand_over), kind("pickup.return", known, give_back), kind("pickup.undo", known, undo)};
}

}  // namespace nb::pickup
