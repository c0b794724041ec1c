// SPDX-License-Identifier: EUPL-1.2
// When a decision counts as notified (Bekanntgabe): by law, scope, channel, Land and day. Pure.
#pragma once

#include <optional>
#include <vector>

#include "base/result.hpp"
#include "deadlines/compute.hpp"
#include "deadlines/model.hpp"

namespace nb::deadlines {

struct Notification {
  std::optional<CivilDate> day;  ///< none: not notified, or the law presumes nothing and nobody knows the day
  std::vector<Step> steps;
  std::vector<OpenQuestion> open;  ///< each with `notified`; a question without it means: perhaps not notified at all
};

/// The channel's event is `question.event`. Without a channel the event itself is the day of notification.
[[nodiscard]] Result<Notification, Refusal> notification(const Question& question, Scope scope);

/// True for the channels on which the law presumes a day (and an arrival can be contested).
[[nodiscard]] bool presumes(Scope scope, Channel channel);

}  // namespace nb::deadlines
