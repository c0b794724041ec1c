// SPDX-License-Identifier: EUPL-1.2
// What waits for somebody and is cheap enough to count for every page: the navigation says it beside its entry, the home in a sentence.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/queries.hpp"

namespace nb::storage {
class Db;
}

namespace nb::pages {

struct StabVisit;

inline constexpr std::size_t kLook = 200;  ///< lines looked at: beyond that "mehr als"

/// "1 Eingang ist überfällig", "mehr als 200 Eingänge sind überfällig"
[[nodiscard]] std::string number_of(std::size_t count, std::string_view one, std::string_view many);

/// Faxes and scans that nobody has given to an office yet, as the mail room's folders bring them in; none where this account does not see the whole register.
[[nodiscard]] std::size_t scans_waiting(const StabVisit& visit, storage::Db& db);
/// People whom neither mail nor text message reached, up to kLook + 1.
[[nodiscard]] std::size_t calls_waiting(const StabVisit& visit, storage::Db& db);
/// Messages of which nobody knows whether they arrived, up to kLook + 1.
[[nodiscard]] std::size_t unknown_outcomes(const StabVisit& visit, storage::Db& db);

/// What stands beside an entry of the navigation.
struct NavCount {
  std::string_view path;
  std::size_t count = 0;
  std::string words;  ///< "3 Anrufe": for whoever hears the page
};
/// Only what is not nothing and this account may open.
[[nodiscard]] std::vector<NavCount> nav_counts(const StabVisit& visit);

}  // namespace nb::pages
