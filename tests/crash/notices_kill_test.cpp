// SPDX-License-Identifier: EUPL-1.2
// kill -9 while people are told that their appointments are called off: a child process tells one after the other, writing down the intent
// before and the outcome after; the parent kills it at random moments, and the next one goes on. In the end nobody is forgotten, nobody was
// told twice, and at most one attempt per kill is of unknown outcome and stands on the list. NB_KILL_SECONDS=600 is the long run.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <map>
#include <thread>

#include "appointments/test_town.hpp"
#include "base/text.hpp"
#include "support/temp_folder.hpp"

namespace nb::test {
namespace {

using namespace appointments;
using appointments::testing::kLog;
using Told = appointments::testing::Town;

constexpr int kPeople = 800;

std::string args_of(const Notice& notice, const std::string& more = "") { return Told::named(notice.booking, ",\"notice\":" + std::to_string(notice.number) + more); }

/// What stands for the gateway: a message counts as delivered as soon as its line is in the file, whatever becomes of us.
class Gateway {
 public:
  explicit Gateway(const std::string& path) : file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600)) {}
  ~Gateway() { ::close(file_); }
  Gateway(const Gateway&) = delete;
  Gateway& operator=(const Gateway&) = delete;
  void deliver(const std::string& key) const {
    const std::string line = key + "\n";
    if (::write(file_, line.data(), line.size()) != static_cast<ssize_t>(line.size())) std::_Exit(5);
  }

 private:
  int file_;
};

/// Makes the bookings and calls them off.
void found(const std::string& folder) {
  Told town(folder);
  for (int i = 0; i < kPeople; ++i) {
    const std::string id = town.rescue("ALT-" + std::to_string(i), "2023-11-07T09:00:00+01:00", R"(,"channels":["mail"])");
    ASSERT_TRUE(id.starts_with("b-")) << id;
  }
  ASSERT_EQ(town.refused("appointments.call_off", R"({"from":"2023-11-06","to":"2023-11-10","reason":"Ausfall"})"), "");
}

/// What was begun when the process before died is known to nobody.
void settle_orphans(Told& town) {
  for (const Notice& one : orphaned_notices(town.db())) {
    if (!town.run("appointments.settle_notice", args_of(one, R"(,"outcome":"unknown")"))) std::_Exit(6);
  }
}

[[noreturn]] void tell_until_killed(const std::string& folder, const std::string& delivered) {
  try {
    Told town(folder);
    settle_orphans(town);
    const Gateway gateway(delivered);
    std::optional<state::Command> settle;
    for (const Notice& one : due_notices(town.db(), Channel::mail, town.clock.now(), 10'000)) {
      std::vector<state::Command> together;
      if (settle) together.push_back(*std::exchange(settle, std::nullopt));
      together.push_back(town.command("appointments.begin_notice", args_of(one)));
      if (!town.executor->run_all(together)) std::_Exit(7);
      gateway.deliver(one.key());
      settle = town.command("appointments.settle_notice", args_of(one, R"(,"outcome":"accepted")"));
    }
    if (settle && !town.executor->run(*settle)) std::_Exit(8);
    for (;;) ::pause();  // all are told; the parent ends it
  } catch (const std::exception& error) {
    std::fprintf(stderr, "the town does not open: %s\n", error.what());
    std::_Exit(4);
  }
}

void tell_and_kill(const std::string& folder, const std::string& delivered, std::uint64_t after_ms) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) tell_until_killed(folder, delivered);
  std::this_thread::sleep_for(std::chrono::milliseconds(after_ms));
  ::kill(child, SIGKILL);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status)) << "it ended by itself with " << WEXITSTATUS(status);
}

TEST(NoticesKill, NobodyIsForgottenAndNobodyToldTwice) {
  const TempFolder folder;
  const std::string town_folder = folder.file("town");
  const std::string delivered = folder.file("delivered");
  found(town_folder);
  if (HasFatalFailure()) return;
  const char* given = std::getenv("NB_KILL_SECONDS");
  const auto seconds = std::chrono::seconds(given == nullptr ? 4 : parse_u64(given).value_or(4));
  const auto end = std::chrono::steady_clock::now() + seconds;
  std::uint64_t kills = 0;
  for (std::uint64_t wait_ms = 40; std::chrono::steady_clock::now() < end; wait_ms = 40 + wait_ms * 7 % 331) {
    tell_and_kill(town_folder, delivered, wait_ms);
    if (HasFatalFailure()) return;
    ++kills;
  }
  std::map<std::string, int> lines;
  std::ifstream file(delivered);
  for (std::string line; std::getline(file, line);) ++lines[line];

  Told town(town_folder);
  settle_orphans(town);
  std::map<NoticeState, std::uint64_t> states;
  const std::string cause = call_offs(town.db(), kLog).at(0).id;
  const auto all = notices_of_cause(town.db(), kLog, cause, 10'000);
  EXPECT_EQ(all.size(), static_cast<std::size_t>(kPeople)) << "one each";
  for (const Notice& one : all) {
    ++states[one.state];
    const int times = lines.contains(one.key()) ? lines.at(one.key()) : 0;
    EXPECT_LE(times, 1) << one.key() << " was told twice";
    EXPECT_TRUE(one.state != NoticeState::told || times == 1) << one.key() << " is said to be told";
    EXPECT_TRUE(one.state != NoticeState::queued || times == 0) << one.key() << " was told and forgotten";
  }
  EXPECT_EQ(states[NoticeState::told] + states[NoticeState::queued] + states[NoticeState::unknown], static_cast<std::uint64_t>(kPeople));
  EXPECT_LE(states[NoticeState::unknown], kills) << "at most one per kill";
  EXPECT_EQ(notices_for_hands(town.db(), kLog, NoticeState::unknown).size(), states[NoticeState::unknown]) << "they stand on the list";
  EXPECT_GT(states[NoticeState::told], 20U) << "the load was too small to mean anything";
  EXPECT_TRUE(town.differences().empty());
  std::cout << kills << " kills, " << states[NoticeState::told] << " told, " << states[NoticeState::unknown] << " unknown, " << states[NoticeState::queued] << " still waiting\n";
}

}  // namespace
}  // namespace nb::test
