// SPDX-License-Identifier: EUPL-1.2
// What the public may know about a log: its newest published checkpoint, its key, and who confirmed it. Value.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

namespace nb::pages {

/// A witness's confirmation of the published checkpoint.
struct LogWitness {
  std::string name;
  Instant at;
};

struct LogState {
  std::string origin;      ///< name of the log and its key
  std::uint64_t size = 0;  ///< entries
  Hash root;
  Instant recorded;  ///< when the last of these entries was
  std::string vkey;
  std::string typed_key;  ///< for typing, in groups
  std::string note;       ///< the published checkpoint
  std::vector<LogWitness> witnesses;
};

/// The state of a log; nullopt for one that has no entries. May read the journal: not for I/O threads.
using LogStateOf = std::function<std::optional<LogState>(const LogName& log)>;

}  // namespace nb::pages
