// SPDX-License-Identifier: EUPL-1.2
#include "intake/deciding.hpp"

#include <algorithm>

#include "deadlines/compute.hpp"
#include "deadlines/day_text.hpp"
#include "deadlines/rules.hpp"
#include "intake/events.hpp"
#include "intake/queries.hpp"

namespace nb::intake {

namespace {

Verdict verdict_of(deadlines::Timeliness timeliness) {
  switch (timeliness) {
    case deadlines::Timeliness::kept:
      return Verdict::kept;
    case deadlines::Timeliness::disputed:
      return Verdict::disputed;
    case deadlines::Timeliness::late:
      return Verdict::late;
    case deadlines::Timeliness::open:
      return Verdict::open;
  }
  return Verdict::open;
}

}  // namespace

Deciding::Deciding(const state::DecideContext& the_context, const Known& the_known, const boost::json::object& object, std::initializer_list<std::string_view> allowed)
    : context(the_context), known(the_known), args(object, allowed), ags(ags_of(the_context.log)) {
  if (!ags || !known.municipality(context.db, *ags)) refuse_because(Reason::wrong_log);
}

void Deciding::refuse_because(Reason reason, std::string_view what) {
  if (!refused()) refusal_ = intake::refusal(reason, what);
}

std::optional<state::Refusal> Deciding::refusal() const {
  if (refusal_) return refusal_;
  return args.fault() ? std::optional(intake::refusal(*args.fault())) : std::nullopt;
}

Filing Deciding::filing(std::string_view member, bool any) {
  const std::string given = args.name(member);
  if (refused()) return {};
  auto found = find_filing(context.db, context.log, given);
  if (!found) found = find_filing_by_number(context.db, context.log, given);
  if (!found) {
    refuse_because(Reason::unknown_filing, given);
    return {};
  }
  if (found->erased) refuse_because(Reason::filing_erased, found->number);
  if (!any && found->state == State::merged) refuse_because(Reason::filing_merged, found->number);
  return *std::move(found);
}

std::string Deciding::reason() {
  std::string given = args.text("reason", 500);
  if (given.empty()) refuse_because(Reason::reason_missing);
  return given;
}

std::string Deciding::office() {
  std::string given = args.text("office", 200);
  if (!given.empty() && !refused() && !known.office(context.db, *ags, given)) refuse_because(Reason::unknown_office, given);
  return given;
}

std::string Deciding::service() {
  std::string given = args.text("service", 200);
  if (!given.empty() && !refused() && !known.service(context.db, given)) refuse_because(Reason::unknown_service, given);
  return given;
}

CivilDate Deciding::local_day(Instant moment) const { return known.zone->local(moment).day; }

Number Deciding::next(Series series) const { return {prefix_of(series, context.log), next_serial(context.db, context.log, series)}; }

void Deciding::deadlines(Filing& filing) {
  for (const boost::json::object* one : args.objects("deadlines", kDeadlinesMax)) {
    state::Args wish(*one, {"rule", "event", "via"});
    const std::string key = wish.name("rule");
    const auto event = wish.date("event");
    const std::string via = wish.text("via");
    if (!event) wish.fail(state::ArgFault::Kind::malformed, "event");
    if (wish.fault()) return args.fail(wish.fault()->kind, wish.fault()->member);
    const auto rule = deadlines::parse_rule_id(key);
    if (!rule) return refuse_because(Reason::unknown_rule, key);
    const auto channel = deadlines::parse_channel(via);
    if (!via.empty() && !channel) return args.fail(state::ArgFault::Kind::malformed, "via");
    const auto answer = known.memo->compute(*ags, *rule, *event, channel, known.holidays(*ags));
    const auto& computed = *answer;
    if (!computed) return refuse_because(Reason::deadline_impossible, computed.error().text.de);
    filing.deadlines.push_back(
        {.rule = key, .event = *event, .via = via, .last_day = computed->last_day, .verdict = verdict_of(deadlines::judge(*computed, known.zone->local(filing.received)))});
  }
}

void Deciding::watches(Filing& filing) {
  for (const boost::json::object* one : args.objects("watches", kWatchesMax)) {
    state::Args wish(*one, {"rule", "from"});
    const std::string key = wish.name("rule");
    const CivilDate from = wish.date("from").value_or(local_day(filing.received));
    if (wish.fault()) return args.fail(wish.fault()->kind, wish.fault()->member);
    const auto rule = deadlines::parse_rule_id(key);
    if (!rule) return refuse_because(Reason::unknown_rule, key);
    const auto answer = known.memo->compute(*ags, *rule, from, std::nullopt, known.holidays(*ags));
    const auto& computed = *answer;
    if (!computed) return refuse_because(Reason::deadline_impossible, computed.error().text.de);
    // Where the law leaves the end open, the authority watches the earlier day.
    const auto day = deadlines::safe_day(*computed) ? deadlines::safe_day(*computed) : computed->not_before;
    if (!day) return refuse_because(Reason::unknown_rule, key);
    filing.watches.push_back({key, *day});
  }
}

state::Decision Deciding::entry(std::string_view type, const std::string& subject, std::string data, bool sealed) const {
  if (auto no = refusal()) return refuse(*std::move(no));
  return std::vector{state::NewEntry{.type = std::string(type), .subject = subject, .data = std::move(data), .occurred = std::nullopt, .parts = {}, .with_sealed = sealed}};
}

}  // namespace nb::intake
