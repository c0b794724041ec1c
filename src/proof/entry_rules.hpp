// SPDX-License-Identifier: EUPL-1.2
// Internal to proof: the form of every field of an entry's core, used on writing and on reading.
#pragma once

#include "proof/entry.hpp"

namespace nb::proof {
/// Refuses a core one of whose fields is not of the form that docs/formats/entry.md gives it.
[[nodiscard]] Result<void, Flaw> check_fields(const EntryCore& core);
}  // namespace nb::proof
