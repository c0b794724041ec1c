// SPDX-License-Identifier: EUPL-1.2
// What is left to somebody who has taken over the scanning child: each attempt in a process of its own.
#include "paper/impl/confine.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "paper/test_files.hpp"

namespace nb::paper {

namespace {

constexpr int kRefused = 0, kPossible = 1, kUnconfined = 2;

template <class Attempt>
[[noreturn]] void confined(const Attempt& attempt) {
  if (!limit_resources({4096, std::chrono::seconds(20)}) || !lock_in()) _exit(kUnconfined);
  _exit(attempt() ? kPossible : kRefused);
}

bool opens(const char* path, int flags) { return ::open(path, flags, 0600) >= 0; }

TEST(ConfineDeathTest, FilesOfTheMachineCannotBeRead) {
  EXPECT_EXIT(confined([] { return opens("/etc/passwd", O_RDONLY) || opens("/proc/self/environ", O_RDONLY) || opens("/", O_RDONLY | O_DIRECTORY); }),
              testing::ExitedWithCode(kRefused), "");
}

TEST(ConfineDeathTest, FontsCanBeRead) {
  if (!test::kernel_has_landlock()) GTEST_SKIP() << "this kernel has no Landlock";
  EXPECT_EXIT(confined([] { return opens("/etc/fonts/fonts.conf", O_RDONLY); }), testing::ExitedWithCode(kPossible), "");
}

TEST(ConfineDeathTest, NothingCanBeWritten) {
  EXPECT_EXIT(confined([] { return opens("/tmp/confine-test", O_WRONLY | O_CREAT) || ::unlink("/etc/hostname") == 0 || ::mkdir("/tmp/confine-test", 0700) == 0; }),
              testing::ExitedWithCode(kRefused), "");
}

TEST(ConfineDeathTest, NoMemoryBecomesCode) {
  EXPECT_EXIT(confined([] { return ::mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED; }), testing::ExitedWithCode(kRefused), "");
}

TEST(ConfineDeathTest, NoOtherProcessIsSignalled) {
  EXPECT_EXIT(confined([] { return ::kill(::getppid(), 0) == 0; }), testing::ExitedWithCode(kRefused), "");
}

TEST(ConfineDeathTest, NetworkAndProgramsEndTheProcess) {
  EXPECT_EXIT(confined([] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; }), testing::KilledBySignal(SIGSYS), "");
  EXPECT_EXIT(confined([] {
                char* const arguments[] = {nullptr};
                return ::execve("/bin/true", arguments, arguments) == 0;
              }),
              testing::KilledBySignal(SIGSYS), "");
}

TEST(ConfineDeathTest, CpuTimeIsLimited) {
  EXPECT_EXIT(
      {
        if (!limit_resources({4096, std::chrono::seconds(1)})) _exit(kUnconfined);
        for (;;) static_cast<void>(::getpid());
      },
      testing::KilledBySignal(SIGKILL), "");
}

}  // namespace

}  // namespace nb::paper
