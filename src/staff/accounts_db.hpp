// SPDX-License-Identifier: EUPL-1.2
// The file of all that proves who somebody is: DIR/keys/accounts.db, 0600. Nothing of it ever enters the journal. The server and
// the command line may have it open at the same time. Threading: any thread, guarded inside, short holds only.
// Durability: what a write() did is on disk before it returns (WAL, synchronous FULL). Deleted secrets are overwritten.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "base/time.hpp"
#include "storage/sqlite/db.hpp"

namespace nb {
class Env;
class Random;
}  // namespace nb

namespace nb::staff {

class AccountDb {
 public:
  /// Makes the file if there is none and takes over what accounts.json beside it held (written by earlier versions), which is
  /// removed once that is durable. Throws Error: key (readable by others), newer_version, corrupt, disk.
  AccountDb(Env& env, const std::string& path);

  /// Calls `use(db)` and gives back what it gives; the rows it reads are of one moment only if it is one statement.
  template <class Use>
  auto read(const Use& use) const {
    const std::lock_guard lock(mutex_);
    return use(*db_);
  }
  /// The same in a transaction; undone if `use` throws or says so by returning false.
  template <class Use>
  bool write(const Use& use) {
    const std::lock_guard lock(mutex_);
    const Transaction transaction(*db_);
    if (!use(*db_)) return false;
    db_->commit();
    return true;
  }

 private:
  /// Rolls back at the end of its life what was not committed.
  class Transaction {
   public:
    explicit Transaction(storage::Db& db) : db_(db) { db_.begin(); }
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

   private:
    storage::Db& db_;
  };

  void take_over(Env& env, const std::string& old_file);

  mutable std::mutex mutex_;
  std::unique_ptr<storage::Db> db_;
};

/// How moments stand in the tables: milliseconds since 1970.
[[nodiscard]] std::int64_t to_column(Instant at);
[[nodiscard]] Instant instant_of(std::int64_t column);

}  // namespace nb::staff
