// SPDX-License-Identifier: EUPL-1.2
// Why an appointment could not wait, as old booking programs and typed lists say it: a column "Dringlichkeit" with "Reise", or a column
// "Reise" with "ja" or the day. Read only where a column was said to mean this: in a remark the same words say anything. Pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace nb::rescue {

/// The most urgent first, as room `appointments` counts them.
enum class Urgency : std::uint8_t { travel, birth, deadline, normal };

struct UrgencySaid {
  Urgency urgency = Urgency::normal;
  bool unnamed = false;  ///< urgent, but nobody says why: taken as a deadline
  bool unclear = false;  ///< something stands there that is not understood
  friend bool operator==(const UrgencySaid&, const UrgencySaid&) = default;
};

/// What a cell says under the name of its column.
[[nodiscard]] UrgencySaid read_urgency(std::string_view header, std::string_view cell);
/// False for a column "Geburt" of days: these are birthdays, nobody's urgency.
[[nodiscard]] bool days_are_urgent(std::string_view header);

}  // namespace nb::rescue
