// SPDX-License-Identifier: EUPL-1.2
// An engine over another whose next appends end as a test says: refused, lost, or written with the answer lost.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <string>

#include "storage/engine.hpp"

namespace nb::test {

class ScriptedEngine final : public storage::Engine {
 public:
  explicit ScriptedEngine(storage::Engine& under) : under_(under) {}

  struct Step {
    storage::Appended answer;
    bool write = false;                 ///< the batch reaches the engine all the same
    std::function<void()> before = {};  ///< e.g. another writer
  };
  /// The next append that has no step yet ends like this; further ones pass.
  void script(Step step) {
    const std::scoped_lock lock(mutex_);
    steps_.push_back(std::move(step));
  }
  /// Ends like this: nothing was written, or nobody knows.
  void fail_next(storage::AppendOutcome outcome, bool sync_failed = false) { script({{outcome, ErrorKind::disk, "Der Datenträger meldet einen Fehler.", sync_failed}}); }

  storage::Appended append(std::span<const storage::LogBatch> batches) override {
    std::optional<Step> step;
    {
      const std::scoped_lock lock(mutex_);
      ++appends_;
      if (!steps_.empty()) {
        step = std::move(steps_.front());
        steps_.pop_front();
      }
    }
    if (!step) return under_.append(batches);
    if (step->before) step->before();
    if (step->write) static_cast<void>(under_.append(batches));
    return step->answer;
  }
  /// So many reads fail from now on.
  void fail_reads(int count) { reads_to_fail_ = count; }
  /// How often append() was called.
  [[nodiscard]] int appends() const {
    const std::scoped_lock lock(mutex_);
    return appends_;
  }

  std::vector<LogName> logs() override { return under_.logs(); }
  std::uint64_t size(const LogName& log) override { return under_.size(log); }
  void read(const LogName& log, std::uint64_t from, std::uint64_t to, const Visit& visit) override {
    if (reads_to_fail_ > 0) {
      --reads_to_fail_;
      throw Error(ErrorKind::disk, "Der Datenträger meldet einen Fehler.");
    }
    under_.read(log, from, to, visit);
  }
  std::vector<Hash> leaf_hashes(const LogName& log, std::uint64_t from, std::uint64_t to) override { return under_.leaf_hashes(log, from, to); }
  std::optional<Bytes> tile(const LogName& log, std::uint32_t level, std::uint64_t index) override { return under_.tile(log, level, index); }
  void tiles(const LogName& log, const std::function<void(const storage::TileView&)>& visit) override { under_.tiles(log, visit); }
  std::optional<storage::CheckpointRow> checkpoint_from(const LogName& log, std::uint64_t size) override { return under_.checkpoint_from(log, size); }
  std::optional<storage::CheckpointRow> latest_checkpoint(const LogName& log) override { return under_.latest_checkpoint(log); }
  std::optional<Bytes> subject_key(const LogName& log, std::string_view subject, std::string_view command) override { return under_.subject_key(log, subject, command); }
  std::size_t erase_subject_keys(const LogName& log, std::span<const std::string> subjects) override { return under_.erase_subject_keys(log, subjects); }
  std::optional<std::string> seal() override { return under_.seal(); }
  void set_seal(const std::string& reason) override { under_.set_seal(reason); }
  void clear_seal() override { under_.clear_seal(); }

 private:
  storage::Engine& under_;
  mutable std::mutex mutex_;
  std::deque<Step> steps_;
  int appends_ = 0;
  std::atomic<int> reads_to_fail_{0};
};

}  // namespace nb::test
