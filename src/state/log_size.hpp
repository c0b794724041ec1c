// SPDX-License-Identifier: EUPL-1.2
// How far state.db has come in a log: what whoever looked at it could know.
#pragma once

#include <cstdint>

#include "base/ids.hpp"

namespace nb::storage {
class Db;
}

namespace nb::state {

/// Entries of that log in this state.db, as of the last commit: a decision within a batch does not see its neighbours' here. 0 for a
/// log that it does not know.
[[nodiscard]] std::uint64_t log_size(storage::Db& db, const LogName& log);

}  // namespace nb::state
