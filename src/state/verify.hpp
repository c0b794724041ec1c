// SPDX-License-Identifier: EUPL-1.2
// Is state.db what the journal says? Rebuilds everything afresh in a database beside it and compares every table.
#pragma once

#include <string>
#include <vector>

#include "state/state_db.hpp"

namespace nb::state {

/// One sentence (German) per table that differs; empty if state.db is right. `options` are those of the state.db to be
/// checked, which is opened read-only and neither caught up nor repaired; one that lags behind the journal is a fault.
[[nodiscard]] std::vector<std::string> verify_state(const StateDb::Options& options, const journal::Journal& journal);

}  // namespace nb::state
