// SPDX-License-Identifier: EUPL-1.2
// Whether an appointment can still get another time: the rule that commands decide by and pages offer buttons by.
#pragma once

#include "appointments/model.hpp"

namespace nb::appointments {

/// Also what was called off, and who only waits.
[[nodiscard]] inline bool movable(const Booking& booking) { return booking.status == Status::booked || booking.status == Status::called_off || booking.status == Status::waiting; }

}  // namespace nb::appointments
