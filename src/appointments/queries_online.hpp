// SPDX-License-Identifier: EUPL-1.2
// What the limits of booking by citizens ask of state.db.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace nb::storage {
class Db;
}

namespace nb::appointments {

/// How many citizens have booked or joined a waiting list by themselves since then, whatever became of it. Reads all bookings of the log: once a day.
[[nodiscard]] std::size_t booked_online_since(storage::Db& db, const LogName& log, Instant since);
/// The booking has taken place, was given up, or was never confirmed. One that is only being made is not over.
[[nodiscard]] bool is_over(storage::Db& db, const LogName& log, std::string_view booking, Instant now);

}  // namespace nb::appointments
