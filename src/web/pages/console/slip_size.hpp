// SPDX-License-Identifier: EUPL-1.2
// The size of the slips that people take along: A6 for any printer, or with format=rolle a piece of 80 mm paper for a receipt printer.
#pragma once

#include "paper/document.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

[[nodiscard]] inline paper::PageFormat slip_format(const StabVisit& visit) { return visit.query("format") == "rolle" ? paper::PageFormat::roll : paper::PageFormat::a6; }

}  // namespace nb::pages
