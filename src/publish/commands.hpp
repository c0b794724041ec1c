// SPDX-License-Identifier: EUPL-1.2
// What editors can ask for. Arguments (JSON object):
//   publish.announce  severity, texts {language: {title, body}} (the first is the original) [, id, office, service, valid_from, valid_until]
//   publish.correct   the same and `corrects`: the announcement this one replaces; both stay readable and point at each other
//   publish.withdraw  id
// The log is the audience: region/main for the whole region, <ags>/main for one municipality.
#pragma once

#include <vector>

#include "state/command.hpp"

namespace nb::publish {

[[nodiscard]] std::vector<state::CommandKind> commands();

}  // namespace nb::publish
