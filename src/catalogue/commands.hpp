// SPDX-License-Identifier: EUPL-1.2
// Commands of this room: catalogue.apply {set: [{kind, key, data, contact?}], remove: [{kind, key}]}, as diff.hpp's plan()
// makes it. Records that stand already are left alone, so that a repeat writes nothing.
#pragma once

#include <vector>

#include "state/command.hpp"

namespace nb::catalogue {

[[nodiscard]] std::vector<state::CommandKind> commands();

}  // namespace nb::catalogue
