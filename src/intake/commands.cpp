// SPDX-License-Identifier: EUPL-1.2
// Taking a filing, and correcting what was written down about it.
#include "intake/commands.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <iterator>

#include "base/text.hpp"
#include "intake/deciding.hpp"
#include "intake/events.hpp"
#include "intake/queries.hpp"

namespace nb::intake {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

constexpr auto kReceivedAgeMax = std::chrono::days(366);
constexpr auto kClockSlack = std::chrono::minutes(2);  ///< a counter's clock may be a little ahead of the server's

/// The time of receipt: as stated, else now. It decides whether a deadline was kept, so it can be neither in the future nor a typing error.
Instant received_at(Deciding& decide) {
  const auto given = decide.args.moment("received");
  if (!given) return decide.context.now;
  if (*given > decide.context.now + kClockSlack) decide.refuse_because(Reason::received_future, format_utc(*given));
  if (*given < decide.context.now - kReceivedAgeMax) decide.refuse_because(Reason::received_long_ago, format_utc(*given));
  return std::min(*given, decide.context.now);
}

void read_attachments(Deciding& decide, Filing& filing) {
  for (const object* one : decide.args.objects("attachments", kAttachmentsMax)) {
    state::Args args(*one, {"stored", "bytes", "type", "pages"});
    const auto stored = parse_hash(args.name("stored"));
    const auto bytes = args.number("bytes");
    const std::string type = args.name("type", 100);
    const auto pages = args.number("pages");
    if (!stored) args.fail(state::ArgFault::Kind::malformed, "stored");
    if (!bytes) args.fail(state::ArgFault::Kind::malformed, "bytes");
    if (args.fault()) return decide.args.fail(args.fault()->kind, args.fault()->member);
    filing.attachments.push_back({*stored, static_cast<std::uint64_t>(*bytes), type, static_cast<std::uint32_t>(pages.value_or(0))});
  }
}

Urgency urgency_of(Deciding& decide, const Filing& filing) {
  if (decide.args.has("urgency")) return decide.args.word<Urgency>("urgency", kUrgencies);
  return filing.deadlines.empty() ? Urgency::normal : Urgency::deadline;
}

state::NewEntry filed(const Filing& filing) {
  return {.type = std::string(event::kFiled), .subject = filing.subject, .data = encode_filing(filing), .occurred = filing.received, .parts = {}, .with_sealed = true};
}

Decision take_filing(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"channel", "received", "urgency", "office", "service", "deadlines", "watches", "form", "attachments"});
  Filing filing{.channel = decide.args.word<Channel>("channel", kChannels), .office = decide.office(), .service = decide.service()};
  filing.received = received_at(decide);
  decide.deadlines(filing);
  decide.watches(filing);
  filing.urgency = urgency_of(decide, filing);
  if (decide.args.has("form")) filing.form = form_number(decide);
  read_attachments(decide, filing);
  filing.subject = "f-" + std::string(context.command);  // a command is decided once, so nobody else has this name
  if (context.sealed == nullptr || context.sealed->subject != filing.subject) decide.refuse_because(Reason::sealed_missing);
  if (decide.refused()) return refuse(*decide.refusal());
  filing.number = decide.next(Series::filing).str();
  return std::vector{filed(filing)};
}

/// What a correction may change; what it does not name stays.
Decision correct_filing(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"filing", "reason", "channel", "received", "urgency", "office", "service", "deadlines", "watches"});
  const Filing before = decide.filing();
  const std::string reason = decide.reason();
  Filing after = before;
  if (decide.args.has("channel")) after.channel = decide.args.word<Channel>("channel", kChannels);
  if (decide.args.has("received")) after.received = received_at(decide);
  if (decide.args.has("office")) after.office = decide.office();
  if (decide.args.has("service")) after.service = decide.service();
  if (decide.args.has("deadlines")) {
    after.deadlines.clear();
    decide.deadlines(after);
  }
  if (decide.args.has("watches")) {
    after.watches.clear();
    decide.watches(after);
  }
  if (decide.args.has("urgency")) after.urgency = decide.args.word<Urgency>("urgency", kUrgencies);
  const bool sealed = context.sealed != nullptr;
  if (sealed && context.sealed->subject != before.subject) decide.refuse_because(Reason::sealed_missing);
  if (!sealed && encode_filing(after) == encode_filing(before) && after.received == before.received) decide.refuse_because(Reason::nothing_changes);
  return decide.entry(event::kCorrected, before.subject, encode_filing(after, reason), sealed);
}

}  // namespace

std::string filing_subject(const CommandId& id) { return "f-" + id.str(); }
std::string letter_subject(const CommandId& id) { return "l-" + id.str(); }

std::vector<state::CommandKind> commands(Known known) {
  const auto shared = std::make_shared<const Known>(std::move(known));  // shared: every kind of command asks it
  std::vector<state::CommandKind> all{kind("intake.take_filing", shared, take_filing), kind("intake.correct_filing", shared, correct_filing)};
  for (auto more : {change_commands(shared), form_commands(shared), letter_commands(shared)})
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return all;
}

}  // namespace nb::intake
