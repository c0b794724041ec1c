// SPDX-License-Identifier: EUPL-1.2
#include "proof/receipt.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "crypto/sha256.hpp"
#include "proof/test_tree.hpp"

namespace nb::proof {
namespace {

constexpr std::uint64_t kIndex = 700;
constexpr std::uint64_t kSize = 1003;

/// A log of 1003 entries whose 701st is the one that a citizen holds a receipt of.
class ReceiptTest : public testing::Test {
 protected:
  ReceiptTest() {
    test::CountingRandom random;
    const StoredPart part = make_open_part("filing", kContent, random);
    EntryCore core{.type = "intake.filing_received",
                   .at = "2023-11-02T09:00:00+01:00",
                   .occurred = {},
                   .node = "main",
                   .actor = "poststelle",
                   .command = "0b9e1f3c-6f0a-4c6e-9d55-2f5f6f1f0a11",
                   .subject = "AR-2023-000017",
                   .data = R"({"channel":"counter"})",
                   .parts = {part.digest}};
    core.parts.push_back({.name = "scan", .kind = PartKind::sealed, .stored = {}, .says = {}});
    receipt_.core = *encode_entry(core);
    receipt_.salts = {{"filing", read_open_part(part.digest, part.bytes)->salt}};
    auto leaves = test::leaves(kSize);
    leaves[kIndex] = leaf_hash(bytes_of(receipt_.core));
    test::MemoryTiles store;
    TileTree tree;
    for (const Hash& leaf : leaves) store.add(tree, leaf);
    receipt_.index = kIndex;
    receipt_.proof = inclusion_proof(kIndex, kSize, TileHashes(tree, store));
    root_ = tree.root();
    receipt_.checkpoint = sign_checkpoint({"05958004/main", kSize, root_}, key_);
  }

  [[nodiscard]] Result<ProvenEntry, Flaw> checked(std::string_view text) const {
    const auto receipt = parse_receipt(text);
    if (!receipt) return refuse(receipt.error());
    return verify_receipt(*receipt, vkey_);
  }

  static constexpr std::string_view kContent = "Widerspruch gegen den Bescheid vom 5. Oktober";
  Hash seed_ = crypto::sha256(bytes_of("receipt test"));
  crypto::SigningKey key_ = crypto::SigningKey::from_seed(std::span<const std::byte, 32>(seed_.bytes));
  VerifierKey vkey_{"05958004/main", key_.public_key()};
  Hash root_;
  Receipt receipt_;
};

TEST_F(ReceiptTest, HasTheBytesOfTheGoldenFile) {
  const std::string path = NB_SOURCE_DIR "/tests/golden/receipt_v1.tlog-proof";
  const std::string text = encode_receipt(receipt_);
  if (std::getenv("NB_ACCEPT") != nullptr) std::ofstream(path) << text;
  std::ifstream file(path);
  ASSERT_TRUE(file) << path;
  EXPECT_EQ(text, std::string(std::istreambuf_iterator<char>(file), {}));
}

TEST_F(ReceiptTest, ProvesEntryAndContent) {
  const auto text = encode_receipt(receipt_);
  EXPECT_EQ(*parse_receipt(text), receipt_);
  const auto proven = checked(text);
  ASSERT_TRUE(proven) << proven.error().sentence;
  EXPECT_EQ(proven->index, kIndex);
  EXPECT_EQ(proven->entry.subject, "AR-2023-000017");
  EXPECT_EQ(proven->checkpoint.root, root_);
  EXPECT_TRUE(verify_part(*proven, "filing", bytes_of(kContent)));
  EXPECT_EQ(verify_part(*proven, "filing", bytes_of("etwas anderes")).error().kind, Flaw::Kind::content);
  EXPECT_EQ(verify_part(*proven, "scan", bytes_of(kContent)).error().kind, Flaw::Kind::missing);
  EXPECT_EQ(verify_part(*proven, "other", bytes_of(kContent)).error().kind, Flaw::Kind::missing);
}

TEST_F(ReceiptTest, RefusesEveryChangedBitWithAReason) {
  const auto text = encode_receipt(receipt_);
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    std::string bent = text;
    bent[bit / 8] = static_cast<char>(static_cast<unsigned char>(bent[bit / 8]) ^ (1U << (bit % 8)));
    const auto proven = checked(bent);
    ASSERT_FALSE(proven) << "bit " << bit << " of byte " << bit / 8;
    ASSERT_FALSE(proven.error().sentence.empty());
  }
}

TEST_F(ReceiptTest, RefusesEveryCut) {
  const auto text = encode_receipt(receipt_);
  for (std::size_t length = 0; length < text.size(); ++length) ASSERT_FALSE(checked(std::string_view(text).substr(0, length))) << length;
}

TEST_F(ReceiptTest, RefusesWhatAnAttackerCouldRearrange) {
  const auto verdict = [&](const Receipt& receipt) { return verify_receipt(*parse_receipt(encode_receipt(receipt)), vkey_).error().kind; };
  Receipt bent = receipt_;
  bent.index = kIndex + 1;
  EXPECT_EQ(verdict(bent), Flaw::Kind::proof);
  bent = receipt_;
  bent.core.replace(bent.core.find("counter"), 7, "telefax");
  EXPECT_EQ(verdict(bent), Flaw::Kind::proof);
  bent = receipt_;
  bent.salts[0].name = "scam";
  EXPECT_EQ(verdict(bent), Flaw::Kind::syntax);
  bent = receipt_;
  bent.salts.push_back(bent.salts[0]);
  EXPECT_EQ(verdict(bent), Flaw::Kind::syntax);
  bent = receipt_;
  bent.checkpoint = sign_checkpoint({"05958004/counter-1", kSize, root_}, key_);
  EXPECT_EQ(verdict(bent), Flaw::Kind::key);
  const VerifierKey renamed{"05958004/counter-1", key_.public_key()};
  EXPECT_EQ(verify_receipt(bent, renamed).error().kind, Flaw::Kind::proof) << "the entry names the node main";
}

TEST_F(ReceiptTest, RefusesTooLongAndForeignTexts) {
  EXPECT_EQ(parse_receipt(std::string(kReceiptBytesMax + 1, 'x')).error().kind, Flaw::Kind::too_long);
  for (const char* bad : {"", "\n", "c2sp.org/tlog-proof@v2\n", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nextra \n", "c2sp.org/tlog-proof@v1\nindex 1\n\n"}) {
    EXPECT_EQ(parse_receipt(bad).error().kind, Flaw::Kind::syntax) << bad;
  }
  Receipt deep = receipt_;
  deep.proof.resize(64);
  EXPECT_FALSE(parse_receipt(encode_receipt(deep)));
}

}  // namespace
}  // namespace nb::proof
