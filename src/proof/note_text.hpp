// SPDX-License-Identifier: EUPL-1.2
// Internal to proof: which texts may stand in a signed note.
#pragma once

#include <string_view>

namespace nb::proof {
/// UTF-8 without control characters but LF.
[[nodiscard]] bool valid_note_text(std::string_view text);
}  // namespace nb::proof
