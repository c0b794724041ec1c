// SPDX-License-Identifier: EUPL-1.2
#include "staff/passkey.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "base/text.hpp"
#include "crypto/random.hpp"
#include "staff/passkey_cbor.hpp"
#include "staff/passkey_challenge.hpp"
#include "staff/passkey_key.hpp"
#include "support/soft_authenticator.hpp"

namespace nb::staff {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using test::AuthenticatorSetup;
using test::SoftAuthenticator;

const Instant kNow = *parse_rfc3339("2023-10-30T08:00:00+01:00");
const PasskeySite kSite{.rp_id = "localhost", .origins = {"http://localhost:8080"}};

Bytes some(std::string_view text) { return {bytes_of(text).begin(), bytes_of(text).end()}; }

template <class T>
std::string fault_of(const Result<T, PasskeyFault>& result) {
  return result ? "accepted" : std::string(to_string(result.error()));
}

// ---- the official vectors

json::object vectors() {
  const char* const folder = std::getenv("NB_STANDARDS_DATA");
  if (folder == nullptr) return {};
  std::ifstream file(std::string(folder) + "/webauthn_vectors.json");
  std::stringstream text;
  text << file.rdbuf();
  return json::parse(text.str()).as_object();
}

Bytes hex_member(const json::object& object, std::string_view name) { return from_hex(std::string(object.at(name).as_string())).value(); }

struct Vector {
  explicit Vector(const json::object& one)
      : registration{hex_member(one.at("registration").as_object(), "clientDataJSON"), hex_member(one.at("registration").as_object(), "attestationObject")},
        registration_challenge(hex_member(one.at("registration").as_object(), "challenge")),
        id(hex_member(one.at("registration").as_object(), "credential_id")),
        challenge(hex_member(one.at("authentication").as_object(), "challenge")) {
    const json::object& use = one.at("authentication").as_object();
    assertion = {id, hex_member(use, "clientDataJSON"), hex_member(use, "authenticatorData"), hex_member(use, "signature"), {}};
  }
  PasskeyRegistration registration;
  Bytes registration_challenge;
  Bytes id;
  Bytes challenge;
  PasskeyAssertion assertion;
};

class PasskeyVectors : public testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("NB_STANDARDS_DATA") == nullptr) GTEST_SKIP() << "NB_STANDARDS_DATA is not set: the official vectors were not checked";
    site_ = {.rp_id = std::string(all_.at("rp_id").as_string()),
             .origins = {std::string(all_.at("origin").as_string())},
             .user_verification = false,
             .top_origins = {std::string(all_.at("top_origin").as_string())}};
  }
  json::object all_ = vectors();
  PasskeySite site_;
};

TEST_F(PasskeyVectors, AreAcceptedEachWithItsOwnKey) {
  std::size_t count = 0;
  for (const auto& [name, one] : all_.at("cases").as_object()) {
    const Vector vector(one.as_object());
    const auto made = verify_registration(site_, vector.registration_challenge, vector.registration);
    ASSERT_TRUE(made.has_value()) << name << ": " << fault_of(made);
    EXPECT_EQ(made->credential_id, vector.id) << name;
    EXPECT_EQ(made->self_attested, name == "packed-self-es256") << name;
    const auto used = verify_assertion(site_, vector.challenge, {made->public_key, made->counter, {}, made->backup_eligible}, vector.assertion);
    EXPECT_EQ(fault_of(used), "accepted") << name;
    ++count;
  }
  EXPECT_EQ(count, 11U);
}

TEST_F(PasskeyVectors, AreRefusedWithOneBitChangedAnywhereInWhatWasSigned) {
  for (const auto& [name, one] : all_.at("cases").as_object()) {
    const Vector vector(one.as_object());
    const auto made = verify_registration(site_, vector.registration_challenge, vector.registration);
    ASSERT_TRUE(made.has_value()) << name;
    const StoredPasskey stored{made->public_key, made->counter, {}, made->backup_eligible};
    for (Bytes PasskeyAssertion::*const part : {&PasskeyAssertion::authenticator_data, &PasskeyAssertion::client_data, &PasskeyAssertion::signature}) {
      for (std::size_t i = 0; i < (vector.assertion.*part).size(); ++i) {
        PasskeyAssertion changed = vector.assertion;
        (changed.*part)[i] ^= std::byte{1};
        EXPECT_NE(fault_of(verify_assertion(site_, vector.challenge, stored, changed)), "accepted") << name << " byte " << i;
      }
    }
  }
}

TEST_F(PasskeyVectors, AreRefusedForAnotherSiteQuestionOrFrame) {
  const Vector plain(all_.at("cases").as_object().at("none-es256").as_object());
  const Vector framed(all_.at("cases").as_object().at("none-es256-topOrigin").as_object());
  const Vector crossed(all_.at("cases").as_object().at("none-es256-crossOrigin").as_object());
  PasskeySite other = site_;
  other.origins = {"https://example.com", "https://example.org.example.com"};
  EXPECT_EQ(fault_of(verify_registration(other, plain.registration_challenge, plain.registration)), "wrong_origin");
  other = site_;
  other.rp_id = "www.example.org";
  EXPECT_EQ(fault_of(verify_registration(other, plain.registration_challenge, plain.registration)), "wrong_site");
  EXPECT_EQ(fault_of(verify_registration(site_, plain.challenge, plain.registration)), "wrong_challenge");
  EXPECT_EQ(fault_of(verify_registration(site_, {}, plain.registration)), "wrong_challenge");
  other = site_;
  other.top_origins.clear();
  EXPECT_EQ(fault_of(verify_registration(other, crossed.registration_challenge, crossed.registration)), "wrong_origin");
  EXPECT_EQ(fault_of(verify_registration(other, framed.registration_challenge, framed.registration)), "wrong_origin");
  other.top_origins = {"https://example.net"};
  EXPECT_EQ(fault_of(verify_registration(other, framed.registration_challenge, framed.registration)), "wrong_origin");
}

TEST_F(PasskeyVectors, OfSelfAttestationAreRefusedWithAForeignSignature) {
  const Vector vector(all_.at("cases").as_object().at("packed-self-es256").as_object());
  std::size_t refused = 0;
  for (std::size_t i = 0; i < vector.registration.attestation.size(); ++i) {
    PasskeyRegistration changed = vector.registration;
    changed.attestation[i] ^= std::byte{1};
    const auto made = verify_registration(site_, vector.registration_challenge, changed);
    refused += made ? 0U : 1U;
    EXPECT_FALSE(made && made->self_attested) << "byte " << i;
  }
  EXPECT_GT(refused, vector.registration.attestation.size() / 2);
}

// ---- rules, one by one

class Passkey : public testing::Test {
 protected:
  [[nodiscard]] std::string registered(const AuthenticatorSetup& setup) const { return fault_of(verify_registration(kSite, challenge_, key_.make(challenge_, setup))); }
  [[nodiscard]] StoredPasskey stored(std::uint32_t counter = 0) const {
    return {verify_registration(kSite, challenge_, key_.make(challenge_)).value().public_key, counter, handle_, false};
  }
  [[nodiscard]] std::string used(const AuthenticatorSetup& setup, std::uint32_t counter = 0) const {
    return fault_of(verify_assertion(kSite, challenge_, stored(counter), key_.sign(challenge_, handle_, setup)));
  }

  SoftAuthenticator key_{"first key"};
  Bytes challenge_ = some("a question of thirty-two bytes..");
  Bytes handle_ = some("handle");
};

TEST_F(Passkey, IsMadeAndUsed) {
  EXPECT_EQ(registered({}), "accepted");
  EXPECT_EQ(registered({.self_attestation = true}), "accepted");
  EXPECT_EQ(used({}), "accepted");
  EXPECT_TRUE(verify_registration(kSite, challenge_, key_.make(challenge_, {.self_attestation = true}))->self_attested);
}

TEST_F(Passkey, IsRefusedFromAnotherOriginSiteOrFrame) {
  for (const char* origin : {"http://localhost:8081", "https://localhost:8080", "http://localhost:8080.example.org", ""}) {
    EXPECT_EQ(registered({.origin = origin}), "wrong_origin") << origin;
    EXPECT_EQ(used({.origin = origin}), "wrong_origin") << origin;
  }
  EXPECT_EQ(registered({.rp_id = "example.org"}), "wrong_site");
  EXPECT_EQ(used({.rp_id = "example.org"}), "wrong_site");
  EXPECT_EQ(registered({.cross_origin = true}), "wrong_origin");
  EXPECT_EQ(used({.cross_origin = true}), "wrong_origin");
}

TEST_F(Passkey, WantsSomebodyThereWhoProvedToBeThemselves) {
  EXPECT_EQ(registered({.flags = 0x04}), "not_present");
  EXPECT_EQ(used({.flags = 0x04}), "not_present");
  EXPECT_EQ(registered({.flags = 0x01}), "not_verified");
  EXPECT_EQ(used({.flags = 0x01}), "not_verified");
  EXPECT_EQ(registered({.flags = 0x15}), "malformed") << "backed up without being eligible";
  EXPECT_EQ(used({.flags = 0x0d}), "malformed") << "eligible for backup all of a sudden";
}

TEST_F(Passkey, IsRefusedWhenItsCounterDoesNotGrow) {
  EXPECT_EQ(used({.counter = 8}, 7), "accepted");
  EXPECT_EQ(used({.counter = 7}, 7), "counter_back");
  EXPECT_EQ(used({.counter = 6}, 7), "counter_back");
  EXPECT_EQ(used({.counter = 0}, 7), "counter_back");
  EXPECT_EQ(used({.counter = 0}, 0), "accepted") << "an authenticator that does not count";
}

TEST_F(Passkey, AnswersItsOwnQuestionForItsOwnAccount) {
  const PasskeyAssertion answer = key_.sign(challenge_, handle_);
  EXPECT_EQ(fault_of(verify_assertion(kSite, some("another question of 32 bytes...."), stored(), answer)), "wrong_challenge");
  EXPECT_EQ(challenge_of(answer.client_data), challenge_);
  StoredPasskey other = stored();
  other.user_handle = some("of somebody else");
  EXPECT_EQ(fault_of(verify_assertion(kSite, challenge_, other, answer)), "wrong_user");
  const SoftAuthenticator second("second key");
  EXPECT_EQ(fault_of(verify_assertion(kSite, challenge_, stored(), second.sign(challenge_, handle_))), "bad_signature");
}

TEST_F(Passkey, DoesNotTakeARegistrationForAnAssertion) {
  PasskeyAssertion answer = key_.sign(challenge_, handle_);
  answer.client_data = key_.make(challenge_).client_data;
  EXPECT_EQ(fault_of(verify_assertion(kSite, challenge_, stored(), answer)), "wrong_type");
  PasskeyRegistration made = key_.make(challenge_);
  made.client_data = key_.sign(challenge_, handle_).client_data;
  EXPECT_EQ(fault_of(verify_registration(kSite, challenge_, made)), "wrong_type");
}

TEST_F(Passkey, IsRefusedWhenItWasCut) {
  const PasskeyRegistration whole = key_.make(challenge_, {.self_attestation = true});
  for (std::size_t size = 0; size < whole.attestation.size(); ++size) {
    PasskeyRegistration cut = whole;
    cut.attestation.resize(size);
    EXPECT_NE(fault_of(verify_registration(kSite, challenge_, cut)), "accepted") << size;
  }
  PasskeyRegistration more = whole;
  more.attestation.push_back(std::byte{0});
  EXPECT_EQ(fault_of(verify_registration(kSite, challenge_, more)), "malformed");
  PasskeyAssertion answer = key_.sign(challenge_, handle_);
  answer.authenticator_data.push_back(std::byte{0});
  EXPECT_EQ(fault_of(verify_assertion(kSite, challenge_, stored(), answer)), "malformed");
  answer = key_.sign(challenge_, handle_);
  answer.client_data = some("{\"type\":1}");
  EXPECT_EQ(fault_of(verify_assertion(kSite, challenge_, stored(), answer)), "malformed");
}

TEST(PasskeyKey, IsRefusedOutsideItsCurveAndWhenItIsShort) {
  const SoftAuthenticator key("k");
  const Bytes challenge = some("0123456789abcdef");
  const Bytes cose = verify_registration(kSite, challenge, key.make(challenge)).value().public_key;
  std::size_t size = 0;
  Bytes off_curve = cose;
  off_curve.back() ^= std::byte{1};
  const auto read = read_cose_key(off_curve, size);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(size, cose.size());
  EXPECT_FALSE(verify_signature(*read, bytes_of("x"), bytes_of("y")));
  for (const char* hex : {"a3010203260102",                        // a member twice: type is then 2, no point
                          "a401010327200621430102",                // Ed25519 of two bytes
                          "a40103033901002043010001214301000121",  // RSA of 24 bits
                          "a0", "80", "a1", "a101", "", "bf0102ff", "a5010203262001215820"}) {
    EXPECT_FALSE(read_cose_key(from_hex(hex).value_or(Bytes{}), size).has_value()) << hex;
  }
}

TEST(PasskeyCbor, LeapsOverWhatItContainsAndNoFurther) {
  const auto bytes = from_hex("a2016161820203").value();
  CborReader reader(bytes);
  EXPECT_FALSE(reader.skip().has_value()) << "a map of two whose second value is missing";
  const auto whole = from_hex("a20161618202030405").value();
  CborReader second(whole);
  ASSERT_TRUE(second.skip().has_value());
  EXPECT_EQ(second.rest().size(), 1U);
  for (const char* hex : {"9bffffffffffffffff", "5bffffffffffffffff", "818181818181818181818101", "c0", "1bffffffffffffffff", "9f01ff"}) {
    const auto bad = from_hex(hex).value();
    CborReader one(bad);
    EXPECT_FALSE(one.skip().has_value()) << hex;
  }
}

TEST(PasskeyChallenge, IsGoodForOneAnswerToOneQuestionForTenMinutes) {
  crypto::SystemRandom random;
  PasskeyChallenges challenges(random);
  const Bytes question = challenges.make("sign_in", kNow);
  EXPECT_NE(question, challenges.make("sign_in", kNow));
  EXPECT_FALSE(challenges.take(question, "register stab", kNow));
  EXPECT_TRUE(challenges.open(question, "sign_in", kNow + 10min));
  EXPECT_FALSE(challenges.open(question, "sign_in", kNow + 10min + 1s));
  Bytes forged = question;
  forged[20] ^= std::byte{1};
  EXPECT_FALSE(challenges.take(forged, "sign_in", kNow));
  EXPECT_FALSE(challenges.take({}, "sign_in", kNow));
  EXPECT_TRUE(challenges.take(question, "sign_in", kNow + 1min));
  EXPECT_FALSE(challenges.take(question, "sign_in", kNow + 2min)) << "replayed";
  PasskeyChallenges restarted(random);
  EXPECT_FALSE(restarted.take(question, "sign_in", kNow)) << "of another process";
}

TEST(PasskeyText, IsBase64UrlWithoutPadding) {
  EXPECT_EQ(to_base64url(some("\xff\xfe\xfd\xfc")), "__79_A");
  EXPECT_EQ(from_base64url("__79_A"), some("\xff\xfe\xfd\xfc"));
  for (const char* bad : {"__79_A==", "//79/A", "__79_B", "a", "ä"}) EXPECT_FALSE(from_base64url(bad).has_value()) << bad;
}

}  // namespace
}  // namespace nb::staff
