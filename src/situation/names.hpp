// SPDX-License-Identifier: EUPL-1.2
// The words of this room as they stand in entries, arguments and interfaces. Stable: journals are read for ever.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "situation/model.hpp"

namespace nb::situation {

inline constexpr std::array<std::string_view, 4> kComponentStates{"up", "degraded", "down", "unknown"};
inline constexpr std::array<std::string_view, 5> kServiceStates{"possible", "limited", "elsewhere", "impossible", "unknown"};
inline constexpr std::array<std::string_view, 5> kSources{"baseline", "derived", "declared", "measured", "confirmed"};
inline constexpr std::array<std::string_view, 3> kOfficeStates{"open", "limited", "closed"};
inline constexpr std::array<std::string_view, 3> kForecastKinds{"unknown", "not_before", "day"};
inline constexpr std::array<std::string_view, 6> kFactKinds{"component", "measurement", "service", "office", "incident", "decision"};

/// The word of an enumerator; the arrays stand in the enumerators' order.
template <class Enum, std::size_t N>
[[nodiscard]] constexpr std::string_view word_of(Enum value, const std::array<std::string_view, N>& words) {
  return words[static_cast<std::size_t>(value)];
}

/// The enumerator of a word; nullopt for any other text.
template <class Enum, std::size_t N>
[[nodiscard]] constexpr std::optional<Enum> parse_word(std::string_view word, const std::array<std::string_view, N>& words) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

[[nodiscard]] constexpr std::string_view to_string(ComponentState value) { return word_of(value, kComponentStates); }
[[nodiscard]] constexpr std::string_view to_string(ServiceState value) { return word_of(value, kServiceStates); }
[[nodiscard]] constexpr std::string_view to_string(Source value) { return word_of(value, kSources); }
[[nodiscard]] constexpr std::string_view to_string(OfficeStatus::State value) { return word_of(value, kOfficeStates); }
[[nodiscard]] constexpr std::string_view to_string(Forecast::Kind value) { return word_of(value, kForecastKinds); }
[[nodiscard]] constexpr std::string_view to_string(FactKind value) { return word_of(value, kFactKinds); }

}  // namespace nb::situation
