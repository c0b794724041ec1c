// SPDX-License-Identifier: EUPL-1.2
// Failures: what cannot be answered by the caller's input (disk full, record corrupt). One root type, caught only at the
// request boundary, the job boundary and main. The text is one sentence for a tired operator: what happened, what to do.
#pragma once

#include <stdexcept>
#include <string>

namespace nb {

/// What kind of thing failed; every kind is explained in docs/failure-codes.md.
enum class ErrorKind {
  disk,           ///< the file system refused (full, read-only, I/O error)
  corrupt,        ///< stored bytes are not what was written
  newer_version,  ///< written by a newer program
  locked,         ///< another process holds the folder
  key,            ///< key missing, unreadable or of another log
  sealed,         ///< the journal is sealed after an unknown outcome
  configuration,  ///< a setting is missing or impossible
  network,        ///< an address cannot be bound, a peer is gone
  unavailable,    ///< shutting down or overloaded
};

/// Stable short name of a kind, as used in logs and docs/failure-codes.md (e.g. "disk").
const char* to_string(ErrorKind kind);

/// The root of all exceptions of this program.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& sentence) : std::runtime_error(sentence), kind_(kind) {}
  [[nodiscard]] ErrorKind kind() const { return kind_; }

 private:
  ErrorKind kind_;
};

}  // namespace nb
