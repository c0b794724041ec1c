// SPDX-License-Identifier: EUPL-1.2
// Whose accounts somebody sees: the one rule for lists, counts, files, pages and everything that is done to an account. Whoever reads
// staff for the whole region sees all; else only those of the places where they do: accounts with a role there, of people who belong
// there, or made by somebody who administers nothing but such places. What is outside is answered as if it did not exist. Pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

namespace nb::staff {

class Grants;

/// Everything by which an account is seen; AccountStore looks its rows up by it.
struct Sight {
  bool all = false;                   ///< of the region: nothing is hidden
  std::vector<std::string> accounts;  ///< sorted: with a role in a place that is seen, and one's own
  std::vector<std::string> makers;    ///< sorted: administer such places only; what they made is for these
  std::vector<std::string> towns;     ///< what stands as somebody's town; big and small letters are the same
};
inline const Sight kSeesAll{.all = true, .accounts = {}, .makers = {}, .towns = {}};

/// How people write a municipality: its name, its short name, its key. Given the AGS.
using TownWords = std::function<std::vector<std::string>(std::string_view ags)>;

[[nodiscard]] Sight sight_of(const Grants& grants, std::string_view viewer, const TownWords& words, Instant now);

}  // namespace nb::staff
