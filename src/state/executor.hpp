// SPDX-License-Identifier: EUPL-1.2
// The one write path: decide, apply, append, commit, tell. One thread; commands that wait while a batch is written form
// the next one (group commit). Every reply waits for its batch's outcome, a refusal too.
#pragma once

#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <vector>

#include "state/clock_guard.hpp"
#include "state/command.hpp"
#include "state/projection.hpp"
#include "state/state_db.hpp"

namespace nb {
class Clock;
class Random;
}  // namespace nb
namespace nb::journal {
class Journal;
}

namespace nb::state {

class Executor {
 public:
  struct Parts {
    journal::Journal& journal;
    StateDb& state;
    const Clock& clock;
    Random& random;  ///< salts of parts
    std::vector<CommandKind> kinds;
    std::vector<Observer> observers;  ///< called after each commit, in order, on the executor's thread; must not wait for a command
    /// Told about failures nobody waits for: an observer that threw, state.db behind the journal.
    std::function<void(std::exception_ptr)> diagnose = {};
    /// Time since boot, beside which `clock` is judged (clock_guard.hpp). Null where the clock is played and may jump.
    std::function<std::chrono::milliseconds()> uptime = {};
  };
  explicit Executor(Parts parts);
  /// Finishes what was submitted, then stops.
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  using Done = std::function<void(const Outcome&, std::exception_ptr)>;
  /// Queues a command; `done` is called once on the executor's thread with its outcome, or with the failure (then the
  /// outcome means nothing), and must not throw. Throws Error{unavailable} when too many wait; `done` is then not called.
  void submit(Command command, Done done);
  using AllDone = std::function<void(const Result<std::vector<Committed>, Refusal>&, std::exception_ptr)>;
  /// The same for several commands (at least one): all in one transaction, or none.
  void submit_all(std::vector<Command> commands, AllDone done);
  /// Queues a command and waits. Throws nb::Error on a failure.
  [[nodiscard]] Outcome run(Command command);
  /// All in one transaction or none: the first refusal refuses them all.
  [[nodiscard]] Result<std::vector<Committed>, Refusal> run_all(std::vector<Command> commands);
  /// What is wrong with the clock now, by the newest entry of all logs. From any thread.
  [[nodiscard]] ClockFault clock_fault() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::state
