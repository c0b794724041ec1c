// SPDX-License-Identifier: EUPL-1.2
// The languages of the public pages. Easy language is German by rule ("de" in mark-up) with texts of its own; it exists
// for the region's home, a municipality's home, their state and their navigation.
#pragma once

#include <array>
#include <string_view>

namespace nb::pages {

enum class Lang { de, en, leicht };
inline constexpr std::array<Lang, 3> kLangs{Lang::de, Lang::en, Lang::leicht};

/// Name of the locale file and of the template set: "de", "en", "leicht".
[[nodiscard]] constexpr std::string_view name_of(Lang lang) {
  switch (lang) {
    case Lang::de:
      return "de";
    case Lang::en:
      return "en";
    case Lang::leicht:
      return "leicht";
  }
  return "de";
}

/// BCP 47 for <html lang> and for texts in that language.
[[nodiscard]] constexpr std::string_view bcp47(Lang lang) { return lang == Lang::en ? "en" : "de"; }

/// First URL segment: "" (German), "en/", "leicht/".
[[nodiscard]] constexpr std::string_view url_prefix(Lang lang) {
  switch (lang) {
    case Lang::de:
      return "";
    case Lang::en:
      return "en/";
    case Lang::leicht:
      return "leicht/";
  }
  return "";
}

}  // namespace nb::pages
