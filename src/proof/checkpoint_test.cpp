// SPDX-License-Identifier: EUPL-1.2
#include "proof/checkpoint.hpp"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "crypto/sha256.hpp"
#include "proof/test_tree.hpp"

namespace nb::proof {
namespace {

crypto::SigningKey key_of(std::string_view phrase) {
  const Hash seed = crypto::sha256(bytes_of(phrase));
  return crypto::SigningKey::from_seed(std::span<const std::byte, 32>(seed.bytes));
}

const std::string kLog = "05958004/main";

class NoteTest : public testing::Test {
 protected:
  crypto::SigningKey key_ = key_of("log");
  crypto::SigningKey other_ = key_of("witness");
  VerifierKey known_{kLog, key_.public_key()};
  Checkpoint head_{kLog, 70000, crypto::sha256(bytes_of("root"))};
  std::string note_ = sign_checkpoint(head_, key_);

  [[nodiscard]] Flaw::Kind refusal(std::string_view note) const {
    const auto opened = open_checkpoint(note, known_);
    EXPECT_FALSE(opened) << note;
    return opened ? Flaw::Kind::missing : opened.error().kind;
  }
  /// The signature line that `key` under `name` puts under `text`.
  static std::string line(std::string_view text, std::string_view name, const crypto::SigningKey& key) { return sign_note(text, name, key).substr(text.size() + 1); }
};

TEST_F(NoteTest, RoundTrips) {
  const auto opened = open_checkpoint(note_, known_);
  ASSERT_TRUE(opened) << opened.error().sentence;
  EXPECT_EQ(*opened, head_);
  EXPECT_TRUE(note_.starts_with("05958004/main\n70000\n"));
}

TEST_F(NoteTest, RefusesEveryChangedBit) {
  for (std::size_t bit = 0; bit < note_.size() * 8; ++bit) {
    std::string bent = note_;
    bent[bit / 8] = static_cast<char>(static_cast<unsigned char>(bent[bit / 8]) ^ (1U << (bit % 8)));
    ASSERT_FALSE(open_checkpoint(bent, known_)) << "bit " << bit;
  }
}

TEST_F(NoteTest, RefusesEveryCutAndEveryAddition) {
  for (std::size_t length = 0; length < note_.size(); ++length) ASSERT_FALSE(open_checkpoint(std::string_view(note_).substr(0, length), known_)) << length;
  EXPECT_EQ(refusal(note_ + "\n"), Flaw::Kind::syntax);
  EXPECT_EQ(refusal(note_ + "x\n"), Flaw::Kind::syntax);
  EXPECT_EQ(refusal("\n" + note_), Flaw::Kind::signature);
}

TEST_F(NoteTest, IgnoresUnknownKeysButNotAWrongSignatureOfTheKnownOne) {
  const auto text = checkpoint_text(head_);
  EXPECT_TRUE(open_checkpoint(note_ + line(text, "witness.example/w1", other_), known_));
  EXPECT_TRUE(open_checkpoint(note_ + line(text, kLog, other_), known_)) << "same name, another key id: unknown";
  EXPECT_EQ(refusal(text + "\n" + line(text, kLog, other_)), Flaw::Kind::key);
  EXPECT_EQ(refusal(text + "\n" + line(text, "witness.example/w1", other_) + line("other\n", kLog, key_)), Flaw::Kind::signature);
  EXPECT_EQ(refusal(note_ + line(text, kLog, key_)), Flaw::Kind::syntax) << "signed twice";
}

TEST_F(NoteTest, AcceptsSixteenSignaturesAndNoMore) {
  const auto text = checkpoint_text(head_);
  std::string note = note_;
  for (int i = 1; i < 16; ++i) note += line(text, "witness.example/" + std::to_string(i), other_);
  EXPECT_TRUE(open_checkpoint(note, known_));
  EXPECT_EQ(refusal(note + line(text, "witness.example/16", other_)), Flaw::Kind::too_long);
}

TEST_F(NoteTest, RefusesControlCharactersBrokenTextAndExcessiveLength) {
  for (const char* bad : {"a\tb\n", "a\r\n", "a\x1B[0m\n", "a\x7F\n", "a\xC3\n"}) {
    EXPECT_EQ(refusal(std::string(bad) + note_), Flaw::Kind::syntax);
  }
  EXPECT_EQ(refusal(std::string("a\0b\n", 4) + note_), Flaw::Kind::syntax);
  EXPECT_EQ(refusal(std::string(kNoteBytesMax, 'a') + note_), Flaw::Kind::too_long);
}

TEST_F(NoteTest, RefusesAnotherLogsCheckpoint) {
  const Checkpoint foreign{"05958048/main", 3, head_.root};
  EXPECT_EQ(refusal(sign_checkpoint(foreign, key_)), Flaw::Kind::key) << "another name";
  EXPECT_EQ(refusal(sign_note(checkpoint_text(foreign), kLog, key_)), Flaw::Kind::key) << "our key signed another origin";
}

TEST(CheckpointText, RefusesWhatIsNotExactlyOneSpelling) {
  const std::string root = "sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n";
  EXPECT_TRUE(parse_checkpoint_text("a\n0\n" + root));
  EXPECT_TRUE(parse_checkpoint_text("a\n7\n" + root + "extension\n"));
  for (const char* head : {"", "\n", "a\n", "a\n07\n", "a\n+7\n", "a\n7 \n", "a\n18446744073709551616\n", "a b\n7\n", "\n7\n"})
    EXPECT_FALSE(parse_checkpoint_text(head + root)) << head;
  EXPECT_FALSE(parse_checkpoint_text("a\n7\n"));
  EXPECT_FALSE(parse_checkpoint_text("a\n7\n" + root.substr(4))) << "root of 29 bytes";
  EXPECT_FALSE(parse_checkpoint_text("a\n7\n" + root + "\n"));
  EXPECT_FALSE(parse_checkpoint_text("a\n7\n" + root + "x"));
}

TEST(Vkey, RoundTripsAndRefusesDamage) {
  const VerifierKey key{kLog, key_of("log").public_key()};
  const auto text = vkey_text(key);
  const auto back = parse_vkey(text);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->name, key.name);
  EXPECT_EQ(back->key, key.key);
  for (std::size_t bit = 0; bit < text.size() * 8; ++bit) {
    std::string bent = text;
    bent[bit / 8] = static_cast<char>(static_cast<unsigned char>(bent[bit / 8]) ^ (1U << (bit % 8)));
    ASSERT_FALSE(parse_vkey(bent)) << bent;
  }
  for (const char* bad : {"", "a", "a+", "a+b", "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"}) EXPECT_FALSE(parse_vkey(bad)) << bad;
}

TEST(KeyName, AllowsNoSpacesOfAnyKind) {
  for (const char* good : {"a", "example.com/foo", "05958004/main", "Müller"}) EXPECT_TRUE(valid_key_name(good)) << good;
  for (const char* bad : {"", "a b", "a+b", "a\nb", "a\tb",
                          "a\xC2\xA0"
                          "b",
                          "a\xE3\x80\x80", "a\xFF"})
    EXPECT_FALSE(valid_key_name(bad)) << bad;
}

TEST(Vectors, OfC2spNotesAgreeWithUs) {
  const char* folder = std::getenv("NB_STANDARDS_DATA");
  if (folder == nullptr) GTEST_SKIP() << "NB_STANDARDS_DATA is not set";
  std::ifstream file(std::string(folder) + "/signed_note_tlog.json");
  const auto vectors = boost::json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
  const auto key = parse_vkey(std::string_view(vectors.at("vkey").as_string()));
  ASSERT_TRUE(key);
  EXPECT_EQ(vkey_text(*key), std::string_view(vectors.at("vkey").as_string()));
  const auto text = open_note(std::string_view(vectors.at("note").as_string()), std::span(&*key, 1));
  ASSERT_TRUE(text) << text.error().sentence;
  EXPECT_EQ(*text, "This is an example message.\n");
}

}  // namespace
}  // namespace nb::proof
