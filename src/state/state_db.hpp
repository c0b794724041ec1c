// SPDX-License-Identifier: EUPL-1.2
// state.db: what the rooms' projections have made of the journal (docs/formats/state-db.md). It can be lost at any time:
// the constructor rebuilds it where it does not fit the journal, its schema or a projection, and catches up otherwise.
// Threading: the executor's thread, or whoever opens it before there is one. Readers use ReadPool.
// Durability: WAL, synchronous=NORMAL; a crash may lose the last transactions, which the journal still has.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "state/command.hpp"
#include "state/projection.hpp"

namespace nb {
class Env;
}
namespace nb::journal {
class Journal;
}
namespace nb::storage {
class Db;
}

namespace nb::state {

class DecodedEntry;

/// Told about committed entries, in order.
using Observer = std::function<void(std::span<const AppliedEntry>)>;

class StateDb {
 public:
  struct Options {
    Env& env;
    std::string path;                            ///< of the file; empty: in memory (tests, verify)
    std::string vfs;                             ///< name of a registered SQLite VFS; empty = the system's
    bool exclusive = false;                      ///< without shared memory, so without a ReadPool (simulated disks)
    std::vector<const Projection*> projections;  ///< outlive the object
  };
  StateDb(Options options, const journal::Journal& journal);
  ~StateDb();
  StateDb(const StateDb&) = delete;
  StateDb& operator=(const StateDb&) = delete;

  enum class Opened { current, caught_up, rebuilt };
  /// What opening had to do.
  [[nodiscard]] Opened opened() const;

  [[nodiscard]] storage::Db& db();
  /// Where a command stands that was applied before.
  [[nodiscard]] std::optional<Committed> find_command(const LogName& log, const CommandId& id);
  /// Number of entries of a log applied so far, the open transaction included.
  [[nodiscard]] std::uint64_t size(const LogName& log);
  /// When the last applied entry of a log was recorded; the epoch if there is none.
  [[nodiscard]] Instant last_at(const LogName& log);
  /// The next entry of its log, inside an open transaction.
  void apply(const DecodedEntry& entry);
  void begin();
  void commit();
  /// Also after a failure that ended the transaction already.
  void rollback();
  /// What happens after savepoint() can be undone alone; not nested.
  void savepoint();
  void release_savepoint();
  void rollback_to_savepoint();
  /// Applies what the journal has and state.db has not, in transactions of its own; tells `observers` after each.
  void catch_up(std::span<const Observer> observers = {});

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::state
