// SPDX-License-Identifier: EUPL-1.2
// The contract of storage::Engine, over every engine there is.
#include "storage/engine.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "base/env.hpp"
#include "support/temp_folder.hpp"

namespace nb::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Makes an engine, and opens the same data again (memory: keeps it).
class Bench {
 public:
  virtual ~Bench() = default;
  virtual Engine& engine() = 0;
  virtual void reopen() = 0;
};

class MemoryBench final : public Bench {
 public:
  Engine& engine() override { return *engine_; }
  void reopen() override {}

 private:
  std::unique_ptr<Engine> engine_ = make_memory_engine();
};

class SqliteBench final : public Bench {
 public:
  SqliteBench() { open(); }
  Engine& engine() override { return *engine_; }
  void reopen() override {
    engine_.reset();
    open();
  }

 private:
  void open() { engine_ = open_sqlite_engine({.env = *env_, .path = folder_.file("journal.db")}); }
  test::TempFolder folder_;
  std::unique_ptr<Env> env_ = posix_env();
  std::unique_ptr<Engine> engine_;
};

struct EngineCase {
  const char* name;
  std::unique_ptr<Bench> (*make)();
};

template <class B>
std::unique_ptr<Bench> make_bench() {
  return std::make_unique<B>();
}

class EngineContract : public ::testing::TestWithParam<EngineCase> {
 protected:
  Engine& engine() { return bench_->engine(); }
  std::unique_ptr<Bench> bench_ = GetParam().make();
};

INSTANTIATE_TEST_SUITE_P(Engines, EngineContract, ::testing::Values(EngineCase{"memory", make_bench<MemoryBench>}, EngineCase{"sqlite", make_bench<SqliteBench>}),
                         [](const auto& made) { return std::string(made.param.name); });

LogName log_named(std::string_view name) { return *LogName::parse(name); }
const LogName kArnsberg = log_named("05958004/main");
const LogName kSundern = log_named("05958044/main");

Hash hash_of(std::uint8_t seed) {
  Hash out;
  out.bytes.fill(std::byte{seed});
  return out;
}

struct Read {
  std::uint64_t seq;
  std::string core;
  Hash leaf;
  std::vector<std::string> parts;
  friend bool operator==(const Read&, const Read&) = default;
};

std::vector<Read> read_all(Engine& engine, const LogName& log, std::uint64_t from = 0, std::uint64_t to = UINT64_MAX) {
  std::vector<Read> out;
  engine.read(log, from, to, [&](const EntryView& e) {
    Read one{e.seq, std::string(e.core), e.leaf_hash, {}};
    for (const PartView& p : e.parts) one.parts.push_back(std::string(p.name) + "=" + std::string(text_of(p.bytes)));
    out.push_back(std::move(one));
  });
  return out;
}

Appended append(Engine& engine, const LogName& log, std::uint64_t first, std::vector<std::string> cores) {
  std::vector<EntryView> entries;
  for (const std::string& core : cores) entries.push_back({0, core, hash_of(static_cast<std::uint8_t>(core.size())), {}});
  const LogBatch batch{log, first, entries, {}, CheckpointRow{first + cores.size(), "note " + std::to_string(first + cores.size())}};
  return engine.append(std::span(&batch, 1));
}

TEST_P(EngineContract, IsEmptyAtFirst) {
  EXPECT_THAT(engine().logs(), IsEmpty());
  EXPECT_EQ(engine().size(kArnsberg), 0U);
  EXPECT_THAT(read_all(engine(), kArnsberg), IsEmpty());
  EXPECT_FALSE(engine().latest_checkpoint(kArnsberg).has_value());
  EXPECT_FALSE(engine().checkpoint_from(kArnsberg, 0).has_value());
  EXPECT_FALSE(engine().tile(kArnsberg, 0, 0).has_value());
  EXPECT_FALSE(engine().seal().has_value());
}

TEST_P(EngineContract, ReadsBackWhatWasAppendedByteForByte) {
  const std::string awkward("a\0\xFF\"b", 5);
  ASSERT_EQ(append(engine(), kArnsberg, 0, {"first", "second!", awkward, ""}).outcome, AppendOutcome::committed);
  bench_->reopen();
  EXPECT_EQ(engine().size(kArnsberg), 4U);
  EXPECT_THAT(read_all(engine(), kArnsberg),
              ElementsAre(Read{0, "first", hash_of(5), {}}, Read{1, "second!", hash_of(7), {}}, Read{2, awkward, hash_of(5), {}}, Read{3, "", hash_of(0), {}}));
  EXPECT_THAT(read_all(engine(), kArnsberg, 1, 2), ElementsAre(Read{1, "second!", hash_of(7), {}}));
  EXPECT_THAT(read_all(engine(), kArnsberg, 3, 100), ElementsAre(Read{3, "", hash_of(0), {}}));
  EXPECT_THAT(read_all(engine(), kArnsberg, 2, 2), IsEmpty());
  EXPECT_THAT(engine().leaf_hashes(kArnsberg, 1, 3), ElementsAre(hash_of(7), hash_of(5)));
}

TEST_P(EngineContract, KeepsPartsWithTheirEntries) {
  const std::string one = "Müller", two = "Tür";
  const std::vector<PartView> first{{"name", bytes_of(one)}, {"note", bytes_of(two)}};
  const std::vector<PartView> third{{"name", {}}};
  const std::vector<EntryView> entries{{0, "a", hash_of(1), first}, {0, "b", hash_of(2), {}}, {0, "c", hash_of(3), third}};
  const LogBatch batch{kArnsberg, 0, entries, {}, std::nullopt};
  ASSERT_EQ(engine().append(std::span(&batch, 1)).outcome, AppendOutcome::committed);
  bench_->reopen();
  EXPECT_THAT(read_all(engine(), kArnsberg), ElementsAre(Read{0, "a", hash_of(1), {"name=Müller", "note=Tür"}}, Read{1, "b", hash_of(2), {}}, Read{2, "c", hash_of(3), {"name="}}));
  EXPECT_THAT(read_all(engine(), kArnsberg, 2, 3), ElementsAre(Read{2, "c", hash_of(3), {"name="}}));
}

TEST_P(EngineContract, KeepsLogsApart) {
  ASSERT_EQ(append(engine(), kSundern, 0, {"s"}).outcome, AppendOutcome::committed);
  ASSERT_EQ(append(engine(), kArnsberg, 0, {"a", "b"}).outcome, AppendOutcome::committed);
  bench_->reopen();
  EXPECT_THAT(engine().logs(), ElementsAre(kArnsberg, kSundern));
  EXPECT_EQ(engine().size(kArnsberg), 2U);
  EXPECT_EQ(engine().size(kSundern), 1U);
  EXPECT_EQ(read_all(engine(), kSundern).size(), 1U);
}

TEST_P(EngineContract, RefusesAPositionThatIsTaken) {
  ASSERT_EQ(append(engine(), kArnsberg, 0, {"a", "b"}).outcome, AppendOutcome::committed);
  const Appended again = append(engine(), kArnsberg, 1, {"x"});
  EXPECT_EQ(again.outcome, AppendOutcome::conflict);
  EXPECT_FALSE(again.sentence.empty());
  EXPECT_EQ(read_all(engine(), kArnsberg)[1].core, "b");
}

TEST_P(EngineContract, RefusesAGap) {
  EXPECT_EQ(append(engine(), kArnsberg, 1, {"x"}).outcome, AppendOutcome::conflict);
  EXPECT_EQ(engine().size(kArnsberg), 0U);
  EXPECT_THAT(engine().logs(), IsEmpty());
}

TEST_P(EngineContract, WritesSeveralLogsTogetherOrNotAtAll) {
  ASSERT_EQ(append(engine(), kSundern, 0, {"s"}).outcome, AppendOutcome::committed);
  const std::vector<EntryView> entries{{0, "x", hash_of(9), {}}};
  const Bytes hashes(8192, std::byte{7});
  const std::vector<TileView> tiles{{0, 0, hashes}};
  std::vector<LogBatch> batches{{kArnsberg, 0, entries, tiles, CheckpointRow{1, "n"}}, {kSundern, 0, entries, {}, std::nullopt}};
  EXPECT_EQ(engine().append(batches).outcome, AppendOutcome::conflict);
  EXPECT_EQ(engine().size(kArnsberg), 0U);
  EXPECT_FALSE(engine().tile(kArnsberg, 0, 0).has_value());
  EXPECT_FALSE(engine().latest_checkpoint(kArnsberg).has_value());
  batches[1].first = 1;
  EXPECT_EQ(engine().append(batches).outcome, AppendOutcome::committed);
  EXPECT_EQ(engine().size(kArnsberg), 1U);
  EXPECT_EQ(engine().size(kSundern), 2U);
}

TEST_P(EngineContract, FindsTilesByLevelAndIndex) {
  const Bytes low(8192, std::byte{1}), next(8192, std::byte{2}), high(8192, std::byte{3});
  const std::vector<TileView> tiles{{0, 0, low}, {0, 1, next}, {1, 0, high}};
  const std::vector<EntryView> entries{{0, "x", hash_of(9), {}}};
  const LogBatch batch{kArnsberg, 0, entries, tiles, std::nullopt};
  ASSERT_EQ(engine().append(std::span(&batch, 1)).outcome, AppendOutcome::committed);
  bench_->reopen();
  EXPECT_EQ(engine().tile(kArnsberg, 0, 1), next);
  EXPECT_EQ(engine().tile(kArnsberg, 1, 0), high);
  EXPECT_FALSE(engine().tile(kArnsberg, 1, 1).has_value());
  EXPECT_FALSE(engine().tile(kSundern, 0, 0).has_value());
  std::vector<std::pair<std::uint32_t, std::uint64_t>> seen;
  engine().tiles(kArnsberg, [&](const TileView& t) { seen.emplace_back(t.level, t.index); });
  EXPECT_THAT(seen, ElementsAre(std::pair(0U, 0U), std::pair(0U, 1U), std::pair(1U, 0U)));
}

TEST_P(EngineContract, FindsTheCheckpointThatCoversASize) {
  ASSERT_EQ(append(engine(), kArnsberg, 0, {"a", "b", "c"}).outcome, AppendOutcome::committed);
  ASSERT_EQ(append(engine(), kArnsberg, 3, {"d"}).outcome, AppendOutcome::committed);
  bench_->reopen();
  EXPECT_EQ(engine().checkpoint_from(kArnsberg, 1)->size, 3U);
  EXPECT_EQ(engine().checkpoint_from(kArnsberg, 3)->note, "note 3");
  EXPECT_EQ(engine().checkpoint_from(kArnsberg, 4)->size, 4U);
  EXPECT_FALSE(engine().checkpoint_from(kArnsberg, 5).has_value());
  EXPECT_EQ(engine().latest_checkpoint(kArnsberg)->size, 4U);
}

TEST_P(EngineContract, KeepsItsSealOverARestart) {
  engine().set_seal("Der Datenträger hat nicht bestätigt.");
  bench_->reopen();
  EXPECT_EQ(engine().seal(), "Der Datenträger hat nicht bestätigt.");
  engine().clear_seal();
  bench_->reopen();
  EXPECT_FALSE(engine().seal().has_value());
  engine().clear_seal();
}

TEST_P(EngineContract, SurvivesManyBatches) {
  constexpr std::uint64_t kBatches = 300;
  const std::string core(900, 'x');
  for (std::uint64_t i = 0; i < kBatches; ++i) ASSERT_EQ(append(engine(), kArnsberg, i * 20, std::vector<std::string>(20, core)).outcome, AppendOutcome::committed);
  bench_->reopen();
  EXPECT_EQ(engine().size(kArnsberg), kBatches * 20);
  EXPECT_EQ(read_all(engine(), kArnsberg).size(), kBatches * 20);
}

Appended append_keys(Engine& engine, std::uint64_t first, std::vector<SubjectKeyView> keys, std::vector<std::string_view> erased = {}) {
  const std::string core = "core";
  const EntryView entry{0, core, hash_of(1), {}};
  const LogBatch batch{.log = kArnsberg, .first = first, .entries = std::span(&entry, 1), .tiles = {}, .checkpoint = {}, .keys = keys, .erased = erased};
  return engine.append(std::span(&batch, 1));
}

std::string key_of(Engine& engine, std::string_view subject, std::string_view command, const LogName& log = kArnsberg) {
  const auto key = engine.subject_key(log, subject, command);
  return key ? std::string(text_of(*key)) : "none";
}

TEST_P(EngineContract, KeepsTheKeysOfASubjectPerCommand) {
  ASSERT_EQ(append_keys(engine(), 0, {{"a", "1", bytes_of("one")}, {"a", "2", bytes_of("two")}, {"b", "1", bytes_of("three")}}).outcome, AppendOutcome::committed);
  bench_->reopen();
  EXPECT_EQ(key_of(engine(), "a", "1"), "one");
  EXPECT_EQ(key_of(engine(), "a", "2"), "two");
  EXPECT_EQ(key_of(engine(), "b", "1"), "three");
  EXPECT_EQ(key_of(engine(), "b", "2"), "none");
  EXPECT_EQ(key_of(engine(), "a", "1", kSundern), "none");
}

TEST_P(EngineContract, ErasesAllKeysOfASubjectWithItsEntry) {
  ASSERT_EQ(append_keys(engine(), 0, {{"a", "1", bytes_of("one")}, {"a", "2", bytes_of("two")}, {"ab", "1", bytes_of("three")}}).outcome, AppendOutcome::committed);
  ASSERT_EQ(append_keys(engine(), 1, {{"a", "3", bytes_of("four")}}, {"a"}).outcome, AppendOutcome::committed);
  bench_->reopen();
  for (const std::string_view command : {"1", "2", "3"}) EXPECT_EQ(key_of(engine(), "a", command), "none") << command;
  EXPECT_EQ(key_of(engine(), "ab", "1"), "three");
}

TEST_P(EngineContract, WritesNoKeyOfABatchThatItRefuses) {
  ASSERT_EQ(append_keys(engine(), 0, {{"a", "1", bytes_of("one")}}).outcome, AppendOutcome::committed);
  EXPECT_EQ(append_keys(engine(), 0, {{"b", "1", bytes_of("two")}}, {"a"}).outcome, AppendOutcome::conflict);
  EXPECT_EQ(key_of(engine(), "b", "1"), "none");
  EXPECT_EQ(key_of(engine(), "a", "1"), "one");
}

TEST_P(EngineContract, ErasesKeysAgainAfterARestore) {
  ASSERT_EQ(append_keys(engine(), 0, {{"a", "1", bytes_of("one")}, {"b", "1", bytes_of("two")}}).outcome, AppendOutcome::committed);
  const std::vector<std::string> subjects{"a", "c"};
  EXPECT_EQ(engine().erase_subject_keys(kArnsberg, subjects), 1U);
  EXPECT_EQ(engine().erase_subject_keys(kSundern, subjects), 0U);
  bench_->reopen();
  EXPECT_EQ(key_of(engine(), "a", "1"), "none");
  EXPECT_EQ(key_of(engine(), "b", "1"), "two");
}

}  // namespace
}  // namespace nb::storage
