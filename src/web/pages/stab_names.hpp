// SPDX-License-Identifier: EUPL-1.2
// German names of what the catalogue knows by ids; the id itself where it does not know it any more.
#pragma once

#include <string>
#include <string_view>

namespace nb::pages {

struct StabVisit;

[[nodiscard]] std::string service_name(const StabVisit& visit, std::string_view id);
/// Of an AGS; "Ganze Region" of staff::kWholeRegion.
[[nodiscard]] std::string town_name(const StabVisit& visit, std::string_view ags);
[[nodiscard]] std::string component_name(const StabVisit& visit, std::string_view id);

}  // namespace nb::pages
