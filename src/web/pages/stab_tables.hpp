// SPDX-License-Identifier: EUPL-1.2
// The tables of all rooms' pages and files under /stab/ as one, and which page stands at a path.
#pragma once

#include <string>
#include <vector>

#include "web/pages/stab_visit.hpp"

namespace nb::pages {

[[nodiscard]] const std::vector<StabPage>& all_pages();
/// Answers that are no page. The slow ones look into files from outside or make whole sheaves of sheets; they wait for each other only.
[[nodiscard]] std::vector<StabFile> quick_files();
[[nodiscard]] std::vector<StabFile> slow_files();

/// The page at a path, and that path as a request for it; the home for a path that is none of ours.
[[nodiscard]] const StabPage& page_at(const std::string& path, web::Request& request);

}  // namespace nb::pages
