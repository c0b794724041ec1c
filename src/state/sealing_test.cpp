// SPDX-License-Identifier: EUPL-1.2
// Sealed parts and attachments, from the sender through the executor into the journal and back.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/env.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "journal/attachments.hpp"
#include "journal/sealer.hpp"
#include "journal/vault.hpp"
#include "support/state_bench.hpp"

namespace nb::state {
namespace {

using journal::AttachmentStore;
using journal::AttachmentWriter;
using journal::OpenFault;
using journal::Sealing;
using journal::StoredAttachment;
using journal::Vault;

using test::kArnsberg;
using ::testing::HasSubstr;

constexpr std::string_view kPassphrase = "sieben rote Zwerge tanzen";
constexpr proof::SaltSeed kSeed{};

std::string failure_of(const auto& action) {
  try {
    action();
  } catch (const Error& e) {
    return e.what();
  }
  return "nothing";
}

struct VaultBench : test::StateBench {
  Vault vault{{.env = *env, .random = random, .clock = clock, .folder = folder.file("keys"), .cost = crypto::PasswordCost::test}};
  AttachmentStore attachments{{.env = *env, .random = random, .folder = folder.file("attachments")}};

  /// Writes a note whose text is sealed; the position of its entry.
  std::uint64_t write_sealed(const std::string& subject, const std::string& text) {
    Sealing sealing(vault, random, kArnsberg, subject, kSeed);
    sealing.add("text", text);
    salts = sealing.salts();
    state::Command note = command(kArnsberg, "test.sealed_note", R"({"id":")" + subject + R"("})");
    note.sealed = std::move(sealing).finish();
    last = note;
    const auto outcome = executor->run(note);
    return outcome ? outcome->first : ~std::uint64_t{0};
  }
  std::string read(std::uint64_t seq) {
    const auto parts = journal::open_parts(*journal, vault, kArnsberg, seq);
    if (parts) return parts->empty() ? "no parts" : parts->front().content;
    switch (parts.error()) {
      case OpenFault::locked:
        return "locked";
      case OpenFault::erased:
        return "erased";
      case OpenFault::damaged:
        return "damaged";
    }
    return "";
  }
  std::vector<proof::PartSalt> salts;
  std::optional<state::Command> last;
};

TEST(Vault, MakesAKeyOnceAndOpensItWithItsPassphrase) {
  VaultBench bench;
  EXPECT_FALSE(bench.vault.has_key("05958004"));
  EXPECT_THAT(failure_of([&] { bench.vault.make_key("05958004", "zu kurz"); }), HasSubstr("zu kurz"));
  bench.vault.make_key("05958004", kPassphrase);
  EXPECT_TRUE(bench.vault.has_key("05958004"));
  EXPECT_THAT(failure_of([&] { bench.vault.make_key("05958004", kPassphrase); }), HasSubstr("wird nicht überschrieben"));
  EXPECT_EQ(bench.env->info(bench.vault.path("05958004")).permissions, 0600U);
  EXPECT_FALSE(bench.vault.unlocked("05958004"));
  EXPECT_FALSE(bench.vault.unlock("05958004", "sieben rote Zwerge singen"));
  EXPECT_FALSE(bench.vault.unlocked("05958004"));
  EXPECT_TRUE(bench.vault.unlock("05958004", kPassphrase));
  EXPECT_TRUE(bench.vault.unlocked("05958004"));
  bench.vault.lock("05958004");
  EXPECT_FALSE(bench.vault.unlocked("05958004"));
}

TEST(Vault, CountsCharactersNotBytesOfAPassphrase) {
  VaultBench bench;
  EXPECT_THAT(failure_of([&] { bench.vault.make_key("05958004", "äöüäöüäöü"); }), HasSubstr("zu kurz"));
}

TEST(Vault, NamesWhatIsWrongWithAFile) {
  VaultBench bench;
  bench.vault.make_key("05958004", kPassphrase);
  const std::string path = bench.vault.path("05958004");
  const std::string good(text_of(read_file(*bench.env, path)));
  const auto fault = [&](const std::string& text, std::uint32_t permissions = 0600) {
    bench.env->remove(path);
    write_file_durably(*bench.env, path, bytes_of(text), permissions);
    Vault again({.env = *bench.env, .random = bench.random, .clock = bench.clock, .folder = bench.folder.file("keys"), .cost = crypto::PasswordCost::test});
    return failure_of([&] { static_cast<void>(again.wrapper("05958004")); });
  };
  EXPECT_EQ(fault(good), "nothing");
  EXPECT_THAT(fault(good, 0644), HasSubstr("chmod 600"));
  EXPECT_THAT(fault(""), HasSubstr("beschädigt"));
  EXPECT_THAT(fault(good + "x"), HasSubstr("beschädigt"));
  std::string other = good;
  other.replace(other.find("05958004"), 8, "05958044");
  EXPECT_THAT(fault(other), HasSubstr("anderen Kommune"));
  EXPECT_THAT(failure_of([&] { static_cast<void>(bench.vault.wrapper("05958044")); }), HasSubstr("fehlt"));
}

TEST(Vault, ReplacesTheWrapperEveryMinute) {
  VaultBench bench;
  bench.vault.make_key("05958004", kPassphrase);
  const auto first = bench.vault.wrapper("05958004");
  EXPECT_EQ(bench.vault.wrapper("05958004"), first);
  bench.clock.advance(std::chrono::seconds(61));
  EXPECT_NE(bench.vault.wrapper("05958004"), first);
}

TEST(Sealing, IsReadAgainWhileTheVaultIsOpen) {
  VaultBench bench;
  bench.vault.make_key("05958004", kPassphrase);
  const std::uint64_t seq = bench.write_sealed("filing-1", "Erika Mustermann");
  EXPECT_EQ(bench.read(seq), "locked");
  ASSERT_TRUE(bench.vault.unlock("05958004", kPassphrase));
  EXPECT_EQ(bench.read(seq), "Erika Mustermann");
  EXPECT_EQ(bench.read(seq + 1), "no parts");
}

TEST(Sealing, StandsNowhereInTheJournalInClear) {
  VaultBench bench;
  bench.vault.make_key("05958004", kPassphrase);
  const std::uint64_t seq = bench.write_sealed("filing-1", "Erika Mustermann");
  bench.journal->read(kArnsberg, seq, seq + 1, [](const storage::EntryView& entry) {
    EXPECT_EQ(entry.core.find("Mustermann"), std::string_view::npos);
    ASSERT_EQ(entry.parts.size(), 1U);
    EXPECT_EQ(text_of(entry.parts[0].bytes).find("Mustermann"), std::string_view::npos);
  });
}

TEST(Sealing, GivesAReceiptThatProvesTheContent) {
  VaultBench bench;
  bench.vault.make_key("05958004", kPassphrase);
  const std::uint64_t seq = bench.write_sealed("filing-1", "Erika Mustermann");
  auto receipt = bench.journal->receipt(kArnsberg, seq);
  ASSERT_TRUE(receipt);
  EXPECT_TRUE(receipt->salts.empty()) << "nobody but the sender knows them";
  receipt->salts = bench.salts;
  const auto proven = proof::verify_receipt(*receipt, bench.keys.verifier(kArnsberg));
  ASSERT_TRUE(proven);
  EXPECT_TRUE(proof::verify_part(*proven, "text", bytes_of("Erika Mustermann")));
  EXPECT_FALSE(proof::verify_part(*proven, "text", bytes_of("Erika Musterfrau")));
}

TEST(Sealing, IsErasedWithItsKeyAndTheLogStillVerifies) {
  VaultBench bench;
  bench.vault.make_key("05958004", kPassphrase);
  const std::uint64_t seq = bench.write_sealed("filing-1", "Erika Mustermann");
  const std::uint64_t other = bench.write_sealed("filing-2", "Max Mustermann");
  ASSERT_TRUE(bench.vault.unlock("05958004", kPassphrase));
  ASSERT_TRUE(bench.run(kArnsberg, "test.erase", R"({"id":"filing-1"})"));
  EXPECT_EQ(bench.read(seq), "erased");
  EXPECT_EQ(bench.read(other), "Max Mustermann");
  EXPECT_TRUE(proof::verify_receipt(*bench.journal->receipt(kArnsberg, seq), bench.keys.verifier(kArnsberg)));
}

TEST(Sealing, WithoutItsPartsIsRefused) {
  VaultBench bench;
  const auto refused = bench.run(kArnsberg, "test.sealed_note", R"({"id":"filing-1"})");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "state.sealed_missing");
}

TEST(Sealing, OfAnotherSubjectIsRefused) {
  VaultBench bench;
  bench.vault.make_key("05958004", kPassphrase);
  static_cast<void>(bench.write_sealed("filing-1", "x"));
  state::Command moved = *bench.last;
  moved.id = make_command_id(bench.random, bench.clock.now());
  moved.args = R"({"id":"filing-2"})";
  const auto refused = bench.executor->run(moved);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "state.sealed_missing");
}

TEST(Sealing, RepeatedGivesTheSamePositionAndSalts) {
  VaultBench bench;
  bench.vault.make_key("05958004", kPassphrase);
  const std::uint64_t seq = bench.write_sealed("filing-1", "x");
  const auto salts = bench.salts;
  Sealing again(bench.vault, bench.random, kArnsberg, "filing-1", kSeed);
  again.add("text", "x");
  state::Command repeat = *bench.last;
  EXPECT_EQ(again.salts(), salts);
  repeat.sealed = std::move(again).finish();
  const auto outcome = bench.executor->run(repeat);
  ASSERT_TRUE(outcome);
  EXPECT_TRUE(outcome->repeated);
  EXPECT_EQ(outcome->first, seq);
  ASSERT_TRUE(bench.vault.unlock("05958004", kPassphrase));
  EXPECT_EQ(bench.read(seq), "x") << "the first key stays the key";
}

class Attachments : public ::testing::TestWithParam<std::size_t> {};

TEST_P(Attachments, AreReadBackToTheLastByte) {
  VaultBench bench;
  const auto key = crypto::SecretKey::generate(bench.random);
  Bytes content(GetParam());
  bench.random.fill(content);
  AttachmentWriter writer = bench.attachments.begin("05958004", key);
  for (std::size_t at = 0; at < content.size(); at += 50'000) writer.write(ByteView(content).subspan(at, std::min<std::size_t>(50'000, content.size() - at)));
  const StoredAttachment stored = writer.finish();
  EXPECT_EQ(stored.bytes, content.size());
  EXPECT_EQ(stored.content, crypto::sha256(content));
  Bytes back;
  ASSERT_TRUE(bench.attachments.read("05958004", stored.stored, key, [&](ByteView piece) { back.insert(back.end(), piece.begin(), piece.end()); }));
  EXPECT_EQ(back, content);
  EXPECT_FALSE(bench.attachments.read("05958004", stored.stored, crypto::SecretKey::generate(bench.random), [](ByteView) {}));
  EXPECT_FALSE(bench.attachments.read("05958044", stored.stored, key, [](ByteView) {}));
}

INSTANTIATE_TEST_SUITE_P(Sizes, Attachments, ::testing::Values(0, 1, 65'535, 65'536, 65'537, 131'072, 300'000));

TEST(AttachmentFiles, ThatWereCutOrChangedAreSaidToBeDamaged) {
  VaultBench bench;
  const auto key = crypto::SecretKey::generate(bench.random);
  AttachmentWriter writer = bench.attachments.begin("05958004", key);
  writer.write(Bytes(200'000, std::byte{7}));
  const StoredAttachment stored = writer.finish();
  const std::string name = to_hex(stored.stored.bytes);
  const std::string path = bench.folder.file("attachments/05958004/" + name.substr(0, 2) + "/" + name);
  const Bytes good = read_file(*bench.env, path);
  const auto damaged = [&](Bytes bytes) {
    write_file_durably(*bench.env, path, bytes);
    return !bench.attachments.read("05958004", stored.stored, key, [](ByteView) {}).has_value();
  };
  EXPECT_FALSE(damaged(good));
  Bytes longer = good;
  longer.push_back(std::byte{0});
  EXPECT_TRUE(damaged(longer));
  EXPECT_TRUE(damaged(Bytes(good.begin(), good.end() - 1)));
  EXPECT_TRUE(damaged(Bytes(good.begin(), good.begin() + 24 + 65'536 + 17))) << "cut at the end of a piece";
  EXPECT_TRUE(damaged({}));
  Bytes flipped = good;
  flipped[100'000] ^= std::byte{1};
  EXPECT_TRUE(damaged(flipped));
}

TEST(AttachmentFiles, ThatNobodyNamesAreSwept) {
  VaultBench bench;
  const auto key = crypto::SecretKey::generate(bench.random);
  const auto store = [&](std::byte b) {
    AttachmentWriter writer = bench.attachments.begin("05958004", key);
    writer.write(Bytes(10, b));
    return writer.finish().stored;
  };
  const Hash named = store(std::byte{1});
  const Hash orphan = store(std::byte{2});
  { AttachmentWriter abandoned = bench.attachments.begin("05958004", key); }
  EXPECT_EQ(bench.attachments.sweep("05958004", {named}), 1U) << "what was abandoned has gone by itself";
  EXPECT_TRUE(bench.attachments.has("05958004", named));
  EXPECT_FALSE(bench.attachments.has("05958004", orphan));
}

}  // namespace
}  // namespace nb::state
