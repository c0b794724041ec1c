// SPDX-License-Identifier: EUPL-1.2
// The number of an appointment that people read out: seven characters of which none looks like another. Of 34 thousand million codes so
// few are given that a misheard one names nobody. Pure.
#pragma once

#include <string>
#include <string_view>

namespace nb::appointments {

/// "7KD-M2QF" from the random bits of a command's id (UUID text).
[[nodiscard]] std::string code_of(std::string_view command);
/// As it was given, from however it is typed (small letters, O for 0, I for 1, without dash); empty if it is none.
[[nodiscard]] std::string canonical_code(std::string_view typed);

}  // namespace nb::appointments
