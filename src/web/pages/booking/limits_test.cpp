// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/booking/limits.hpp"

#include <gtest/gtest.h>

#include <set>

#include "crypto/random.hpp"

namespace nb::pages {
namespace {

using Verdict = BookingLimits::Verdict;

const LogName kArnsberg = *LogName::parse("05958004/main");
const LogName kSundern = *LogName::parse("05958044/main");
constexpr CivilDate kMonday = std::chrono::year(2023) / 11 / 6;
constexpr CivilDate kTuesday = std::chrono::year(2023) / 11 / 7;

struct Limited : testing::Test {
  crypto::SystemRandom random;
  BookingLimits limits{{.random = random, .per_person = 2, .per_network = 4, .per_day = 5, .per_day_at = {{"05958044", 1}}, .remembered_max = 100}};
  std::set<std::string> over;
  std::size_t made = 0;
  int asked = 0;

  Verdict take(const std::string& booking, const std::string& email = "", const std::string& phone = "", const std::string& peer = "", CivilDate today = kMonday,
               const LogName& log = kArnsberg) {
    return limits.take(
        {.log = log, .booking = booking, .peer = peer.empty() ? "198.51.100." + std::to_string(++asked % 250) : peer, .email = email, .phone = phone, .today = today},
        {.is_over = [&](const std::string& one) { return over.contains(one); }, .made_today = [&] { return made; }});
  }
};

TEST_F(Limited, OnePersonIsOneMailAddressHoweverItIsWritten) {
  EXPECT_EQ(take("b1", "erika@example.org"), Verdict::pass);
  EXPECT_EQ(take("b2", "Erika@Example.org"), Verdict::pass);
  EXPECT_EQ(take("b3", "erika@example.org"), Verdict::person);
  EXPECT_EQ(take("b2", "erika@example.org"), Verdict::pass) << "the same once more";
  EXPECT_EQ(take("b4", "max@example.org"), Verdict::pass);
}

TEST_F(Limited, OnePersonIsOneTelephoneHoweverItIsWritten) {
  EXPECT_EQ(take("b1", "", "02931 5550123"), Verdict::pass);
  EXPECT_EQ(take("b2", "", "+49 (2931) 555-0123"), Verdict::pass);
  EXPECT_EQ(take("b3", "", "0049 2931 5550123"), Verdict::person);
  EXPECT_EQ(take("b4", "", "02931 5550124"), Verdict::pass);
}

TEST_F(Limited, WhatIsOverGivesItsPlaceBack) {
  EXPECT_EQ(take("b1", "erika@example.org"), Verdict::pass);
  EXPECT_EQ(take("b2", "erika@example.org"), Verdict::pass);
  over.insert("b1");
  EXPECT_EQ(take("b3", "erika@example.org"), Verdict::pass);
  EXPECT_EQ(take("b4", "erika@example.org"), Verdict::person);
}

TEST_F(Limited, ARefusedBookingDoesNotCount) {
  EXPECT_EQ(take("b1", "erika@example.org"), Verdict::pass);
  EXPECT_EQ(take("b2", "erika@example.org"), Verdict::pass);
  limits.give_back(kArnsberg, "b2");
  EXPECT_EQ(take("b3", "erika@example.org"), Verdict::pass);
}

TEST_F(Limited, ANetworkHasMoreThanAPersonButNotEverything) {
  for (int i = 0; i < 4; ++i) EXPECT_EQ(take("b" + std::to_string(i), "", "", "2001:db8:1:2::" + std::to_string(i + 1)), Verdict::pass) << i;
  EXPECT_EQ(take("b5", "", "", "2001:db8:1:2::ffff"), Verdict::network) << "one household is one /64";
  EXPECT_EQ(take("b5", "", "", "2001:db8:1:3::1"), Verdict::pass);
}

TEST_F(Limited, ADayHasItsCeilingAndTheNextBeginsAnew) {
  made = 3;  // before this process started
  EXPECT_FALSE(limits.is_full(kArnsberg, kMonday));
  EXPECT_EQ(take("b1"), Verdict::pass);
  EXPECT_EQ(take("b2"), Verdict::pass);
  EXPECT_TRUE(limits.is_full(kArnsberg, kMonday));
  EXPECT_EQ(take("b3"), Verdict::day);
  EXPECT_FALSE(limits.is_full(kArnsberg, kTuesday));
  made = 0;
  EXPECT_EQ(take("b3", "", "", "", kTuesday), Verdict::pass);
}

TEST_F(Limited, AMunicipalityMayHaveItsOwnCeiling) {
  EXPECT_EQ(take("b1", "", "", "", kMonday, kSundern), Verdict::pass);
  EXPECT_EQ(take("b2", "", "", "", kMonday, kSundern), Verdict::day);
  EXPECT_EQ(take("b2"), Verdict::pass) << "Arnsberg has another";
}

TEST_F(Limited, OneMunicipalityDoesNotCountForAnother) {
  EXPECT_EQ(take("b1", "erika@example.org"), Verdict::pass);
  EXPECT_EQ(take("b2", "erika@example.org"), Verdict::pass);
  EXPECT_EQ(take("s1", "erika@example.org", "", "", kMonday, kSundern), Verdict::pass);
}

TEST_F(Limited, MemoryIsBounded) {
  BookingLimits many{{.random = random, .per_person = 2, .per_network = 1000, .per_day = 10'000, .per_day_at = {}, .remembered_max = 3}};
  const BookingLimits::Asked asked_of{.is_over = [](const std::string&) { return false; }, .made_today = [] { return std::size_t{0}; }};
  for (int i = 0; i < 50; ++i)
    EXPECT_EQ(
        many.take(
            {.log = kArnsberg, .booking = "b" + std::to_string(i), .peer = "198.51.100.7", .email = "p" + std::to_string(i / 2) + "@example.org", .phone = "", .today = kMonday},
            asked_of),
        Verdict::pass);
  EXPECT_EQ(many.take({.log = kArnsberg, .booking = "x", .peer = "", .email = "p0@example.org", .phone = "", .today = kMonday}, asked_of), Verdict::pass) << "long forgotten";
}

}  // namespace
}  // namespace nb::pages
