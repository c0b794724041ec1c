// SPDX-License-Identifier: EUPL-1.2
// Checks a journal from the first byte to the last, without trusting anything it has computed: every core, part, tile and
// checkpoint. Finds all faults, not the first. Reads only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "storage/engine.hpp"

namespace nb::journal {

class KeyRing;

/// One thing that is not as it should be.
struct Fault {
  LogName log;
  std::optional<std::uint64_t> seq;  ///< position, where it is about one
  std::string sentence;              ///< German
};

/// What was looked at, and what was wrong.
struct Findings {
  std::uint64_t logs = 0;
  std::uint64_t entries = 0;
  std::uint64_t parts = 0;
  std::uint64_t parts_deleted = 0;  ///< named by their entry and gone: allowed
  std::uint64_t tiles = 0;
  std::uint64_t checkpoints = 0;
  std::vector<Fault> faults;
};

/// Every log of the engine. Throws Error only where the engine cannot be read at all.
[[nodiscard]] Findings verify(storage::Engine& engine, KeyRing& keys);

}  // namespace nb::journal
