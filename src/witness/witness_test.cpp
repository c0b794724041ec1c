// SPDX-License-Identifier: EUPL-1.2
// Two towns' nodes: one keeps a log, the other vouches for it.
#include <gtest/gtest.h>

#include "base/env.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "crypto/sha256.hpp"
#include "proof/test_tree.hpp"
#include "support/temp_folder.hpp"
#include "witness/cosigner.hpp"
#include "witness/request.hpp"

namespace nb::witness {
namespace {

const std::string kOrigin = "notbetrieb/sundern/05958044/main";

crypto::SigningKey fixed_key(std::string_view name) {
  const Hash seed = crypto::sha256(bytes_of(name));
  return crypto::SigningKey::from_seed(std::span<const std::byte, 32>(seed.bytes));
}

class FixedClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return *parse_rfc3339("2023-11-02T09:00:00Z"); }
};

/// A log that grows leaf by leaf, and can be asked for any of its earlier states.
class GrowingLog {
 public:
  explicit GrowingLog(std::string_view salt = "") : salt_(salt) {}
  void grow_to(std::uint64_t size) {
    for (std::uint64_t i = tree_.size(); i < size; ++i) store_.add(tree_, proof::leaf_hash(bytes_of((i < 3 ? "" : salt_) + std::to_string(i))));  // the first three are common
  }
  [[nodiscard]] std::string request(std::uint64_t old_size) const {
    AddCheckpoint out{.old_size = old_size, .proof = {}, .checkpoint = proof::sign_checkpoint({kOrigin, tree_.size(), tree_.root()}, key_)};
    if (old_size != 0) out.proof = proof::consistency_proof(old_size, tree_.size(), proof::TileHashes(tree_, store_));
    return encode_request(out);
  }
  [[nodiscard]] const crypto::SigningKey& key() const { return key_; }

 private:
  std::string salt_;
  proof::TileTree tree_;
  proof::test::MemoryTiles store_;
  crypto::SigningKey key_ = fixed_key("sundern");
};

class CosignerTest : public testing::Test {
 protected:
  [[nodiscard]] Cosigner open(Env& env) {
    return Cosigner({.env = env, .clock = clock_, .folder = folder_.file("witness"), .name = "zeuge.example", .logs = {{kOrigin, log_.key().public_key()}}}, fixed_key("witness"));
  }

  /// Does the answer confirm the checkpoint of that request?
  [[nodiscard]] bool confirms(const Cosigner& witness, const std::string& request, const Answer& answer) const {
    auto note = *proof::parse_note(parse_request(request)->checkpoint);
    const auto line = proof::parse_signature_line(trim(answer.text));
    if (answer.status != 200 || !line) return false;
    note.signatures.push_back(*line);
    const auto key = witness.key();
    const auto verified = proof::verify_cosignatures(note, std::span(&key, 1));
    return verified && verified->size() == 1 && verified->front().time == 1698915600;
  }

  test::TempFolder folder_;
  FixedClock clock_;
  std::unique_ptr<Env> env_ = posix_env();
  GrowingLog log_;
};

TEST(WitnessRequest, ReadsWhatItWrote) {
  const AddCheckpoint request{.old_size = 7, .proof = {proof::empty_root(), Hash{}}, .checkpoint = "x\n1\ny\n\n— z AAAAAAA=\n"};
  EXPECT_EQ(*parse_request(encode_request(request)), request);
  for (const char* bad : {"", "old 1", "old 1\n", "old 01\n\nx", "old -1\n\nx", "size 1\n\nx", "old 1\nAAAA\n\nx", "\n\nx"}) EXPECT_FALSE(parse_request(bad)) << bad;
  EXPECT_EQ(parse_request("old 1\n" + std::string(kRequestBytesMax, 'x')).error().kind, proof::Flaw::Kind::too_long);
  AddCheckpoint deep = request;
  deep.proof.resize(64);
  EXPECT_EQ(parse_request(encode_request(deep)).error().kind, proof::Flaw::Kind::too_long);
}

TEST_F(CosignerTest, ConfirmsALogThatGrows) {
  Cosigner witness = open(*env_);
  std::uint64_t old_size = 0;
  for (const std::uint64_t size : {1U, 2U, 5U, 5U, 300U}) {
    log_.grow_to(size);
    const auto request = log_.request(old_size);
    EXPECT_TRUE(confirms(witness, request, witness.add_checkpoint(request))) << size;
    old_size = size;
  }
}

TEST_F(CosignerTest, TellsTheSizeItKnowsAlsoAfterARestart) {
  log_.grow_to(5);
  {
    Cosigner witness = open(*env_);
    EXPECT_EQ(witness.add_checkpoint(log_.request(0)).status, 200);
  }
  Cosigner witness = open(*env_);
  log_.grow_to(9);
  const Answer stale = witness.add_checkpoint(log_.request(0));
  EXPECT_EQ(stale.status, 409);
  EXPECT_EQ(stale.content_type, "text/x.tlog.size");
  EXPECT_EQ(stale.text, "5\n");
  EXPECT_EQ(witness.add_checkpoint(log_.request(3)).status, 409);
  EXPECT_EQ(witness.add_checkpoint(log_.request(5)).status, 200);
}

TEST_F(CosignerTest, NeverConfirmsAFork) {
  Cosigner witness = open(*env_);
  log_.grow_to(5);
  EXPECT_EQ(witness.add_checkpoint(log_.request(0)).status, 200);
  GrowingLog fork("forked");
  fork.grow_to(5);
  EXPECT_EQ(witness.add_checkpoint(fork.request(5)).status, 409) << "the same size, another root";
  fork.grow_to(9);
  EXPECT_EQ(witness.add_checkpoint(fork.request(5)).status, 422) << "larger, but another history";
  log_.grow_to(9);
  EXPECT_EQ(witness.add_checkpoint(log_.request(5)).status, 200) << "the true one goes on";
  GrowingLog shorter;
  shorter.grow_to(4);
  EXPECT_EQ(witness.add_checkpoint(shorter.request(4)).status, 409) << "a log that shrank";
}

TEST_F(CosignerTest, RefusesWhatItDoesNotKnowOrUnderstand) {
  Cosigner witness = open(*env_);
  log_.grow_to(3);
  const std::string good = log_.request(0);
  EXPECT_EQ(witness.add_checkpoint("nonsense").status, 400);
  EXPECT_EQ(witness.add_checkpoint("old 4" + good.substr(5)).status, 400) << "old size above the checkpoint's";
  const auto other = encode_request({.old_size = 0, .proof = {}, .checkpoint = proof::sign_checkpoint({"notbetrieb/x/05958004/main", 3, proof::empty_root()}, log_.key())});
  EXPECT_EQ(witness.add_checkpoint(other).status, 404);
  const auto forged = encode_request({.old_size = 0, .proof = {}, .checkpoint = proof::sign_checkpoint({kOrigin, 3, proof::empty_root()}, fixed_key("forger"))});
  EXPECT_EQ(witness.add_checkpoint(forged).status, 403);
  const auto with_proof = encode_request({.old_size = 0, .proof = {Hash{}}, .checkpoint = parse_request(good)->checkpoint});
  EXPECT_EQ(witness.add_checkpoint(with_proof).status, 422);
  EXPECT_TRUE(confirms(witness, good, witness.add_checkpoint(good))) << "none of it was remembered";
}

TEST_F(CosignerTest, DoesNotStartOverADamagedMemory) {
  log_.grow_to(5);
  {
    Cosigner witness = open(*env_);
    EXPECT_EQ(witness.add_checkpoint(log_.request(0)).status, 200);
  }
  const std::string path = folder_.file("witness/" + env_->list(folder_.file("witness")).at(0));
  write_file_durably(*env_, path, bytes_of("broken"));
  EXPECT_THROW((void)open(*env_), Error);
}

/// A disk that cannot keep anything any more.
class FullDisk final : public Env {
 public:
  explicit FullDisk(Env& disk) : disk_(disk) {}
  bool full = false;
  std::unique_ptr<File> open(const std::string& path, OpenMode mode, std::uint32_t permissions) override {
    if (full && mode != OpenMode::read) throw DiskError(28, "schreiben", path);
    return disk_.open(path, mode, permissions);
  }
  bool exists(const std::string& path) override { return disk_.exists(path); }
  FileInfo info(const std::string& path) override { return disk_.info(path); }
  std::vector<std::string> list(const std::string& directory) override { return disk_.list(directory); }
  void rename(const std::string& from, const std::string& to) override { disk_.rename(from, to); }
  void remove(const std::string& path) override { disk_.remove(path); }
  void make_directory(const std::string& path) override { disk_.make_directory(path); }
  void sync_directory(const std::string& directory) override { disk_.sync_directory(directory); }
  std::unique_ptr<FileLock> lock(const std::string& path) override { return disk_.lock(path); }

 private:
  Env& disk_;
};

TEST_F(CosignerTest, ConfirmsNothingItCannotRemember) {
  FullDisk disk(*env_);
  Cosigner witness = open(disk);
  log_.grow_to(5);
  disk.full = true;
  EXPECT_THROW((void)witness.add_checkpoint(log_.request(0)), DiskError);
  disk.full = false;
  GrowingLog fork("forked");
  fork.grow_to(5);
  EXPECT_EQ(witness.add_checkpoint(fork.request(0)).status, 200) << "what was not confirmed does not bind";
}

}  // namespace
}  // namespace nb::witness
