// SPDX-License-Identifier: EUPL-1.2
// The one write path: decide, apply, append, commit, tell. One thread; commands that wait while a batch is written form
// the next one (group commit). Every reply waits for its batch's outcome, a refusal too.
#pragma once

#include <functional>
#include <future>
#include <memory>
#include <span>
#include <vector>

#include "state/command.hpp"
#include "state/projection.hpp"

namespace nb {
class Clock;
}
namespace nb::journal {
class Journal;
}

namespace nb::state {

class StateDb;

/// Told after each commit, in order, on the executor's thread.
using Observer = std::function<void(std::span<const AppliedEntry>)>;

class Executor {
 public:
  struct Parts {
    journal::Journal& journal;
    StateDb& state;
    const Clock& clock;
    std::vector<CommandKind> kinds;
    std::vector<Observer> observers;
  };
  explicit Executor(Parts parts);
  /// Finishes what was submitted, then stops.
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  using Done = std::function<void(const Outcome&, std::exception_ptr)>;
  /// Queues a command; `done` is called on the executor's thread with its outcome, or with the failure.
  void submit(Command command, Done done);
  /// Queues a command and waits. Throws nb::Error on a failure.
  [[nodiscard]] Outcome run(Command command);
  /// All in one transaction or none: the first refusal refuses them all.
  [[nodiscard]] Result<std::vector<Committed>, Refusal> run_all(std::vector<Command> commands);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::state
