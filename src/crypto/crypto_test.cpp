// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <set>

#include "base/env.hpp"
#include "base/text.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/password.hpp"
#include "crypto/random.hpp"
#include "crypto/sha256.hpp"

namespace nb::crypto {
namespace {

TEST(Sha256, GivesTheValuesOfTheStandard) {
  EXPECT_EQ(to_hex(sha256(ByteView{}).bytes), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(sha256(bytes_of("abc")).bytes), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const std::string million(1'000'000, 'a');
  EXPECT_EQ(to_hex(sha256(bytes_of(million)).bytes), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, JoinsPiecesAndUpdatesTheSameWay) {
  const Hash whole = sha256(bytes_of("abc"));
  EXPECT_EQ(sha256({bytes_of("a"), bytes_of(""), bytes_of("bc")}), whole);
  Sha256 incremental;
  EXPECT_EQ(incremental.update(bytes_of("ab")).update(bytes_of("c")).finish(), whole);
  EXPECT_EQ(incremental.update(bytes_of("abc")).finish(), whole) << "as new after finish()";
}

TEST(ConstantTime, ComparesLengthAndBytes) {
  EXPECT_TRUE(equal_constant_time(bytes_of(""), bytes_of("")));
  EXPECT_TRUE(equal_constant_time(bytes_of("ab"), bytes_of("ab")));
  EXPECT_FALSE(equal_constant_time(bytes_of("ab"), bytes_of("ac")));
  EXPECT_FALSE(equal_constant_time(bytes_of("ab"), bytes_of("a")));
}

TEST(SystemRandom, MakesDifferentTokensOfUrlCharacters) {
  SystemRandom random;
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const auto token = make_token(random);
    EXPECT_EQ(token.size(), 43U);
    EXPECT_EQ(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), std::string::npos);
    seen.insert(token);
  }
  EXPECT_EQ(seen.size(), 100U);
}

Bytes hex(std::string_view text) { return *from_hex(text); }

SigningKey rfc8032_key() {  // RFC 8032, 7.1, TEST 2
  const Bytes seed = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
  return SigningKey::from_seed(std::span<const std::byte, 32>(seed.data(), 32));
}

TEST(Ed25519, SignsAsTheStandardSays) {
  const SigningKey key = rfc8032_key();
  EXPECT_EQ(to_hex(key.public_key().bytes), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  const Signature signature = key.sign(hex("72"));
  EXPECT_EQ(to_hex(signature.bytes), "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
  EXPECT_TRUE(verify(key.public_key(), hex("72"), signature));
  EXPECT_FALSE(verify(key.public_key(), hex("73"), signature));
  Signature bent = signature;
  bent.bytes[0] ^= std::byte{1};
  EXPECT_FALSE(verify(key.public_key(), hex("72"), bent));
}

class KeyFile : public testing::Test {
 protected:
  KeyFile() : folder_(std::filesystem::temp_directory_path() / ("nb-key-" + std::to_string(::getpid()))) {
    env_->make_directory(folder_);
    save_signing_key(*env_, path_, kName, key_);
  }
  ~KeyFile() override { std::filesystem::remove_all(folder_); }

  /// The sentence of the refusal; "" if the file is accepted.
  std::string refusal(std::string_view name = kName) {
    try {
      (void)load_signing_key(*env_, path_, name);
    } catch (const Error& e) {
      EXPECT_EQ(e.kind(), ErrorKind::key);
      return e.what();
    }
    return "";
  }
  void replace(const std::string& text) { write_file_durably(*env_, path_, bytes_of(text), 0600); }

  static constexpr std::string_view kName = "05958004/main";
  std::string folder_;
  std::string path_ = folder_ + "/signing-key";
  std::unique_ptr<Env> env_ = posix_env();
  SystemRandom random_;
  SigningKey key_ = SigningKey::generate(random_);
};

TEST_F(KeyFile, KeepsTheKeyForItsOwnerOnly) {
  EXPECT_EQ(env_->info(path_).permissions, 0600U);
  EXPECT_EQ(load_signing_key(*env_, path_, kName).public_key(), key_.public_key());
  EXPECT_THROW(save_signing_key(*env_, path_, kName, key_), Error);
}

TEST_F(KeyFile, TellsEveryRefusalInItsOwnWords) {
  const std::string good(text_of(read_file(*env_, path_)));
  EXPECT_NE(refusal("05958048/main").find("gehört zu »05958004/main«"), std::string::npos);
  std::filesystem::permissions(path_, std::filesystem::perms(0640));
  EXPECT_NE(refusal().find("Andere können sie lesen"), std::string::npos);
  replace("");
  EXPECT_NE(refusal().find("enthält keinen Schlüssel"), std::string::npos);
  replace("PRIVATE+KEY+05958004/main");
  EXPECT_NE(refusal().find("unvollständig"), std::string::npos);
  replace(good.substr(0, good.size() - 9));
  EXPECT_NE(refusal().find("falsche Länge"), std::string::npos);
  replace(std::string(5000, 'x'));
  EXPECT_NE(refusal().find("falsche Länge"), std::string::npos);
  std::string bent = good;
  bent[bent.size() - 20] = bent[bent.size() - 20] == 'A' ? 'B' : 'A';
  replace(bent);
  EXPECT_NE(refusal().find("beschädigt"), std::string::npos);
  env_->remove(path_);
  EXPECT_NE(refusal().find("fehlt"), std::string::npos);
  env_->make_directory(path_);
  EXPECT_NE(refusal().find("Ordner"), std::string::npos);
}

TEST(Password, IsVerifiedAndNothingElse) {
  const auto stored = hash_password("korrekt Pferd", PasswordCost::test);
  EXPECT_TRUE(stored.starts_with("$argon2id$"));
  EXPECT_TRUE(verify_password(stored, "korrekt Pferd"));
  EXPECT_FALSE(verify_password(stored, "korrekt pferd"));
  EXPECT_FALSE(verify_password("", ""));
  EXPECT_FALSE(verify_password("$argon2id$", "korrekt Pferd"));
  EXPECT_NE(hash_password("korrekt Pferd", PasswordCost::test), stored) << "another salt each time";
  EXPECT_TRUE(needs_rehash(stored));
  EXPECT_FALSE(needs_rehash(stored, PasswordCost::test));
}

}  // namespace
}  // namespace nb::crypto
