// SPDX-License-Identifier: EUPL-1.2
// The power fails in the middle of any operation of the disk, again and again: every confirmed entry is there afterwards.
#include <gtest/gtest.h>

#include <algorithm>
#include <cerrno>

#include "crash_bench.hpp"
#include "storage/sqlite/env_vfs.hpp"
#include "support/simulated_disk.hpp"

namespace nb::test {
namespace {

/// A disk with its VFS, and a load that goes on until the power is gone.
class PowerCut {
 public:
  explicit PowerCut(std::uint64_t seed) : disk_(seed), vfs_("power-cut-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)), disk_), random_(seed + 1) {
    disk_.make_directory(kFolder);
  }

  /// Opens and appends `batches` times; ends early where the disk does.
  void load(std::uint64_t batches, std::size_t part_bytes) {
    try {
      JournalOnDisk on(disk_, random_, kFolder, vfs_.name());
      if (on.journal.sealed()) on.journal.unseal();
      for (std::uint64_t i = 0; i < batches && !disk_.power_is_cut(); ++i) (void)append_some(on, random_, part_bytes, confirmed_);
    } catch (const Error&) {
      ASSERT_TRUE(disk_.power_is_cut()) << "no failure but the power's";
    }
  }
  /// Power is back: looks at everything; what was in flight is now settled.
  void check() {
    disk_.restart();
    JournalOnDisk on(disk_, random_, kFolder, vfs_.name());
    expect_everything(on, confirmed_);
    for (const auto& [log, cores] : confirmed_.in_flight) {
      auto& known = confirmed_.cores[log];
      if (on.journal.size(log) > known.size()) known.insert(known.end(), cores.begin(), cores.end());
    }
    confirmed_.in_flight.clear();
  }
  /// True if something confirmed is gone, or the journal cannot even be opened.
  [[nodiscard]] bool lost_something() {
    disk_.restart();
    try {
      JournalOnDisk on(disk_, random_, kFolder, vfs_.name());
      return std::ranges::any_of(confirmed_.cores, [&](const auto& log) { return on.journal.size(log.first) < log.second.size(); });
    } catch (const Error&) {
      return true;
    }
  }
  SimulatedDisk& disk() { return disk_; }
  SeededRandom& random() { return random_; }
  [[nodiscard]] bool confirmed_any() const { return !confirmed_.cores.empty(); }

 private:
  SimulatedDisk disk_;
  storage::EnvVfs vfs_;
  SeededRandom random_;
  Confirmed confirmed_;
};

TEST(PowerCut, AtEveryOperationOfAShortLoadLosesNothing) {
  const std::uint64_t seed = seed_of(11);
  constexpr std::uint64_t kBatches = 4;
  PowerCut whole(seed);
  whole.load(kBatches, 3000);
  const std::uint64_t operations = whole.disk().operations();
  ASSERT_GT(operations, 40U);
  for (std::uint64_t at = 1; at <= operations; ++at) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", cut at operation " + std::to_string(at));
    PowerCut run(seed);
    run.disk().cut_power_at(at);
    run.load(kBatches, 3000);
    run.check();
    if (HasFatalFailure()) return;
    run.load(2, 3000);
    run.check();
    if (HasFatalFailure()) return;
  }
}

TEST(PowerCut, InEveryLifeOfALongHistoryLosesNothing) {
  const std::uint64_t seed = seed_of(23);
  for (std::uint64_t history = 0; history < 8; ++history) {
    PowerCut run(seed + history);
    for (int life = 0; life < 8; ++life) {
      SCOPED_TRACE("seed " + std::to_string(seed + history) + ", life " + std::to_string(life));
      run.disk().cut_power_at(1 + run.random().below(life % 4 == 3 ? 12 : 150));  // the short ones fall into the recovery
      run.load(20, 20000);
      run.check();
      if (HasFatalFailure()) return;
    }
    EXPECT_TRUE(run.confirmed_any());
  }
}

TEST(PowerCut, WhileTheWalIsCopiedLosesNothing) {
  const std::uint64_t seed = seed_of(37);
  int copied = 0;
  for (std::uint64_t history = 0; history < 4; ++history) {
    SCOPED_TRACE("seed " + std::to_string(seed + history));
    PowerCut run(seed + history);
    run.disk().cut_power_at(2000 + run.random().below(3000));  // the log of 2000 pages is copied in between
    run.load(60, 1'000'000);
    EXPECT_TRUE(run.disk().power_is_cut());
    run.check();
    if (HasFatalFailure()) return;
    if (run.disk().info(std::string(kFolder) + "/journal.db").size > 1'000'000) ++copied;
  }
  EXPECT_GE(copied, 2) << "the load was too small to fill the write-ahead log";
}

TEST(PowerCut, OnADiskThatLiesAboutSyncsIsNoticed) {
  const std::uint64_t seed = seed_of(43);
  int noticed = 0;
  for (std::uint64_t history = 0; history < 10; ++history) {
    PowerCut run(seed + history);
    run.disk().lie_about_syncs();
    run.disk().cut_power_at(100);
    run.load(20, 3000);
    if (run.lost_something()) ++noticed;
  }
  EXPECT_GE(noticed, 9) << "these tests would not see a missing sync";
}

}  // namespace
}  // namespace nb::test
