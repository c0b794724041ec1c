// SPDX-License-Identifier: EUPL-1.2
#include "rescue/calendar_event.hpp"

#include <libical/ical.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

namespace nb::rescue {

namespace {

using std::chrono::seconds;

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};
using Component = std::unique_ptr<icalcomponent, Free>;
using Iterator = std::unique_ptr<icalrecur_iterator, Free>;

constexpr int kYearMin = 1970;
constexpr int kYearMax = 2200;
constexpr std::size_t kExcludedMax = 1000;

std::string text_or_empty(const char* text) { return text == nullptr ? std::string() : std::string(text); }

std::optional<EventTime> time_of(const icaltimetype& time, std::string zone) {
  if (icaltime_is_null_time(time) != 0 || time.year < kYearMin || time.year > kYearMax || time.month < 1 || time.month > 12 || time.day < 1 || time.day > 31) return std::nullopt;
  if (time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59 || time.second < 0 || time.second > 60) return std::nullopt;
  EventTime out;
  out.day = CivilDate{std::chrono::year{time.year}, std::chrono::month{static_cast<unsigned>(time.month)}, std::chrono::day{static_cast<unsigned>(time.day)}};
  if (time.is_date == 0) out.of_day = seconds{time.hour * 3600 + time.minute * 60 + std::min(time.second, 59)};
  out.utc = icaltime_is_utc(time) != 0;
  out.zone = out.utc ? std::string() : std::move(zone);
  return out;
}

std::string zone_of(icalproperty* property) {
  icalparameter* parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
  return parameter == nullptr ? std::string() : text_or_empty(icalparameter_get_tzid(parameter));
}

/// icalproperty_get_…() of a property whose value has another type would read the wrong member of a union.
std::optional<EventTime> time_value(icalproperty* property) {
  icalvalue* value = icalproperty_get_value(property);
  if (value == nullptr) return std::nullopt;
  const icalvalue_kind kind = icalvalue_isa(value);
  if (kind == ICAL_DATETIME_VALUE) return time_of(icalvalue_get_datetime(value), zone_of(property));
  if (kind == ICAL_DATE_VALUE) return time_of(icalvalue_get_date(value), {});
  if (kind == ICAL_DATETIMEDATE_VALUE) return time_of(icalvalue_get_datetimedate(value), zone_of(property));
  return std::nullopt;
}

std::string text_value(icalproperty* property) {
  icalvalue* value = icalproperty_get_value(property);
  if (value == nullptr) return {};
  if (icalvalue_isa(value) == ICAL_TEXT_VALUE) return text_or_empty(icalvalue_get_text(value));
  return text_or_empty(icalproperty_get_value_as_string(property));
}

void take_attendee(icalproperty* property, CalendarEvent& event) {
  if (!event.attendee_email.empty()) return;
  std::string address = text_or_empty(icalproperty_get_value_as_string(property));
  if (address.starts_with("mailto:") || address.starts_with("MAILTO:")) address.erase(0, 7);
  event.attendee_email = std::move(address);
  if (icalparameter* name = icalproperty_get_first_parameter(property, ICAL_CN_PARAMETER)) event.attendee_name = text_or_empty(icalparameter_get_cn(name));
}

void take_duration(icalproperty* property, CalendarEvent& event) {
  icalvalue* value = icalproperty_get_value(property);
  if (value == nullptr || icalvalue_isa(value) != ICAL_DURATION_VALUE) return;
  const icaldurationtype length = icalvalue_get_duration(value);
  if (length.is_neg != 0 || length.weeks != 0 || length.days > 1 || length.hours > 24 || length.minutes > 1440) return;
  event.duration = std::chrono::minutes{length.days * 1440 + length.hours * 60 + length.minutes};
}

void take_excluded(icalproperty* property, CalendarEvent& event) {
  if (event.excluded.size() == kExcludedMax) return;
  if (auto time = time_value(property)) event.excluded.push_back(std::move(*time));
}

/// A date, a moment, or a period that begins then; one that cannot be read is told of like one too many.
void take_added(icalproperty* property, CalendarEvent& event) {
  icalvalue* value = icalproperty_get_value(property);
  std::optional<EventTime> time;
  if (value != nullptr && icalvalue_isa(value) == ICAL_DATETIMEPERIOD_VALUE) {
    const icaldatetimeperiodtype either = icalvalue_get_datetimeperiod(value);
    time = time_of(icaltime_is_null_time(either.time) != 0 ? either.period.start : either.time, zone_of(property));
  } else if (value != nullptr && icalvalue_isa(value) == ICAL_PERIOD_VALUE) {
    time = time_of(icalvalue_get_period(value).start, zone_of(property));
  } else {
    time = time_value(property);
  }
  if (!time || event.added.size() == kExcludedMax) {
    event.added_cut = true;
    return;
  }
  event.added.push_back(*std::move(time));
}

void take_later(std::optional<EventTime>& stamp, std::optional<EventTime> time) {
  if (!time || !time->utc) return;
  if (!stamp || std::pair(stamp->day, stamp->of_day) < std::pair(time->day, time->of_day)) stamp = std::move(time);
}

void take(icalproperty* property, CalendarEvent& event) {
  const icalproperty_kind kind = icalproperty_isa(property);
  if (kind == ICAL_UID_PROPERTY) event.uid = text_value(property);
  if (kind == ICAL_SUMMARY_PROPERTY) event.summary = text_value(property);
  if (kind == ICAL_LOCATION_PROPERTY) event.location = text_value(property);
  if (kind == ICAL_CATEGORIES_PROPERTY && event.categories.empty()) event.categories = text_value(property);
  if (kind == ICAL_STATUS_PROPERTY) event.status = text_or_empty(icalproperty_get_value_as_string(property));
  if (kind == ICAL_DESCRIPTION_PROPERTY) event.description = text_value(property);
  if (kind == ICAL_DTSTART_PROPERTY) event.start = time_value(property);
  if (kind == ICAL_DTEND_PROPERTY) event.end = time_value(property);
  if (kind == ICAL_RECURRENCEID_PROPERTY) event.recurrence = time_value(property);
  if (kind == ICAL_DTSTAMP_PROPERTY || kind == ICAL_LASTMODIFIED_PROPERTY) take_later(event.stamp, time_value(property));
  if (kind == ICAL_SEQUENCE_PROPERTY) event.sequence = std::max(event.sequence, icalproperty_get_sequence(property));
  if (kind == ICAL_DURATION_PROPERTY) take_duration(property, event);
  if (kind == ICAL_ATTENDEE_PROPERTY) take_attendee(property, event);
  if (kind == ICAL_EXDATE_PROPERTY) take_excluded(property, event);
  if (kind == ICAL_RDATE_PROPERTY) take_added(property, event);
  if (kind == ICAL_RRULE_PROPERTY && event.rule.empty()) event.rule = text_or_empty(icalproperty_get_value_as_string(property));
}

icaltimetype as_ical(const EventTime& time) {
  icaltimetype out = icaltime_null_time();
  out.year = static_cast<int>(time.day.year());
  out.month = static_cast<int>(static_cast<unsigned>(time.day.month()));
  out.day = static_cast<int>(static_cast<unsigned>(time.day.day()));
  out.is_date = time.of_day ? 0 : 1;
  const auto s = static_cast<int>(time.of_day.value_or(seconds{0}).count());
  out.hour = s / 3600;
  out.minute = s / 60 % 60;
  out.second = s % 60;
  return out;
}

/// A rule that no day fulfils (30 February) is looked through until its end; without one, libical would go on for centuries.
void end_with_window(icalrecurrencetype& rule, CivilDate to) {
  icaltimetype end = icaltime_null_time();
  end.year = static_cast<int>(to.year());
  end.month = static_cast<int>(static_cast<unsigned>(to.month()));
  end.day = static_cast<int>(static_cast<unsigned>(to.day()));
  if (icaltime_is_null_time(rule.until) != 0 || icaltime_compare(rule.until, end) > 0) rule.until = end;
}

bool is_excluded(const CalendarEvent& event, const EventTime& start) {
  return std::ranges::any_of(event.excluded, [&start](const EventTime& time) { return time.day == start.day && (!time.of_day || !start.of_day || *time.of_day == *start.of_day); });
}

}  // namespace

std::optional<CalendarEvent> parse_event(const std::string& text) {
  icalerror_set_errors_are_fatal(0);
  const Component component(icalparser_parse_string(text.c_str()));
  if (!component || icalcomponent_isa(component.get()) != ICAL_VEVENT_COMPONENT) return std::nullopt;
  CalendarEvent event;
  for (icalproperty* property = icalcomponent_get_first_property(component.get(), ICAL_ANY_PROPERTY); property != nullptr;
       property = icalcomponent_get_next_property(component.get(), ICAL_ANY_PROPERTY))
    take(property, event);
  return event;
}

Occurrences follow_rule(const CalendarEvent& event, const RuleLimits& limits) {
  Occurrences out;
  if (!event.start || !event.start->day.ok()) return out;
  icalrecurrencetype rule = icalrecurrencetype_from_string(event.rule.c_str());
  const bool gregorian = rule.rscale == nullptr;   // other calendars are not followed
  std::free(std::exchange(rule.rscale, nullptr));  // libical leaves the text to its caller
  const bool daily = rule.freq >= ICAL_DAILY_RECURRENCE && rule.freq <= ICAL_YEARLY_RECURRENCE;
  const bool within_day = rule.by_hour[0] != ICAL_RECURRENCE_ARRAY_MAX || rule.by_minute[0] != ICAL_RECURRENCE_ARRAY_MAX || rule.by_second[0] != ICAL_RECURRENCE_ARRAY_MAX;
  if (!gregorian || !daily || within_day) return {{*event.start}, false, true, false};
  out.without_end = rule.count == 0 && icaltime_is_null_time(rule.until) != 0;
  end_with_window(rule, limits.to);
  const Iterator iterator(icalrecur_iterator_new(rule, as_ical(*event.start)));
  if (!iterator) return {{*event.start}, out.without_end, true, true};
  for (std::size_t step = 0; step < limits.steps_max; ++step) {
    const auto next = time_of(icalrecur_iterator_next(iterator.get()), event.start->zone);
    out.never = step == 0 && !next;
    if (!next || next->day >= limits.to) return out;
    if (next->day < limits.from || is_excluded(event, *next)) continue;
    if (out.starts.size() == limits.occurrences_max) break;
    out.starts.push_back(*next);
    out.starts.back().utc = event.start->utc;
  }
  out.cut = true;
  return out;
}

void add_dates(const CalendarEvent& event, const RuleLimits& limits, Occurrences& found) {
  const auto key = [](const EventTime& time) { return std::tuple(std::chrono::sys_days{time.day}, time.of_day, time.utc); };
  std::set<decltype(key(EventTime{}))> there;
  for (const EventTime& one : found.starts) there.insert(key(one));
  found.cut = found.cut || event.added_cut;
  for (const EventTime& one : event.added) {
    if (!one.day.ok() || one.day < limits.from || one.day >= limits.to || is_excluded(event, one) || !there.insert(key(one)).second) continue;
    if (found.starts.size() >= limits.occurrences_max) {
      found.cut = true;
      return;
    }
    found.starts.push_back(one);
  }
}

}  // namespace nb::rescue
