// SPDX-License-Identifier: EUPL-1.2
// The waiting list at the counter: whoever finds nothing free is put on it, and who waits can be looked at.
#pragma once

#include <string_view>

#include "appointments/model.hpp"
#include "web/pages/fields.hpp"

namespace nb::pages {

struct StabVisit;

inline constexpr std::string_view kWaitingCommand = "appointments.join_waiting";

/// WAIT_FORM, where this account may; `open`: unfolded, because nothing is free.
void put_waiting_form(const StabVisit& visit, Section box, const appointments::Pool& pool, const appointments::Offer& offer, bool open);

}  // namespace nb::pages
