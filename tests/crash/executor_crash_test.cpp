// SPDX-License-Identifier: EUPL-1.2
// The whole write path, executor and state.db on top: after a power cut or kill -9 every answered command is in the journal and
// in state.db, and repeating it gives the same place instead of a second entry.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <latch>
#include <thread>

#include "base/time.hpp"
#include "crash_bench.hpp"
#include "state/executor.hpp"
#include "state/state_db.hpp"
#include "storage/sqlite/env_vfs.hpp"
#include "support/simulated_disk.hpp"
#include "support/temp_folder.hpp"
#include "support/test_room.hpp"

namespace nb::test {
namespace {

/// Everything that one process has open.
class Program {
 public:
  Program(Env& env, Random& random, const std::string& folder, const std::string& vfs)
      : on_(env, random, folder, vfs),
        state_({.env = env, .path = folder + "/state.db", .vfs = vfs, .exclusive = !vfs.empty(), .projections = {&projection_}}, on_.journal),
        executor_(std::make_unique<state::Executor>(state::Executor::Parts{
            .journal = on_.journal, .state = state_, .clock = clock_, .random = random, .kinds = thing_commands(), .observers = {}, .diagnose = [](const std::exception_ptr&) {
            }})) {}

  state::Executor& executor() { return *executor_; }
  JournalOnDisk& on() { return on_; }
  /// What state.db says; the executor rests for good.
  std::optional<std::int64_t> value(const LogName& log, const std::string& id) {
    executor_.reset();
    return thing(state_.db(), log, id);
  }

 private:
  ManualClock clock_{*parse_rfc3339("2023-10-30T08:00:00+01:00")};
  ThingProjection projection_;
  JournalOnDisk on_;
  state::StateDb state_;
  std::unique_ptr<state::Executor> executor_;
};

/// The n-th command of a seed: its own thing, so that nothing overwrites it.
state::Command command(std::uint64_t seed, std::uint64_t n) {
  SeededRandom ids(seed * 1'000'003 + n);
  return {.log = logs()[n % logs().size()],
          .id = make_command_id(ids),
          .actor = "stab",
          .name = "test.set",
          .args = R"({"id":"t)" + std::to_string(n) + R"(","value":)" + std::to_string(n) + "}"};
}

/// All answered commands are there, once.
void expect_answered(Program& program, std::uint64_t seed, const std::vector<std::uint64_t>& answered) {
  for (const std::uint64_t n : answered) {
    const auto again = program.executor().run(command(seed, n));
    ASSERT_TRUE(again) << n;
    ASSERT_TRUE(again->repeated) << "command " << n << " was answered, and then forgotten";
  }
  for (const std::uint64_t n : answered) ASSERT_EQ(program.value(command(seed, n).log, "t" + std::to_string(n)), static_cast<std::int64_t>(n));
  for (const LogName& log : logs()) {
    std::vector<std::string> cores;
    program.on().journal.read(log, 0, UINT64_MAX, [&](const storage::EntryView& entry) { cores.emplace_back(entry.core); });
    expect_log(program.on(), log, cores, {});
    if (testing::Test::HasFatalFailure()) return;
  }
}

/// Commands in groups, so that they share batches, until the disk is gone; notes what was answered.
void load(Program& program, std::uint64_t seed, std::uint64_t& next, std::vector<std::uint64_t>& answered) {
  constexpr std::uint64_t kGroup = 6;
  for (int group = 0; group < 10; ++group) {
    std::mutex mutex;
    std::latch done(kGroup);
    std::atomic<bool> failed = false;
    for (std::uint64_t i = 0; i < kGroup; ++i) {
      const std::uint64_t n = next++;
      program.executor().submit(command(seed, n), [&, n](const state::Outcome& outcome, const std::exception_ptr& failure) {
        if (failure || !outcome) {
          failed = true;
        } else {
          const std::scoped_lock guard(mutex);
          answered.push_back(n);
        }
        done.count_down();
      });
    }
    done.wait();
    if (failed) return;
  }
}

TEST(ExecutorCrash, PowerCutsLoseNoAnsweredCommand) {
  const std::uint64_t seed = seed_of(61);
  for (std::uint64_t history = 0; history < 25; ++history) {
    SCOPED_TRACE("seed " + std::to_string(seed + history));
    SimulatedDisk disk(seed + history);
    disk.make_directory(kFolder);
    const storage::EnvVfs vfs("executor-crash", disk);
    SeededRandom random(seed + history);
    std::vector<std::uint64_t> answered;
    std::uint64_t next = 0;
    for (int life = 0; life < 4; ++life) {
      disk.cut_power_at(20 + random.below(260));
      try {
        Program program(disk, random, kFolder, vfs.name());
        load(program, seed, next, answered);
      } catch (const Error&) {
        ASSERT_TRUE(disk.power_is_cut()) << "no failure but the power's";
      }
      disk.restart();
      Program program(disk, random, kFolder, vfs.name());
      expect_answered(program, seed, answered);
      if (HasFatalFailure()) return;
    }
    EXPECT_FALSE(answered.empty());
  }
}

[[noreturn]] void answer_until_killed(const std::string& folder, std::uint64_t seed, std::uint64_t first, int pipe) {
  const auto env = posix_env();
  SeededRandom random(seed + first);
  Program program(*env, random, folder, "");
  std::atomic<std::uint64_t> next = first;
  std::vector<std::thread> clients;
  for (int client = 0; client < 8; ++client) {
    clients.emplace_back([&] {
      for (;;) {
        const std::uint64_t n = next++;
        if (!program.executor().run(command(seed, n))) std::_Exit(2);
        if (::write(pipe, &n, sizeof n) != sizeof n) std::_Exit(3);
      }
    });
  }
  for (auto& client : clients) client.join();
  std::_Exit(4);
}

/// What the child answered until it was killed.
std::vector<std::uint64_t> answers_of_killed_child(const std::string& folder, std::uint64_t seed, std::uint64_t first, int wait_ms) {
  std::array<int, 2> pipe{};
  EXPECT_EQ(::pipe(pipe.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(pipe[0]);
    answer_until_killed(folder, seed, first, pipe[1]);
  }
  ::close(pipe[1]);
  std::thread killer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(wait_ms));
    ::kill(child, SIGKILL);
  });
  std::vector<std::uint64_t> out;
  for (std::uint64_t n = 0; ::read(pipe[0], &n, sizeof n) == sizeof n;) out.push_back(n);
  killer.join();
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(pipe[0]);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the program ended by itself with " << WEXITSTATUS(status);
  return out;
}

TEST(ExecutorCrash, KillUnderLoadLosesNoAnsweredCommand) {
  constexpr std::uint64_t kPerRound = 1'000'000;
  const std::uint64_t seed = seed_of(67);
  SeededRandom random(seed);
  const TempFolder folder;
  const auto env = posix_env();
  std::vector<std::uint64_t> answered;
  for (std::uint64_t round = 0; round < 6; ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round));
    const auto more = answers_of_killed_child(folder.path(), seed, round * kPerRound, static_cast<int>(30 + random.below(300)));
    answered.insert(answered.end(), more.begin(), more.end());
    Program program(*env, random, folder.path(), "");
    expect_answered(program, seed, more);
    if (HasFatalFailure()) return;
  }
  Program program(*env, random, folder.path(), "");
  expect_answered(program, seed, answered);
  EXPECT_GT(answered.size(), 50U) << "the load was too small to mean anything";
}

}  // namespace
}  // namespace nb::test
