// SPDX-License-Identifier: EUPL-1.2
// The short form of a receipt: one to four texts for QR codes that give back the receipt's file byte for byte
// (docs/formats/receipt.md, "Short form"). Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "proof/receipt.hpp"

namespace nb::proof {

inline constexpr std::string_view kShortPrefix = "NB1:";
inline constexpr std::size_t kShortCodesMax = 4;
inline constexpr std::size_t kShortCodeBytesMax = 700;   ///< behind the prefix, before base45
inline constexpr std::size_t kShortCodeCharsMax = 1054;  ///< with the prefix
inline constexpr std::size_t kShortFileBytesMax = 16384;

/// The codes, part 1 first. Refused with too_long where four codes do not hold the receipt: then there is only its file.
[[nodiscard]] Result<std::vector<std::string>, Flaw> shorten(const Receipt& receipt);
/// The receipt whose codes these are: in any order, repeats allowed. Refused with `missing` if parts are missing.
[[nodiscard]] Result<Receipt, Flaw> expand(std::span<const std::string> codes);

/// True if the text begins like a code (after white space): then it is a file of codes, not a receipt's own file.
[[nodiscard]] bool is_short_form(std::string_view text);
/// A receipt's file or a file of codes, one per line.
[[nodiscard]] Result<Receipt, Flaw> parse_any_receipt(std::string_view text);

}  // namespace nb::proof
