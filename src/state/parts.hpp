// SPDX-License-Identifier: EUPL-1.2
// The open parts of an entry, as projections read them.
#pragma once

#include <algorithm>
#include <string_view>

#include "state/projection.hpp"

namespace nb::state {

/// What stands in the part of that name; empty where the entry has none (any more). A view into the entry.
[[nodiscard]] inline std::string_view part_of(const AppliedEntry& entry, std::string_view name) {
  const auto found = std::ranges::find(entry.parts, name, &OpenPart::name);
  return found == entry.parts.end() ? std::string_view() : found->content;
}

}  // namespace nb::state
