// SPDX-License-Identifier: EUPL-1.2
// A log's public key as people type it from the notice sheet (docs/formats/notice-sheet.md). Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "proof/checkpoint.hpp"

namespace nb::proof {

/// 14 groups of four letters; the last group checks name and key.
[[nodiscard]] std::string typed_key_text(const VerifierKey& key);
/// Small letters, O for 0, I and L for 1, spaces and hyphens are understood; refused if the check does not fit.
[[nodiscard]] Result<VerifierKey, Flaw> parse_typed_key(std::string_view name, std::string_view text);

}  // namespace nb::proof
