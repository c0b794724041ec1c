// SPDX-License-Identifier: EUPL-1.2
#include "state/read_pool.hpp"

#include <chrono>
#include <utility>

#include "base/error.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::state {

namespace {

constexpr std::chrono::seconds kWaitMax{5};

}  // namespace

ReadPool::ReadPool(Options options) : options_(std::move(options)) { idle_.reserve(options_.connections); }
ReadPool::~ReadPool() = default;

ReadPool::Snapshot ReadPool::snapshot() {
  Snapshot out(*this, borrow());
  out.db().begin_snapshot();
  return out;
}

std::unique_ptr<storage::Db> ReadPool::borrow() {
  std::unique_lock lock(mutex_);
  if (!returned_.wait_for(lock, kWaitMax, [&] { return !idle_.empty() || open_ < options_.connections; })) {
    throw Error(ErrorKind::unavailable, "Gerade lesen zu viele gleichzeitig; bitte in einigen Sekunden noch einmal versuchen.");
  }
  if (!idle_.empty()) {
    auto db = std::move(idle_.back());
    idle_.pop_back();
    return db;
  }
  auto db = std::make_unique<storage::Db>(storage::DbOptions{.path = options_.path, .mode = storage::DbOptions::Mode::read_only, .vfs = options_.vfs});
  ++open_;
  return db;
}

/// A connection that cannot end its transaction is closed instead.
void ReadPool::give_back(std::unique_ptr<storage::Db> db) noexcept {
  try {
    if (db->in_transaction()) db->rollback();
  } catch (const Error&) {
    db.reset();
  }
  {
    const std::scoped_lock lock(mutex_);
    if (db) {
      idle_.push_back(std::move(db));  // reserved
    } else {
      --open_;
    }
  }
  returned_.notify_one();
}

ReadPool::Snapshot::Snapshot(ReadPool& pool, std::unique_ptr<storage::Db> db) : pool_(&pool), db_(std::move(db)) {}
ReadPool::Snapshot::Snapshot(Snapshot&&) noexcept = default;
ReadPool::Snapshot::~Snapshot() {
  if (db_) pool_->give_back(std::move(db_));
}

}  // namespace nb::state
