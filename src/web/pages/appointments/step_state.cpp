// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/appointments/step_state.hpp"

#include <algorithm>

namespace nb::pages {

using appointments::StepState;

StepState step_state(situation::ServiceState state) {
  switch (state) {
    case situation::ServiceState::possible:
      return StepState::possible;
    case situation::ServiceState::limited:
      return StepState::limited;
    case situation::ServiceState::elsewhere:
      return StepState::elsewhere;
    case situation::ServiceState::impossible:
      return StepState::impossible;
    case situation::ServiceState::unknown:
      return StepState::unknown;
  }
  return StepState::unknown;
}

StepState step_state(const situation::TownSituation* town, std::string_view service, std::optional<int> step) {
  if (town == nullptr) return StepState::unknown;
  const auto found = std::ranges::find(town->services, service, &situation::ServiceStatus::service);
  if (found == town->services.end()) return StepState::unknown;
  const auto part = std::ranges::find_if(found->steps, [&](const situation::StepStatus& one) { return step && one.position == *step; });
  return step_state(part == found->steps.end() ? found->whole.state : part->state);
}

}  // namespace nb::pages
