// SPDX-License-Identifier: EUPL-1.2
#include "web/server/rate_limit.hpp"

#include <gtest/gtest.h>

namespace nb::web {
namespace {

using std::chrono::seconds;
const Instant kStart{std::chrono::milliseconds{1'698'650'000'000}};

TEST(RateLimit, AllowsABurstAndThenRefills) {
  RateLimit limit({.burst = 3, .refill = seconds(30)});
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.allow("a", kStart));
  EXPECT_FALSE(limit.allow("a", kStart));
  EXPECT_TRUE(limit.allow("b", kStart));
  EXPECT_EQ(limit.retry_after("a", kStart), seconds(10));
  EXPECT_FALSE(limit.allow("a", kStart + seconds(9)));
  EXPECT_TRUE(limit.allow("a", kStart + seconds(10)));
  EXPECT_FALSE(limit.allow("a", kStart + seconds(10)));
}

TEST(RateLimit, DoesNotGiveTokensWhenTheClockIsSetBack) {
  RateLimit limit({.burst = 1, .refill = seconds(10)});
  EXPECT_TRUE(limit.allow("a", kStart));
  EXPECT_FALSE(limit.allow("a", kStart - seconds(3600)));
}

TEST(RateLimit, ForgetsTheQuietestKeyFirst) {
  RateLimit limit({.burst = 1, .refill = seconds(1000), .keys_max = 2});
  EXPECT_TRUE(limit.allow("a", kStart));
  EXPECT_TRUE(limit.allow("b", kStart));
  EXPECT_FALSE(limit.allow("a", kStart));  // makes b the quietest
  EXPECT_TRUE(limit.allow("c", kStart));
  EXPECT_EQ(limit.size(), 2U);
  EXPECT_FALSE(limit.allow("a", kStart));
  EXPECT_TRUE(limit.allow("b", kStart));
}

TEST(RateLimit, TakesATokenBackAndNeverHoldsMoreThanItsBurst) {
  RateLimit limit({.burst = 2, .refill = seconds(1000)});
  EXPECT_TRUE(limit.allow("a", kStart));
  limit.give_back("a", kStart);
  limit.give_back("a", kStart);
  limit.give_back("never seen", kStart);
  EXPECT_TRUE(limit.allow("a", kStart));
  EXPECT_TRUE(limit.allow("a", kStart));
  EXPECT_FALSE(limit.allow("a", kStart));
  EXPECT_EQ(limit.size(), 1U);
}

TEST(RateLimit, ForgetsOnRequest) {
  RateLimit limit({.burst = 1, .refill = seconds(1000)});
  EXPECT_TRUE(limit.allow("a", kStart));
  limit.forget("a");
  limit.forget("never seen");
  EXPECT_EQ(limit.size(), 0U);
  EXPECT_TRUE(limit.allow("a", kStart));
  EXPECT_EQ(limit.retry_after("never seen", kStart), seconds(0));
}

}  // namespace
}  // namespace nb::web
