// SPDX-License-Identifier: EUPL-1.2
#include "crypto/seal.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/bytes.hpp"
#include "base/text.hpp"
#include "crypto/random.hpp"

namespace nb::crypto {
namespace {

std::string opened(const SecretKey& key, ByteView sealed, std::string_view context) {
  const auto content = open_sealed(key, sealed, bytes_of(context));
  return content ? std::string(text_of(*content)) : "refused";
}

TEST(Seal, OpensWithItsKeyAndContextOnly) {
  SystemRandom random;
  const SecretKey key = SecretKey::generate(random);
  const SecretKey other = SecretKey::generate(random);
  const Bytes sealed = seal(key, bytes_of("Widerspruch"), bytes_of("log/subject"), random);
  EXPECT_EQ(sealed.size(), 11 + kSealOverhead);
  EXPECT_EQ(opened(key, sealed, "log/subject"), "Widerspruch");
  EXPECT_EQ(opened(other, sealed, "log/subject"), "refused");
  EXPECT_EQ(opened(key, sealed, "log/other"), "refused");
}

TEST(Seal, RefusesEveryFlippedBitAndEveryShorterText) {
  SystemRandom random;
  const SecretKey key = SecretKey::generate(random);
  const Bytes sealed = seal(key, bytes_of("abc"), {}, random);
  for (std::size_t i = 0; i < sealed.size() * 8; ++i) {
    Bytes bad = sealed;
    bad[i / 8] ^= static_cast<std::byte>(1U << (i % 8));
    EXPECT_EQ(opened(key, bad, ""), "refused") << "bit " << i;
  }
  for (std::size_t n = 0; n < sealed.size(); ++n) EXPECT_EQ(opened(key, ByteView(sealed).first(n), ""), "refused") << n << " bytes";
}

TEST(Seal, NeverMakesTheSameBytesTwice) {
  SystemRandom random;
  const SecretKey key = SecretKey::generate(random);
  EXPECT_NE(seal(key, bytes_of("abc"), {}, random), seal(key, bytes_of("abc"), {}, random));
}

TEST(KeyWrapper, IsUndoneByThePrivateDataKeyOnly) {
  SystemRandom random;
  const SecretKey data_key = SecretKey::generate(random);
  const SecretKey another = SecretKey::generate(random);
  const KeyWrapper wrapper(public_half(data_key), random);
  const SecretKey subject = SecretKey::generate(random);
  const Bytes wrapped = wrapper.wrap(subject, random);
  EXPECT_EQ(wrapped.size(), kWrappedKeyBytes);
  const auto back = unwrap(data_key, wrapped);
  ASSERT_TRUE(back);
  EXPECT_TRUE(std::ranges::equal(back->bytes(), subject.bytes()));
  EXPECT_FALSE(unwrap(another, wrapped));
  EXPECT_NE(wrapper.wrap(subject, random), wrapped);
}

TEST(KeyWrapper, RefusesEveryFlippedBit) {
  SystemRandom random;
  const SecretKey data_key = SecretKey::generate(random);
  const Bytes wrapped = KeyWrapper(public_half(data_key), random).wrap(SecretKey::generate(random), random);
  // The top bit of a Curve25519 point is ignored by the curve itself (RFC 7748 §5), so it is not one that can be refused.
  const std::size_t ignored = 31 * 8 + 7;
  for (std::size_t i = 0; i < wrapped.size() * 8; ++i) {
    if (i == ignored) continue;
    Bytes bad = wrapped;
    bad[i / 8] ^= static_cast<std::byte>(1U << (i % 8));
    EXPECT_FALSE(unwrap(data_key, bad)) << "bit " << i;
  }
  EXPECT_FALSE(unwrap(data_key, ByteView(wrapped).first(wrapped.size() - 1)));
}

TEST(DerivedKey, DiffersByPurposeAndSource) {
  SystemRandom random;
  const SecretKey source = SecretKey::generate(random);
  const auto same = [](const SecretKey& a, const SecretKey& b) { return std::ranges::equal(a.bytes(), b.bytes()); };
  EXPECT_TRUE(same(derive_key(source, "nb-index"), derive_key(source, "nb-index")));
  EXPECT_FALSE(same(derive_key(source, "nb-index"), derive_key(source, "nb-other")));
  EXPECT_FALSE(same(derive_key(source, "nb-index"), source));
  EXPECT_EQ(blind_token(source, bytes_of("muster")), blind_token(source, bytes_of("muster")));
  EXPECT_NE(blind_token(source, bytes_of("muster")), blind_token(source, bytes_of("mustes")));
  EXPECT_NE(blind_token(derive_key(source, "nb-index"), bytes_of("muster")), blind_token(source, bytes_of("muster")));
}

TEST(Passphrase, GivesTheSecretBackToWhoKnowsIt) {
  SystemRandom random;
  const SecretKey secret = SecretKey::generate(random);
  const std::string locked = lock_with_passphrase(secret, "sieben zwerge", "05958004", random, PasswordCost::test);
  const auto back = unlock_with_passphrase(locked, "sieben zwerge", "05958004");
  ASSERT_TRUE(back);
  EXPECT_TRUE(std::ranges::equal(back->bytes(), secret.bytes()));
  EXPECT_FALSE(unlock_with_passphrase(locked, "sieben Zwerge", "05958004"));
  EXPECT_FALSE(unlock_with_passphrase(locked, "sieben zwerge", "05958044"));
}

TEST(Passphrase, RefusesTextThatAsksForTooMuchOrIsNotOfItsForm) {
  SystemRandom random;
  const std::string locked = lock_with_passphrase(SecretKey::generate(random), "p", "c", random, PasswordCost::test);
  const auto fields = split(locked, ' ');
  const std::string tail = " " + std::string(fields[3]) + " " + std::string(fields[4]);
  for (const std::string& bad : {std::string(), std::string("argon2id"), "argon2id 1 99999999" + tail, "argon2id 99 8" + tail, "argon2id 0 8" + tail, "argon2id 1 4" + tail,
                                 "scrypt 1 8" + tail, locked + " ", locked.substr(0, locked.size() - 1)}) {
    EXPECT_FALSE(unlock_with_passphrase(bad, "p", "c")) << bad;
  }
}

}  // namespace
}  // namespace nb::crypto
