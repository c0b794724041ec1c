// SPDX-License-Identifier: EUPL-1.2
// Deadlines that were computed already: on one day many filings ask the same question, and the reasoning in two languages
// costs more than everything else that is decided about a filing. Bounded. Threading: any.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>

#include "base/ids.hpp"
#include "deadlines/compute.hpp"

namespace nb::intake {

class DeadlineMemo {
 public:
  using Answer = std::shared_ptr<const Result<deadlines::Deadline, deadlines::Refusal>>;
  /// As deadlines::compute() for these facts; `place` is the calendar of `ags`, which does not change while the program runs.
  [[nodiscard]] Answer compute(const Ags& ags, deadlines::RuleId rule, CivilDate event, std::optional<deadlines::Channel> channel, const deadlines::HolidayCalendar& place);

 private:
  using Key = std::tuple<Ags, deadlines::RuleId, CivilDate, std::optional<deadlines::Channel>>;
  std::mutex mutex_;
  std::map<Key, Answer> answers_;
};

}  // namespace nb::intake
