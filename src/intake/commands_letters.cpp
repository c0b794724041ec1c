// SPDX-License-Identifier: EUPL-1.2
// The dispatch book: a letter is entered when it is written and posted when it leaves; what follows from the day of posting
// (notification, end of the remedy) is computed then. So "did this letter leave, and when" has an answer years later.
#include <algorithm>
#include <boost/json.hpp>

#include "deadlines/compute.hpp"
#include "deadlines/day_text.hpp"
#include "deadlines/rules.hpp"
#include "intake/deciding.hpp"
#include "intake/events.hpp"
#include "intake/queries.hpp"

namespace nb::intake {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

constexpr std::size_t kBatchMax = 500;

Decision enter_letter(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"way", "content", "filing", "remedy", "scope"});
  Letter letter{.way = decide.args.word<Way>("way", kWays)};
  const auto content = parse_hash(decide.args.name("content"));
  if (!content) decide.args.fail(state::ArgFault::Kind::malformed, "content");
  letter.content = content.value_or(Hash{});
  if (decide.args.has("filing")) letter.filing = decide.filing("filing", true).subject;
  letter.remedy = decide.args.text("remedy");
  if (!letter.remedy.empty() && !deadlines::parse_rule_id(letter.remedy)) decide.refuse_because(Reason::unknown_rule, letter.remedy);
  letter.scope = decide.args.text("scope");
  if (!letter.scope.empty() && !deadlines::parse_scope(letter.scope)) decide.args.fail(state::ArgFault::Kind::malformed, "scope");
  const std::string subject = "l-" + std::string(context.command);
  if (context.sealed == nullptr || context.sealed->subject != subject) decide.refuse_because(Reason::sealed_missing);
  if (decide.refused()) return refuse(*decide.refusal());
  letter.number = decide.next(Series::letter).str();
  return decide.entry(event::kLetterEntered, subject, encode_letter(letter), true);
}

/// How the law sees a way of dispatch; nullopt where only the addressee's receipt counts and nobody knows its day yet.
std::optional<deadlines::Channel> channel_of(Way way) {
  switch (way) {
    case Way::post:
      return deadlines::Channel::post;
    case Way::registered:
      return deadlines::Channel::registered_letter;
    case Way::counter:
    case Way::pickup:
      return deadlines::Channel::handed_over;
    case Way::courier:
      return std::nullopt;
  }
  return std::nullopt;
}

/// Adds when the letter counts as notified and until when the remedy is open.
void add_consequences(const Deciding& decide, const Letter& letter, Instant posted, object& data) {
  const auto channel = channel_of(letter.way);
  if (!channel) return;
  const auto scope = letter.scope.empty() ? std::nullopt : deadlines::parse_scope(letter.scope);
  const auto rule = letter.remedy.empty() ? deadlines::RuleId::notified : deadlines::parse_rule_id(letter.remedy).value_or(deadlines::RuleId::notified);
  const auto computed = deadlines::compute({.rule = rule, .event = decide.local_day(posted), .place = decide.known.holidays(*decide.ags), .channel = channel, .scope = scope});
  if (!computed) return;
  const auto notified = computed->notified ? computed->notified : computed->last_day;
  if (notified) data.emplace("notified", format_date(*notified));
  if (!letter.remedy.empty() && computed->last_day) data.emplace("remedy_until", format_date(*computed->last_day));
}

Decision post_letters(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"letters", "posted"});
  const std::vector<std::string> numbers = decide.args.texts("letters", kBatchMax);
  const Instant posted = decide.args.moment("posted").value_or(context.now);
  if (numbers.empty()) decide.refuse_because(Reason::batch_empty);
  if (posted > context.now) decide.refuse_because(Reason::posted_future, format_utc(posted));
  if (decide.refused()) return refuse(*decide.refusal());
  const std::string batch = decide.next(Series::batch).str();
  std::vector<state::NewEntry> out;
  for (const std::string& number : numbers) {
    const auto letter = find_letter_by_number(context.db, context.log, number);
    if (!letter) return refuse(refusal(Reason::unknown_letter, number));
    const bool twice = std::ranges::find(out, letter->subject, &state::NewEntry::subject) != out.end();
    if (letter->posted || twice) return refuse(refusal(Reason::letter_posted, letter->number));
    object data{{"batch", batch}, {"posted", format_utc(posted)}};
    add_consequences(decide, *letter, posted, data);
    out.push_back({.type = std::string(event::kLettersPosted), .subject = letter->subject, .data = boost::json::serialize(data), .occurred = posted, .parts = {}});
  }
  return out;
}

}  // namespace

std::vector<state::CommandKind> letter_commands(const std::shared_ptr<const Known>& known) {
  return {kind("intake.enter_letter", known, enter_letter), kind("intake.post_letters", known, post_letters)};
}

}  // namespace nb::intake
