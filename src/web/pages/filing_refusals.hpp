// SPDX-License-Identifier: EUPL-1.2
// What a citizen reads when desk, register or executor refuse a filing although the form looked right: by the refusal's code, in the
// language of the page. The sentence that comes with a refusal is for staff. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "paper/refusals.hpp"
#include "web/pages/texts.hpp"

namespace nb::pages {

/// Why a file was not taken, behind `before`; easy language has one sentence for all reasons.
[[nodiscard]] std::string file_sentence(const Texts& texts, std::string_view before, paper::ScanFault fault);

/// The text for a code, if the form has one of its own.
[[nodiscard]] std::optional<std::string> known_filing_refusal(const Texts& texts, std::string_view code);
/// The same, and for a code nobody thought of a sentence that names it.
[[nodiscard]] std::string filing_refusal(const Texts& texts, std::string_view code);

}  // namespace nb::pages
