// SPDX-License-Identifier: EUPL-1.2
// What the steps of a service are called on staff pages.
#pragma once

#include <string>
#include <string_view>

#include "catalogue/model.hpp"

namespace nb::pages {

struct StabVisit;

/// "beantragen"
[[nodiscard]] std::string_view step_word(catalogue::StepKind step);
/// That of a service's step; its number where the catalogue does not have it.
[[nodiscard]] std::string step_word(const StabVisit& visit, std::string_view service, int position);

}  // namespace nb::pages
