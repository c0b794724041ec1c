// SPDX-License-Identifier: EUPL-1.2
#include "state/state_db.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <filesystem>
#include <fstream>

#include "state/decoded_entry.hpp"
#include "state/read_pool.hpp"
#include "state/verify.hpp"
#include "storage/sqlite/digest.hpp"
#include "support/state_bench.hpp"

namespace nb::state {
namespace {

using test::kArnsberg;
using test::kSundern;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(StateDb, IsCurrentWhenNothingHappened) {
  test::StateBench bench;
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 1)));
  bench.open();
  EXPECT_EQ(bench.state->opened(), StateDb::Opened::current);
  EXPECT_EQ(bench.value(kArnsberg, "a"), 1);
}

TEST(StateDb, IsRebuiltAfterItWasLost) {
  test::StateBench bench;
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(bench.executor->run(bench.set(i % 2 == 0 ? kArnsberg : kSundern, "a" + std::to_string(i), i)));
  bench.close();
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(bench.folder.file("state.db") + suffix);
  bench.open();
  EXPECT_EQ(bench.state->opened(), StateDb::Opened::rebuilt);
  EXPECT_EQ(bench.value(kArnsberg, "a4"), 4);
  EXPECT_EQ(bench.value(kSundern, "a3"), 3);
}

TEST(StateDb, CatchesUpWithWhatTheJournalHasMore) {
  test::StateBench bench;
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 1)));
  bench.close();
  std::filesystem::copy_file(bench.folder.file("state.db"), bench.folder.file("older.db"));
  bench.open();
  const Command late = bench.set(kArnsberg, "b", 2);
  ASSERT_TRUE(bench.executor->run(late));
  bench.close();
  for (const char* suffix : {"-wal", "-shm"}) std::filesystem::remove(bench.folder.file("state.db") + suffix);
  std::filesystem::rename(bench.folder.file("older.db"), bench.folder.file("state.db"));
  bench.open();
  EXPECT_EQ(bench.state->opened(), StateDb::Opened::caught_up);
  EXPECT_EQ(bench.value(kArnsberg, "b"), 2);
  EXPECT_TRUE(bench.executor->run(late)->repeated) << "commands are caught up too";
}

TEST(StateDb, IsRebuiltWhenAnOlderJournalWasRestored) {
  test::StateBench bench;
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 1)));
  const auto checkpoint = bench.journal->checkpoint(kArnsberg);
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 2)));
  bench.close();
  const auto newer = std::move(bench.under);
  bench.under = storage::make_memory_engine();
  test::ScriptedEngine restored(*bench.under);
  newer->read(kArnsberg, 0, 1, [&](const storage::EntryView& entry) {
    const storage::LogBatch batch{kArnsberg, 0, std::span(&entry, 1), {}, checkpoint};
    ASSERT_EQ(bench.under->append(std::span(&batch, 1)).outcome, storage::AppendOutcome::committed);
  });
  journal::Journal journal(restored, bench.keys);
  StateDb state(bench.state_options(), journal);
  EXPECT_EQ(state.opened(), StateDb::Opened::rebuilt);
  EXPECT_EQ(test::thing(state.db(), kArnsberg, "a"), 1);
  EXPECT_EQ(state.size(kArnsberg), 1U);
}

TEST(StateDb, IsRebuiltWhenAProjectionChanges) {
  test::StateBench bench;
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 1)));
  bench.close();
  bench.projection = test::ThingProjection(2);
  bench.open();
  EXPECT_EQ(bench.state->opened(), StateDb::Opened::rebuilt);
  EXPECT_EQ(bench.value(kArnsberg, "a"), 1);
  bench.open();
  EXPECT_EQ(bench.state->opened(), StateDb::Opened::current);
}

TEST(StateDb, IsRebuiltWhenTheFileIsDamagedOrFromAnotherVersion) {
  test::StateBench bench;
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 1)));
  bench.close();
  std::ofstream(bench.folder.file("state.db"), std::ios::trunc) << std::string(8192, 'x');
  bench.open();
  EXPECT_EQ(bench.state->opened(), StateDb::Opened::rebuilt);
  bench.executor.reset();
  bench.state->db().set_user_version(99);
  bench.open();
  EXPECT_EQ(bench.state->opened(), StateDb::Opened::rebuilt);
  EXPECT_EQ(bench.value(kArnsberg, "a"), 1);
}

TEST(StateDb, ShowsAnEntryWhosePartWasDeletedWithoutIt) {
  test::StateBench bench;
  ASSERT_TRUE(bench.run(kArnsberg, "test.note", R"({"id":"a","text":"geheim"})"));
  bench.journal->read(kArnsberg, 0, 1, [&](const storage::EntryView& entry) {
    const DecodedEntry whole(kArnsberg, entry);
    ASSERT_EQ(whole.view().parts.size(), 1U);
    EXPECT_EQ(whole.view().parts[0].content, "geheim");
    const DecodedEntry bare(kArnsberg, {entry.seq, entry.core, entry.leaf_hash, {}});
    EXPECT_THAT(bare.view().parts, IsEmpty());
  });
}

TEST(StateDb, SaysWhichEntryCannotBeRead) {
  const storage::EntryView broken{7, R"({"v":1})", {}, {}};
  const storage::EntryView newer{8, R"({"v":2,"type":"a.b"})", {}, {}};
  try {
    const DecodedEntry decoded(kArnsberg, broken);
    FAIL();
  } catch (const Error& e) {
    EXPECT_EQ(e.kind(), ErrorKind::corrupt);
    EXPECT_THAT(e.what(), HasSubstr("Eintrag 7 im Protokoll 05958004/main"));
  }
  try {
    const DecodedEntry decoded(kArnsberg, newer);
    FAIL();
  } catch (const Error& e) {
    EXPECT_EQ(e.kind(), ErrorKind::newer_version);
  }
}

TEST(StateDb, RebuildEqualsIncrementalForAnyHistory) {
  EXPECT_TRUE(rc::check("rebuild equals incremental", [] {
    test::StateBench bench;
    const auto steps = *rc::gen::container<std::vector<std::tuple<int, int, int>>>(rc::gen::tuple(rc::gen::inRange(0, 2), rc::gen::inRange(0, 6), rc::gen::inRange(0, 100)));
    for (const auto& [log, id, value] : steps) {
      const LogName& name = log == 0 ? kArnsberg : kSundern;
      const std::string key = std::to_string(id);
      static_cast<void>(value % 3 == 0   ? bench.run(name, "test.note", R"({"id":")" + key + R"(","text":"n"})")
                        : value % 3 == 1 ? bench.run(name, "test.set_once", R"({"id":")" + key + R"(","value":)" + std::to_string(value) + "}")
                                         : bench.run(name, "test.set_many", R"({"ids":["x",")" + key + R"("],"value":)" + std::to_string(value) + "}"));
    }
    bench.executor.reset();
    RC_ASSERT(verify_state(bench.state_options(), *bench.journal).empty());
  }));
}

TEST(VerifyState, NamesTheTableThatDiffers) {
  test::StateBench bench;
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 1)));
  bench.executor.reset();
  EXPECT_THAT(verify_state(bench.state_options(), *bench.journal), IsEmpty());
  bench.state->db().exec("UPDATE thing SET value = 2");
  EXPECT_THAT(verify_state(bench.state_options(), *bench.journal), ElementsAre(HasSubstr("»thing«")));
  bench.state->db().exec("UPDATE thing SET value = 1; INSERT INTO thing VALUES('x', 'y', 1, '')");
  EXPECT_THAT(verify_state(bench.state_options(), *bench.journal), ElementsAre(HasSubstr("2 Zeilen, neu aufgebaut 1 Zeilen")));
}

TEST(DigestTables, TellsValuesAndTypesApartButNotTheOrder) {
  const auto digest = [](const char* rows) {
    storage::Db db({.path = "", .mode = storage::DbOptions::Mode::memory});
    db.exec("CREATE TABLE t(a, b)");
    db.exec(rows);
    return storage::digest_tables(db).at("t");
  };
  EXPECT_EQ(digest("INSERT INTO t VALUES(1, 'x'), (2, 'y')"), digest("INSERT INTO t VALUES(2, 'y'), (1, 'x')"));
  EXPECT_NE(digest("INSERT INTO t VALUES('ab', 'c')"), digest("INSERT INTO t VALUES('a', 'bc')"));
  EXPECT_NE(digest("INSERT INTO t VALUES(1, 'c')"), digest("INSERT INTO t VALUES('1', 'c')"));
  EXPECT_NE(digest("INSERT INTO t VALUES(1, NULL)"), digest("INSERT INTO t VALUES(1, '')"));
  EXPECT_NE(digest("INSERT INTO t VALUES(1, 1), (1, 1)"), digest("INSERT INTO t VALUES(2, 2), (2, 2)"));
}

TEST(ReadPool, SeesOneStateForTheLengthOfASnapshot) {
  test::StateBench bench;
  ReadPool pool({.path = bench.folder.file("state.db"), .vfs = "", .connections = 2});
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 1)));
  const auto before = pool.snapshot();
  EXPECT_EQ(test::thing(before.db(), kArnsberg, "a"), 1);
  ASSERT_TRUE(bench.executor->run(bench.set(kArnsberg, "a", 2)));
  EXPECT_EQ(test::thing(before.db(), kArnsberg, "a"), 1);
  EXPECT_EQ(test::thing(pool.snapshot().db(), kArnsberg, "a"), 2);
}

TEST(ReadPool, CannotWrite) {
  test::StateBench bench;
  ReadPool pool({.path = bench.folder.file("state.db"), .vfs = "", .connections = 1});
  const auto snapshot = pool.snapshot();
  EXPECT_THROW(snapshot.db().query("DELETE FROM thing").run(), Error);
}

TEST(ReadPool, LendsAConnectionAgain) {
  test::StateBench bench;
  ReadPool pool({.path = bench.folder.file("state.db"), .vfs = "", .connections = 1});
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(test::thing(pool.snapshot().db(), kArnsberg, "a"));
}

}  // namespace
}  // namespace nb::state
