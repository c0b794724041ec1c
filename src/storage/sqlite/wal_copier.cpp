// SPDX-License-Identifier: EUPL-1.2
#include "storage/sqlite/wal_copier.hpp"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "base/error.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::storage {

namespace {

/// A disk that refuses here will refuse the writer too, and there it is told.
void copy(Db& db) noexcept {
  try {
    static_cast<void>(db.checkpoint_wal());
  } catch (const Error&) {
    return;
  }
}

}  // namespace

struct WalCopier::Impl {
  explicit Impl(Options the_options) : options(std::move(the_options)), due(options.pages), thread([this] { work(); }) {}
  ~Impl() {
    {
      const std::scoped_lock lock(mutex);
      step = Step::stop;
    }
    wake.notify_one();
  }

  void work();
  void copy_beside() noexcept;

  enum class Step { idle, copy, copied, stop };
  const Options options;
  std::int64_t due;      ///< pages at which the next round begins; the writer's
  std::optional<Db> db;  ///< the thread's
  std::mutex mutex;
  std::condition_variable wake;
  Step step = Step::idle;
  std::jthread thread;
};

void WalCopier::Impl::copy_beside() noexcept {
  try {
    if (!db) db.emplace(DbOptions{.path = options.path, .vfs = options.vfs, .auto_checkpoint = false});
    copy(*db);
  } catch (const Error&) {
    return;
  }
}

void WalCopier::Impl::work() {
  std::unique_lock lock(mutex);
  for (;;) {
    wake.wait(lock, [&] { return step == Step::copy || step == Step::stop; });
    if (step == Step::stop) return;
    lock.unlock();
    copy_beside();
    lock.lock();
    if (step == Step::copy) step = Step::copied;
  }
}

WalCopier::WalCopier(Options options) : impl_(std::make_unique<Impl>(std::move(options))) {}
WalCopier::~WalCopier() = default;

/// Two steps: the thread copies what is there; then the writer copies the rest, after which its next commit begins a new WAL,
/// unless somebody is still reading the old one.
void WalCopier::after_commit(Db& writer) {
  if (writer.wal_pages() < impl_->options.pages) impl_->due = impl_->options.pages;
  if (writer.wal_pages() < impl_->due) return;
  {
    const std::scoped_lock lock(impl_->mutex);
    if (impl_->step == Impl::Step::copy) return;
    const bool copied = std::exchange(impl_->step, Impl::Step::idle) == Impl::Step::copied;
    if (!copied) impl_->step = Impl::Step::copy;
    if (!copied) return impl_->wake.notify_one();
  }
  copy(writer);
  impl_->due = writer.wal_pages() + impl_->options.pages;
}

}  // namespace nb::storage
