// SPDX-License-Identifier: EUPL-1.2
// A journal on disk, damaged by hand, must be found out; and an exported one must be whole.
#include "journal/verify.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/env.hpp"
#include "crypto/random.hpp"
#include "journal/export.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "proof/checkpoint.hpp"
#include "proof/entry.hpp"
#include "storage/sqlite/db.hpp"
#include "support/temp_folder.hpp"

namespace nb::journal {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const LogName kArnsberg = *LogName::parse("05958004/main");
const LogName kSundern = *LogName::parse("05958044/main");

class VerifyTest : public ::testing::Test {
 protected:
  /// 300 entries in batches of 50 in one log, 3 in another; every tenth with a part.
  void SetUp() override {
    open();
    Journal journal(*engine_, keys_);
    for (std::uint64_t first = 0; first < 300; first += 50) append(journal, kArnsberg, first, 50);
    append(journal, kSundern, 0, 3);
    engine_.reset();
  }
  void open() { engine_ = storage::open_sqlite_engine({.env = *env_, .path = path_, .vfs = ""}); }

  void append(Journal& journal, const LogName& log, std::uint64_t first, std::uint64_t count) {
    LogAppend one{log, first, {}};
    for (std::uint64_t i = first; i < first + count; ++i) {
      proof::EntryCore core{
          .type = "test.happened", .at = "2023-10-30T07:05:00Z", .node = "main", .actor = "stab", .command = "0b6e1c2a-54b1-4c3b-9d5e-3f2a1b0c9d8e", .subject = std::to_string(i)};
      NewEntry entry;
      if (i % 10 == 0) {
        proof::StoredPart part = proof::make_open_part("person", "Erika Muster", random_);
        core.parts.push_back(part.digest);
        entry.parts.push_back({"person", std::move(part.bytes)});
      }
      entry.core = *proof::encode_entry(core);
      one.entries.push_back(std::move(entry));
    }
    ASSERT_EQ(journal.append(std::span(&one, 1)).outcome, AppendOutcome::committed);
  }
  Findings damaged(const char* sql) {
    {
      storage::Db db({.path = path_});
      db.exec(sql);
    }
    open();
    return verify(*engine_, keys_);
  }
  /// Position and words of a fault in Arnsberg's log; `seq` -1: about none.
  static auto fault(int seq, const char* words) {
    const std::optional<std::uint64_t> at = seq < 0 ? std::nullopt : std::optional(static_cast<std::uint64_t>(seq));
    return AllOf(Field(&Fault::log, kArnsberg), Field(&Fault::seq, at), Field(&Fault::sentence, HasSubstr(words)));
  }

  test::TempFolder folder_;
  std::unique_ptr<Env> env_ = posix_env();
  crypto::SystemRandom random_;
  std::string path_ = folder_.file("journal.db");
  KeyRing keys_{{.env = *env_, .random = random_, .folder = folder_.file("keys"), .instance = "probe"}};
  std::unique_ptr<storage::Engine> engine_;
};

TEST_F(VerifyTest, FindsNothingInAnIntactJournal) {
  open();
  const Findings found = verify(*engine_, keys_);
  EXPECT_THAT(found.faults, IsEmpty());
  EXPECT_EQ(found.logs, 2U);
  EXPECT_EQ(found.entries, 303U);
  EXPECT_EQ(found.parts, 31U);
  EXPECT_EQ(found.parts_deleted, 0U);
  EXPECT_EQ(found.tiles, 1U);
  EXPECT_EQ(found.checkpoints, 7U);
}

TEST_F(VerifyTest, FindsEveryChangedEntryWithItsPosition) {
  const Findings found = damaged("UPDATE entry SET core = CAST(replace(CAST(core AS TEXT), 'stab', 'Stab') AS BLOB) WHERE seq IN (7, 212) AND log = 1");
  EXPECT_THAT(found.faults, ElementsAre(fault(7, "nicht mehr den Inhalt"), fault(212, "nicht mehr den Inhalt")));
}

TEST_F(VerifyTest, FindsAChangedLeafHash) {
  const Findings found = damaged("UPDATE entry SET leaf_hash = zeroblob(32) WHERE seq = 260 AND log = 1");
  EXPECT_THAT(found.faults, ElementsAre(fault(260, "nicht mehr den Inhalt"), fault(299, "Prüfmarke für 300 Einträge passt nicht")));
}

TEST_F(VerifyTest, FindsAnEntryThatWasForgedWithItsHash) {
  const Findings found = damaged("UPDATE entry SET (core, leaf_hash) = (SELECT core, leaf_hash FROM entry WHERE seq = 8 AND log = 1) WHERE seq = 9 AND log = 1");
  EXPECT_THAT(found.faults, Contains(fault(49, "Prüfmarke für 50 Einträge passt nicht")));
  EXPECT_THAT(found.faults, Contains(fault(255, "tile/0/000 passt nicht")));
  EXPECT_THAT(found.faults, Contains(fault(-1, "5 spätere Prüfmarken")));
}

TEST_F(VerifyTest, FindsMissingEntries) { EXPECT_THAT(damaged("DELETE FROM entry WHERE seq IN (20, 21) AND log = 1").faults, Contains(fault(20, "fehlen 2 Einträge"))); }

TEST_F(VerifyTest, FindsACutTail) {
  const Findings found = damaged("DELETE FROM entry WHERE seq >= 290 AND log = 1");
  EXPECT_THAT(found.faults, Contains(fault(299, "es sind nur 290")));
}

TEST_F(VerifyTest, FindsUnsignedEntries) {
  EXPECT_THAT(damaged("DELETE FROM checkpoint WHERE id = (1 << 40) + 300").faults, ElementsAre(fault(250, "50 Einträge durch keine Prüfmarke")));
}

TEST_F(VerifyTest, FindsAForgedCheckpoint) {
  const Findings found = damaged("UPDATE checkpoint SET note = replace(note, 'notbetrieb', 'notbetriep') WHERE id = (1 << 40) + 100");
  EXPECT_THAT(found.faults, ElementsAre(fault(99, "Prüfmarke für 100 Einträge")));
}

TEST_F(VerifyTest, FindsAMovedCheckpoint) {
  const Findings found = damaged("UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE id = (1 << 40) + 150) WHERE id = (1 << 40) + 100");
  EXPECT_THAT(found.faults, ElementsAre(fault(99, "gehört zu 150")));
}

TEST_F(VerifyTest, FindsChangedForeignAndMissingTiles) {
  EXPECT_THAT(damaged("UPDATE tile SET hashes = zeroblob(8192)").faults, ElementsAre(fault(255, "tile/0/000 passt nicht")));
  engine_.reset();
  EXPECT_THAT(damaged("UPDATE tile SET id = id + 1").faults, ElementsAre(fault(255, "tile/0/000 fehlt"), fault(-1, "tile/0/001 gehört zu keinen")));
}

TEST_F(VerifyTest, CountsDeletedPartsAndFindsChangedAndForeignOnes) {
  const Findings found = damaged(
      "DELETE FROM part WHERE entry = (1 << 40) + 10;"
      "UPDATE part SET bytes = x'0102' WHERE entry = (1 << 40) + 20;"
      "INSERT INTO part(id, name, bytes) VALUES((((1 << 40) + 21) << 5) + 31, 'extra', x'00')");
  EXPECT_EQ(found.parts_deleted, 1U);
  EXPECT_THAT(found.faults, ElementsAre(fault(20, "»person« hat nicht mehr den Inhalt"), fault(21, "»extra« gehört nicht")));
}

TEST_F(VerifyTest, ChecksTheHashesEvenWithoutTheKey) {
  env_->remove(keys_.path(kArnsberg));
  KeyRing without({.env = *env_, .random = random_, .folder = folder_.file("keys"), .instance = "probe"});
  open();
  const Findings found = verify(*engine_, without);
  ASSERT_EQ(found.faults.size(), 1U);
  EXPECT_EQ(found.faults[0].log, kArnsberg);
  EXPECT_EQ(found.entries, 303U);
}

TEST_F(VerifyTest, AJournalThatDoesNotFitItsCheckpointIsNotOpened) {
  EXPECT_FALSE(damaged("UPDATE entry SET leaf_hash = zeroblob(32) WHERE seq = 299 AND log = 1").faults.empty());
  try {
    Journal journal(*engine_, keys_);
    FAIL() << "opened";
  } catch (const Error& e) {
    EXPECT_EQ(e.kind(), ErrorKind::corrupt);
    EXPECT_THAT(e.what(), HasSubstr("notbetrieb verify"));
  }
}

TEST_F(VerifyTest, ExportsFilesThatHashToTheSignedRoot) {
  open();
  const Journal journal(*engine_, keys_);
  const std::string out = folder_.file("export");
  export_log(journal, kArnsberg, *env_, out);
  const auto file = [&](const std::string& name) { return read_file(*env_, out + "/" + name); };
  const auto checkpoint = proof::open_checkpoint(text_of(file("checkpoint")), keys_.verifier(kArnsberg));
  ASSERT_TRUE(checkpoint);
  proof::Rim rim;
  for (const char* bundle : {"tile/entries/000", "tile/entries/001.p/44"}) {
    const Bytes bytes = file(bundle);
    for (std::size_t at = 0; at + 2 <= bytes.size();) {
      const auto length = std::to_integer<std::size_t>(bytes[at]) * 256 + std::to_integer<std::size_t>(bytes[at + 1]);
      rim.append(proof::leaf_hash(ByteView(bytes).subspan(at + 2, length)));
      at += 2 + length;
    }
  }
  EXPECT_EQ(rim.size(), 300U);
  EXPECT_EQ(rim.root(), checkpoint->root);
  EXPECT_EQ(file("tile/0/000").size(), proof::kTileBytes);
  EXPECT_EQ(file("tile/0/001.p/44").size(), 44U * 32);
  EXPECT_EQ(file("tile/1/000.p/1").size(), 32U);
  EXPECT_TRUE(env_->exists(out + "/part/290/person"));
  EXPECT_THROW(export_log(journal, kArnsberg, *env_, out), Error) << "the folder is not empty";
  EXPECT_THROW(export_log(journal, *LogName::parse("region/main"), *env_, folder_.file("none")), Error);
}

}  // namespace
}  // namespace nb::journal
