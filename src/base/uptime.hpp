// SPDX-License-Identifier: EUPL-1.2
// A clock that nobody can set: it tells by how much the wall clock should have moved on.
#pragma once

#include <chrono>

namespace nb {

/// Time since the machine was started, with the time it was suspended. Cheap: no system call.
[[nodiscard]] std::chrono::milliseconds uptime();

}  // namespace nb
