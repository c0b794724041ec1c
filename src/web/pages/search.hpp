// SPDX-License-Identifier: EUPL-1.2
// Search over a short list of names that forgives umlauts and typing errors. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nb::pages {

/// What a visitor typed: decoded, trimmed, at most 80 characters of it, broken UTF-8 as nothing.
[[nodiscard]] std::string typed(std::string_view raw_query, std::string_view name);

/// A query, folded once and asked for many texts.
class Needle {
 public:
  explicit Needle(std::string_view query);
  [[nodiscard]] bool empty() const { return words_.empty(); }
  /// 0: does not fit; higher is better. Every word must fit some word of the text: as its beginning, inside it, or nearly.
  [[nodiscard]] int score(std::string_view text) const;

 private:
  std::vector<std::string> words_;
};

}  // namespace nb::pages
