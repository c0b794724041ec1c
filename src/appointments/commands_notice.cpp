// SPDX-License-Identifier: EUPL-1.2
// Telling people: that an attempt will be made is written down before, what came of it after. What is unknown waits for a person; what
// one way cannot deliver goes on to the next, and in the end to the call list.
#include <boost/json.hpp>

#include "appointments/deciding.hpp"
#include "appointments/events.hpp"
#include "appointments/queries.hpp"
#include "appointments/queries_notice.hpp"
#include "appointments/queries_waiting.hpp"

namespace nb::appointments {

namespace {

using boost::json::object;
using state::DecideContext;
using state::Decision;

constexpr std::array<std::string_view, 4> kOutcomes{"accepted", "refused", "deferred", "unknown"};
constexpr std::array<std::string_view, 3> kVerdicts{"again", "arrived", "call"};
constexpr std::array<std::string_view, 3> kResults{"reached", "not_reached", "unreachable"};

/// The notice that members booking and notice name.
Notice notice_of(Deciding& decide) {
  const std::string booking = decide.args.name("booking", 60);
  const auto number = decide.args.number("notice");
  if (!number) decide.args.fail(state::ArgFault::Kind::malformed, "notice");
  if (decide.refused()) return {.log = decide.context.log};
  auto found = find_notice(decide.context.db, decide.context.log, booking, static_cast<unsigned>(*number));
  if (!found || is_erased(decide.context.db, decide.context.log, booking)) decide.refuse_because(Reason::unknown_notice);
  return std::move(found).value_or(Notice{.log = decide.context.log});
}

bool due(const Notice& notice, Instant now) {
  if (notice.channel == Channel::call) return false;
  return notice.state == NoticeState::queued || (notice.state == NoticeState::deferred && notice.next.value_or(now) <= now);
}

Decision begin_notice(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"booking", "notice", "link", "expires"});
  const Notice notice = notice_of(decide);
  if (!due(notice, context.now)) decide.refuse_because(Reason::notice_state);
  object data{{"notice", notice.number}, {"channel", word_of(kChannels, notice.channel)}, {"attempt", notice.attempts + 1}};
  decide.link(data, "link", "expires");
  return decide.entry(event::kNoticeBegun, notice.booking, data);
}

Decision settle_notice(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"booking", "notice", "outcome", "code"});
  const Notice notice = notice_of(decide);
  const auto outcome = decide.args.word<std::size_t>("outcome", kOutcomes);
  const std::string code = decide.args.text("code", 20);
  if (notice.state != NoticeState::attempted) decide.refuse_because(Reason::notice_state);
  if (decide.refused()) return refuse(*decide.refusal());
  const bool deferred = kOutcomes.at(outcome) == "deferred";
  const auto pause = deferred ? pause_after(notice.attempts) : std::nullopt;
  object data{{"notice", notice.number}, {"channel", word_of(kChannels, notice.channel)}, {"outcome", deferred && !pause ? "refused" : kOutcomes.at(outcome)}, {"code", code}};
  if (pause) data.emplace("next", format_utc(context.now + *pause));
  return decide.entry(event::kNoticeSettled, notice.booking, data);
}

Decision pass_notice(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"booking", "notice"});
  const Notice notice = notice_of(decide);
  if (notice.channel == Channel::call || (notice.state != NoticeState::queued && notice.state != NoticeState::deferred)) decide.refuse_because(Reason::notice_state);
  if (decide.refused()) return refuse(*decide.refusal());
  if (offer_ran_out(context.db, notice, context.now)) return decide.entry(event::kNoticePassed, notice.booking, object{{"notice", notice.number}, {"expired", true}});
  const auto booking = find_booking(context.db, context.log, notice.booking);
  const Channel to = best_channel(booking ? booking->channels : Channels{0}, static_cast<Channel>(static_cast<int>(notice.channel) + 1));
  return decide.entry(event::kNoticePassed, notice.booking, object{{"notice", notice.number}, {"to", word_of(kChannels, to)}});
}

Decision judge_notice(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"booking", "notice", "verdict"});
  const Notice notice = notice_of(decide);
  const auto verdict = decide.args.word<std::size_t>("verdict", kVerdicts);
  if (notice.state != NoticeState::unknown) decide.refuse_because(Reason::notice_state);
  return decide.entry(event::kNoticeJudged, notice.booking, object{{"notice", notice.number}, {"verdict", kVerdicts.at(verdict)}});
}

Decision note_call(const DecideContext& context, const Known& known, const object& args) {
  Deciding decide(context, known, args, {"booking", "notice", "result", "urgency"});
  const Notice notice = notice_of(decide);
  const auto result = decide.args.word<std::size_t>("result", kResults);
  if (notice.state != NoticeState::to_call) decide.refuse_because(Reason::notice_state);
  const auto booking = find_booking(context.db, context.log, notice.booking);
  const Urgency before = booking ? booking->urgency : Urgency::normal;
  const Urgency said = decide.urgency(before);
  Decision out = decide.entry(event::kNoticeCalled, notice.booking, object{{"notice", notice.number}, {"result", kResults.at(result)}});
  if (!out || said == before) return out;
  // Whoever calls asks how urgent it is; the answer is a correction like any other.
  Decision corrected = decide.entry(event::kCorrected, notice.booking, object{{"reason", "am Telefon gesagt"}, {"urgency", word_of(kUrgencies, said)}});
  if (corrected) out->push_back(std::move(corrected->front()));
  return out;
}

}  // namespace

std::vector<state::CommandKind> notice_commands(const std::shared_ptr<const Known>& known) {
  return {kind("appointments.begin_notice", known, begin_notice), kind("appointments.settle_notice", known, settle_notice), kind("appointments.pass_notice", known, pass_notice),
          kind("appointments.judge_notice", known, judge_notice), kind("appointments.note_call", known, note_call)};
}

}  // namespace nb::appointments
