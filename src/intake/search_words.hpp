// SPDX-License-Identifier: EUPL-1.2
// What the blind index (room finder) knows a filing by: words of name, address, telephone, subject line and reference. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "finder/index.hpp"
#include "intake/model.hpp"

namespace nb::intake {

/// The kind under which filings are looked for.
inline constexpr std::string_view kFilingKind = "filing";

/// The words of a filing that it is found by: folded, at least two characters, names also by their first four letters.
[[nodiscard]] std::vector<std::string> search_words(const Sealed& sealed);
/// What somebody typed, as words to look for.
[[nodiscard]] std::vector<std::string> wanted_words(std::string_view typed);
/// What the index is told about filings.
[[nodiscard]] finder::Source filing_source();

}  // namespace nb::intake
