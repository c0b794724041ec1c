// SPDX-License-Identifier: EUPL-1.2
#include "pickup/commands.hpp"

#include <boost/json.hpp>

#include "pickup/deciding.hpp"
#include "pickup/events.hpp"
#include "pickup/queries.hpp"

namespace nb::pickup {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

std::string data_of(const object& data) { return boost::json::serialize(data); }

CivilDate arrived_on(Deciding& decide) {
  const auto day = decide.args.date("arrived");
  if (!day) decide.args.fail(state::ArgFault::Kind::malformed, "arrived");
  if (decide.refused()) return {};
  if (*day > decide.today()) decide.refuse_because(Reason::arrived_future, format_date(*day));
  return *day;
}

/// Fills what the arguments name; what they do not name stays.
void read(Deciding& decide, Pickup& out) {
  if (decide.args.has("kind")) out.kind = decide.args.word<Kind>("kind", kKinds);
  if (decide.args.has("site")) out.site = decide.site();
  if (decide.args.has("arrived")) out.arrived = arrived_on(decide);
  if (decide.args.has("pin")) out.pin = decide.args.word<PinLetter>("pin", kPinLetters);
  if (decide.args.has("old_document")) out.old_document = decide.args.flag("old_document");
  if (decide.args.has("both_parents")) out.both_parents = decide.args.flag("both_parents");
  if (!has_chip_number(out.kind)) out.pin = PinLetter::not_applicable;  // a passport has none, whatever a list says
}

Decision register_pickup(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"kind", "site", "arrived", "pin", "old_document", "both_parents"});
  for (const char* member : {"kind", "site", "arrived", "pin"}) {
    if (!decide.args.has(member)) decide.args.fail(state::ArgFault::Kind::malformed, member);
  }
  Pickup pickup;
  read(decide, pickup);
  pickup.subject = "p-" + std::string(context.command);  // a command is decided once, so nobody else has this name
  if (context.sealed == nullptr || context.sealed->subject != pickup.subject) decide.refuse_because(Reason::owner_missing);
  if (decide.refused()) return refuse(*decide.refusal());
  return std::vector{entry(event::kRegistered, pickup.subject, encode_pickup(pickup), true)};
}

Decision correct_pickup(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pickup", "reason", "kind", "site", "arrived", "pin", "old_document", "both_parents"});
  const Pickup before = decide.pickup();
  const std::string reason = decide.reason();
  Pickup after = before;
  read(decide, after);
  const bool sealed = context.sealed != nullptr;
  if (sealed && context.sealed->subject != before.subject) decide.refuse_because(Reason::owner_missing);
  if (!sealed && encode_pickup(after) == encode_pickup(before)) decide.refuse_because(Reason::nothing_changes);
  if (decide.refused()) return refuse(*decide.refusal());
  return std::vector{entry(event::kCorrected, before.subject, encode_pickup(after, reason), sealed)};
}

/// All go on one courier's list, whose number is the next in this log.
Decision move_pickups(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pickups", "site"});
  const std::string site = decide.site();
  const std::vector<Pickup> pickups = decide.ready_pickups();
  for (const Pickup& one : pickups) {
    if (one.site == site) decide.refuse_because(Reason::same_site);
  }
  if (decide.refused()) return refuse(*decide.refusal());
  const std::string data = data_of({{"site", site}, {"batch", next_batch(context.db, context.log)}});
  std::vector<state::NewEntry> out;
  for (const Pickup& one : pickups) out.push_back(entry(event::kMoved, one.subject, data));
  return out;
}

/// What is there already needs no entry.
Decision receive_pickups(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pickups"});
  const std::vector<Pickup> pickups = decide.ready_pickups();
  if (decide.refused()) return refuse(*decide.refusal());
  std::vector<state::NewEntry> out;
  for (const Pickup& one : pickups) {
    if (one.under_way) out.push_back(entry(event::kReceived, one.subject, "{}"));
  }
  return out;
}

Decision remind(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"pickups", "way", "unreached"});
  const std::string way = decide.args.name("way");
  if (!decide.refused() && !parse_word<std::uint8_t>(kReminderWays, way)) decide.args.fail(state::ArgFault::Kind::malformed, "way");
  const std::string_view type = decide.args.flag("unreached") ? event::kNotReached : event::kReminded;
  const std::vector<Pickup> pickups = decide.ready_pickups();
  if (decide.refused()) return refuse(*decide.refusal());
  std::vector<state::NewEntry> out;
  for (const Pickup& one : pickups) out.push_back(entry(type, one.subject, data_of({{"way", way}})));
  return out;
}

}  // namespace

std::string pickup_subject(const CommandId& id) { return "p-" + id.str(); }

std::vector<state::CommandKind> commands(Known known) {
  const auto shared = std::make_shared<const Known>(std::move(known));  // shared: every kind of command asks it
  std::vector<state::CommandKind> all{kind("pickup.register", shared, register_pickup), kind("pickup.correct", shared, correct_pickup), kind("pickup.move", shared, move_pickups),
                                      kind("pickup.receive", shared, receive_pickups), kind("pickup.remind", shared, remind)};
  for (state::CommandKind& one : leaving_commands(shared)) all.push_back(std::move(one));
  return all;
}

}  // namespace nb::pickup
