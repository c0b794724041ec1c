// SPDX-License-Identifier: EUPL-1.2
// What a visitor is told about opening hours: today, exceptions, when it opens next. Declared in facts.hpp.
#include "web/pages/facts.hpp"

namespace nb::pages {

namespace {

constexpr int kDay = 24 * 60;

std::string span_text(const Context& context, const catalogue::Span& span) {
  return context.texts.say("hours.span", {{"from", clock_time(span.from)}, {"to", clock_time(span.to > kDay ? span.to - kDay : span.to)}});
}

std::chrono::minutes minute_of_day(const LocalTime& local) { return std::chrono::duration_cast<std::chrono::minutes>(local.of_day); }

std::string next_text(const Context& context, const catalogue::Opening& next, CivilDate today) {
  const auto days = std::chrono::sys_days{next.day} - std::chrono::sys_days{today};
  const std::string at = clock_time(next.span.from);
  if (days.count() == 0) return context.texts.say("hours.next_today", {{"time", at}});
  if (days.count() == 1) return context.texts.say("hours.next_tomorrow", {{"time", at}});
  return context.texts.say("hours.next_day", {{"day", context.wording.weekday_date(next.day)}, {"time", at}});
}

std::string closes_text(const Context& context, const catalogue::Opening& open) {
  return context.texts.say("hours.open_until", {{"time", clock_time(open.span.to > kDay ? open.span.to - kDay : open.span.to)}});
}

}  // namespace

const std::string& hours_text(const publish::View& view, const publish::Office& office) {
  if (office.sites.empty()) return office.hours;
  const std::string& hours = view.town->sites[office.sites.front()].hours;
  return hours.empty() ? office.hours : hours;
}

std::string spans_text(const Context& context, const std::vector<catalogue::Span>& spans) {
  if (spans.empty()) return context.texts.say("hours.closed");
  std::string out;
  for (const catalogue::Span& span : spans) {
    if (span.from == 0 && span.to >= kDay) return context.texts.say("hours.all_day");
    if (!out.empty()) out += context.texts.say("hours.and");
    out += span_text(context, span);
  }
  return context.texts.say("hours.day", {{"spans", out}});
}

void put_today(const Context& context, Section section, const std::string& hours) {
  const auto parsed = catalogue::Hours::parse(hours);
  if (!parsed) {
    section.set_shown("TODAY", hours, "TODAY_SHOWN");  // the import refuses such texts; what came in anyway is shown as it is
    return;
  }
  const LocalTime local = context.wording.local_now();
  const catalogue::Today today = catalogue::today(*parsed, local.day, minute_of_day(local), context.holidays);
  section.set("TODAY", parsed->never() ? context.texts.say("hours.no_public") : spans_text(context, today.spans));
  section.show("TODAY_SHOWN");
  if (today.holiday) section.set_shown("HOLIDAY", *today.holiday, "HOLIDAY_SHOWN");
  section.show_if(today.exceptional, "EXCEPTION");
  if (!context.live || parsed->never()) return;
  if (today.open)
    section.show("IS_OPEN");
  else if (!today.spans.empty())
    section.show("IS_CLOSED");  // "geschlossen" for the day says it already
  if (today.always) return;
  if (today.open)
    section.set_shown("OPEN_TEXT", closes_text(context, *today.open), "OPEN_TEXT_SHOWN");
  else if (today.next)
    section.set_shown("OPEN_TEXT", next_text(context, *today.next, local.day), "OPEN_TEXT_SHOWN");
}

void put_week(const Context& context, Section section, const std::string& hours) {
  const auto parsed = catalogue::Hours::parse(hours);
  if (!parsed || parsed->never()) return;
  const CivilDate first = context.wording.local_now().day;
  for (int n = 0; n < 7; ++n) {
    const CivilDate day{std::chrono::sys_days{first} + std::chrono::days{n}};
    Section row = section.add("DAY");
    row.set("DAY_NAME", context.wording.weekday(day));
    row.set("DAY_DATE", context.wording.day_month(day));
    row.set("DAY_HOURS", spans_text(context, parsed->spans(day, context.holidays)));
    if (const auto holiday = context.holidays.name(day)) row.set_shown("DAY_HOLIDAY", *holiday, "DAY_HOLIDAY_SHOWN");
    row.show_if(parsed->exceptional(day), "DAY_EXCEPTION");
  }
}

}  // namespace nb::pages
