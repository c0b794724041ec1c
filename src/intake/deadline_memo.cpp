// SPDX-License-Identifier: EUPL-1.2
#include "intake/deadline_memo.hpp"

namespace nb::intake {

namespace {

constexpr std::size_t kAnswersMax = 2000;  ///< a few KB each

}  // namespace

DeadlineMemo::Answer DeadlineMemo::compute(const Ags& ags, deadlines::RuleId rule, CivilDate event, std::optional<deadlines::Channel> channel,
                                           const deadlines::HolidayCalendar& place) {
  const Key key{ags, rule, event, channel};
  const std::scoped_lock lock(mutex_);
  if (const auto known = answers_.find(key); known != answers_.end()) return known->second;
  auto answer = std::make_shared<const Result<deadlines::Deadline, deadlines::Refusal>>(deadlines::compute({.rule = rule, .event = event, .place = place, .channel = channel}));
  if (answers_.size() >= kAnswersMax) answers_.clear();  // a new day asks for other days
  answers_.emplace(key, answer);
  return answer;
}

}  // namespace nb::intake
