// SPDX-License-Identifier: EUPL-1.2
// Whom to call next, office by office. Pure.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "circular/model.hpp"

namespace nb::circular {

inline constexpr std::chrono::minutes kCallAgainAfter{30};

/// The people of one office who are missing, and the one to call now.
struct OfficeCalls {
  std::string office;
  std::vector<const Recipient*> missing;  ///< neither read nor covered by a deputy, in the phone tree's order
  const Recipient* next = nullptr;        ///< null: nobody is missing
  bool wait = false;                      ///< everybody was tried within the last half hour
};
/// Whoever was tried least comes first, the heads among them; somebody tried within half an hour only when nobody else is left.
[[nodiscard]] std::vector<OfficeCalls> calls_by_office(std::span<const Recipient> recipients, Instant now);

}  // namespace nb::circular
