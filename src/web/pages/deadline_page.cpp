// SPDX-License-Identifier: EUPL-1.2
// /fristen/: how to keep a deadline now, and one computed without storing anything. The query holds rule, way and days only;
// an answer to it is made for one visitor and never kept.
#include "deadlines/compute.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "deadlines/day_text.hpp"
#include "web/pages/parts.hpp"
#include "web/pages/search.hpp"

namespace nb::pages {

namespace {

using deadlines::Channel;
using deadlines::Deadline;
using deadlines::Group;
using deadlines::Question;
using deadlines::Rule;
using deadlines::RuleId;
using deadlines::Sentence;
using deadlines::Unit;

/// The safest first: what leaves a trace without the authority's own technology.
constexpr std::array<std::string_view, 6> kWays{"post", "fax", "counter", "email", "online", "phone"};
constexpr std::array kUnits{Unit::days, Unit::weeks, Unit::months};
/// What a citizen meets; internal and rare ways are left to the command line.
constexpr std::array kChannels{Channel::post,   Channel::served,      Channel::handed_over, Channel::registered_letter, Channel::electronic,
                               Channel::portal, Channel::ozg_mailbox, Channel::post_abroad, Channel::public_notice};
constexpr std::array kGroups{Group::remedy, Group::missed, Group::duty, Group::authority, Group::free};

bool offered_to_citizens(const Rule& rule) {
  if (rule.group == Group::free) return rule.id == RuleId::set_general || rule.id == RuleId::set_day;
  return rule.outcome != deadlines::Outcome::without_delay && rule.id != RuleId::accessibility_answer;
}

const std::string& in(Lang lang, const Sentence& sentence) { return lang == Lang::en ? sentence.en : sentence.de; }

/// What was typed, as it was typed.
struct Asked {
  std::string rule, channel, day, arrived, count, unit;
  [[nodiscard]] bool anything() const { return !day.empty() || !channel.empty() || !arrived.empty() || !count.empty(); }
};

Asked asked_in(const Context& context) {
  if (context.query.empty()) return {};
  const auto field = [&](std::string_view name) { return typed(context.query, name); };
  return {field("frist"), field("weg"), field("tag"), field("ankunft"), field("zahl"), field("einheit")};
}

/// The question, or what is wrong with it in words that name the field.
struct Reading {
  std::optional<Question> question;
  std::string fault;
};

Reading faulty(std::string sentence) { return {std::nullopt, std::move(sentence)}; }

std::optional<deadlines::Period> length(const Asked& asked) {
  const auto count = parse_u64(asked.count);
  const auto unit = deadlines::parse_unit(asked.unit.empty() ? to_string(Unit::weeks) : std::string_view(asked.unit));
  constexpr std::uint64_t kMost = 1000;
  if (!count || *count < 1 || *count > kMost || !unit || std::find(kUnits.begin(), kUnits.end(), *unit) == kUnits.end()) return std::nullopt;
  return deadlines::Period{static_cast<int>(*count), *unit};
}

/// A channel only where the rule counts from a decision; a form that still carries one from before is not the visitor's mistake.
bool counts_from_decision(const Rule& rule) { return rule.scope || rule.id == RuleId::objection_fine || rule.id == RuleId::set_general; }

Reading read(const Context& context, const Asked& asked) {
  const Texts& texts = context.texts;
  const auto rule = deadlines::parse_rule_id(asked.rule);
  if (!rule || !offered_to_citizens(deadlines::rule(*rule))) return faulty(texts.say("deadlines.error_rule"));
  Question question{.rule = *rule, .event = {}, .place = context.holidays};
  if (asked.day.empty()) return faulty(texts.say("deadlines.error_day_missing"));
  const auto day = deadlines::parse_day(asked.day);
  if (!day) return faulty(texts.say("deadlines.error_day", {{"given", asked.day}}));
  question.event = *day;
  if (counts_from_decision(deadlines::rule(*rule)) && !asked.channel.empty()) {
    question.channel = deadlines::parse_channel(asked.channel);
    if (!question.channel) return faulty(texts.say("deadlines.error_channel"));
  }
  if (!asked.arrived.empty() && question.channel) {
    question.arrived = deadlines::parse_day(asked.arrived);
    if (!question.arrived) return faulty(texts.say("deadlines.error_arrived", {{"given", asked.arrived}}));
  }
  if (*rule == RuleId::set_general) {
    question.period = length(asked);
    if (!question.period) return faulty(texts.say("deadlines.error_length"));
  }
  return {question, ""};
}

/// "Noch 5 Tage", "Das ist heute", "Dieser Tag ist vorbei".
std::string days_left(const Context& context, CivilDate day) {
  const auto left = (std::chrono::sys_days(day) - std::chrono::sys_days(context.wording.local_now().day)).count();
  if (left < 0) return context.texts.say("deadlines.past");
  if (left == 0) return context.texts.say("deadlines.today");
  return context.texts.count("deadlines.left", static_cast<std::size_t>(left));
}

void put_day(const Context& context, Section answer, const char* name, const std::optional<CivilDate>& day) {
  if (!day) return;
  Section section = answer.add(name);
  section.set("DAY", context.wording.weekday_date(*day));
  section.set("DAY_ISO", format_date(*day));
}

void put_last_day(const Context& context, Section answer, const Deadline& deadline) {
  const auto safe = safe_day(deadline);
  if (!safe || !deadline.last_day) return;
  const auto latest = latest_day(deadline);
  const bool apart = latest != safe;
  put_day(context, answer, "LAST_DAY", safe);
  answer.set("LAST_LABEL", context.texts.say(apart ? "deadlines.safe_day" : "deadlines.last_day"));
  answer.set("LEFT", days_left(context, *safe));
  if (apart) put_day(context, answer, "LATEST", latest);
  answer.show_if(context.wording.local_now().day > *latest && deadlines::rule(deadline.rule).group != Group::authority, "TOO_LATE");
}

void put_answer(const Context& context, Section page, const Deadline& deadline) {
  const Rule& rule = deadlines::rule(deadline.rule);
  Section answer = page.add("ANSWER");
  answer.set("RULE_TITLE", context.lang() == Lang::en ? rule.title_en : rule.title_de);
  put_last_day(context, answer, deadline);
  put_day(context, answer, "NOT_BEFORE", deadline.not_before);
  put_day(context, answer, "NOTIFIED", deadline.notified);
  answer.show_if(!deadline.last_day && !deadline.not_before, "NO_DAY");
  for (const deadlines::OpenQuestion& open : deadline.open) {
    Section section = answer.add("OPEN");
    section.set("OPEN_TEXT", in(context.lang(), open.text));
    section.set("OPEN_LAW", open.law);
    put_day(context, section, "OPEN_DAY", open.last_day);
  }
  for (const deadlines::Step& step : deadline.steps) {
    Section section = answer.add("REASON");
    section.set("REASON_TEXT", in(context.lang(), step.text));
    section.set("REASON_LAW", step.law);
  }
}

void put_option(Section section, std::string_view value, std::string_view label, bool chosen) {
  section.set("VALUE", value);
  section.set("LABEL", label);
  section.show_if(chosen, "CHOSEN");
}

void put_form(const Context& context, Section page, const Asked& asked) {
  const bool english = context.lang() == Lang::en;
  for (const Group group : kGroups) {
    Section options = page.add("RULES");
    options.set("GROUP", in(context.lang(), deadlines::title(group)));
    for (const Rule& rule : deadlines::rules())
      if (rule.group == group && offered_to_citizens(rule)) put_option(options.add("RULE"), rule.key, english ? rule.title_en : rule.title_de, asked.rule == rule.key);
  }
  for (const Channel channel : kChannels)
    put_option(page.add("WAY_OPTION"), to_string(channel), in(context.lang(), deadlines::title(channel)), asked.channel == to_string(channel));
  const std::string_view chosen = asked.unit.empty() ? to_string(Unit::weeks) : std::string_view(asked.unit);
  for (const Unit unit : kUnits) put_option(page.add("UNIT"), to_string(unit), context.texts.say("deadlines.unit_" + std::string(to_string(unit))), chosen == to_string(unit));
  page.set("GIVEN_DAY", asked.day);
  page.set("GIVEN_ARRIVED", asked.arrived);
  page.set("GIVEN_COUNT", asked.count);
  page.show_if(!asked.arrived.empty() || !asked.count.empty() || asked.rule == to_string(RuleId::set_general), "MORE_OPEN");
}

/// What one can do today, the ways that work first.
void put_ways(const Context& context, Section page) {
  std::vector<pages::Channel> ways;
  for (const std::string_view id : kWays) ways.push_back(channel(*context.town, id));
  const auto works = [](const pages::Channel& way) { return way.state != situation::ServiceState::impossible; };
  std::stable_partition(ways.begin(), ways.end(), works);
  for (const pages::Channel& way : ways) {
    Section section = page.add("CHANNEL");
    section.set("CHANNEL_NAME", channel_name(context, way.id));
    put_state(context, section, way.state);
    // Of a way that does not work only its state is said: advice on how to use it would mislead.
    section.set_shown("ADVICE", works(way) ? context.texts.say("deadlines.advice_" + std::string(way.id)) : "", "ADVICE_SHOWN");
  }
}

}  // namespace

std::string_view deadlines_page(const Context& context, Section page) {
  const std::string& town = context.municipality().name;
  put_frame(context, page, context.texts.say("deadlines.title", {{"town", town}}), context.texts.say("deadlines.description", {{"town", town}}), Nav::deadlines);
  page.set("HEADLINE", context.texts.say("deadlines.headline", {{"town", town}}));
  put_ways(context, page);
  const Asked asked = asked_in(context);
  put_form(context, page, asked);
  // A link from a service names the rule only: that is no question yet.
  if (!asked.anything()) return "deadlines";
  Reading reading = read(context, asked);
  if (reading.question) {
    const auto deadline = deadlines::compute(*reading.question);
    if (deadline) put_answer(context, page, *deadline);
    if (!deadline) reading.fault = in(context.lang(), deadline.error().text);
  }
  page.set_shown("FAULT", reading.fault, "FAULT_SHOWN");
  return "deadlines";
}

}  // namespace nb::pages
