// SPDX-License-Identifier: EUPL-1.2
// The logs: append batches, read, prove. One writer (the executor), any number of readers on any thread; readers see
// committed entries only. Every batch gives each of its logs one signed checkpoint, stored in the batch's transaction and
// shown only after the commit. Opening costs the same whatever a log's length.
// An append whose outcome cannot be known, or a sync that failed, seals the journal: reads go on, nothing is written until
// a person has looked and calls unseal(). The seal outlives a restart.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/ids.hpp"
#include "proof/receipt.hpp"
#include "proof/tile.hpp"
#include "storage/engine.hpp"

namespace nb::journal {

class KeyRing;

/// A part's stored bytes.
struct NewPart {
  std::string name;
  Bytes bytes;
};

/// The key that opens the sealed parts of a command's entries about a subject, wrapped to the municipality's data key.
struct SubjectKey {
  std::string subject;
  std::string command;
  Bytes wrapped;
};

/// An entry to append: its core byte for byte, and its parts.
struct NewEntry {
  std::string core;
  std::vector<NewPart> parts;
  std::optional<SubjectKey> key = {};      ///< becomes durable with the entry
  std::optional<std::string> erased = {};  ///< subject whose keys are deleted with the entry
};

/// What one log gets; `first` is the position the writer decided for.
struct LogAppend {
  LogName log;
  std::uint64_t first = 0;
  std::vector<NewEntry> entries;
};

enum class AppendOutcome {
  committed,    ///< durable; checkpoints are out
  conflict,     ///< somebody else wrote: the journal has caught up, decide again
  rolled_back,  ///< nothing was written; safe to try again
  sealed,       ///< nothing more is written until a person decides
};

struct AppendResult {
  AppendOutcome outcome = AppendOutcome::committed;
  ErrorKind kind = ErrorKind::disk;
  std::string sentence;  ///< German, why not
};

/// Size and root of a log.
struct Head {
  std::uint64_t size = 0;
  Hash root;
  friend bool operator==(const Head&, const Head&) = default;
};

class Journal {
 public:
  /// Opens every log and checks that its newest checkpoint is signed by its key and fits its entries.
  /// Throws Error: key, corrupt. Engine and keys outlive the journal.
  Journal(storage::Engine& engine, KeyRing& keys);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  /// All logs together or none. One thread at a time; each log at most once. Throws Error{key} where a log's key is unusable.
  [[nodiscard]] AppendResult append(std::span<const LogAppend> batch);

  /// Why nothing may be appended, if so.
  [[nodiscard]] std::optional<std::string> sealed() const;
  /// A person has looked at the disk and lets the journal go on. On the writer's thread, or while there is none.
  void unseal();

  [[nodiscard]] std::vector<LogName> logs() const;
  [[nodiscard]] std::uint64_t size(const LogName& log) const;
  [[nodiscard]] Head head(const LogName& log) const;
  /// Entries [from, to) in order, as far as they exist. `visit` must not call the journal.
  void read(const LogName& log, std::uint64_t from, std::uint64_t to, const storage::Engine::Visit& visit) const;
  [[nodiscard]] std::optional<Hash> leaf_hash(const LogName& log, std::uint64_t seq) const;

  /// The newest checkpoint; nullopt for a log without entries.
  [[nodiscard]] std::optional<storage::CheckpointRow> checkpoint(const LogName& log) const;
  /// The checkpoint of the batch that wrote the entry at `seq`; nullopt if there is no such entry.
  [[nodiscard]] std::optional<storage::CheckpointRow> checkpoint_of(const LogName& log, std::uint64_t seq) const;
  /// index < size <= size(log), or nullopt.
  [[nodiscard]] std::optional<std::vector<Hash>> inclusion_proof(const LogName& log, std::uint64_t index, std::uint64_t size) const;
  /// from <= to <= size(log), or nullopt.
  [[nodiscard]] std::optional<std::vector<Hash>> consistency_proof(const LogName& log, std::uint64_t from, std::uint64_t to) const;
  /// The wrapped key of what a command sealed about a subject; nullopt if there was none or it was erased.
  [[nodiscard]] std::optional<Bytes> subject_key(const LogName& log, std::string_view subject, std::string_view command) const;
  /// After a restore: deletes the keys of subjects that the log says are erased; the number of keys that were there.
  std::size_t erase_subject_keys(const LogName& log, std::span<const std::string> subjects);

  /// What proves the entry at `seq` for ever; with the salts of its open parts. nullopt if there is no such entry.
  [[nodiscard]] std::optional<proof::Receipt> receipt(const LogName& log, std::uint64_t seq) const;
  /// The first `width` hashes of a tile, as bytes; nullopt if the log does not reach so far.
  [[nodiscard]] std::optional<Bytes> tile(const LogName& log, const proof::TileId& id, unsigned width = proof::kTileWidth) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::journal
