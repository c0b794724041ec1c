// SPDX-License-Identifier: EUPL-1.2
// Mail: that one will be tried is written down before, what came of it after. What is unknown waits for a person.
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

constexpr std::array<std::string_view, 2> kKinds{"circular", "escalation"};
constexpr std::array<std::string_view, 5> kOutcomes{"accepted", "refused", "deferred", "unknown", "unreachable"};
constexpr std::array<std::string_view, 2> kVerdicts{"again", "arrived"};

/// The letter that members circular, version, person and kind name.
Letter letter_of(Deciding& decide) {
  const std::string subject = decide.args.name("circular");
  const auto version = decide.args.number("version");
  const std::string person = decide.args.name("person");
  const auto kind = decide.args.word<LetterKind>("kind", kKinds);
  if (decide.refused() || !version) return {.log = decide.context.log};
  auto found = find_letter(decide.context.db, decide.context.log, subject, static_cast<unsigned>(*version), person, kind);
  if (!found) decide.refuse_because(Reason::mail_state);
  return found.value_or(Letter{.log = decide.context.log});
}

json::object named(const Letter& letter) { return {{"version", letter.version}, {"person", letter.person}, {"kind", kKinds.at(static_cast<std::size_t>(letter.kind))}}; }

/// Nobody is told what was withdrawn or superseded meanwhile.
void still_holds(Deciding& decide, const Letter& letter) {
  if (decide.refused()) return;
  const auto circular = find_circular(decide.context.db, decide.context.log, letter.subject);
  if (!circular || circular->withdrawn) decide.refuse_because(Reason::withdrawn);
  if (circular && circular->sent != letter.version) decide.refuse_because(Reason::superseded);
}

Decision begin_mail(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"circular", "version", "person", "kind", "link", "expires"});
  const Letter letter = letter_of(decide);
  const std::string link = decide.args.text("link");
  const auto expires = decide.args.moment("expires");
  if (!link.empty() && (!expires || link.size() != 64 || !from_hex(link))) decide.args.fail(state::ArgFault::Kind::malformed, "link");
  const bool due = letter.state == MailState::queued || (letter.state == MailState::deferred && letter.next.value_or(context.now) <= context.now);
  if (!due) decide.refuse_because(Reason::mail_state);
  still_holds(decide, letter);
  if (decide.refused()) return refuse(*decide.refusal());
  json::object data = named(letter);
  data.emplace("attempt", letter.attempts + 1);
  if (!link.empty()) {
    data.emplace("link", link);
    data.emplace("expires", format_utc(*expires));
  }
  return std::vector{entry(event::kMailAttempted, letter.subject, data)};
}

Decision settle_mail(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"circular", "version", "person", "kind", "outcome", "code"});
  const Letter letter = letter_of(decide);
  const auto outcome = decide.args.word<std::size_t>("outcome", kOutcomes);
  const std::string code = decide.args.text("code", 20);
  if (letter.state != MailState::attempted) decide.refuse_because(Reason::mail_state);
  if (decide.refused()) return refuse(*decide.refusal());
  const bool deferred = kOutcomes.at(outcome) == "deferred";
  const auto pause = deferred ? pause_after(letter.attempts) : std::nullopt;
  json::object data = named(letter);
  data.emplace("outcome", deferred && !pause ? "refused" : kOutcomes.at(outcome));
  data.emplace("code", code);
  if (pause) data.emplace("next", format_utc(context.now + *pause));
  return std::vector{entry(event::kMailSettled, letter.subject, data)};
}

Decision judge_mail(const DecideContext& context, const Known& known, const json::object& given) {
  Deciding decide(context, known, given, {"circular", "version", "person", "kind", "verdict"});
  const Letter letter = letter_of(decide);
  const auto verdict = decide.args.word<std::size_t>("verdict", kVerdicts);
  if (letter.state != MailState::unknown && letter.state != MailState::refused) decide.refuse_because(Reason::mail_state);
  still_holds(decide, letter);
  if (decide.refused()) return refuse(*decide.refusal());
  json::object data = named(letter);
  data.emplace("verdict", kVerdicts.at(verdict));
  return std::vector{entry(event::kMailJudged, letter.subject, data)};
}

}  // namespace

std::vector<state::CommandKind> mail_commands(const std::shared_ptr<const Known>& known) {
  return {kind("circular.begin_mail", known, begin_mail), kind("circular.settle_mail", known, settle_mail), kind("circular.judge_mail", known, judge_mail)};
}

}  // namespace nb::circular
