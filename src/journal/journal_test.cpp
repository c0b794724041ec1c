// SPDX-License-Identifier: EUPL-1.2
#include "journal/journal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/env.hpp"
#include "base/random.hpp"
#include "crypto/random.hpp"
#include "journal/key_ring.hpp"
#include "proof/checkpoint.hpp"
#include "proof/entry.hpp"
#include "proof/receipt.hpp"
#include "support/scripted_engine.hpp"
#include "support/temp_folder.hpp"

namespace nb::journal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const LogName kArnsberg = *LogName::parse("05958004/main");
const LogName kSundern = *LogName::parse("05958044/main");

class JournalTest : public ::testing::Test {
 protected:
  void SetUp() override { open(); }
  void open() {
    journal_.reset();
    journal_ = std::make_unique<Journal>(engine_, keys_);
  }

  NewEntry entry(const std::string& subject) {
    auto core = proof::encode_entry({.type = "test.happened",
                                     .at = "2023-10-30T07:05:00Z",
                                     .node = "main",
                                     .actor = "stab",
                                     .command = "0b6e1c2a-54b1-4c3b-9d5e-3f2a1b0c9d8e",
                                     .subject = subject,
                                     .data = "{}"});
    return {std::move(*core), {}};
  }
  std::vector<NewEntry> entries(std::uint64_t from, std::uint64_t count) {
    std::vector<NewEntry> out;
    for (std::uint64_t i = from; i < from + count; ++i) out.push_back(entry(std::to_string(i)));
    return out;
  }
  AppendResult append(const LogName& log, std::uint64_t count) {
    const LogAppend one{log, journal_->size(log), entries(journal_->size(log), count)};
    return journal_->append(std::span(&one, 1));
  }
  std::vector<std::string> cores(const LogName& log) {
    std::vector<std::string> out;
    journal_->read(log, 0, UINT64_MAX, [&](const storage::EntryView& e) { out.emplace_back(e.core); });
    return out;
  }
  proof::Checkpoint opened_checkpoint(const LogName& log) { return *proof::open_checkpoint(journal_->checkpoint(log)->note, keys_.verifier(log)); }

  test::TempFolder folder_;
  std::unique_ptr<Env> env_ = posix_env();
  crypto::SystemRandom random_;
  KeyRing keys_{{.env = *env_, .random = random_, .folder = folder_.file("keys"), .instance = "probe"}};
  std::unique_ptr<storage::Engine> memory_ = storage::make_memory_engine();
  test::ScriptedEngine engine_{*memory_};
  std::unique_ptr<Journal> journal_;
};

TEST_F(JournalTest, IsEmptyAtFirst) {
  EXPECT_THAT(journal_->logs(), IsEmpty());
  EXPECT_EQ(journal_->head(kArnsberg), (Head{0, proof::empty_root()}));
  EXPECT_FALSE(journal_->checkpoint(kArnsberg));
  EXPECT_FALSE(journal_->receipt(kArnsberg, 0));
  EXPECT_FALSE(journal_->sealed());
}

TEST_F(JournalTest, SignsOneCheckpointPerLogAndBatch) {
  const std::vector<LogAppend> batch{{kArnsberg, 0, entries(0, 3)}, {kSundern, 0, entries(0, 1)}};
  ASSERT_EQ(journal_->append(batch).outcome, AppendOutcome::committed);
  ASSERT_EQ(append(kArnsberg, 2).outcome, AppendOutcome::committed);
  EXPECT_EQ(opened_checkpoint(kArnsberg), (proof::Checkpoint{"notbetrieb/probe/05958004/main", 5, journal_->head(kArnsberg).root}));
  EXPECT_EQ(opened_checkpoint(kSundern).size, 1U);
  EXPECT_EQ(journal_->checkpoint_of(kArnsberg, 2)->size, 3U);
  EXPECT_EQ(journal_->checkpoint_of(kArnsberg, 3)->size, 5U);
  EXPECT_FALSE(journal_->checkpoint_of(kArnsberg, 5));
}

TEST_F(JournalTest, OpensWithTheSameHeadAtEverySize) {
  for (std::uint64_t size = 1; size <= 600; size += 37) {
    ASSERT_EQ(append(kArnsberg, size - journal_->size(kArnsberg)).outcome, AppendOutcome::committed);
    const Head before = journal_->head(kArnsberg);
    open();
    EXPECT_EQ(journal_->head(kArnsberg), before);
  }
}

TEST_F(JournalTest, ProvesEveryEntryToItsOwnAndToTheNewestCheckpoint) {
  for (int i = 0; i < 9; ++i) ASSERT_EQ(append(kArnsberg, 33).outcome, AppendOutcome::committed);
  open();
  const Head head = journal_->head(kArnsberg);
  for (std::uint64_t seq = 0; seq < head.size; seq += 7) {
    const auto proof = journal_->inclusion_proof(kArnsberg, seq, head.size);
    ASSERT_TRUE(proof);
    EXPECT_TRUE(proof::verify_inclusion(seq, head.size, *journal_->leaf_hash(kArnsberg, seq), *proof, head.root));
    const auto proven = proof::verify_receipt(*journal_->receipt(kArnsberg, seq), keys_.verifier(kArnsberg));
    ASSERT_TRUE(proven) << proven.error().sentence;
    EXPECT_EQ(proven->entry.subject, std::to_string(seq));
    EXPECT_EQ(proven->checkpoint.size, (seq / 33 + 1) * 33);
  }
  EXPECT_FALSE(journal_->inclusion_proof(kArnsberg, 3, head.size + 1));
  EXPECT_FALSE(journal_->inclusion_proof(kArnsberg, 3, 3));
}

TEST_F(JournalTest, ProvesThatCheckpointsExtendEachOther) {
  std::vector<Head> heads{journal_->head(kArnsberg)};
  for (int i = 0; i < 12; ++i) {
    ASSERT_EQ(append(kArnsberg, 29).outcome, AppendOutcome::committed);
    heads.push_back(journal_->head(kArnsberg));
  }
  for (const Head& to : heads) {
    for (const Head& from : heads) {
      if (from.size == 0 || from.size > to.size) continue;  // from the empty tree there is nothing to prove
      const auto proof = journal_->consistency_proof(kArnsberg, from.size, to.size);
      ASSERT_TRUE(proof);
      EXPECT_TRUE(proof::verify_consistency(from.size, to.size, from.root, to.root, *proof)) << from.size << " " << to.size;
    }
  }
  EXPECT_FALSE(journal_->consistency_proof(kArnsberg, 5, heads.back().size + 1));
}

TEST_F(JournalTest, ServesTilesOfAnyWidthItReaches) {
  ASSERT_EQ(append(kArnsberg, 300).outcome, AppendOutcome::committed);
  const auto full = journal_->tile(kArnsberg, {0, 0});
  ASSERT_TRUE(full);
  EXPECT_EQ(full->size(), proof::kTileBytes);
  EXPECT_EQ(*journal_->tile(kArnsberg, {0, 0}, 3), Bytes(full->begin(), full->begin() + 96));
  EXPECT_EQ(journal_->tile(kArnsberg, {0, 1}, 44)->size(), 44U * 32);
  EXPECT_EQ(*journal_->tile(kArnsberg, {1, 0}, 1), proof::tile_bytes(std::vector{proof::tile_root(*proof::parse_tile(*full))}));
  EXPECT_FALSE(journal_->tile(kArnsberg, {0, 1}, 45));
  EXPECT_FALSE(journal_->tile(kArnsberg, {0, 2}, 1));
  EXPECT_FALSE(journal_->tile(kArnsberg, {0, 0}, 0));
}

TEST_F(JournalTest, PutsTheSaltsOfOpenPartsOnTheReceipt) {
  const proof::StoredPart part = proof::make_open_part("person", "Erika Muster", random_);
  auto core = proof::encode_entry(
      {.type = "test.happened", .at = "2023-10-30T07:05:00Z", .node = "main", .actor = "stab", .command = "0b6e1c2a-54b1-4c3b-9d5e-3f2a1b0c9d8e", .parts = {part.digest}});
  const LogAppend one{kArnsberg, 0, {{*core, {{"person", part.bytes}}}}};
  ASSERT_EQ(journal_->append(std::span(&one, 1)).outcome, AppendOutcome::committed);
  const auto proven = proof::verify_receipt(*journal_->receipt(kArnsberg, 0), keys_.verifier(kArnsberg));
  ASSERT_TRUE(proven);
  EXPECT_TRUE(proof::verify_part(*proven, "person", bytes_of("Erika Muster")));
  EXPECT_FALSE(proof::verify_part(*proven, "person", bytes_of("Max Muster")));
}

TEST_F(JournalTest, LeavesNothingBehindWhenTheEngineRolledBack) {
  ASSERT_EQ(append(kArnsberg, 255).outcome, AppendOutcome::committed);
  const Head before = journal_->head(kArnsberg);
  engine_.fail_next(storage::AppendOutcome::rolled_back);
  const AppendResult result = append(kArnsberg, 2);
  EXPECT_EQ(result.outcome, AppendOutcome::rolled_back);
  EXPECT_THAT(result.sentence, HasSubstr("Datenträger"));
  EXPECT_EQ(journal_->head(kArnsberg), before);
  EXPECT_EQ(append(kArnsberg, 2).outcome, AppendOutcome::committed);
  open();
  EXPECT_EQ(journal_->size(kArnsberg), 257U);
}

TEST_F(JournalTest, CatchesUpWhenSomebodyElseWrote) {
  ASSERT_EQ(append(kArnsberg, 3).outcome, AppendOutcome::committed);
  Journal other(engine_, keys_);
  ASSERT_EQ(append(kArnsberg, 4).outcome, AppendOutcome::committed);
  const LogAppend late{kArnsberg, 3, entries(100, 1)};
  EXPECT_EQ(other.append(std::span(&late, 1)).outcome, AppendOutcome::conflict);
  EXPECT_EQ(other.head(kArnsberg), journal_->head(kArnsberg));
  const LogAppend again{kArnsberg, 7, entries(100, 1)};
  EXPECT_EQ(other.append(std::span(&again, 1)).outcome, AppendOutcome::committed);
}

TEST_F(JournalTest, RefusesAWrongPositionWithoutAskingTheEngine) {
  const LogAppend early{kArnsberg, 5, entries(0, 1)};
  EXPECT_EQ(journal_->append(std::span(&early, 1)).outcome, AppendOutcome::conflict);
  EXPECT_EQ(engine_.appends(), 0);
}

TEST_F(JournalTest, SettlesAnUnknownOutcomeThatWasWritten) {
  ASSERT_EQ(append(kArnsberg, 2).outcome, AppendOutcome::committed);
  engine_.script({.answer = {storage::AppendOutcome::unknown, ErrorKind::disk, "Verbindung verloren.", false}, .write = true});
  EXPECT_EQ(append(kArnsberg, 2).outcome, AppendOutcome::committed);
  EXPECT_FALSE(journal_->sealed());
  EXPECT_EQ(cores(kArnsberg).size(), 4U);
  EXPECT_EQ(opened_checkpoint(kArnsberg).size, 4U);
}

TEST_F(JournalTest, SettlesAnUnknownOutcomeThatWasNotWritten) {
  engine_.fail_next(storage::AppendOutcome::unknown);
  EXPECT_EQ(append(kArnsberg, 2).outcome, AppendOutcome::committed);
  EXPECT_EQ(engine_.appends(), 2);
  EXPECT_EQ(cores(kArnsberg).size(), 2U);
}

TEST_F(JournalTest, CallsItAConflictIfSomebodyElseStandsThere) {
  Journal other(engine_, keys_);
  engine_.script({.answer = {storage::AppendOutcome::unknown, ErrorKind::disk, "Verbindung verloren.", false}, .before = [&] {
                    const LogAppend foreign{kArnsberg, 0, entries(50, 2)};
                    ASSERT_EQ(other.append(std::span(&foreign, 1)).outcome, AppendOutcome::committed);
                  }});
  EXPECT_EQ(append(kArnsberg, 2).outcome, AppendOutcome::conflict);
  EXPECT_EQ(journal_->head(kArnsberg), other.head(kArnsberg));
}

TEST_F(JournalTest, SealsWhatCannotBeSettledAndReadsOn) {
  ASSERT_EQ(append(kArnsberg, 2).outcome, AppendOutcome::committed);
  for (int i = 0; i < 4; ++i) engine_.fail_next(storage::AppendOutcome::unknown);
  const AppendResult result = append(kArnsberg, 1);
  EXPECT_EQ(result.outcome, AppendOutcome::sealed);
  EXPECT_EQ(result.kind, ErrorKind::sealed);
  EXPECT_THAT(result.sentence, HasSubstr("notbetrieb unseal"));
  EXPECT_TRUE(journal_->sealed());
  EXPECT_EQ(append(kArnsberg, 1).outcome, AppendOutcome::sealed);
  EXPECT_EQ(cores(kArnsberg).size(), 2U);
  EXPECT_TRUE(journal_->receipt(kArnsberg, 1));
}

TEST_F(JournalTest, StaysSealedAfterARestartUntilSomebodyUnseals) {
  engine_.fail_next(storage::AppendOutcome::unknown, true);
  ASSERT_EQ(append(kArnsberg, 1).outcome, AppendOutcome::sealed);
  EXPECT_EQ(engine_.appends(), 1) << "after a failed sync nothing more may be written";
  open();
  EXPECT_TRUE(journal_->sealed());
  EXPECT_EQ(append(kArnsberg, 1).outcome, AppendOutcome::sealed);
  journal_->unseal();
  EXPECT_FALSE(journal_->sealed());
  EXPECT_EQ(append(kArnsberg, 1).outcome, AppendOutcome::committed);
  open();
  EXPECT_FALSE(journal_->sealed());
}

TEST_F(JournalTest, FindsTheBatchThatWasThereAfterAllWhenUnsealed) {
  engine_.script({.answer = {storage::AppendOutcome::unknown, ErrorKind::disk, "Nicht bestätigt.", true}, .write = true});
  ASSERT_EQ(append(kArnsberg, 3).outcome, AppendOutcome::sealed);
  EXPECT_EQ(journal_->size(kArnsberg), 0U);
  journal_->unseal();
  EXPECT_EQ(journal_->size(kArnsberg), 3U);
}

TEST_F(JournalTest, SealsForTheNextBatchWhenOnlyTheTidyingFailed) {
  engine_.script({.answer = {storage::AppendOutcome::committed, ErrorKind::disk, "Nicht bestätigt.", true}, .write = true});
  EXPECT_EQ(append(kArnsberg, 1).outcome, AppendOutcome::committed);
  EXPECT_EQ(append(kArnsberg, 1).outcome, AppendOutcome::sealed);
  EXPECT_EQ(journal_->size(kArnsberg), 1U);
}

TEST_F(JournalTest, RefusesToOpenWithTheKeyOfAnotherInstallation) {
  ASSERT_EQ(append(kArnsberg, 1).outcome, AppendOutcome::committed);
  KeyRing foreign({.env = *env_, .random = random_, .folder = folder_.file("foreign"), .instance = "probe"});
  static_cast<void>(foreign.load_or_make(kArnsberg));
  try {
    Journal wrong(engine_, foreign);
    FAIL() << "opened with a wrong key";
  } catch (const Error& e) {
    EXPECT_EQ(e.kind(), ErrorKind::key);
    EXPECT_THAT(e.what(), HasSubstr("05958004-main.key"));
  }
}

TEST_F(JournalTest, RefusesToOpenWithoutTheKey) {
  ASSERT_EQ(append(kArnsberg, 1).outcome, AppendOutcome::committed);
  KeyRing empty({.env = *env_, .random = random_, .folder = folder_.file("empty"), .instance = "probe"});
  EXPECT_THROW(Journal(engine_, empty), Error);
}

TEST_F(JournalTest, KeepsKeysReadableForTheOwnerOnly) {
  ASSERT_EQ(append(kArnsberg, 1).outcome, AppendOutcome::committed);
  EXPECT_EQ(env_->info(keys_.path(kArnsberg)).permissions, 0600U);
  EXPECT_EQ(env_->list(folder_.file("keys")), std::vector<std::string>{"05958004-main.key"});
}

TEST(KeyRing, RefusesAnInstanceNameThatCannotStandInACheckpoint) {
  const test::TempFolder folder;
  const auto env = posix_env();
  crypto::SystemRandom random;
  for (const char* name : {"", "two words", "a+b", "a/b"}) {
    EXPECT_THROW(KeyRing({.env = *env, .random = random, .folder = folder.file("keys"), .instance = name}), Error) << name;
  }
}

}  // namespace
}  // namespace nb::journal
