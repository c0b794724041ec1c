// SPDX-License-Identifier: EUPL-1.2
// How moments stand in columns of projections: milliseconds since 1970, whole; NULL where there is none.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "base/time.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::storage {

[[nodiscard]] inline std::int64_t ms(Instant moment) { return moment.time_since_epoch().count(); }
[[nodiscard]] inline std::optional<std::int64_t> ms(const std::optional<Instant>& moment) { return moment ? std::optional(ms(*moment)) : std::nullopt; }
[[nodiscard]] inline Instant instant(std::int64_t ms) { return Instant(std::chrono::milliseconds(ms)); }
[[nodiscard]] inline std::optional<Instant> maybe_instant(const Query& row, int column) { return row.is_null(column) ? std::nullopt : std::optional(instant(row.i64(column))); }

}  // namespace nb::storage
