// SPDX-License-Identifier: EUPL-1.2
// What the situation says about a service, in the words of the register of appointments.
#pragma once

#include <optional>
#include <string_view>

#include "appointments/model.hpp"
#include "situation/model.hpp"

namespace nb::pages {

[[nodiscard]] appointments::StepState step_state(situation::ServiceState state);
/// How a service, or a step of it, stands in a town. Unknown where nobody keeps the situation: then nothing is stopped by it.
[[nodiscard]] appointments::StepState step_state(const situation::TownSituation* town, std::string_view service, std::optional<int> step);

}  // namespace nb::pages
