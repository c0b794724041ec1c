// SPDX-License-Identifier: EUPL-1.2
#include "proof/log_directory.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/env.hpp"
#include "crypto/sha256.hpp"
#include "proof/entry.hpp"
#include "proof/test_tree.hpp"
#include "proof/tile.hpp"

namespace nb::proof {
namespace {

const std::string kOrigin = "notbetrieb/probe/05958004/main";

/// A log of 600 entries in a folder; every tenth entry has a part.
class LogDirectory : public testing::Test {
 protected:
  LogDirectory() : folder_((std::filesystem::temp_directory_path() / ("nb-log-" + std::to_string(::getpid()))).string()) { write(600); }
  ~LogDirectory() override { std::filesystem::remove_all(folder_); }

  ExportEntry entry(std::uint64_t seq, const std::string& node = "main") {
    ExportEntry out;
    EntryCore core{.type = "test.happened",
                   .at = "2023-10-30T08:05:00+01:00",
                   .occurred = {},
                   .node = node,
                   .actor = "stab",
                   .command = "0b9e1f3c-6f0a-4c6e-9d55-2f5f6f1f0a11",
                   .subject = std::to_string(seq),
                   .data = "{}",
                   .parts = {}};
    if (seq % 10 == 0) {
      const auto part = make_open_part("person", "Jördis Muster " + std::to_string(seq), random_);
      core.parts.push_back(part.digest);
      out.parts.push_back({"person", part.bytes});
    }
    out.core = *encode_entry(core);
    return out;
  }
  void write(std::uint64_t count, const std::string& node = "main") {
    std::filesystem::remove_all(folder_);
    LogWriter writer(*env_, folder_);
    Rim rim;
    for (std::uint64_t seq = 0; seq < count; ++seq) {
      const auto one = entry(seq, node);
      writer.add(one);
      rim.append(leaf_hash(bytes_of(one.core)));
    }
    writer.finish(sign_checkpoint({kOrigin, count, rim.root()}, key_));
  }
  [[nodiscard]] Result<LogSummary, Flaw> verified() { return verify_log_directory(*env_, folder_, vkey_); }
  [[nodiscard]] std::string path(const std::string& name) const { return folder_ + "/" + name; }
  void flip(const std::string& name, std::size_t at) {
    Bytes bytes = read_file(*env_, path(name));
    bytes.at(at) ^= std::byte{4};
    write_file_durably(*env_, path(name), bytes);
  }
  Flaw::Kind refusal() {
    const auto result = verified();
    EXPECT_FALSE(result);
    return result ? Flaw::Kind::key : result.error().kind;
  }

  std::unique_ptr<Env> env_ = posix_env();
  test::CountingRandom random_;
  Hash seed_ = crypto::sha256(bytes_of("log directory"));
  crypto::SigningKey key_ = crypto::SigningKey::from_seed(std::span<const std::byte, 32>(seed_.bytes));
  VerifierKey vkey_{kOrigin, key_.public_key()};
  std::string folder_;
};

TEST_F(LogDirectory, HasTheFilesOfTheStandardAndVerifies) {
  for (const char* name : {"checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000", "tile/entries/001", "tile/entries/002.p/88",
                           "part/000/person", "part/590/person"}) {
    EXPECT_TRUE(env_->exists(path(name))) << name;
  }
  const auto result = verified();
  ASSERT_TRUE(result) << result.error().sentence;
  EXPECT_EQ(result->checkpoint.size, 600U);
  EXPECT_EQ(result->parts, 60U);
  EXPECT_EQ(result->deleted, 0U);
}

TEST_F(LogDirectory, AlsoHoldsEmptyAndRoundLogs) {
  for (const std::uint64_t size : {0U, 1U, 256U}) {
    write(size);
    const auto result = verified();
    ASSERT_TRUE(result) << size << ": " << result.error().sentence;
    EXPECT_EQ(result->checkpoint.size, size);
  }
}

TEST_F(LogDirectory, CountsDeletedPartsWithoutComplaint) {
  env_->remove(path("part/120/person"));
  EXPECT_EQ(verified()->deleted, 1U);
}

TEST_F(LogDirectory, RefusesAChangedBitInEveryFile) {
  for (const char* name : {"checkpoint", "tile/0/000", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000", "tile/entries/002.p/88", "part/000/person"}) {
    const std::size_t size = read_file(*env_, path(name)).size();
    for (const std::size_t at : {std::size_t{0}, size / 2, size - 1}) {
      flip(name, at);
      EXPECT_FALSE(verified()) << name << " byte " << at;
      flip(name, at);
    }
  }
  EXPECT_TRUE(verified());
}

TEST_F(LogDirectory, RefusesAMissingFile) {
  for (const char* name : {"checkpoint", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/001", "tile/entries/002.p/88"}) {
    env_->rename(path(name), path("aside"));
    EXPECT_EQ(refusal(), Flaw::Kind::missing) << name;
    env_->rename(path("aside"), path(name));
  }
}

TEST_F(LogDirectory, RefusesFilesThatDoNotBelong) {
  for (const char* name : {"tile/0/003", "tile/note", "part/001/person", "part/000/other"}) {
    env_->make_directory(parent_path(path(name)));
    env_->open(path(name), OpenMode::write)->close();
    EXPECT_EQ(refusal(), Flaw::Kind::syntax) << name;
    env_->remove(path(name));
  }
  env_->open(path("README"), OpenMode::write)->close();
  EXPECT_TRUE(verified()) << "beside tile and part anything may lie";
}

TEST_F(LogDirectory, RefusesEntriesOfAnotherNodeAndAnotherKey) {
  write(3, "counter-1");
  EXPECT_EQ(refusal(), Flaw::Kind::content);
  const Hash other = crypto::sha256(bytes_of("other"));
  vkey_.key = crypto::SigningKey::from_seed(std::span<const std::byte, 32>(other.bytes)).public_key();
  EXPECT_EQ(refusal(), Flaw::Kind::key);
}

TEST_F(LogDirectory, IsNotWrittenWithNamesThatLeaveIt) {
  std::filesystem::remove_all(folder_);
  LogWriter writer(*env_, folder_);
  EXPECT_THROW(writer.add({.core = entry(0).core, .parts = {{"../../escaped", {}}}}), Error);
}

TEST_F(LogDirectory, IsNotWrittenOverSomethingElseNorWithAForeignCheckpoint) {
  EXPECT_THROW(LogWriter(*env_, folder_), Error);
  std::filesystem::remove_all(folder_);
  LogWriter writer(*env_, folder_);
  writer.add(entry(0));
  EXPECT_THROW(writer.finish(sign_checkpoint({kOrigin, 1, Hash{}}, key_)), Error);
  EXPECT_FALSE(env_->exists(path("checkpoint")));
}

}  // namespace
}  // namespace nb::proof
