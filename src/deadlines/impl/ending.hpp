// SPDX-License-Identifier: EUPL-1.2
// Where a period ends and why: start, length, missing day, moving off weekends and holidays, extensions. Pure.
#pragma once

#include <optional>
#include <vector>

#include "deadlines/compute.hpp"
#include "deadlines/model.hpp"

namespace nb::deadlines {

struct Ending {
  CivilDate raw;                               ///< as counted
  CivilDate day;                               ///< after the regime's rule on weekends and holidays
  std::optional<std::chrono::minutes> time{};  ///< periods in hours
  std::vector<Step> steps{};
};

/// The rule's length, or the one the question carries; three months where § 84 and § 87 SGG say so.
[[nodiscard]] Period period_of(const Question& question, const Rule& rule);
/// The end of the question's period if it counts from `event`; the question has been checked.
[[nodiscard]] Ending ending(const Question& question, const Rule& rule, CivilDate event);

}  // namespace nb::deadlines
