// SPDX-License-Identifier: EUPL-1.2
// The words of the code lists, in files, entries and messages alike. Pure.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "catalogue/model.hpp"

namespace nb::catalogue {

/// The words of an enum in the order of its values.
template <class Enum>
[[nodiscard]] std::span<const std::string_view> words_of();

template <>
std::span<const std::string_view> words_of<MunicipalityKind>();
template <>
std::span<const std::string_view> words_of<SizeClass>();
template <>
std::span<const std::string_view> words_of<Scope>();
template <>
std::span<const std::string_view> words_of<Baseline>();
template <>
std::span<const std::string_view> words_of<ComponentKind>();
template <>
std::span<const std::string_view> words_of<Urgency>();
template <>
std::span<const std::string_view> words_of<FallbackKind>();
template <>
std::span<const std::string_view> words_of<StepKind>();
template <>
std::span<const std::string_view> words_of<OfficeLevel>();

/// "legal_deadline" and the like.
template <class Enum>
[[nodiscard]] std::string_view word(Enum value) {
  return words_of<Enum>()[static_cast<std::size_t>(value)];
}

template <class Enum>
[[nodiscard]] std::optional<Enum> parse_word(std::string_view text) {
  const auto words = words_of<Enum>();
  const auto found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

/// Code lists that are kept as text in the model.
[[nodiscard]] std::span<const std::string_view> operators();
[[nodiscard]] std::span<const std::string_view> sit_roles();
[[nodiscard]] std::span<const std::string_view> channels();
[[nodiscard]] std::span<const std::string_view> deadline_rules();

}  // namespace nb::catalogue
