// SPDX-License-Identifier: EUPL-1.2
// What a journal stands on: rows that are appended together or not at all, and read for ever. Engines know no events:
// cores, hashes and checkpoints are bytes to them. Two implementations pass one contract suite (tests/contract).
// Threading: every call may come from any thread; an engine answers one at a time. Reads throw nb::Error.
// Durability: after AppendOutcome::committed the batch outlives the power supply.
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
#include "base/error.hpp"
#include "base/ids.hpp"

namespace nb {
class Env;
}

namespace nb::storage {

/// A part of an entry: bytes beside the leaf, which may disappear later.
struct PartView {
  std::string_view name;
  ByteView bytes;
};

/// An entry as written and as read; the views are valid during the call.
struct EntryView {
  std::uint64_t seq = 0;
  std::string_view core;
  Hash leaf_hash;
  std::span<const PartView> parts;
};

/// A key that seals a subject's parts, wrapped to the municipality's data key: one per command that sealed something.
struct SubjectKeyView {
  std::string_view subject;
  std::string_view command;
  ByteView wrapped;
};

/// A full row of Merkle hashes.
struct TileView {
  std::uint32_t level = 0;
  std::uint64_t index = 0;
  ByteView hashes;
};

/// The signed note of a tree of that size.
struct CheckpointRow {
  std::uint64_t size = 0;
  std::string note;
};

/// What one log gets in one transaction. `entries` stand at first, first + 1, …
struct LogBatch {
  LogName log;
  std::uint64_t first = 0;
  std::span<const EntryView> entries;
  std::span<const TileView> tiles;
  std::optional<CheckpointRow> checkpoint;
  std::span<const SubjectKeyView> keys = {};
  std::span<const std::string_view> erased = {};  ///< subjects that lose all their keys, those of this batch too
};

enum class AppendOutcome {
  committed,    ///< durable
  conflict,     ///< somebody else stands at one of these positions; nothing was written
  rolled_back,  ///< nothing was written; safe to try again
  unknown,      ///< the batch may or may not be there
};

/// How an append ended; `kind` and `sentence` (German, for the operator) say why unless it was committed.
struct Appended {
  AppendOutcome outcome = AppendOutcome::committed;
  ErrorKind kind = ErrorKind::disk;
  std::string sentence;
  bool sync_failed = false;  ///< the disk did not confirm something: write no more, whatever the outcome of this batch
};

class Engine {
 public:
  virtual ~Engine() = default;
  Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Everything of all batches in one transaction. Positions must continue the log: a gap is a conflict too.
  [[nodiscard]] virtual Appended append(std::span<const LogBatch> batches) = 0;

  /// Every log that has an entry, by name.
  [[nodiscard]] virtual std::vector<LogName> logs() = 0;
  /// Number of entries; 0 for a log nobody wrote.
  [[nodiscard]] virtual std::uint64_t size(const LogName& log) = 0;

  using Visit = std::function<void(const EntryView&)>;
  /// Entries [from, to) in order, as far as they exist. `visit` must not call the engine.
  virtual void read(const LogName& log, std::uint64_t from, std::uint64_t to, const Visit& visit) = 0;
  /// Leaf hashes of [from, to), as far as they exist.
  [[nodiscard]] virtual std::vector<Hash> leaf_hashes(const LogName& log, std::uint64_t from, std::uint64_t to) = 0;

  [[nodiscard]] virtual std::optional<Bytes> tile(const LogName& log, std::uint32_t level, std::uint64_t index) = 0;
  /// Every tile of a log, by level and index. `visit` must not call the engine.
  virtual void tiles(const LogName& log, const std::function<void(const TileView&)>& visit) = 0;
  /// The checkpoint of the smallest tree of at least that size.
  [[nodiscard]] virtual std::optional<CheckpointRow> checkpoint_from(const LogName& log, std::uint64_t size) = 0;
  [[nodiscard]] virtual std::optional<CheckpointRow> latest_checkpoint(const LogName& log) = 0;

  /// The wrapped key of what a command sealed about a subject; nullopt if there was none or it was erased.
  [[nodiscard]] virtual std::optional<Bytes> subject_key(const LogName& log, std::string_view subject, std::string_view command) = 0;
  /// Deletes all keys of these subjects for good (after a restore: what the log says is erased). The number of keys deleted.
  virtual std::size_t erase_subject_keys(const LogName& log, std::span<const std::string> subjects) = 0;

  /// Why nobody may append, if so. Outlives a restart.
  [[nodiscard]] virtual std::optional<std::string> seal() = 0;
  virtual void set_seal(const std::string& reason) = 0;
  virtual void clear_seal() = 0;
};

/// Keeps everything in memory: tests and rehearsals.
[[nodiscard]] std::unique_ptr<Engine> make_memory_engine();

struct SqliteEngineOptions {
  Env& env;          ///< the disk where the seal's marker is kept (PATH.sealed); outlives the engine
  std::string path;  ///< of the database file; its folder must exist
  std::string vfs;   ///< name of a registered SQLite VFS; empty = the system's
  /// True: a thread of its own copies the WAL into the file while the next batch is made; a failed sync there refuses the next append.
  /// False: append() itself does, for simulated disks, which must see calls in one order.
  bool copy_beside = false;
};
/// The default: one file, WAL, synchronous=FULL, locked for this process alone.
/// Throws Error: locked (another process), newer_version, disk (read-only, full), corrupt.
[[nodiscard]] std::unique_ptr<Engine> open_sqlite_engine(const SqliteEngineOptions& options);

}  // namespace nb::storage
