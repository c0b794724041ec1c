// SPDX-License-Identifier: EUPL-1.2
// Everything a town's register promised, looked up after its process was killed again and again: journal and state.db are sound, every
// receipt that was handed out holds, numbers run without gap or repetition, nothing sealed is in clear, nothing erased is left.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "town.hpp"

namespace nb::test {

struct Tally {
  std::size_t filings = 0;
  std::size_t entries = 0;
  std::size_t wishes = 0;
  std::size_t refusals = 0;
  std::size_t receipts = 0;  ///< handed out, those of repetitions included
  std::size_t repeated = 0;  ///< receipts that were handed out more than once
  std::size_t erased = 0;
  std::size_t attachments = 0;
};

/// What the clients' books say against what stands in the register. Unlocks the vault.
void expect_kept_promises(Town& town, const std::vector<std::string>& books, Tally& tally);
/// No file of the folder holds kMarker, or a key that was sent about an erased subject. Nobody may have the folder open.
void expect_nothing_personal(const std::string& folder, const std::vector<std::string>& books, const std::vector<std::string>& erased_commands);
/// Commands that sealed something about a subject that is erased now.
[[nodiscard]] std::vector<std::string> commands_of_erased(Town& town);

}  // namespace nb::test
