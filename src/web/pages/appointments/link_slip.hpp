// SPDX-License-Identifier: EUPL-1.2
// The slip that somebody takes along who has no mail: their appointment, and the link by which they move it or give it up.
#pragma once

#include <string>

#include "appointments/model.hpp"
#include "base/bytes.hpp"
#include "base/time.hpp"
#include "paper/document.hpp"

namespace nb::pages {

struct StabVisit;

/// A PDF, A6 or a piece of roll. No name stands on it: slips get lost. `until`: how long the link is good.
[[nodiscard]] Bytes link_slip(const StabVisit& visit, const appointments::Booking& booking, const std::string& address, Instant until, paper::PageFormat format);

}  // namespace nb::pages
