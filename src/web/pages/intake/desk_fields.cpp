// SPDX-License-Identifier: EUPL-1.2
// The fields of a filing's form as the page shows them, and what its deadlines come to.
#include <algorithm>
#include <array>

#include "base/zone.hpp"
#include "deadlines/compute.hpp"
#include "deadlines/day_text.hpp"
#include "deadlines/rules.hpp"
#include "web/pages/console/language.hpp"
#include "web/pages/intake/desk_input.hpp"
#include "web/pages/intake/words.hpp"

namespace nb::pages {

namespace {

constexpr std::array<const char*, 7> kChannelMarkers{"IS_COUNTER", "IS_RECORD", "IS_POST", "IS_FAX", "IS_PHONE", "IS_EMAIL", "IS_ONLINE"};
constexpr std::array<const char*, 4> kUrgencyMarkers{"IS_LIFE", "IS_EXISTENTIAL", "IS_DEADLINE", "IS_NORMAL"};
constexpr std::array<deadlines::Group, 4> kGroups{deadlines::Group::remedy, deadlines::Group::missed, deadlines::Group::duty, deadlines::Group::free};

/// What can be asked for without further numbers.
bool offered(const deadlines::Rule& rule) {
  return rule.outcome != deadlines::Outcome::not_before && (rule.period.count > 0 || rule.outcome == deadlines::Outcome::without_delay || rule.id == deadlines::RuleId::set_day);
}

void put_rules(Section row, const std::string& chosen) {
  for (const deadlines::Group group : kGroups) {
    const auto in_group = [&](const deadlines::Rule& rule) { return rule.group == group && offered(rule); };
    if (std::ranges::none_of(deadlines::rules(), in_group)) continue;
    Section heading = row.add("GROUP");
    heading.set("GROUP_TITLE", deadlines::title(group).de);
    for (const deadlines::Rule& rule : deadlines::rules()) {
      if (!in_group(rule)) continue;
      Section option = heading.add("RULE");
      option.set("KEY", rule.key);
      option.set("TITLE_OF_RULE", rule.title_de);
      option.set("LAW", rule.law);
      option.show_if(chosen == rule.key, "CHOSEN");
    }
  }
}

void put_ways(Section row, const std::string& chosen) {
  for (std::size_t i = 0; i < deadlines::kChannels; ++i) {
    const auto channel = static_cast<deadlines::Channel>(i);
    Section option = row.add("VIA");
    option.set("KEY", deadlines::to_string(channel));
    option.set("VIA_NAME", deadlines::title(channel).de);
    option.show_if(chosen == deadlines::to_string(channel), "CHOSEN");
  }
}

void put_deadline_rows(Section form, const DeskInput& input) {
  bool more = false;
  for (std::size_t i = 0; i < input.deadlines.size(); ++i) {
    Section row = i == 0 ? form.add("FIRST_DEADLINE") : form.add("MORE_DEADLINE");
    row.set("N", i + 1);
    row.set("DAY", input.deadlines[i].event);
    put_rules(row, input.deadlines[i].rule);
    put_ways(row, input.deadlines[i].via);
    more = more || (i > 0 && !input.deadlines[i].rule.empty());
  }
  form.show_if(more, "MORE_OPEN");
}

void put_choices(const StabVisit& visit, Section form, const DeskInput& input) {
  for (const catalogue::Service& service : visit.region->shared->services) {
    Section option = form.add("SERVICE");
    option.set("SERVICE_ID", service.id);
    option.set("SERVICE_NAME", service.name_de);
    option.set("SERVICE_OFFICE", service.office);
    option.set("SERVICE_RULE", service.deadline_rule == "none" ? "" : service.deadline_rule);
    option.show_if(service.id == input.service, "CHOSEN");
  }
  for (const publish::Office& office : visit.town->town->offices) {
    Section option = form.add("OFFICE");
    option.set("OFFICE_NAME", office.name);
    option.show_if(office.name == input.office, "CHOSEN");
  }
  for (const deadlines::Rule& rule : deadlines::rules()) {
    if (rule.group != deadlines::Group::authority || rule.outcome != deadlines::Outcome::last_day) continue;
    Section option = form.add("WATCH");
    option.set("KEY", rule.key);
    option.set("TITLE_OF_RULE", rule.title_de);
    option.set("LAW", rule.law);
    option.show_if(rule.key == input.watch, "CHOSEN");
  }
  form.show_if(input.watch == "keine", "NO_WATCH");
}

}  // namespace

void put_desk_input(const StabVisit& visit, Section form, const DeskInput& input) {
  for (std::size_t i = 0; i < kChannelMarkers.size(); ++i) form.show_if(input.channel == intake::kChannels[i], kChannelMarkers[i]);
  for (std::size_t i = 0; i < kUrgencyMarkers.size(); ++i) form.show_if(input.urgency == intake::kUrgencies[i], kUrgencyMarkers[i]);
  form.show(input.received.when == "heute" ? "WHEN_TODAY" : input.received.when == "am" ? "WHEN_AT" : "WHEN_NOW");
  form.set("CLOCK_TIME", input.received.clock);
  form.set("MOMENT", input.received.moment);
  form.set("FORM_NUMBER", input.form);
  form.set("SENDER", input.sealed.sender.name);
  form.set("ADDRESS", input.sealed.sender.address);
  form.set("PHONE", input.sealed.sender.phone);
  form.set("EMAIL", input.sealed.sender.email);
  form.set("SUBJECT_LINE", input.sealed.content.title);
  form.set("TEXT", input.sealed.content.text);
  form.set("REFERENCE", input.sealed.content.reference);
  put_choices(visit, form, input);
  put_deadline_rows(form, input);
  form.show_if(!input.deadlines[0].rule.empty() || !input.form.empty() || !input.sealed.content.reference.empty() || !input.watch.empty(), "DETAILS_OPEN");
}

namespace {

void put_computed(const StabVisit& visit, Section row, const deadlines::Rule& rule, const deadlines::Deadline& computed, Instant received) {
  row.set("WHAT", rule.title_de);
  row.set("LAW", rule.law);
  if (computed.last_day) row.set_shown("LAST_DAY", either(visit.request, deadlines::spoken(*computed.last_day)), "HAS_LAST_DAY");
  put_mark(row, mark(static_cast<intake::Verdict>(deadlines::judge(computed, visit.parts.zone.local(received)))));
  for (const deadlines::OpenQuestion& open : computed.open) row.add("OPEN").set("QUESTION", either(visit.request, open.text));
  for (const deadlines::Step& step : computed.steps) {
    Section line = row.add("STEP");
    line.set("STEP_LAW", step.law);
    line.set("STEP_TEXT", either(visit.request, step.text));
  }
}

}  // namespace

void put_deadline_preview(const StabVisit& visit, Section place, const DeskInput& input) {
  const auto wishes = deadlines_of(input);
  if (!wishes) return place.set_shown("PREVIEW_FAULT", wishes.error().sentence, "HAS_PREVIEW_FAULT");
  const auto stated = received_of(input.received, visit);
  if (!stated) return place.set_shown("PREVIEW_FAULT", stated.error().sentence, "HAS_PREVIEW_FAULT");
  const Instant received = stated->empty() ? visit.now : parse_rfc3339(*stated).value_or(visit.now);
  for (const intake::DeadlineWish& wish : *wishes) {
    const auto id = deadlines::parse_rule_id(wish.rule);
    const auto event = parse_date(wish.event);
    if (!id || !event) continue;
    const auto computed =
        deadlines::compute({.rule = *id, .event = *event, .place = visit.parts.holidays(visit.town->town->municipality.ags), .channel = deadlines::parse_channel(wish.via)});
    if (!computed) {
      place.set_shown("PREVIEW_FAULT", either(visit.request, computed.error().text), "HAS_PREVIEW_FAULT");
      continue;
    }
    put_computed(visit, place.add("COMPUTED"), deadlines::rule(*id), *computed, received);
  }
}

}  // namespace nb::pages
