// SPDX-License-Identifier: EUPL-1.2
#include "proof/cosignature.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "proof/checkpoint.hpp"
#include "proof/test_receipts.hpp"

namespace nb::proof {
namespace {

constexpr std::uint64_t kTime = 1698915600;

class CosignatureTest : public testing::Test {
 protected:
  [[nodiscard]] Result<std::vector<Cosignature>, Flaw> checked() const { return verify_cosignatures(note_, std::span(&witness_, 1)); }

  test::ReceiptMaker maker_;
  WitnessKey witness_{"witness.example/a", maker_.witness().public_key()};
  Note note_ = *parse_note(sign_checkpoint({"notbetrieb/x/05958004/main", 12, empty_root()}, maker_.key()));
};

TEST_F(CosignatureTest, IsVerifiedWithItsTime) {
  note_.signatures.push_back(cosign(note_.text, witness_.name, maker_.witness(), kTime));
  EXPECT_EQ(note_.signatures.back().bytes.size(), 4U + 8U + 64U);
  EXPECT_EQ(checked().value(), (std::vector<Cosignature>{{"witness.example/a", kTime}}));
  const auto again = parse_note(note_of(note_));
  ASSERT_TRUE(again);
  EXPECT_EQ(again->signatures, note_.signatures);
  EXPECT_TRUE(open_checkpoint(note_of(note_), {"notbetrieb/x/05958004/main", maker_.key().public_key()})) << "the log's own signature is untouched";
}

TEST_F(CosignatureTest, SignsTheMessageOfTheSpecification) {
  const auto line = cosign(note_.text, witness_.name, maker_.witness(), kTime);
  crypto::Signature signature;
  std::copy(line.bytes.begin() + 12, line.bytes.end(), signature.bytes.begin());
  EXPECT_TRUE(crypto::verify(witness_.key, bytes_of("cosignature/v1\ntime 1698915600\n" + note_.text), signature));
}

TEST_F(CosignatureTest, IsRefusedWithAnyChangedBit) {
  const auto good = cosign(note_.text, witness_.name, maker_.witness(), kTime);
  for (std::size_t bit = kKeyIdBytes * 8; bit < good.bytes.size() * 8; ++bit) {
    auto bent = good;
    bent.bytes[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
    note_.signatures = {bent};
    ASSERT_EQ(checked().error().kind, Flaw::Kind::signature) << bit;
  }
}

TEST_F(CosignatureTest, OfUnknownWitnessesIsIgnoredAndTwiceIsRefused) {
  EXPECT_TRUE(checked()->empty());
  note_.signatures.push_back(cosign(note_.text, "witness.example/b", maker_.witness(), kTime));
  EXPECT_TRUE(checked()->empty());
  note_.signatures.push_back(cosign(note_.text, witness_.name, maker_.witness(), kTime));
  note_.signatures.push_back(cosign(note_.text, witness_.name, maker_.witness(), kTime + 1));
  EXPECT_EQ(checked().error().kind, Flaw::Kind::syntax);
}

TEST_F(CosignatureTest, KeysHaveATypeOfTheirOwn) {
  const auto text = witness_vkey_text(witness_);
  EXPECT_EQ(*parse_witness_vkey(text), witness_);
  EXPECT_FALSE(parse_vkey(text)) << "not a log's key";
  EXPECT_FALSE(parse_witness_vkey(vkey_text({witness_.name, witness_.key}))) << "not a witness's key";
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto bent = text;
    bent[i] = bent[i] == 'B' ? 'C' : 'B';
    ASSERT_FALSE(parse_witness_vkey(bent)) << i;
  }
}

}  // namespace
}  // namespace nb::proof
