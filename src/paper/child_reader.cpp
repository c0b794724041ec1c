// SPDX-License-Identifier: EUPL-1.2
#include "paper/child_reader.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <memory>
#include <thread>

#include "paper/answer.hpp"
#include "paper/impl/child_protocol.hpp"
#include "paper/outline.hpp"

namespace nb::paper {

namespace {

using Steady = std::chrono::steady_clock;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor() { reset(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool valid() const { return number_ >= 0; }
  void reset(int number = -1) {
    if (number_ >= 0) ::close(number_);
    number_ = number;
  }

 private:
  int number_;
};

/// The file in memory behind a descriptor: the child reads at its own speed and no disk is touched.
bool put_in_memory(Descriptor& file, ByteView bytes) {
  file.reset(memfd_create("scan", MFD_CLOEXEC));
  if (!file.valid()) return false;
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  }
  return ::lseek(file.number(), 0, SEEK_SET) == 0;
}

/// Everything a child inherits: descriptors 0 to 2, default signals, an empty environment.
class Start {
 public:
  Start(int input, int output) {
    posix_spawn_file_actions_init(&files_);
    posix_spawnattr_init(&attributes_);
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes_, &signals);
    sigfillset(&signals);
    posix_spawnattr_setsigdefault(&attributes_, &signals);
    good_ = posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) == 0 && posix_spawn_file_actions_adddup2(&files_, input, STDIN_FILENO) == 0 &&
            posix_spawn_file_actions_adddup2(&files_, output, STDOUT_FILENO) == 0 && posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0) == 0 &&
            posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1) == 0;
  }
  ~Start() {
    posix_spawn_file_actions_destroy(&files_);
    posix_spawnattr_destroy(&attributes_);
  }
  Start(const Start&) = delete;
  Start& operator=(const Start&) = delete;

  /// The child's id; nullopt if there is none.
  [[nodiscard]] std::optional<pid_t> run(std::string program, std::string task) const {
    std::string name = "notbetrieb-scan", command = kChildCommand;
    const std::array<char*, 4> arguments{name.data(), command.data(), task.data(), nullptr};
    const std::array<char*, 1> environment{nullptr};
    pid_t child = 0;
    if (!good_ || posix_spawn(&child, program.c_str(), &files_, &attributes_, arguments.data(), environment.data()) != 0) return std::nullopt;
    return child;
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
  bool good_ = false;
};

/// A running child: killed and buried at the latest when this goes.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) {}
  ~Child() {
    if (!status_) {
      ::kill(id_, SIGKILL);
      wait(0);
    }
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// How it ended, if it does so before the deadline.
  std::optional<int> ended_by(Steady::time_point deadline) {
    while (!status_) {
      wait(WNOHANG);
      if (status_ || Steady::now() >= deadline) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return status_;
  }

 private:
  void wait(int flags) {
    int status = 0;
    pid_t ended = 0;
    do ended = ::waitpid(id_, &status, flags);
    while (ended < 0 && errno == EINTR);
    if (ended != 0) status_ = status;
  }

  pid_t id_;
  std::optional<int> status_;
};

enum class Read { whole, timeout, too_long, failed };

Read read_answer(int descriptor, Steady::time_point deadline, Bytes& answer) {
  for (;;) {
    constexpr std::int64_t kPollMax = 60'000;
    const std::int64_t left = std::min<std::int64_t>(kPollMax, std::chrono::ceil<std::chrono::milliseconds>(deadline - Steady::now()).count());
    if (left <= 0) return Read::timeout;
    pollfd waiting{descriptor, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(left)) <= 0) continue;  // interrupted, or time is up: looked at above
    std::array<std::byte, 65'536> part{};
    const ssize_t count = ::read(descriptor, part.data(), part.size());
    if (count == 0) return Read::whole;
    if (count < 0 && errno != EINTR) return Read::failed;
    answer.insert(answer.end(), part.begin(), part.begin() + std::max<ssize_t>(count, 0));
    if (answer.size() > kAnswerMax) return Read::too_long;
  }
}

using Slots = std::counting_semaphore<16>;
struct GiveBack {
  void operator()(Slots* slots) const { slots->release(); }
};

/// Why there is no answer that can be believed.
ScanFault fault_of(std::optional<int> status) {
  if (!status) return ScanFault::timeout;
  if (WIFSIGNALED(*status)) return WTERMSIG(*status) == SIGXCPU || WTERMSIG(*status) == SIGKILL ? ScanFault::resources : ScanFault::crashed;
  if (WEXITSTATUS(*status) == kChildMemory) return ScanFault::resources;
  return WEXITSTATUS(*status) == kChildDone ? ScanFault::crashed : ScanFault::unavailable;
}

Result<Scan, ScanFault> run_child(const std::string& program, const std::string& task, ByteView file, const ScanOptions& options, Steady::time_point deadline) {
  Descriptor input, output, child_output;
  std::array<int, 2> pipe{-1, -1};
  if (!put_in_memory(input, file) || ::pipe2(pipe.data(), O_CLOEXEC) != 0) return refuse(ScanFault::unavailable);
  output.reset(pipe[0]);
  child_output.reset(pipe[1]);
  const auto id = Start(input.number(), child_output.number()).run(program, task);
  if (!id) return refuse(ScanFault::unavailable);
  Child child(*id);
  child_output.reset();  // or its end would never be seen
  Bytes answer;
  const Read read = read_answer(output.number(), deadline, answer);
  if (read == Read::timeout) return refuse(ScanFault::timeout);
  if (read == Read::too_long) return refuse(ScanFault::crashed);
  if (read == Read::whole)
    if (auto scan = parse_answer(answer, options)) return *scan;
  constexpr auto kGoodbye = std::chrono::milliseconds(500);  // it has closed its output, so it is about to end
  return refuse(fault_of(child.ended_by(std::max(deadline, Steady::now() + kGoodbye))));
}

}  // namespace

ChildReader::ChildReader(ChildReaderOptions options) : options_(std::move(options)), slots_(std::clamp(options_.children_max, 1, 16)) {}

Result<Scan, ScanFault> ChildReader::read(ByteView file, const ScanOptions& options) {
  const auto outline = outline_of(file, options.limits);  // cheap, and most of what is refused needs no child
  if (!outline) return refuse(outline.error());
  if (options_.program.empty()) return refuse(ScanFault::unavailable);
  const auto deadline = Steady::now() + options.timeout;
  if (!slots_.try_acquire_until(deadline)) return refuse(ScanFault::timeout);
  const std::unique_ptr<Slots, GiveBack> slot(&slots_);
  return run_child(options_.program, options_text(options, options_.memory_mib_max), file, options, deadline);
}

}  // namespace nb::paper
