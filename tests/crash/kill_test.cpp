// SPDX-License-Identifier: EUPL-1.2
// kill -9 under load: a child process writes and reports what was confirmed through a pipe, the parent kills it at a random
// moment, opens the same folder and looks for everything that was reported.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <thread>

#include "crash_bench.hpp"
#include "support/temp_folder.hpp"

namespace nb::test {
namespace {

/// One confirmed append: log by its number, position behind its last entry, hash of that entry.
struct Report {
  std::uint64_t log = 0;
  std::uint64_t size = 0;
  Hash last;
};

[[noreturn]] void write_until_killed(const std::string& folder, std::uint64_t seed, int pipe) {
  const auto env = posix_env();
  SeededRandom random(seed);
  JournalOnDisk on(*env, random, folder, "");
  for (;;) {
    Confirmed confirmed;
    if (append_some(on, random, 2000, confirmed) != journal::AppendOutcome::committed) std::_Exit(2);
    for (std::uint64_t i = 0; i < logs().size(); ++i) {
      const auto cores = confirmed.cores.find(logs()[i]);
      if (cores == confirmed.cores.end()) continue;
      const Report report{i, on.journal.size(logs()[i]), proof::leaf_hash(bytes_of(cores->second.back()))};
      if (::write(pipe, &report, sizeof report) != sizeof report) std::_Exit(3);
    }
  }
}

/// What the child reported until it died.
std::vector<Report> reports_of_killed_child(const std::string& folder, std::uint64_t seed, int wait_ms) {
  std::array<int, 2> pipe{};
  EXPECT_EQ(::pipe(pipe.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(pipe[0]);
    write_until_killed(folder, seed, pipe[1]);
  }
  ::close(pipe[1]);
  std::thread killer([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(wait_ms));
    ::kill(child, SIGKILL);
  });
  std::vector<Report> out;
  for (Report report; ::read(pipe[0], &report, sizeof report) == sizeof report;) out.push_back(report);
  killer.join();
  int status = 0;
  ::waitpid(child, &status, 0);
  ::close(pipe[0]);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself with " << WEXITSTATUS(status);
  return out;
}

void expect_reported(JournalOnDisk& on, const std::vector<Report>& reports) {
  for (const Report& report : reports) {
    const LogName& log = logs()[report.log];
    ASSERT_GE(on.journal.size(log), report.size) << log.str();
    ASSERT_EQ(on.journal.leaf_hash(log, report.size - 1), report.last) << log.str() << "/" << report.size - 1;
  }
  for (const LogName& log : logs()) {
    std::vector<std::string> cores;
    on.journal.read(log, 0, UINT64_MAX, [&](const storage::EntryView& entry) { cores.emplace_back(entry.core); });
    expect_log(on, log, cores, {});
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(Kill, UnderLoadLosesNoConfirmedEntry) {
  const std::uint64_t seed = seed_of(53);
  SeededRandom random(seed);
  const TempFolder folder;
  const auto env = posix_env();
  std::size_t total = 0;
  for (std::uint64_t round = 0; round < 8; ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed) + ", round " + std::to_string(round));
    const auto reports = reports_of_killed_child(folder.path(), seed + round, static_cast<int>(5 + random.below(250)));
    total += reports.size();
    SeededRandom keys(seed);
    JournalOnDisk on(*env, keys, folder.path(), "");
    expect_reported(on, reports);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(total, 20U) << "the load was too small to mean anything";
}

}  // namespace
}  // namespace nb::test
