// SPDX-License-Identifier: EUPL-1.2
// Read-only connections to state.db for handlers. A Snapshot sees one state from its first read to its end, however much
// is written meanwhile. Keep snapshots short: the WAL cannot shrink below the oldest.
// Threading: snapshot() may be called by any thread; a Snapshot belongs to one thread at a time.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace nb::storage {
class Db;
}

namespace nb::state {

class ReadPool {
 public:
  struct Options {
    std::string path;  ///< of state.db, which exists already
    std::string vfs;
    std::size_t connections = 4;
  };
  explicit ReadPool(Options options);
  ~ReadPool();
  ReadPool(const ReadPool&) = delete;
  ReadPool& operator=(const ReadPool&) = delete;

  /// A connection on loan; outlived by the pool.
  class Snapshot {
   public:
    Snapshot(ReadPool& pool, std::unique_ptr<storage::Db> db);
    ~Snapshot();
    Snapshot(Snapshot&&) noexcept;
    Snapshot& operator=(Snapshot&&) = delete;
    [[nodiscard]] storage::Db& db() const { return *db_; }

   private:
    ReadPool* pool_;
    std::unique_ptr<storage::Db> db_;
  };

  /// Waits up to five seconds for a free connection; then Error{unavailable}.
  [[nodiscard]] Snapshot snapshot();

 private:
  std::unique_ptr<storage::Db> borrow();
  void give_back(std::unique_ptr<storage::Db> db) noexcept;

  Options options_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<storage::Db>> idle_;
  std::size_t open_ = 0;
};

}  // namespace nb::state
