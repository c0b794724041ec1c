// SPDX-License-Identifier: EUPL-1.2
// Ours: from the declaration until every page of the region has been made anew, with and without compression.
#pragma once

#include "region.hpp"

namespace nb::bench {

struct Rendered {
  double seconds = 0;
  double cpu_seconds = 0;  ///< of all threads; means something on a busy machine too
  std::size_t pages = 0;
  std::size_t bytes = 0;  ///< of the pages themselves
  double views_ms = 0;    ///< of `seconds`: from the declaration to the new views
};

/// Declares the outage (and lifts it afterwards) and makes all pages on two threads. Throws if one is not a page.
[[nodiscard]] Rendered render_all(Region& region, const std::vector<PageName>& pages, bool compress);

/// Makes .br and .gz beside every file beneath `folder` whose number modulo `parts` is `part`; the number of files.
std::size_t encode_files(const std::string& folder, std::size_t part, std::size_t parts);

}  // namespace nb::bench
