// SPDX-License-Identifier: EUPL-1.2
// What is remembered is what would be computed, for each place, rule, day and way apart.
#include "intake/deadline_memo.hpp"

#include <gtest/gtest.h>

namespace nb::intake {
namespace {

using deadlines::Channel;
using deadlines::HolidayCalendar;
using deadlines::Land;

TEST(DeadlineMemo, AnswersAsTheCalculatorDoes) {
  DeadlineMemo memo;
  const Ags arnsberg = *Ags::parse("05958004");
  const Ags erfurt = *Ags::parse("16051000");
  const auto rule = *deadlines::parse_rule_id("widerspruch");
  const auto first = *parse_date("2023-09-27");
  for (int round = 0; round < 2; ++round) {
    for (int day = 0; day < 3000; day += 30) {  // over the bound with both places and ways
      const CivilDate event{std::chrono::sys_days(first) + std::chrono::days(day)};
      for (const auto& channel : {std::optional<Channel>(), std::optional(Channel::post), std::optional(Channel::served)}) {
        for (const auto& [place, land] : {std::pair{arnsberg, Land::NW}, std::pair{erfurt, Land::TH}}) {
          const HolidayCalendar calendar(land);
          const auto answer = memo.compute(place, rule, event, channel, calendar);
          const auto expected = deadlines::compute({.rule = rule, .event = event, .place = calendar, .channel = channel});
          ASSERT_EQ(answer->has_value(), expected.has_value());
          ASSERT_EQ((*answer)->last_day, expected->last_day) << format_date(event);
        }
      }
    }
  }
}

TEST(DeadlineMemo, KeepsARefusal) {
  DeadlineMemo memo;
  const auto rule = *deadlines::parse_rule_id("widerspruch");
  const CivilDate never = *parse_date("1700-01-01");
  for (int round = 0; round < 2; ++round) EXPECT_FALSE(memo.compute(*Ags::parse("05958004"), rule, never, std::nullopt, HolidayCalendar(Land::NW))->has_value());
}

TEST(DeadlineMemo, ForgetsRatherThanGrow) {
  DeadlineMemo memo;
  const Ags place = *Ags::parse("05958004");
  const auto rule = *deadlines::parse_rule_id("widerspruch");
  const HolidayCalendar calendar(Land::NW);
  const auto first = memo.compute(place, rule, *parse_date("2023-09-27"), std::nullopt, calendar);
  for (int day = 0; day < 2500; ++day)
    static_cast<void>(memo.compute(place, rule, CivilDate{std::chrono::sys_days(*parse_date("2000-01-01")) + std::chrono::days(day)}, std::nullopt, calendar));
  EXPECT_EQ(first.use_count(), 1) << "nobody keeps it any more";
}

}  // namespace
}  // namespace nb::intake
