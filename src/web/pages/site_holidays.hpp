// SPDX-License-Identifier: EUPL-1.2
// The holidays of a municipality, as public forms count days by them.
#pragma once

#include "base/ids.hpp"
#include "deadlines/holidays.hpp"

namespace nb::pages {

struct SiteConfig;

/// As configured; else those of its Land, with what the law itself ties to the place. Empty for a Land that is not known.
[[nodiscard]] deadlines::HolidayCalendar holidays_of(const SiteConfig& config, const Ags& ags);

}  // namespace nb::pages
