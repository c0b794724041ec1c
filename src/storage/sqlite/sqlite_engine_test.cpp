// SPDX-License-Identifier: EUPL-1.2
// What the contract suite cannot ask of every engine: files, locks, versions and a disk that fails.
#include <errno.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "base/env.hpp"
#include "storage/engine.hpp"
#include "storage/sqlite/db.hpp"
#include "storage/sqlite/env_vfs.hpp"
#include "support/simulated_disk.hpp"
#include "support/temp_folder.hpp"

namespace nb::storage {
namespace {

using ::testing::HasSubstr;
using Op = test::SimulatedDisk::Op;

const LogName kLog = *LogName::parse("05958004/main");

Appended append_one(Engine& engine, std::uint64_t seq, const std::string& core = "core") {
  const EntryView entry{seq, core, {}, {}};
  const LogBatch batch{kLog, seq, std::span(&entry, 1), {}, CheckpointRow{seq + 1, "note"}};
  return engine.append(std::span(&batch, 1));
}

/// The error that opening makes.
Error opening(Env& env, const std::string& path) {
  try {
    static_cast<void>(open_sqlite_engine({.env = env, .path = path, .vfs = ""}));
  } catch (const Error& e) {
    return e;
  }
  ADD_FAILURE() << "opened";
  return {ErrorKind::configuration, ""};
}

class SqliteEngineFiles : public ::testing::Test {
 protected:
  test::TempFolder folder_;
  std::unique_ptr<Env> env_ = posix_env();
  std::string path_ = folder_.file("journal.db");
};

TEST_F(SqliteEngineFiles, BelongToOneProcess) {
  const auto engine = open_sqlite_engine({.env = *env_, .path = path_, .vfs = ""});
  const pid_t other = fork();  // a real second process: locks are held per process
  if (other == 0) {
    try {
      static_cast<void>(open_sqlite_engine({.env = *env_, .path = path_, .vfs = ""}));
    } catch (const Error& e) {
      _exit(e.kind() == ErrorKind::locked && std::string(e.what()).find("anderen Programm") != std::string::npos ? 7 : 8);
    }
    _exit(9);
  }
  int status = 0;
  ASSERT_EQ(waitpid(other, &status, 0), other);
  EXPECT_EQ(WEXITSTATUS(status), 7);
  EXPECT_EQ(append_one(*engine, 0).outcome, AppendOutcome::committed);
}

TEST_F(SqliteEngineFiles, OfANewerVersionAreLeftAlone) {
  open_sqlite_engine({.env = *env_, .path = path_, .vfs = ""}).reset();
  Db({.path = path_}).set_user_version(4);
  const Error e = opening(*env_, path_);
  EXPECT_EQ(e.kind(), ErrorKind::newer_version);
  EXPECT_THAT(e.what(), HasSubstr("Schema 4, dieses Programm kennt 3"));
}

constexpr const char* kOldParts =
    "DROP TABLE part; CREATE TABLE part(entry INTEGER NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(entry, name)) STRICT, WITHOUT ROWID;";

TEST_F(SqliteEngineFiles, OfVersionTwoKeepTheirParts) {
  {
    const auto engine = open_sqlite_engine({.env = *env_, .path = path_, .vfs = ""});
    for (std::uint64_t seq = 0; seq < 3; ++seq) ASSERT_EQ(append_one(*engine, seq).outcome, AppendOutcome::committed);
  }
  {
    Db db({.path = path_});
    db.exec(kOldParts);
    db.exec("INSERT INTO part VALUES((1 << 40) + 1, 'sender', x'01'), ((1 << 40) + 1, 'content', x'0203'), ((1 << 40) + 2, 'content', x'04')");
    db.set_user_version(2);
  }
  const auto engine = open_sqlite_engine({.env = *env_, .path = path_, .vfs = ""});
  std::vector<std::string> seen;
  engine->read(kLog, 0, 3, [&](const EntryView& entry) {
    for (const PartView& part : entry.parts) seen.push_back(std::to_string(entry.seq) + " " + std::string(part.name) + " " + std::to_string(part.bytes.size()));
  });
  EXPECT_THAT(seen, ::testing::ElementsAre("1 content 2", "1 sender 1", "2 content 1"));
  EXPECT_EQ(append_one(*engine, 3).outcome, AppendOutcome::committed);
}

TEST_F(SqliteEngineFiles, OfVersionOneGetTheTableOfSubjectKeys) {
  open_sqlite_engine({.env = *env_, .path = path_, .vfs = ""}).reset();
  {
    Db db({.path = path_});
    db.exec(kOldParts);
    db.exec(
        "DROP TABLE subject_key; CREATE TABLE subject_key(log INTEGER NOT NULL, subject TEXT NOT NULL, wrapped BLOB NOT NULL, PRIMARY KEY(log, subject)) STRICT, WITHOUT ROWID;"
        "CREATE TABLE attachment(log INTEGER NOT NULL, sha256 BLOB NOT NULL, subject TEXT NOT NULL, size INTEGER NOT NULL, PRIMARY KEY(log, sha256)) STRICT, WITHOUT ROWID;");
    db.set_user_version(1);
  }
  const auto engine = open_sqlite_engine({.env = *env_, .path = path_, .vfs = ""});
  ASSERT_EQ(append_one(*engine, 0).outcome, AppendOutcome::committed);
  EXPECT_FALSE(engine->subject_key(kLog, "filing", "command").has_value());
}

TEST_F(SqliteEngineFiles, KeepNoCopyOfAnErasedKey) {
  const auto engine = open_sqlite_engine({.env = *env_, .path = path_, .vfs = ""});
  const std::string secret = "a wrapped key that must not be found again";
  const std::string core = "core";
  const EntryView entry{0, core, Hash{}, {}};
  const SubjectKeyView key{"filing", "command", bytes_of(secret)};
  ASSERT_EQ(engine->append(std::vector{LogBatch{.log = kLog, .first = 0, .entries = std::span(&entry, 1), .tiles = {}, .checkpoint = {}, .keys = std::span(&key, 1)}}).outcome,
            AppendOutcome::committed);
  const auto holds = [&](const std::string& file) { return text_of(read_file(*env_, file, 1 << 26)).find(secret) != std::string_view::npos; };
  ASSERT_TRUE(holds(path_) || holds(path_ + "-wal"));
  const std::string_view erased = "filing";
  ASSERT_EQ(engine->append(std::vector{LogBatch{.log = kLog, .first = 1, .entries = std::span(&entry, 1), .tiles = {}, .checkpoint = {}, .erased = std::span(&erased, 1)}}).outcome,
            AppendOutcome::committed);
  EXPECT_FALSE(holds(path_));
  EXPECT_FALSE(holds(path_ + "-wal"));
  ASSERT_EQ(append_one(*engine, 2).outcome, AppendOutcome::committed) << "the log goes on";
}

TEST_F(SqliteEngineFiles, ThatAreNoDatabaseAreCalledDamaged) {
  write_file_durably(*env_, path_, bytes_of(std::string(5000, 'x')));
  EXPECT_EQ(opening(*env_, path_).kind(), ErrorKind::corrupt);
}

TEST_F(SqliteEngineFiles, GrowAheadOfWhatIsWritten) {
  const auto engine = open_sqlite_engine({.env = *env_, .path = path_, .vfs = ""});
  ASSERT_EQ(append_one(*engine, 0).outcome, AppendOutcome::committed);
  const auto size = std::filesystem::file_size(path_ + "-wal");
  for (std::uint64_t seq = 1; seq < 20; ++seq) ASSERT_EQ(append_one(*engine, seq).outcome, AppendOutcome::committed);
  EXPECT_EQ(std::filesystem::file_size(path_ + "-wal"), size) << "a commit that grows the file waits for its inode too";

  const std::string found = folder_.file("after_a_crash.db");
  std::filesystem::copy_file(path_, found);
  std::filesystem::copy_file(path_ + "-wal", found + "-wal");
  EXPECT_EQ(open_sqlite_engine({.env = *env_, .path = found, .vfs = ""})->size(kLog), 20U) << "the zeros behind the last frame are its end";
}

TEST_F(SqliteEngineFiles, InAMissingFolderAreADiskError) {
  const Error e = opening(*env_, folder_.file("missing/journal.db"));
  EXPECT_EQ(e.kind(), ErrorKind::disk);
  EXPECT_THAT(e.what(), HasSubstr("missing/journal.db"));
}

/// An engine on a simulated disk with one entry.
class SqliteEngineDisk : public ::testing::Test {
 protected:
  void SetUp() override {
    disk_.make_directory("/data");
    open();
    ASSERT_EQ(append_one(*engine_, 0).outcome, AppendOutcome::committed);
  }
  void open() { engine_ = open_sqlite_engine({.env = disk_, .path = "/data/journal.db", .vfs = vfs_.name()}); }

  test::SimulatedDisk disk_{1};
  EnvVfs vfs_{"sqlite-engine-test", disk_};
  std::unique_ptr<Engine> engine_;
};

TEST_F(SqliteEngineDisk, FullRollsBackAndGoesOnWhenThereIsSpace) {
  disk_.fail(Op::write, 1, ENOSPC);
  const Appended full = append_one(*engine_, 1);
  EXPECT_EQ(full.outcome, AppendOutcome::rolled_back);
  EXPECT_EQ(full.kind, ErrorKind::disk);
  EXPECT_FALSE(full.sync_failed);
  EXPECT_THAT(full.sentence, HasSubstr("voll"));
  EXPECT_EQ(engine_->size(kLog), 1U);
  EXPECT_EQ(append_one(*engine_, 1).outcome, AppendOutcome::committed);
}

TEST_F(SqliteEngineDisk, ThatDoesNotConfirmLeavesTheOutcomeUnknown) {
  disk_.fail(Op::sync, 1, EIO);
  const Appended lost = append_one(*engine_, 1);
  EXPECT_EQ(lost.outcome, AppendOutcome::unknown);
  EXPECT_TRUE(lost.sync_failed);
  EXPECT_THAT(lost.sentence, HasSubstr("nicht bestätigt"));
  EXPECT_EQ(engine_->size(kLog), 1U) << "reads go on with what is certain";
}

TEST_F(SqliteEngineDisk, ThatFailsWhileWritingLeavesTheOutcomeUnknownUntilSettled) {
  disk_.fail(Op::write, 1, EIO);
  const Appended lost = append_one(*engine_, 1);
  EXPECT_EQ(lost.outcome, AppendOutcome::unknown);
  EXPECT_FALSE(lost.sync_failed);
  EXPECT_EQ(append_one(*engine_, 1).outcome, AppendOutcome::committed) << "the same bytes at the same place settle it";
}

TEST_F(SqliteEngineDisk, ReadOnlyRefusesAndKeepsReading) {
  disk_.set_read_only(true);
  const Appended refused = append_one(*engine_, 1);
  EXPECT_NE(refused.outcome, AppendOutcome::committed);
  EXPECT_NE(refused.outcome, AppendOutcome::conflict);
  EXPECT_FALSE(refused.sentence.empty());
  EXPECT_EQ(engine_->size(kLog), 1U);
}

TEST_F(SqliteEngineDisk, ReadOnlyCannotBeOpened) {
  disk_.set_read_only(true);
  try {
    static_cast<void>(open_sqlite_engine({.env = disk_, .path = "/data/other.db", .vfs = vfs_.name()}));
    FAIL() << "opened";
  } catch (const Error& e) {
    EXPECT_EQ(e.kind(), ErrorKind::disk);
    EXPECT_THAT(e.what(), HasSubstr("Rechte"));
  }
}

/// An engine on a disk of its own, appending big entries.
struct BusyDisk {
  test::SimulatedDisk disk{1};
  EnvVfs vfs;
  std::unique_ptr<Engine> engine;
  std::uint64_t seq = 0;
  explicit BusyDisk(const std::string& name, bool copy_beside = false) : vfs(name, disk) {
    disk.make_directory("/data");
    engine = open_sqlite_engine({.env = disk, .path = "/data/journal.db", .vfs = name, .copy_beside = copy_beside});
  }
  Appended append() { return append_one(*engine, seq++, std::string(4000, 'x')); }
};

/// Appends of these entries up to the one after which the WAL is copied.
std::uint64_t appends_until_copied() {
  constexpr std::uint64_t kOperationsOfACommit = 200;  // copying the WAL takes a multiple
  BusyDisk measured("tidying-measured");
  for (std::uint64_t before = 0; measured.disk.operations() - before < kOperationsOfACommit || measured.seq < 2;) {
    before = measured.disk.operations();
    EXPECT_EQ(measured.append().outcome, AppendOutcome::committed);
    if (measured.seq == 10'000U) ADD_FAILURE() << "the WAL is never copied";
    if (measured.seq == 10'000U) break;
  }
  return measured.seq;
}

TEST(SqliteEngineTidying, BesideTheWriterThatIsNotConfirmedRefusesTheNextAppend) {
  const std::uint64_t last = appends_until_copied();
  BusyDisk run("tidying-beside", true);
  while (run.seq + 1 < last) ASSERT_EQ(run.append().outcome, AppendOutcome::committed);
  const std::uint64_t before = run.disk.syncs();
  run.disk.fail(Op::sync, 2, EIO);  // the first is the commit's own
  const Appended committed = run.append();
  EXPECT_EQ(committed.outcome, AppendOutcome::committed);
  EXPECT_FALSE(committed.sync_failed);
  while (run.disk.syncs() < before + 2) std::this_thread::yield();
  const std::uint64_t size = run.engine->size(kLog);
  const Appended refused = run.append();
  EXPECT_EQ(refused.outcome, AppendOutcome::rolled_back);
  EXPECT_TRUE(refused.sync_failed);
  EXPECT_EQ(run.engine->size(kLog), size) << "reads go on";
  run.engine->clear_seal();  // a person has looked at the disk
  run.seq = size;
  EXPECT_EQ(run.append().outcome, AppendOutcome::committed);
}

TEST(SqliteEngineTidying, ThatIsNotConfirmedCommitsAndAsksForTheSeal) {
  const std::uint64_t until = appends_until_copied();
  BusyDisk run("tidying-failed");
  while (run.seq + 1 < until) ASSERT_EQ(run.append().outcome, AppendOutcome::committed);
  run.disk.fail(Op::sync, 2, EIO);  // the first is the commit's own
  const Appended last = run.append();
  EXPECT_EQ(last.outcome, AppendOutcome::committed);
  EXPECT_TRUE(last.sync_failed);
  EXPECT_EQ(run.engine->size(kLog), run.seq);
}

}  // namespace
}  // namespace nb::storage
