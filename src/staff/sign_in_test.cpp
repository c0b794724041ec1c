// SPDX-License-Identifier: EUPL-1.2
#include "staff/sign_in.hpp"

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/resource.h>

#include <atomic>
#include <condition_variable>
#include <set>
#include <thread>

#include "base/env.hpp"
#include "crypto/random.hpp"
#include "staff/accounts.hpp"
#include "staff/idle_work.hpp"
#include "staff/sign_in_queue.hpp"
#include "staff/totp.hpp"
#include "support/soft_authenticator.hpp"
#include "support/temp_folder.hpp"

namespace nb::staff {
namespace {

using namespace std::chrono_literals;

const Instant kNow = *parse_rfc3339("2023-10-30T08:00:00+01:00");
constexpr const char* kPassword = "sieben Ziegen im Schnee";

class SignInTest : public testing::Test {
 protected:
  SignInTest() { EXPECT_TRUE(accounts_.create("stab", kPassword, kNow).has_value()); }
  [[nodiscard]] std::string password(const std::string& account, const std::string& typed, const std::string& code, Instant at = kNow) const {
    const auto in = sign_in_.with_password({account, typed, code}, at);
    return in ? "in" : in.error().reason;
  }
  [[nodiscard]] std::string passkey(const PasskeyAssertion& answer, Instant at = kNow) const {
    const auto in = sign_in_.with_passkey(site_, answer, at);
    return in ? "in as " + in->account.name : in.error().reason;
  }
  [[nodiscard]] std::string add(const test::SoftAuthenticator& key, const Bytes& question, const test::AuthenticatorSetup& setup = {}) const {
    const auto added = sign_in_.add_passkey(site_, "stab", "register stab", key.make(question, setup), "Handy", kNow);
    return added ? "added" : added.error().reason;
  }
  [[nodiscard]] Bytes question(std::string_view purpose) { return challenges_.make(purpose, kNow); }

  test::TempFolder folder_;
  std::unique_ptr<Env> env_ = posix_env();
  crypto::SystemRandom random_;
  AccountStore accounts_{{*env_, folder_.file("accounts.db"), crypto::PasswordCost::test}};
  PasskeyChallenges challenges_{random_};
  SignIn sign_in_{{accounts_, challenges_}};
  PasskeySite site_{.rp_id = "localhost", .origins = {"http://localhost:8080"}};
};

TEST_F(SignInTest, TakesThePasswordAloneUntilThereIsASecondFactor) {
  EXPECT_EQ(password("stab", kPassword, ""), "in");
  EXPECT_EQ(sign_in_.with_password({"stab", kPassword, ""}, kNow)->way, SignInWay::password);
  EXPECT_EQ(password("stab", "falsch geraten", ""), "wrong_password");
  EXPECT_EQ(password("niemand", kPassword, ""), "unknown_account");
  EXPECT_EQ(accounts_.find("stab")->last_sign_in, kNow);

  const Bytes secret = make_totp_secret(random_);
  ASSERT_TRUE(accounts_.factors().enrol_app("stab", secret, totp_code(secret, totp_step(kNow - 60s)), kNow - 60s));
  const std::string code = totp_code(secret, totp_step(kNow));
  EXPECT_EQ(password("stab", kPassword, ""), "code_missing");
  EXPECT_EQ(password("stab", kPassword, "12345"), "code_wrong");
  EXPECT_EQ(password("stab", "falsch geraten", code), "wrong_password");
  EXPECT_EQ(password("stab", kPassword, code), "in") << "a wrong password does not use the code up";
  EXPECT_EQ(password("stab", kPassword, code), "code_reused");
  const std::vector<std::string> printed = accounts_.factors().print_codes("stab", random_);
  EXPECT_EQ(sign_in_.with_password({"stab", kPassword, printed[0]}, kNow)->way, SignInWay::printed_code);
  EXPECT_EQ(password("stab", kPassword, printed[0]), "code_reused");
}

TEST_F(SignInTest, TakesAPasskeyOnceForEachQuestion) {
  const test::SoftAuthenticator key("handy");
  EXPECT_EQ(add(key, question("sign_in")), "passkey_wrong_challenge") << "a question for another purpose";
  const Bytes asked = question("register stab");
  EXPECT_EQ(add(key, asked), "added");
  EXPECT_EQ(add(key, asked), "passkey_wrong_challenge") << "replayed";
  EXPECT_EQ(add(key, question("register stab")), "passkey_known");
  const Bytes handle = accounts_.passkeys().user_handle("stab");

  const PasskeyAssertion answer = key.sign(question("sign_in"), handle, {.counter = 2});
  EXPECT_EQ(passkey(answer), "in as stab");
  EXPECT_EQ(passkey(answer), "passkey_wrong_challenge") << "replayed";
  EXPECT_EQ(passkey(key.sign(question("sign_in"), handle, {.counter = 2})), "passkey_counter_back");
  EXPECT_EQ(passkey(key.sign(question("sign_in"), handle, {.counter = 3}), kNow + 11min), "passkey_wrong_challenge") << "expired";
  EXPECT_EQ(passkey(key.sign(question("register stab"), handle, {.counter = 3})), "passkey_wrong_challenge");
  EXPECT_EQ(passkey(key.sign(question("sign_in"), handle, {.origin = "https://example.org", .counter = 3})), "passkey_wrong_origin");
  EXPECT_EQ(passkey(key.sign(question("sign_in"), {}, {.counter = 3})), "passkey_wrong_user");
  EXPECT_EQ(passkey(key.sign(question("sign_in"), Bytes(32), {.counter = 3})), "passkey_wrong_user");
  EXPECT_EQ(passkey(test::SoftAuthenticator("fremd").sign(question("sign_in"), handle)), "passkey_unknown");
  EXPECT_EQ(passkey(test::SoftAuthenticator("handy").sign(question("sign_in"), handle, {.counter = 3})), "passkey_bad_signature");
  EXPECT_EQ(passkey({}), "passkey_wrong_challenge");
  EXPECT_EQ(passkey(key.sign(question("sign_in"), handle, {.counter = 3})), "in as stab") << "none of the refused ones moved the counter";
}

// ---- the queue

class Gate {
 public:
  void open() {
    {
      const std::lock_guard lock(mutex_);
      open_ = true;
    }
    wake_.notify_all();
  }
  void wait() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return open_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  bool open_ = false;
};

/// A queue whose thread is busy until release(); then everything that waits runs, and its order is kept.
class Queue {
 public:
  explicit Queue(SignInQueue::Limits limits = {}) : queue_(limits) {
    Gate running;
    queue_.submit(
        {.name = "busy"}, [&] { running.open(), gate_.wait(); }, [] {});
    running.wait();
  }
  ~Queue() { gate_.open(); }
  Queue(const Queue&) = delete;
  Queue& operator=(const Queue&) = delete;

  void ask(const std::string& key, const std::string& name) {
    queue_.submit(
        {.name = key, .site = {}},
        [this, name] {
          const std::lock_guard lock(mutex_);
          order_ += name + " ";
        },
        [this, name] {
          const std::lock_guard lock(mutex_);
          away_.insert(name);
        });
  }
  std::string release() {
    gate_.open();
    while (queue_.waiting() > 0) std::this_thread::yield();
    Gate done;
    queue_.submit(
        {.name = "last"}, [&] { done.open(); }, [&] { done.open(); });
    done.wait();
    return order();
  }
  [[nodiscard]] std::string order() const {
    const std::lock_guard lock(mutex_);
    return order_;
  }
  [[nodiscard]] std::set<std::string> turned_away() const {
    const std::lock_guard lock(mutex_);
    return away_;
  }

 private:
  mutable std::mutex mutex_;
  std::string order_;
  std::set<std::string> away_;
  Gate gate_;
  SignInQueue queue_;
};

TEST(SignInQueue, RunsWhatWaitsOneAfterTheOther) {
  Queue queue;
  for (const char* name : {"a1", "a2", "a3"}) queue.ask("attacker", name);
  queue.ask("clerk", "c1");
  EXPECT_EQ(queue.release(), "a1 c1 a2 a3 ") << "in turns who had asked for least and who waits for longest";
}

TEST(SignInQueue, TellsWhoeverMakesRoom) {
  Queue queue({.waiting_max = 4, .per_key_max = 4});
  for (const char* name : {"a1", "a2", "a3", "a4"}) queue.ask("attacker", name);
  queue.ask("clerk", "c1");
  EXPECT_EQ(queue.turned_away(), (std::set<std::string>{"a4"}));
  EXPECT_EQ(queue.release(), "a1 c1 a2 a3 ");
}

TEST(SignInQueue, HoldsAFewOfOneAddressAndTurnsTheRestAway) {
  Queue queue({.waiting_max = 100, .per_key_max = 4});
  for (int i = 0; i < 10; ++i) queue.ask("x", std::to_string(i));
  EXPECT_EQ(queue.turned_away(), (std::set<std::string>{"4", "5", "6", "7", "8", "9"}));
}

TEST(SignInQueue, TurnsAwayWhatHasWaitedTooLong) {
  std::atomic<bool> away = false;
  Gate running;
  Gate gate;
  SignInQueue queue({.wait_max = 50ms});
  queue.submit(
      {.name = "x"}, [&] { running.open(), gate.wait(); }, [] {});
  running.wait();
  queue.submit(
      {.name = "y"}, [] { ADD_FAILURE() << "ran"; }, [&] { away = true; });
  std::this_thread::sleep_for(100ms);
  gate.open();
  while (!away) std::this_thread::sleep_for(1ms);
}

TEST(IdleWork, RunsOnlyWhenTheMachineIsIdle) {
  IdleWork work(60s);
  EXPECT_EQ(work.run<int>([] { return ::sched_getscheduler(0); }), SCHED_IDLE);
  EXPECT_THROW(work.run<int>([]() -> int { throw std::runtime_error("no memory"); }), std::runtime_error);
  EXPECT_EQ(work.run<int>([] { return 4; }), 4) << "and goes on";
}

/// Keeps a core busy for so long, however much else runs.
void keep_busy(std::chrono::microseconds for_us) {
  const auto used = [] {
    rusage now{};
    (void)::getrusage(RUSAGE_THREAD, &now);
    return std::chrono::seconds(now.ru_utime.tv_sec + now.ru_stime.tv_sec) + std::chrono::microseconds(now.ru_utime.tv_usec + now.ru_stime.tv_usec);
  };
  for (const auto begun = used(); used() - begun < for_us;) {
  }
}

TEST(IdleWork, TakesATenthOfTheTimeWhereTheThreadGetsNoTurn) {
  Gate gate;
  IdleWork work(0ms);
  const auto caller = std::this_thread::get_id();
  const std::function<int()> busy_here = [&gate, caller] {
    if (std::this_thread::get_id() != caller) return gate.wait(), -1;
    return keep_busy(30ms), ::sched_getscheduler(0);
  };
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 3; ++i) EXPECT_EQ(work.run(busy_here), SCHED_OTHER);
  EXPECT_GE(std::chrono::steady_clock::now() - begun, 2 * 9 * 30ms);
  gate.open();
}

TEST(IdleWork, LetsNobodyWaitForAThreadThatGetsNoTurn) {
  Gate gate;
  const auto caller = std::this_thread::get_id();
  IdleWork work(50ms);
  const std::function<bool()> stuck_elsewhere = [&gate, caller] {
    if (std::this_thread::get_id() != caller) gate.wait();
    return std::this_thread::get_id() == caller;
  };
  EXPECT_TRUE(work.run(stuck_elsewhere)) << "after some patience";
  EXPECT_TRUE(work.run<bool>([caller] { return std::this_thread::get_id() == caller; })) << "while that thread is still held up, at once";
  gate.open();
}

TEST(SignInQueue, TurnsAwayWhatWaitsWhenItEnds) {
  std::atomic<int> away = 0;
  Gate running;
  Gate gate;
  const std::jthread opener([&] {
    while (away < 3) std::this_thread::yield();
    gate.open();
  });
  {
    SignInQueue queue;
    queue.submit(
        {.name = "x"}, [&] { running.open(), gate.wait(); }, [] {});
    running.wait();
    for (int i = 0; i < 3; ++i)
      queue.submit(
          {.name = "y"}, [] { ADD_FAILURE() << "ran"; }, [&] { ++away; });
  }
  EXPECT_EQ(away, 3);
}

}  // namespace
}  // namespace nb::staff
