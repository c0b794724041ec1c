// SPDX-License-Identifier: EUPL-1.2
// The instrument itself: what the simulated disk keeps and what it forgets, and SQLite's way to it.
#include "support/simulated_disk.hpp"

#include <gtest/gtest.h>

#include <cerrno>

#include "storage/sqlite/db.hpp"
#include "storage/sqlite/env_vfs.hpp"

namespace nb::test {
namespace {

using Op = SimulatedDisk::Op;

std::string content(SimulatedDisk& disk, const std::string& path) { return disk.exists(path) ? std::string(text_of(read_file(disk, path))) : "(none)"; }

TEST(SimulatedDisk, KeepsWhatWasSyncedWithItsName) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    SimulatedDisk disk(seed);
    write_file_durably(disk, "a", bytes_of("durable"));
    disk.open("a", OpenMode::write, 0640)->write_at(0, bytes_of("DURABLE"));
    EXPECT_EQ(content(disk, "a"), "DURABLE");
    disk.restart();
    const auto after = content(disk, "a");
    EXPECT_TRUE(after == "durable" || after == "DURABLE") << after;
  }
}

TEST(SimulatedDisk, ReplacesAFileAsAWholeAtEveryCut) {
  int old_ones = 0;
  int new_ones = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    SimulatedDisk disk(seed);
    write_file_durably(disk, "a", bytes_of("old"));
    disk.cut_power_at(1 + seed % 5);
    EXPECT_THROW(write_file_durably(disk, "a", bytes_of("new and longer")), DiskError);
    EXPECT_TRUE(disk.power_is_cut());
    disk.restart();
    const auto after = content(disk, "a");
    EXPECT_TRUE(after == "old" || after == "new and longer") << after;
    ++(after == "old" ? old_ones : new_ones);
  }
  EXPECT_GT(old_ones, 0);
  EXPECT_GT(new_ones, 0);
}

TEST(SimulatedDisk, ForgetsTearsAndKeepsUnsyncedWrites) {
  std::set<std::string> outcomes;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SimulatedDisk disk(seed);
    write_file_durably(disk, "a", Bytes(1024, std::byte{'o'}));
    disk.open("a", OpenMode::write, 0640)->write_at(0, Bytes(1024, std::byte{'n'}));
    disk.restart();
    const auto after = content(disk, "a");
    ASSERT_EQ(after.size(), 1024U);
    outcomes.insert(std::string{after[0], after[1023]});
  }
  EXPECT_EQ(outcomes, (std::set<std::string>{"oo", "no", "nn"}));
}

TEST(SimulatedDisk, ThrowsAwayWhatAFailedSyncLeftBehind) {
  SimulatedDisk disk(1);
  write_file_durably(disk, "a", bytes_of("old"));
  const auto file = disk.open("a", OpenMode::write, 0640);
  file->write_at(0, bytes_of("new"));
  disk.fail(Op::sync, 1, EIO);
  EXPECT_THROW(file->sync(), DiskError);
  file->sync();
  EXPECT_EQ(content(disk, "a"), "new") << "programs still see it";
  disk.restart();
  EXPECT_EQ(content(disk, "a"), "old");
}

TEST(SimulatedDisk, AnswersOldFilesNoMoreAfterARestart) {
  SimulatedDisk disk(1);
  const auto file = disk.open("a", OpenMode::write, 0640);
  const auto lock = disk.lock("lock");
  EXPECT_THROW((void)disk.lock("lock"), Error);
  disk.restart();
  EXPECT_THROW(file->write_at(0, bytes_of("x")), DiskError);
  EXPECT_NE(disk.lock("lock"), nullptr);
}

class EnvVfsTest : public testing::Test {
 protected:
  [[nodiscard]] storage::DbOptions options() const { return {.path = "db", .sync = storage::DbOptions::Sync::full, .exclusive = true, .vfs = vfs_.name()}; }
  SimulatedDisk disk_{7};
  storage::EnvVfs vfs_{"env-vfs-test", disk_};
};

TEST_F(EnvVfsTest, KeepsCommittedRowsOverAPowerCut) {
  {
    storage::Db db(options());
    db.exec("CREATE TABLE t(x INTEGER)");
    for (int i = 0; i < 100; ++i) db.query("INSERT INTO t(x) VALUES(?)").bind(i).run();
    disk_.cut_power_at(1);
    EXPECT_THROW(db.exec("INSERT INTO t(x) VALUES(100)"), Error);
  }
  disk_.restart();
  storage::Db db(options());
  storage::Query q = db.query("SELECT count(*), sum(x) FROM t WHERE x < 100");
  ASSERT_TRUE(q.step());
  EXPECT_EQ(q.i64(0), 100);
  EXPECT_EQ(q.i64(1), 4950);
}

TEST_F(EnvVfsTest, LetsASecondConnectionWait) {
  storage::Db db(options());
  db.exec("CREATE TABLE t(x INTEGER)");
  try {
    storage::Db second(options());
    second.exec("CREATE TABLE u(x INTEGER)");
    FAIL() << "two connections wrote at the same time";
  } catch (const Error& e) {
    EXPECT_EQ(e.kind(), ErrorKind::locked);
  }
}

TEST_F(EnvVfsTest, TellsAFullDiskFromAFailingOne) {
  storage::Db db(options());
  db.exec("CREATE TABLE t(x BLOB)");
  const auto refusal = [&] {
    try {
      db.exec("INSERT INTO t(x) VALUES(zeroblob(100000))");
    } catch (const Error& e) {
      return std::string(e.what());
    }
    return std::string();
  };
  disk_.fail(Op::write, 1, ENOSPC);
  EXPECT_NE(refusal().find("voll"), std::string::npos);
  disk_.fail(Op::write, 1, EIO);
  EXPECT_NE(refusal().find("meldet einen Fehler"), std::string::npos);
  EXPECT_EQ(refusal(), "");
}

}  // namespace
}  // namespace nb::test
