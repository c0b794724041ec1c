// SPDX-License-Identifier: EUPL-1.2
// A log that asks a witness: over a wire of the test's own, so that the witness can be away, forget, disagree or lie.
#include "witness/collector.hpp"

#include <gtest/gtest.h>

#include "base/env.hpp"
#include "base/time.hpp"
#include "crypto/random.hpp"
#include "journal/journal.hpp"
#include "journal/key_ring.hpp"
#include "proof/checkpoint.hpp"
#include "storage/engine.hpp"
#include "support/temp_folder.hpp"
#include "witness/cosigner.hpp"

namespace nb::witness {
namespace {

const LogName kLog = *LogName::parse("05958044/main");

class FixedClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return *parse_rfc3339("2023-11-02T09:00:00Z"); }
};

class CollectorTest : public testing::Test {
 protected:
  CollectorTest() { append(3); }

  void append(std::uint64_t count) {
    const std::uint64_t first = journal_.size(kLog);
    journal::LogAppend batch{kLog, first, {}};
    for (std::uint64_t i = first; i < first + count; ++i) {
      batch.entries.push_back({*proof::encode_entry({.type = "test.happened",
                                                     .at = "2023-10-30T07:05:00Z",
                                                     .occurred = {},
                                                     .node = "main",
                                                     .actor = "stab",
                                                     .command = "0b6e1c2a-54b1-4c3b-9d5e-3f2a1b0c9d8e",
                                                     .subject = std::to_string(i),
                                                     .data = "{}",
                                                     .parts = {}}),
                               {}});
    }
    ASSERT_EQ(journal_.append(std::span(&batch, 1)).outcome, journal::AppendOutcome::committed);
  }
  void start_witness(const std::string& folder) {
    witness_ = std::make_unique<Cosigner>(Cosigner::Options{.env = *env_, .clock = clock_, .folder = folder_.file(folder), .name = "zeuge.example", .logs = {keys_.verifier(kLog)}},
                                          crypto::SigningKey::from_seed(seed_));
  }
  [[nodiscard]] Collector start() {
    const Peer peer{"http://zeuge.example/zeuge", {"zeuge.example", crypto::SigningKey::from_seed(seed_).public_key()}};
    return Collector({.env = *env_, .journal = journal_, .folder = folder_.file("confirmed"), .peers = {peer}, .post = [this](const std::string& url, const std::string& body) {
                        ++asked_;
                        EXPECT_EQ(url, "http://zeuge.example/zeuge/add-checkpoint");
                        return wire_(body);
                      }});
  }
  std::optional<HttpAnswer> pass_on(const std::string& body) {
    const Answer answer = witness_->add_checkpoint(body);
    return HttpAnswer{answer.status, answer.text};
  }

  test::TempFolder folder_;
  FixedClock clock_;
  std::unique_ptr<Env> env_ = posix_env();
  crypto::SystemRandom random_;
  std::array<std::byte, 32> seed_{};
  journal::KeyRing keys_{{.env = *env_, .random = random_, .folder = folder_.file("keys"), .instance = "probe"}};
  std::unique_ptr<storage::Engine> engine_ = storage::make_memory_engine();
  journal::Journal journal_{*engine_, keys_};
  std::unique_ptr<Cosigner> witness_;
  std::function<std::optional<HttpAnswer>(const std::string& body)> wire_ = [this](const std::string& body) { return pass_on(body); };
  int asked_ = 0;
};

TEST_F(CollectorTest, KeepsWhatWasConfirmedAndAsksOnlyAboutNews) {
  start_witness("a");
  Collector collector = start();
  EXPECT_FALSE(collector.confirmed(kLog));
  EXPECT_TRUE(collector.collect().empty());
  ASSERT_TRUE(collector.confirmed(kLog));
  EXPECT_EQ(collector.confirmed(kLog)->size, 3U);
  EXPECT_EQ(collector.confirmed(kLog)->witnesses, (std::vector<proof::Cosignature>{{"zeuge.example", 1698915600}}));
  EXPECT_TRUE(proof::open_checkpoint(collector.confirmed(kLog)->note, keys_.verifier(kLog)));
  EXPECT_TRUE(collector.collect().empty());
  EXPECT_EQ(asked_, 1);
  append(300);
  EXPECT_TRUE(collector.collect().empty());
  EXPECT_EQ(collector.confirmed(kLog)->size, 303U);
  EXPECT_EQ(asked_, 2) << "it knew where the witness stands";
}

TEST_F(CollectorTest, PublishesItAgainAfterARestartAndFindsOutWhereTheWitnessStands) {
  start_witness("a");
  {
    Collector collector = start();
    EXPECT_TRUE(collector.collect().empty());
  }
  Collector again = start();
  EXPECT_EQ(again.confirmed(kLog)->size, 3U);
  append(5);
  EXPECT_TRUE(again.collect().empty());
  EXPECT_EQ(again.confirmed(kLog)->size, 8U);
  EXPECT_EQ(asked_, 3) << "once with a size of nothing, once from where the witness stands";
}

TEST_F(CollectorTest, GoesOnWhenTheWitnessIsAway) {
  start_witness("a");
  Collector collector = start();
  wire_ = [](const std::string&) { return std::nullopt; };
  ASSERT_EQ(collector.collect(), std::vector<std::string>{"Der Zeuge »zeuge.example« bestätigt das Protokoll 05958044/main nicht: keine Antwort."});
  EXPECT_FALSE(collector.confirmed(kLog));
  wire_ = [this](const std::string& body) { return pass_on(body); };
  EXPECT_TRUE(collector.collect().empty());
  EXPECT_TRUE(collector.confirmed(kLog));
}

TEST_F(CollectorTest, TakesNoWordThatItsWitnessDidNotSign) {
  start_witness("a");
  Collector collector = start();
  for (const char* said : {"", "ja\n", "\xE2\x80\x94 zeuge.example AAAAAAA=\n"}) {
    wire_ = [said](const std::string&) { return HttpAnswer{200, said}; };
    EXPECT_EQ(collector.collect().size(), 1U) << said;
    EXPECT_FALSE(collector.confirmed(kLog));
  }
  for (const int status : {403, 404, 409, 422, 500}) {
    wire_ = [status](const std::string&) { return HttpAnswer{status, "99\n"}; };
    EXPECT_EQ(collector.collect().at(0), "Der Zeuge »zeuge.example« bestätigt das Protokoll 05958044/main nicht: Antwort " + std::to_string(status) + ".");
  }
}

TEST_F(CollectorTest, LeavesAFileAsideThatDoesNotVerify) {
  start_witness("a");
  {
    Collector collector = start();
    EXPECT_TRUE(collector.collect().empty());
  }
  const std::string path = folder_.file("confirmed/05958044-main.confirmed");
  Bytes bytes = read_file(*env_, path);
  bytes.at(bytes.size() - 10) ^= std::byte{1};
  write_file_durably(*env_, path, bytes);
  EXPECT_FALSE(start().confirmed(kLog));
}

}  // namespace
}  // namespace nb::witness
