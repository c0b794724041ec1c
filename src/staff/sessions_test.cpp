// SPDX-License-Identifier: EUPL-1.2
#include "staff/sessions.hpp"

#include <gtest/gtest.h>

#include "crypto/random.hpp"

namespace nb::staff {
namespace {

using namespace std::chrono_literals;

const Instant kNow = *parse_rfc3339("2023-10-30T08:00:00+01:00");

class SessionsTest : public testing::Test {
 protected:
  crypto::SystemRandom random_;
  Sessions sessions_{random_, {30min, 12h, 3}};
  Account account_{"stab", "", kNow};
};

TEST_F(SessionsTest, AreFoundByTheirTokenOnly) {
  const std::string token = sessions_.open(account_, kNow);
  ASSERT_TRUE(sessions_.find(token, kNow).has_value());
  EXPECT_EQ(sessions_.find(token, kNow)->account, "stab");
  EXPECT_NE(sessions_.find(token, kNow)->csrf, token);
  EXPECT_FALSE(sessions_.find(token + "x", kNow).has_value());
  EXPECT_FALSE(sessions_.find("", kNow).has_value());
}

TEST_F(SessionsTest, EndWhenIdleAfterTwelveHoursAndOnSignOut) {
  const std::string idle = sessions_.open(account_, kNow);
  EXPECT_TRUE(sessions_.find(idle, kNow + 29min).has_value());
  EXPECT_TRUE(sessions_.find(idle, kNow + 58min).has_value());
  EXPECT_FALSE(sessions_.find(idle, kNow + 89min).has_value());

  const std::string busy = sessions_.open(account_, kNow);
  for (auto t = kNow; t <= kNow + 12h; t += 20min) EXPECT_TRUE(sessions_.find(busy, t).has_value());
  EXPECT_FALSE(sessions_.find(busy, kNow + 12h + 1min).has_value());

  const std::string left = sessions_.open(account_, kNow);
  sessions_.end(left);
  EXPECT_FALSE(sessions_.find(left, kNow).has_value());
}

TEST_F(SessionsTest, CanBeAskedForWithoutASignOfLife) {
  const std::string token = sessions_.open(account_, kNow);
  const std::string csrf = sessions_.find(token, kNow)->csrf;
  EXPECT_TRUE(sessions_.lasts(csrf, kNow + 29min));
  EXPECT_FALSE(sessions_.lasts(csrf, kNow + 31min)) << "asking kept it alive";
  EXPECT_FALSE(sessions_.lasts("x", kNow));
  sessions_.end(token);
  EXPECT_FALSE(sessions_.lasts(csrf, kNow));
}

TEST_F(SessionsTest, AreLookedAtWithoutASignOfLife) {
  const std::string token = sessions_.open(account_, kNow);
  ASSERT_TRUE(sessions_.look(token, kNow + 29min).has_value());
  EXPECT_EQ(sessions_.look(token, kNow + 29min)->account, "stab");
  EXPECT_EQ(sessions_.look(token, kNow + 29min)->last_used, kNow);
  EXPECT_FALSE(sessions_.look(token, kNow + 31min).has_value()) << "looking kept it alive";
  EXPECT_FALSE(sessions_.look("x", kNow).has_value());
}

TEST_F(SessionsTest, AreBoundedByDroppingTheOneUnusedLongest) {
  const std::string first = sessions_.open(account_, kNow);
  for (int i = 1; i <= 3; ++i) (void)sessions_.open(account_, kNow + std::chrono::seconds(i));
  EXPECT_EQ(sessions_.count(), 3U);
  EXPECT_FALSE(sessions_.find(first, kNow + 5s).has_value());
  sessions_.end_all_of("stab");
  EXPECT_EQ(sessions_.count(), 0U);
}

TEST_F(SessionsTest, OfOneAccountDoNotPushOutOthers) {
  Sessions sessions(random_, {30min, 12h, 100, 2});
  const std::string other = sessions.open({"presse", "", kNow}, kNow);
  const std::string first = sessions.open(account_, kNow + 1s);
  for (int i = 2; i <= 6; ++i) (void)sessions.open(account_, kNow + std::chrono::seconds(i));
  EXPECT_TRUE(sessions.find(other, kNow + 7s).has_value());
  EXPECT_FALSE(sessions.find(first, kNow + 7s).has_value());
  EXPECT_EQ(sessions.count(), 3U);
}

TEST_F(SessionsTest, AreListedAndEndedOneByOneOrAllOthers) {
  Sessions sessions(random_, {});
  const std::string phone = sessions.open(account_, kNow, SignInWay::passkey, "Firefox, Android");
  const std::string desk = sessions.open(account_, kNow + 1s, SignInWay::app_code, "Chrome, Windows");
  const std::string other = sessions.open({"presse", "", kNow}, kNow);
  const auto listed = sessions.of("stab", kNow + 2s);
  ASSERT_EQ(listed.size(), 2U);
  EXPECT_EQ(listed[0].device, "Chrome, Windows");
  EXPECT_EQ(listed[1].way, SignInWay::passkey);
  EXPECT_NE(listed[0].id, listed[1].id);
  EXPECT_FALSE(sessions.find(listed[0].id, kNow).has_value()) << "a name opens nothing";
  EXPECT_FALSE(sessions.end_one("presse", listed[1].id)) << "somebody else's";
  EXPECT_TRUE(sessions.end_one("stab", listed[1].id));
  EXPECT_FALSE(sessions.find(phone, kNow + 2s).has_value());
  (void)sessions.open(account_, kNow + 3s);
  sessions.end_others_of("stab", listed[0].id);
  EXPECT_EQ(sessions.of("stab", kNow + 4s).size(), 1U);
  EXPECT_TRUE(sessions.find(desk, kNow + 4s).has_value());
  EXPECT_TRUE(sessions.find(other, kNow + 4s).has_value());
  EXPECT_TRUE(sessions.of("stab", kNow + 13h).empty());
}

}  // namespace
}  // namespace nb::staff
