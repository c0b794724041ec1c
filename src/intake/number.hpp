// SPDX-License-Identifier: EUPL-1.2
// Numbers that people write down and read over the phone: "M-000123-4" = prefix of the series, running number of at least six
// digits, check digit (Damm 2004: finds every wrong digit and every swapped pair). Pure.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.hpp"

namespace nb::intake {

/// Check digit of a text of digits and capital letters (a letter counts as its two-digit place in the alphabet, A = 10).
[[nodiscard]] char check_digit(std::string_view text);

class Number {
 public:
  /// `prefix` is one to forty capital letters and digits.
  Number(std::string prefix, std::uint64_t serial) : prefix_(std::move(prefix)), serial_(serial) {}
  /// Reads "M-000123-4", also in small letters, with spaces or without hyphens ("m 000123 4" is refused where a digit is wrong).
  /// nullopt: not a number of that form, or the check digit does not fit.
  [[nodiscard]] static std::optional<Number> parse(std::string_view text);

  [[nodiscard]] std::string str() const;
  [[nodiscard]] const std::string& prefix() const { return prefix_; }
  [[nodiscard]] std::uint64_t serial() const { return serial_; }
  friend auto operator<=>(const Number&, const Number&) = default;

 private:
  std::string prefix_;
  std::uint64_t serial_;
};

/// What numbers a node gives: filings, letters that leave, lists of letters for a carrier, forms printed beforehand.
enum class Series { filing, letter, batch, form };

/// Filings: "M" for the main node; a counter's name in capitals for "counter-…" ("counter-huesten" → "HUESTEN"), any other name
/// likewise. So two nodes of a municipality never give the same number. Letters put an
/// "A" (Ausgang), lists an "L", forms an "F" before it.
[[nodiscard]] std::string prefix_of(Series series, const LogName& log);

}  // namespace nb::intake
