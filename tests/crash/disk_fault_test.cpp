// SPDX-License-Identifier: EUPL-1.2
// The disk goes on working but refuses: full, read-only, failing writes, failing syncs.
#include <gtest/gtest.h>

#include <cerrno>

#include "crash_bench.hpp"
#include "storage/sqlite/env_vfs.hpp"
#include "support/simulated_disk.hpp"

namespace nb::test {
namespace {

using journal::AppendOutcome;
using Op = SimulatedDisk::Op;

constexpr std::size_t kPartBytes = 4000;

class DiskFault : public testing::Test {
 protected:
  DiskFault() { disk_.make_directory(kFolder); }
  void open() {
    on_.reset();
    on_ = std::make_unique<JournalOnDisk>(disk_, random_, kFolder, vfs_.name());
  }
  /// Until every log has its key: what fails later is the journal's own write.
  void fill_all_logs() {
    while (confirmed_.cores.size() < logs().size()) ASSERT_EQ(append(), AppendOutcome::committed);
  }
  AppendOutcome append(std::size_t part_bytes = kPartBytes) { return append_some(*on_, random_, part_bytes, confirmed_); }

  std::uint64_t seed_ = seed_of(41);
  SimulatedDisk disk_{seed_};
  storage::EnvVfs vfs_{"disk-fault", disk_};
  SeededRandom random_{seed_};
  Confirmed confirmed_;
  std::unique_ptr<JournalOnDisk> on_;
};

TEST_F(DiskFault, FailedSyncSealsUntilAPersonDecides) {
  open();
  fill_all_logs();
  for (int i = 0; i < 3; ++i) {
    disk_.fail(Op::sync, 1, EIO);
    EXPECT_EQ(append(), AppendOutcome::sealed);
    EXPECT_TRUE(on_->journal.sealed());
    const auto in_flight = confirmed_.in_flight;
    EXPECT_EQ(append(), AppendOutcome::sealed) << "although the disk would take it";
    confirmed_.in_flight = in_flight;
    expect_everything(*on_, confirmed_);
    on_.reset();
    disk_.restart();
    open();
    EXPECT_TRUE(on_->journal.sealed()) << "outlives the restart";
    expect_everything(*on_, confirmed_);
    for (auto& [log, cores] : confirmed_.in_flight) {
      auto& known = confirmed_.cores[log];
      if (on_->journal.size(log) > known.size()) known.insert(known.end(), cores.begin(), cores.end());
    }
    on_->journal.unseal();
    ASSERT_EQ(append(), AppendOutcome::committed);
  }
  expect_everything(*on_, confirmed_);
}

TEST_F(DiskFault, NoFailedSyncAnywhereLosesAConfirmedEntry) {
  for (std::uint64_t at = 1; at <= 16; ++at) {
    SCOPED_TRACE("failing sync " + std::to_string(at));
    SimulatedDisk disk(seed_ + at);
    disk.make_directory(kFolder);
    const storage::EnvVfs vfs("failed-sync", disk);
    SeededRandom random(seed_ + at);
    Confirmed confirmed;
    disk.fail(Op::sync, at, EIO);
    try {
      JournalOnDisk on(disk, random, kFolder, vfs.name());
      for (int i = 0; i < 15; ++i) {
        if (append_some(on, random, 600'000, confirmed) != AppendOutcome::committed) break;
      }
    } catch (const DiskError&) {  // while a log's key was made: nothing was appended
    } catch (const Error&) {      // while the database was opened
      EXPECT_TRUE(confirmed.cores.empty());
    }
    disk.restart();
    JournalOnDisk on(disk, random, kFolder, vfs.name());
    expect_everything(on, confirmed);
    if (HasFatalFailure()) return;
  }
}

TEST_F(DiskFault, FullDiskRefusesAndLaterGoesOn) {
  open();
  fill_all_logs();
  disk_.fail(Op::write, 1, ENOSPC, true);
  for (int i = 0; i < 3; ++i) {
    const auto outcome = append();
    EXPECT_NE(outcome, AppendOutcome::committed);
    EXPECT_NE(outcome, AppendOutcome::conflict);
    expect_everything(*on_, confirmed_);
  }
  on_.reset();
  disk_.restart();
  confirmed_.in_flight.clear();
  open();
  if (on_->journal.sealed()) on_->journal.unseal();
  ASSERT_EQ(append(), AppendOutcome::committed);
  expect_everything(*on_, confirmed_);
}

TEST_F(DiskFault, FailingWritesAnywhereLoseNothing) {
  for (const int error : {EIO, ENOSPC}) {
    for (std::uint64_t at = 1; at < 120; at += 5) {
      SCOPED_TRACE("error " + std::to_string(error) + " at write " + std::to_string(at));
      SimulatedDisk disk(seed_ + at);
      disk.make_directory(kFolder);
      const storage::EnvVfs vfs("failed-write", disk);
      SeededRandom random(seed_ + at);
      Confirmed confirmed;
      disk.fail(Op::write, at, error);
      try {
        JournalOnDisk on(disk, random, kFolder, vfs.name());
        for (int i = 0; i < 8; ++i) {
          if (append_some(on, random, kPartBytes, confirmed) == AppendOutcome::sealed) break;
        }
      } catch (const DiskError&) {  // while a log's key was made: nothing was appended
      } catch (const Error&) {      // while the database was opened
        EXPECT_TRUE(confirmed.cores.empty());
      }
      disk.restart();
      JournalOnDisk on(disk, random, kFolder, vfs.name());
      expect_everything(on, confirmed);
      if (HasFatalFailure()) return;
    }
  }
}

TEST_F(DiskFault, ReadOnlyDiskIsToldInOneSentence) {
  open();
  ASSERT_EQ(append(), AppendOutcome::committed);
  on_.reset();
  disk_.set_read_only(true);
  try {
    open();
    FAIL() << "opened for writing on a read-only disk";
  } catch (const Error& e) {
    EXPECT_EQ(e.kind(), ErrorKind::disk);
    EXPECT_FALSE(std::string(e.what()).empty());
  }
  disk_.set_read_only(false);
  open();
  expect_everything(*on_, confirmed_);
}

}  // namespace
}  // namespace nb::test
