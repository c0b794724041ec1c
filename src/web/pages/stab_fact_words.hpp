// SPDX-License-Identifier: EUPL-1.2
// A fact of the situation in a few German words, for lists of what was said.
#pragma once

#include <string>

#include "situation/model.hpp"
#include "web/pages/fields.hpp"

namespace nb::pages {

struct StabVisit;

/// What it is about: the service's or component's name.
[[nodiscard]] std::string fact_name(const StabVisit& visit, const situation::Fact& fact);
/// What was said about it: {{SAID_STATE}} in the program's words, then {{SAID}}, which somebody wrote.
void put_said(Section row, const situation::Fact& fact);

}  // namespace nb::pages
