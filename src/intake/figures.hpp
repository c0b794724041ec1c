// SPDX-License-Identifier: EUPL-1.2
// The register in a few numbers, for reports. Each is one search in an index, as long as what it counts.
#pragma once

#include <cstdint>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace nb::storage {
class Db;
}

namespace nb::intake {

struct Figures {
  std::uint64_t total = 0;     ///< filings ever taken
  std::uint64_t today = 0;     ///< received in [day_from, day_to)
  std::uint64_t due_soon = 0;  ///< open, with a day to act by before `soon`, those that have passed included
  std::uint64_t overdue = 0;   ///< of these: before `today`
  std::uint64_t posted = 0;    ///< letters that left
  std::uint64_t waiting = 0;   ///< letters that did not yet
};
struct FigureDays {
  Instant day_from;  ///< today's first moment and the next day's, in the municipality's zone
  Instant day_to;
  CivilDate today;
  CivilDate soon;  ///< first day that is not soon any more
};
[[nodiscard]] Figures figures(storage::Db& db, const LogName& log, const FigureDays& days);

}  // namespace nb::intake
