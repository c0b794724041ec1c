// SPDX-License-Identifier: EUPL-1.2
// What the auditor reads for each type of entry of all rooms. Pure.
#pragma once

#include <string_view>

namespace nb::pages {

/// "Eingang erfasst"; the type itself where there is no word for it.
[[nodiscard]] std::string_view trace_words(std::string_view type);

}  // namespace nb::pages
