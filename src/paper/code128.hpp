// SPDX-License-Identifier: EUPL-1.2
// Linear bar codes: Code 128 (ISO/IEC 15417), code sets B and C. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace nb::paper {

inline constexpr std::size_t kCode128LengthMax = 48;

/// Widths in modules of bars and spaces in turn, beginning and ending with a bar, without the quiet zones (ten modules on
/// either side). nullopt if the text is empty, longer than kCode128LengthMax or not printable ASCII.
[[nodiscard]] std::optional<std::vector<std::uint8_t>> code128_widths(std::string_view text);

}  // namespace nb::paper
