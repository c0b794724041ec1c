// SPDX-License-Identifier: EUPL-1.2
// Codes on paper: the ten that stand in for a lost telephone, and the one that lets somebody in for the first time. Random,
// easy to copy, and kept as hashes only; being long they need no slow hash. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/random.hpp"

namespace nb::staff {

inline constexpr int kPrintedCodes = 10;

/// "k7qm-2xft-9brw": 60 bits, for one sign-in beside the password.
[[nodiscard]] std::string make_printed_code(Random& random);
/// "h4dkm-x7q2p-…": 100 bits, because it is all that is asked for.
[[nodiscard]] std::string make_enrolment_code(Random& random);
/// What was typed as it was printed: capitals, blanks and hyphens are no matter, and letters mistaken for others are put right. Empty if it is no code.
[[nodiscard]] std::string normal_code(std::string_view typed);
/// What is kept of a code; `owner` is the account of a printed one, empty for an enrolment code.
[[nodiscard]] Hash code_hash(std::string_view normal, std::string_view owner);

}  // namespace nb::staff
