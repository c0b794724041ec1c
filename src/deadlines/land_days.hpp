// SPDX-License-Identifier: EUPL-1.2
// On which day after posting a letter counts as notified: the third or, since the postal law reform, the fourth; from which
// posting day on is Land law. One row per Land, with its source; what nobody confirmed is flagged and leads to two dates.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "deadlines/model.hpp"

namespace nb::deadlines {

/// Procedures begun before the new rule.
enum class Transition : std::uint8_t {
  none,           ///< the day of posting decides
  old_procedure,  ///< a procedure that began earlier keeps the third day
};

struct LandDays {
  Land land;
  std::optional<CivilDate> fourth_from;  ///< first posting day with the fourth day; none: not confirmed
  Transition transition;
  std::string_view law;     ///< the Land's rule: "§ 41 Abs. 2 VwVfG NRW"
  std::string_view source;  ///< gazette or transition rule
};

/// Since then federal law (VwVfG, AO, SGB X, VwZG, OZG) says the fourth day.
inline constexpr CivilDate kFourthDaySince{std::chrono::year(2025), std::chrono::January, std::chrono::day(1)};
inline constexpr int kOldDays = 3;
inline constexpr int kNewDays = 4;

/// In the order of Land.
[[nodiscard]] std::span<const LandDays> land_days();
[[nodiscard]] const LandDays& land_days(Land land);

/// The number of days and what is open about it.
struct DayRule {
  int days = kNewDays;
  std::optional<int> other;  ///< the other number that may apply
  enum class Why : std::uint8_t { none, unconfirmed, old_procedure } why = Why::none;
};
/// `land` none: federal law. `procedure_begun` decides in Länder with a transition.
[[nodiscard]] DayRule day_rule(Scope scope, std::optional<Land> land, CivilDate posted, std::optional<CivilDate> procedure_begun);

}  // namespace nb::deadlines
