// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/stab_step_words.hpp"

#include <algorithm>

#include "web/pages/stab_visit.hpp"

namespace nb::pages {

std::string_view step_word(catalogue::StepKind step) {
  switch (step) {
    case catalogue::StepKind::inform:
      return "sich informieren";
    case catalogue::StepKind::apply:
      return "beantragen";
    case catalogue::StepKind::decide:
      return "bearbeiten";
    case catalogue::StepKind::issue:
      return "ausstellen";
    case catalogue::StepKind::collect:
      return "abholen";
    case catalogue::StepKind::pay:
      return "bezahlen";
  }
  return {};
}

std::string step_word(const StabVisit& visit, std::string_view service, int position) {
  const auto& services = visit.region->shared->services;
  const auto found = std::ranges::find(services, service, &catalogue::Service::id);
  if (found == services.end()) return std::to_string(position);
  const auto step = std::ranges::find(found->steps, position, &catalogue::Step::position);
  return step == found->steps.end() ? std::to_string(position) : std::string(step_word(step->step));
}

}  // namespace nb::pages
