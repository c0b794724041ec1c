// SPDX-License-Identifier: EUPL-1.2
// What happens to a filing after it was taken. Nothing is ever overwritten: each step is an entry with its reason.
#include <boost/json.hpp>

#include "intake/deciding.hpp"
#include "intake/events.hpp"
#include "intake/queries.hpp"

namespace nb::intake {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

std::string data_of(object data) { return boost::json::serialize(data); }

Decision assign_filing(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"filing", "office", "reason"});
  const Filing filing = decide.filing();
  const std::string office = decide.office();
  if (office.empty()) decide.args.fail(state::ArgFault::Kind::malformed, "office");
  if (office == filing.office) decide.refuse_because(Reason::nothing_changes);
  object data{{"office", office}};
  if (const std::string reason = decide.args.text("reason", 500); !reason.empty()) data.emplace("reason", reason);
  return decide.entry(event::kAssigned, filing.subject, data_of(std::move(data)));
}

Decision answer_filing(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"filing", "reason", "letter"});
  const Filing filing = decide.filing();
  object data{{"reason", decide.reason()}};
  if (const std::string number = decide.args.text("letter"); !number.empty() && !decide.refused()) {
    const auto letter = find_letter_by_number(context.db, context.log, number);
    if (!letter) decide.refuse_because(Reason::unknown_letter, number);
    if (letter) data.emplace("letter", letter->number);
  }
  if (filing.state == State::closed) decide.refuse_because(Reason::filing_closed, filing.number);
  return decide.entry(event::kAnswered, filing.subject, data_of(std::move(data)));
}

Decision close_filing(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"filing", "reason"});
  const Filing filing = decide.filing();
  const std::string reason = decide.reason();
  if (filing.state == State::closed) decide.refuse_because(Reason::nothing_changes);
  return decide.entry(event::kClosed, filing.subject, data_of({{"reason", reason}}));
}

Decision reopen_filing(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"filing", "reason"});
  const Filing filing = decide.filing("filing", true);
  const std::string reason = decide.reason();
  if (filing.state == State::open) decide.refuse_because(Reason::nothing_changes);
  return decide.entry(event::kReopened, filing.subject, data_of({{"reason", reason}}));
}

/// The earlier receipt may be the one that keeps a deadline, so neither filing disappears: the duplicate points to the other.
Decision merge_filings(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"filing", "into", "reason"});
  const Filing filing = decide.filing();
  const Filing into = decide.filing("into");
  const std::string reason = decide.reason();
  if (!filing.subject.empty() && filing.subject == into.subject) decide.refuse_because(Reason::same_filing);
  return decide.entry(event::kMerged, filing.subject, data_of({{"into", into.subject}, {"number", into.number}, {"reason", reason}}));
}

Decision mark_reinstatement(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"filing", "incident", "reason"});
  const Filing filing = decide.filing();
  const std::string incident = decide.args.name("incident");
  const std::string reason = decide.reason();
  if (decide.refused()) return refuse(*decide.refusal());
  const auto outage = known.outage(context.db, *decide.ags, incident);
  if (!outage) return refuse(refusal(Reason::unknown_incident, incident));
  const Reinstatement mark{.incident = incident, .log = outage->log, .declared = outage->declared, .ended = outage->ended, .from = outage->from, .to = outage->to};
  return decide.entry(event::kReinstatement, filing.subject, encode_reinstatement(mark, reason));
}

}  // namespace

std::vector<state::CommandKind> change_commands(const std::shared_ptr<const Known>& known) {
  return {kind("intake.assign_filing", known, assign_filing), kind("intake.answer_filing", known, answer_filing), kind("intake.close_filing", known, close_filing),
          kind("intake.reopen_filing", known, reopen_filing), kind("intake.merge_filings", known, merge_filings), kind("intake.mark_reinstatement", known, mark_reinstatement)};
}

}  // namespace nb::intake
