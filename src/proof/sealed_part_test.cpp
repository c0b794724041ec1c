// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <string>

#include "base/text.hpp"
#include "crypto/random.hpp"
#include "crypto/seal.hpp"
#include "crypto/sha256.hpp"
#include "proof/entry.hpp"

namespace nb::proof {
namespace {

constexpr SealedPlace kPlace{.log = "05958004/main", .subject = "filing-1"};

class SealedPart : public ::testing::Test {
 protected:
  std::string opened(const StoredPart& part, const SealedPlace& place, const crypto::SecretKey& key) {
    const auto content = read_sealed_part(part.digest, part.bytes, place, key);
    return content ? content->content : "refused";
  }
  crypto::SystemRandom random_;
  crypto::SecretKey key_ = crypto::SecretKey::generate(random_);
  Salt salt_ = derive_salt({}, "sender");
};

TEST_F(SealedPart, IsReadBackWithItsKeyAtItsPlaceOnly) {
  const StoredPart part = make_sealed_part("sender", "Müller", salt_, kPlace, key_, random_);
  EXPECT_EQ(part.digest.kind, PartKind::sealed);
  EXPECT_EQ(part.digest.says, says_hash(salt_, bytes_of("Müller")));
  EXPECT_EQ(opened(part, kPlace, key_), "Müller");
  EXPECT_EQ(opened(part, {.log = "05958044/main", .subject = "filing-1"}, key_), "refused");
  EXPECT_EQ(opened(part, {.log = "05958004/main", .subject = "filing-2"}, key_), "refused");
  EXPECT_EQ(opened(part, {.log = "05958004/mainf", .subject = "iling-1"}, key_), "refused") << "lengths are bound too";
  EXPECT_EQ(opened(part, kPlace, crypto::SecretKey::generate(random_)), "refused");
  StoredPart renamed = part;
  renamed.digest.name = "content";
  EXPECT_EQ(opened(renamed, kPlace, key_), "refused");
}

TEST_F(SealedPart, ShowsEveryChangedBit) {
  const StoredPart part = make_sealed_part("p", "x", salt_, kPlace, key_, random_);
  for (std::size_t i = 0; i < part.bytes.size() * 8; ++i) {
    StoredPart bad = part;
    bad.bytes[i / 8] ^= static_cast<std::byte>(1U << (i % 8));
    EXPECT_EQ(opened(bad, kPlace, key_), "refused") << "bit " << i;
    bad.digest.stored = crypto::sha256(bad.bytes);  // whoever changed the bytes changed the core too
    EXPECT_EQ(opened(bad, kPlace, key_), "refused") << "bit " << i;
  }
}

TEST_F(SealedPart, IsNotReadAsAnOpenOneNorTheReverse) {
  const StoredPart sealed = make_sealed_part("p", "x", salt_, kPlace, key_, random_);
  EXPECT_FALSE(read_open_part(sealed.digest, sealed.bytes));
  const StoredPart open = make_open_part("p", "x", random_);
  EXPECT_FALSE(read_sealed_part(open.digest, open.bytes, kPlace, key_));
}

TEST_F(SealedPart, MustSayWhatTheCoreSays) {
  StoredPart part = make_sealed_part("p", "x", salt_, kPlace, key_, random_);
  part.digest.says = says_hash(salt_, bytes_of("y"));
  EXPECT_EQ(opened(part, kPlace, key_), "refused");
}

TEST(DerivedSalt, FollowsFromSeedAndNameAlone) {
  SaltSeed other;
  other.bytes[31] = std::byte{1};
  EXPECT_EQ(derive_salt({}, "sender"), derive_salt({}, "sender"));
  EXPECT_NE(derive_salt({}, "sender"), derive_salt({}, "content"));
  EXPECT_NE(derive_salt({}, "sender"), derive_salt(other, "sender"));
  // SHA-256("notbetrieb salt" ‖ 0x00 ‖ 32 zero bytes ‖ "sender"), first half: receipts of today must be checkable for ever.
  EXPECT_EQ(to_hex(derive_salt({}, "sender").bytes), "08c57fa6d0b9eab31a2b9a0b111842ca");
}

}  // namespace
}  // namespace nb::proof
