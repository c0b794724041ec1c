// SPDX-License-Identifier: EUPL-1.2
#include "app/runtime.hpp"

#include "base/error.hpp"

namespace nb::app {

Instant moment_from(const std::string& text) {
  const auto moment = parse_rfc3339(text);
  if (!moment) throw Error(ErrorKind::configuration, "»" + text + "« ist kein Zeitpunkt; bitte so schreiben: 2023-10-31T20:00:00+01:00.");
  return *moment;
}

std::unique_ptr<Clock> clock_from(const std::string& at, const Clock& system) {
  if (at.empty()) return std::make_unique<SystemClock>();
  return std::make_unique<ShiftedClock>(system, moment_from(at));
}

}  // namespace nb::app
