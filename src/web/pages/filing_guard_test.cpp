// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/filing_guard.hpp"

#include <gtest/gtest.h>

#include "crypto/random.hpp"

namespace nb::pages {
namespace {

using namespace std::chrono_literals;
using Verdict = FilingGuard::Verdict;

constexpr const char* kForm = "018c2f3e-0000-4000-8000-000000000001";
const Instant kNow = *parse_rfc3339("2023-10-30T08:00:00Z");

std::string solve(const Challenge& challenge) {
  for (std::uint64_t n = 0;; ++n)
    if (proves(challenge.token, std::to_string(n), challenge.bits)) return challenge.token + "." + std::to_string(n);
}

struct Bench {
  crypto::SystemRandom random;
  FilingGuard guard{{.random = random, .per_address_per_hour = 100, .total_per_minute = 10, .queue_max = 4}};
  void fill(int count) {
    for (int i = 0; i < count; ++i) EXPECT_EQ(guard.admit("192.0.2." + std::to_string(i), kForm, "", kNow), Verdict::pass);
  }
};

TEST(AddressKey, TakesAHouseholdAsOne) {
  EXPECT_EQ(address_key("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(address_key("2001:db8:1:2:3:4:5:6"), address_key("2001:db8:1:2:ffff::1"));
  EXPECT_NE(address_key("2001:db8:1:2:3:4:5:6"), address_key("2001:db8:1:3:3:4:5:6"));
  EXPECT_EQ(address_key("2001:db8::1"), address_key("2001:db8::2"));
}

TEST(FilingGuard, AsksForNothingWithoutLoad) {
  Bench bench;
  bench.fill(5);
  EXPECT_EQ(bench.guard.admit("192.0.2.99", kForm, "", kNow), Verdict::prove);
  EXPECT_EQ(bench.guard.admit("192.0.2.99", kForm, "", kNow + 61s), Verdict::pass);
}

TEST(FilingGuard, TakesAProofOnceItIsOne) {
  Bench bench;
  bench.fill(5);
  const Challenge challenge = bench.guard.challenge(kForm, kNow);
  const std::string payment = solve(challenge);
  EXPECT_EQ(bench.guard.admit("a", kForm, payment + "0", kNow), Verdict::prove);
  EXPECT_EQ(bench.guard.admit("a", "018c2f3e-0000-4000-8000-000000000002", payment, kNow), Verdict::prove) << "bound to its form";
  EXPECT_EQ(bench.guard.admit("a", kForm, payment, kNow + 601s - 61s * 9), Verdict::pass);
}

TEST(FilingGuard, ProofsGrowOldAndCannotBeMade) {
  Bench bench;
  const auto load_at = [&](Instant at) {
    for (int i = 0; i < 5; ++i) (void)bench.guard.admit("198.51.100." + std::to_string(i), kForm, "", at);
  };
  load_at(kNow);
  const std::string payment = solve(bench.guard.challenge(kForm, kNow));
  load_at(kNow + 11min);
  EXPECT_EQ(bench.guard.admit("a", kForm, payment, kNow + 11min), Verdict::prove) << "older than ten minutes";
  for (const char* made_up : {"", ".", "00", "00.1", "zz.1"}) EXPECT_EQ(bench.guard.admit("a", kForm, made_up, kNow + 11min), Verdict::prove) << made_up;
  Bench other;
  other.fill(5);
  EXPECT_EQ(other.guard.admit("a", kForm, payment, kNow), Verdict::prove) << "of another process";
}

TEST(FilingGuard, AWaitIsAsGoodAsWork) {
  Bench bench;
  bench.fill(5);
  const Challenge challenge = bench.guard.challenge(kForm, kNow);
  EXPECT_EQ(bench.guard.admit("a", kForm, challenge.token, kNow + challenge.wait - 1s), Verdict::prove);
  EXPECT_EQ(bench.guard.admit("a", kForm, challenge.token, kNow + challenge.wait), Verdict::pass);
}

TEST(FilingGuard, AFullQueueIsLoadToo) {
  Bench bench;
  for (int i = 0; i < 4; ++i) bench.guard.entered();
  EXPECT_EQ(bench.guard.admit("a", kForm, "", kNow), Verdict::prove);
  bench.guard.left();
  EXPECT_EQ(bench.guard.admit("a", kForm, "", kNow), Verdict::pass);
}

TEST(FilingGuard, HasAnEndForEverybodyAndForEachAddress) {
  Bench bench;
  Verdict last = Verdict::pass;
  for (int i = 0; i < 12; ++i) {
    const std::string payment = i < 5 ? "" : solve(bench.guard.challenge(kForm, kNow));
    last = bench.guard.admit("192.0.2." + std::to_string(i), kForm, payment, kNow);
    if (last == Verdict::total) break;
  }
  EXPECT_EQ(last, Verdict::total);
  Bench one;
  Instant at = kNow;
  for (int i = 0; i < 100; ++i, at += 20s) EXPECT_NE(one.guard.admit("a", kForm, "", at), Verdict::address) << i;
  for (int i = 0; i < 200; ++i) last = one.guard.admit("a", kForm, "", at);
  EXPECT_EQ(last, Verdict::address);
  EXPECT_GT(one.guard.retry_after("a", at).count(), 0);
}

TEST(FilingGuard, AsksForMoreUnderMoreLoad) {
  crypto::SystemRandom random;
  FilingGuard guard({.random = random, .queue_max = 2});
  for (int i = 0; i < 2; ++i) guard.entered();
  const Challenge light = guard.challenge(kForm, kNow);
  for (int i = 0; i < 14; ++i) guard.entered();
  const Challenge heavy = guard.challenge(kForm, kNow);
  EXPECT_GT(heavy.bits, light.bits);
  EXPECT_GT(heavy.wait, light.wait);
}

}  // namespace
}  // namespace nb::pages
