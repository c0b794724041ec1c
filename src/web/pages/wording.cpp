// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/wording.hpp"

#include <fmt/format.h>

namespace nb::pages {

namespace {

using namespace std::chrono_literals;

constexpr auto kDay = 24h;
constexpr auto kDaysInWords = 60;

}  // namespace

std::string clock_time(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

std::string Wording::day_in(std::string_view form, CivilDate day) const {
  const auto d = static_cast<unsigned>(day.day());
  const auto m = static_cast<unsigned>(day.month());
  return texts_.say(form, {{"dd", fmt::format("{:02}", d)},
                           {"d", std::to_string(d)},
                           {"mm", fmt::format("{:02}", m)},
                           {"month", texts_.say("time.month." + std::to_string(m))},
                           {"year", std::to_string(static_cast<int>(day.year()))}});
}

std::string Wording::date(CivilDate day) const { return day_in("time.date", day); }

std::string Wording::day_month(CivilDate day) const { return day_in("time.day_month", day); }

const std::string& Wording::weekday(CivilDate day) const { return texts_.say("time.weekday." + std::to_string(std::chrono::weekday{std::chrono::sys_days{day}}.iso_encoding())); }

std::string Wording::weekday_date(CivilDate day) const { return weekday(day) + ", " + date(day); }

std::string Wording::time(Instant moment) const {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(zone_.local(moment).of_day).count();
  return texts_.say("time.clock", {{"time", clock_time(static_cast<int>(minutes))}});
}

std::string Wording::stamp(Instant moment) const { return texts_.say("time.stamp", {{"date", date(moment)}, {"time", time(moment)}}); }

std::string Wording::age(Instant moment) const {
  const auto past = now_ - moment;
  if (past < 1min) return texts_.say("age.now");
  if (past < 1h) return texts_.count("age.minutes", static_cast<std::size_t>(past / 1min));
  if (past < kDay) return texts_.count("age.hours", static_cast<std::size_t>(past / 1h));
  const auto days = static_cast<std::size_t>(past / kDay);
  if (days <= kDaysInWords) return texts_.count("age.days", days);
  return texts_.count("age.months", days / 30);
}

std::string Wording::as_of(Instant moment) const {
  const std::string exact = stamp(moment);
  return ages_ ? texts_.say("time.as_of_age", {{"age", age(moment)}, {"stamp", exact}}) : texts_.say("time.as_of", {{"stamp", exact}});
}

std::string Wording::since(Instant moment) const {
  const std::string exact = stamp(moment);
  return ages_ ? texts_.say("time.since_age", {{"age", age(moment)}, {"stamp", exact}}) : texts_.say("time.since", {{"stamp", exact}});
}

std::string Wording::until(Instant moment) const {
  const LocalTime local = zone_.local(moment);
  // Midnight is the end of the day before to everybody but a clock.
  const CivilDate last{std::chrono::sys_days{local.day} - std::chrono::days{1}};
  if (moment > now_ && local.of_day == std::chrono::seconds{0}) return texts_.say("time.through", {{"day", weekday_date(last)}});
  return texts_.say(moment <= now_ ? "time.expired" : "time.until", {{"stamp", stamp(moment)}});
}

}  // namespace nb::pages
