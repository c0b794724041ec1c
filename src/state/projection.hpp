// SPDX-License-Identifier: EUPL-1.2
// A projection turns entries into rows of state.db. apply() never fails, never opens sealed parts, and reads and writes
// only rows of the entry's own log; so any order of logs gives the same state.
#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace nb::storage {
class Db;
}

namespace nb::state {

/// An open part as stored.
struct OpenPart {
  std::string_view name;
  std::string_view content;
};

/// A committed entry, decoded, as projections and observers see it. Views are valid during the call.
struct AppliedEntry {
  const LogName& log;
  std::uint64_t seq;
  std::string_view type;
  std::string_view subject;
  std::string_view actor;
  Instant at;
  Instant occurred;  ///< equals `at` unless it happened earlier
  const boost::json::object& data;
  const std::vector<OpenPart>& parts;
};

/// One room's tables.
class Projection {
 public:
  virtual ~Projection() = default;
  /// The room; it sees the entries whose type begins with "<name>.".
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// Raised whenever the tables change: state.db is then rebuilt from the journal.
  [[nodiscard]] virtual int version() const = 0;
  /// Creates the tables in an empty state.db. Every table has a column `log`.
  virtual void create(storage::Db& db) const = 0;
  virtual void apply(storage::Db& db, const AppliedEntry& entry) const = 0;
};

}  // namespace nb::state
