// SPDX-License-Identifier: EUPL-1.2
// What changed between two texts, word by word, for somebody who has to agree to it. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nb::pages {

struct DiffPiece {
  enum class Kind { same, gone, added } kind;
  std::string text;  ///< with the white space that follows it
  friend bool operator==(const DiffPiece&, const DiffPiece&) = default;
};

/// All of the new text (same and added) with what is gone before what came in its place. Where the middles differ in more than some
/// thousand words on both sides, the whole middle counts as replaced.
[[nodiscard]] std::vector<DiffPiece> text_diff(std::string_view before, std::string_view after);

}  // namespace nb::pages
