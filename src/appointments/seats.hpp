// SPDX-License-Identifier: EUPL-1.2
// Bookings against desks: onto which sheet of paper each goes, and which of them the plan has no desk for any more. A booking has no desk of
// its own; whoever is free takes the next. Pure.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "appointments/model.hpp"
#include "base/zone.hpp"

namespace nb::appointments {

/// One sheet per desk, for paper only: indices into `bookings` by start. As few sheets as people come at the same time, nobody twice at once
/// on one sheet, a booking that needs two desks on two of them. The same bookings give the same sheets, in whatever order they come.
[[nodiscard]] std::vector<std::vector<std::size_t>> desk_sheets(const std::vector<Booking>& bookings);

using WindowsOf = std::function<std::vector<Window>(CivilDate)>;
/// Those of one pool that the plan has no desk or room for, by start. Who was taken down first keeps the place.
[[nodiscard]] std::vector<Booking> beyond_plan(std::vector<Booking> bookings, const WindowsOf& windows, int rooms, const Zone& zone);

}  // namespace nb::appointments
