// SPDX-License-Identifier: EUPL-1.2
// From a declaration to the first correct answer for a page that nobody has asked for since, while 64 readers go on reading.
#pragma once

#include "region.hpp"

namespace nb::bench {

struct FirstAnswer {
  double median_ms = 0;
  double worst_ms = 0;
  std::size_t read = 0;  ///< pages answered to the readers meanwhile
};

/// Declares down and up in turns, `rounds` times. Throws if an answer was not of the new version.
[[nodiscard]] FirstAnswer first_answers(Region& region, const std::vector<PageName>& pages, int rounds);

}  // namespace nb::bench
