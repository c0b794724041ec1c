// SPDX-License-Identifier: EUPL-1.2
// What happened in a log, newest first, as the auditor looks for it. Reads the entries themselves, a bounded piece at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"

namespace nb::journal {
class Journal;
}

namespace nb::audit {

struct Trace {
  std::uint64_t seq = 0;
  Instant at;
  std::string actor;
  std::string type;
  std::string subject;
  std::string data;  ///< JSON
  Hash leaf;
};

/// Which entries; whatever is empty does not matter.
struct Filter {
  std::string actor;   ///< exactly
  std::string type;    ///< beginning of the entry type: "audit.", "intake.filed"
  std::string object;  ///< subject, or one of several that were read at once; exactly
  std::optional<Instant> from;
  std::optional<Instant> to;                    ///< not included
  std::function<bool(const Trace&)> seen = {};  ///< asked of what fits all else; null: everything
};

struct Found {
  std::vector<Trace> traces;
  std::uint64_t looked_to = 0;  ///< entries before this one were not looked at yet; 0: all were
};

/// Looks at entries below `before` (nullopt: all), until `count_max` are found or `look_max` were looked at.
[[nodiscard]] Found find_traces(const journal::Journal& journal, const LogName& log, const Filter& filter, std::optional<std::uint64_t> before, std::size_t count_max,
                                std::uint64_t look_max);

}  // namespace nb::audit
