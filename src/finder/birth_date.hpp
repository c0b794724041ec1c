// SPDX-License-Identifier: EUPL-1.2
// A day of birth of which parts may be unknown, as registers keep it ("00.03.1998"), and the age that follows from it. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.hpp"

namespace nb::finder {

/// Unknown parts are 0. Where the month is unknown the day is, too; where the year is unknown everything is.
struct BirthDate {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  friend bool operator==(const BirthDate&, const BirthDate&) = default;
};

/// "24.1.1972", "24.01.1972", "00.03.1998", "03.1998", "1998", "1998-03-00", "00031998". nullopt for a day that does not exist,
/// a year before 1850 or after 2150, a day without month, a month without year, or anything else. "00.00.0000": wholly unknown.
[[nodiscard]] std::optional<BirthDate> parse_birth_date(std::string_view text);
/// "1998-03-00", as files and entries have it.
[[nodiscard]] std::string iso_birth_date(const BirthDate& date);
/// "03.1998", "24.01.1972", "1998"; "unbekannt" where all is.
[[nodiscard]] std::string german_birth_date(const BirthDate& date);
/// "00031998", as residents' registers write it (DSMeld 0601).
[[nodiscard]] std::string register_birth_date(const BirthDate& date);

/// Years completed on that day; what is unknown counts as if the person were as young as possible, so that nobody is taken for older
/// than they are. § 187 Abs. 2 Satz 2 BGB: the day of birth counts, so a year is completed as the birthday begins. nullopt: year unknown.
[[nodiscard]] std::optional<int> age_on(const BirthDate& birth, const CivilDate& day);

}  // namespace nb::finder
