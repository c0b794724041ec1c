// SPDX-License-Identifier: EUPL-1.2
// What people read for each command of all rooms. Pure.
#pragma once

#include <string_view>

namespace nb::pages {

/// "Meldung veröffentlichen"; the command itself where there is no word for it.
[[nodiscard]] std::string_view command_words(std::string_view command);

}  // namespace nb::pages
