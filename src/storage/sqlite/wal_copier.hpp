// SPDX-License-Identifier: EUPL-1.2
// Copies a database's WAL into its file beside the writer: nearly all of it through a connection and a thread of its own, so
// that the writer itself only copies and syncs what was added meanwhile. For a database that other connections may open.
// Threading: after_commit() on the writer's thread. What cannot be copied stays in the WAL and is tried again later.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace nb::storage {

class Db;

class WalCopier {
 public:
  struct Options {
    std::string path;        ///< of the database; it exists and is in WAL mode when the first copy begins
    std::string vfs;         ///< as the writer's
    std::int64_t pages = 0;  ///< in the WAL before it is copied
  };
  explicit WalCopier(Options options);
  /// Waits for a copy that is under way.
  ~WalCopier();
  WalCopier(const WalCopier&) = delete;
  WalCopier& operator=(const WalCopier&) = delete;

  /// `writer` was opened without auto_checkpoint. Never throws nb::Error: the commit stands.
  void after_commit(Db& writer);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::storage
