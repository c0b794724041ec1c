// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/env.hpp"
#include "base/error.hpp"
#include "crypto/random.hpp"
#include "staff/accounts.hpp"
#include "staff/sessions.hpp"

namespace nb::staff {
namespace {

using namespace std::chrono_literals;

const Instant kNow = *parse_rfc3339("2023-10-30T08:00:00+01:00");
constexpr const char* kPassword = "sieben Ziegen im Schnee";

class Accounts : public testing::Test {
 protected:
  Accounts() { std::filesystem::create_directories(folder_); }
  ~Accounts() override { std::filesystem::remove_all(folder_); }
  AccountStore open() { return AccountStore({*env_, path_, crypto::PasswordCost::test}); }

  std::string folder_ = testing::TempDir() + "nb-staff-" + std::to_string(::getpid());
  std::string path_ = folder_ + "/accounts.json";
  std::unique_ptr<Env> env_ = posix_env();
};

TEST_F(Accounts, AreThereAfterARestartAndOnlyTheRightPasswordFits) {
  ASSERT_TRUE(open().create("stab", kPassword, kNow).has_value());
  AccountStore store = open();
  EXPECT_FALSE(store.empty());
  ASSERT_TRUE(store.verify("stab", kPassword).has_value());
  EXPECT_EQ(store.verify("stab", kPassword)->created, kNow);
  EXPECT_FALSE(store.verify("stab", "sieben Ziegen im Regen").has_value());
  EXPECT_FALSE(store.verify("stabb", kPassword).has_value());
  EXPECT_FALSE(store.verify("stab", std::string(2000, 'x')).has_value());
}

TEST_F(Accounts, AreRefusedWithAReason) {
  AccountStore store = open();
  const auto kind = [&](std::string_view name, std::string_view password) {
    const auto made = store.create(name, password, kNow);
    return made ? std::string("made") : made.error().sentence;
  };
  EXPECT_NE(kind("Stab", kPassword).find("Kontoname"), std::string::npos);
  EXPECT_NE(kind("stab", "kurz").find("zu kurz"), std::string::npos);
  EXPECT_NE(kind("stab", "stab stab stab stab").find("Namen des Kontos"), std::string::npos);
  EXPECT_NE(kind("stab", "lang genug, aber \xFF kaputt").find("nicht lesbar"), std::string::npos);
  EXPECT_EQ(kind("stab", kPassword), "made");
  EXPECT_NE(kind("stab", kPassword).find("gibt es schon"), std::string::npos);
}

TEST_F(Accounts, TakeANewPassword) {
  AccountStore store = open();
  ASSERT_TRUE(store.create("stab", kPassword, kNow).has_value());
  ASSERT_TRUE(store.set_password("stab", "acht Ziegen im Schnee").has_value());
  EXPECT_FALSE(open().verify("stab", kPassword).has_value());
  EXPECT_TRUE(open().verify("stab", "acht Ziegen im Schnee").has_value());
  EXPECT_FALSE(store.set_password("niemand", kPassword).has_value());
}

TEST_F(Accounts, AreReadAnewWhenAnotherProcessChangedThem) {
  AccountStore server = open();
  AccountStore command = open();
  ASSERT_TRUE(command.create("stab", kPassword, kNow).has_value());
  EXPECT_TRUE(server.names().empty());
  server.reload();
  EXPECT_EQ(server.names(), std::vector<std::string>{"stab"});
  EXPECT_TRUE(server.verify("stab", kPassword).has_value());
  write_file_durably(*env_, path_, bytes_of("broken"), 0600);
  EXPECT_THROW(server.reload(), Error);
  EXPECT_TRUE(server.verify("stab", kPassword).has_value()) << "the old ones stay";
}

TEST_F(Accounts, AreNotThereBeforeTheyAreAdded) {
  AccountStore store = open();
  const auto draft = store.draft("stab", kPassword, kNow);
  ASSERT_TRUE(draft.has_value());
  EXPECT_FALSE(store.verify("stab", kPassword).has_value());
  EXPECT_FALSE(env_->exists(path_));
  ASSERT_TRUE(store.add(*draft).has_value());
  EXPECT_TRUE(open().verify("stab", kPassword).has_value());
  EXPECT_FALSE(store.add(*draft).has_value());
  EXPECT_FALSE(store.draft("stab", kPassword, kNow).has_value());
}

TEST_F(Accounts, AreNotReadFromAFileThatOthersCanRead) {
  ASSERT_TRUE(open().create("stab", kPassword, kNow).has_value());
  std::filesystem::permissions(path_, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  EXPECT_THROW(open(), Error);
}

TEST_F(Accounts, SayThatABrokenFileIsOne) {
  for (const char* text : {"", "{}", "{\"accounts\":[{\"name\":\"x\"}]}", "[1]"}) {
    write_file_durably(*env_, path_, bytes_of(text), 0600);
    EXPECT_THROW(open(), Error) << text;
  }
}

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

TEST_F(SessionsTest, AreBoundedByDroppingTheOneUnusedLongest) {
  const std::string first = sessions_.open(account_, kNow);
  for (int i = 1; i <= 3; ++i) (void)sessions_.open(account_, kNow + std::chrono::seconds(i));
  EXPECT_EQ(sessions_.count(), 3U);
  EXPECT_FALSE(sessions_.find(first, kNow + 5s).has_value());
  sessions_.end_all_of("stab");
  EXPECT_EQ(sessions_.count(), 0U);
}

}  // namespace
}  // namespace nb::staff
