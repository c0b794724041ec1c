// SPDX-License-Identifier: EUPL-1.2
// A log as a folder of files (docs/formats/journal-export.md): writing it from any source, and verifying one that somebody
// handed in. The disk is a parameter. Memory: one tile's worth of entries, however long the log.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "proof/checkpoint.hpp"
#include "proof/flaw.hpp"

namespace nb {
class Env;
}

namespace nb::proof {

/// A part's stored bytes.
struct ExportPart {
  std::string name;
  Bytes bytes;
};

/// An entry as it is exported: its core and those of its parts that still exist.
struct ExportEntry {
  std::string core;
  std::vector<ExportPart> parts;
};

/// Writes one log. Call add() for every entry in order, then finish().
class LogWriter {
 public:
  /// The folder must be empty or missing, else Error{configuration}.
  LogWriter(Env& env, std::string directory);
  ~LogWriter();
  LogWriter(const LogWriter&) = delete;
  LogWriter& operator=(const LogWriter&) = delete;
  void add(const ExportEntry& entry);
  /// Writes what is unfinished and, last, the signed checkpoint. Error{corrupt} if it is not of exactly these entries.
  void finish(std::string_view checkpoint_note);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// What a verified folder holds.
struct LogSummary {
  Checkpoint checkpoint;
  std::uint64_t parts = 0;    ///< present and right
  std::uint64_t deleted = 0;  ///< named by an entry, but no longer there
};

/// Checks every file of the folder against the log's key. Throws DiskError where the disk itself fails.
[[nodiscard]] Result<LogSummary, Flaw> verify_log_directory(Env& env, const std::string& directory, const VerifierKey& key);

}  // namespace nb::proof
