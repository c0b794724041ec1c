// SPDX-License-Identifier: EUPL-1.2
// The way of everybody who is signed in to the write path: a command is handed on only if its actor may do that there. The table
// is matrix.hpp; a command without a row is handed on for nobody. Threading: any thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "staff/grants.hpp"
#include "staff/matrix.hpp"
#include "state/executor.hpp"

namespace nb {
class Clock;
}

namespace nb::staff {

/// The municipality a log belongs to as grants name it: its AGS, or kWholeRegion.
[[nodiscard]] std::string town_of(const LogName& log);

/// The office of a filing, by its number or its subject; empty: none, or there is no such filing. May throw nb::Error.
using OfficeOf = std::function<std::string(const LogName& log, std::string_view filing)>;

/// May the command's actor have it executed?
[[nodiscard]] bool may_run(const Grants& grants, const state::Command& command, const OfficeOf& office_of, Instant now);

class CheckedExecutor {
 public:
  struct Parts {
    state::Executor& executor;
    const GrantBoard& grants;
    const Clock& clock;
    OfficeOf office_of;
  };
  explicit CheckedExecutor(Parts parts);

  /// Why the command's actor may not have it executed; nullopt: they may. Says the same whatever is missing.
  [[nodiscard]] std::optional<state::Refusal> refusal(const state::Command& command) const;
  /// A refusal that needs no arguments: could `account` have such a command executed for that log at all?
  [[nodiscard]] bool may_ask(std::string_view account, std::string_view command, const LogName& log) const;
  /// As Executor::submit; `done` is called on the spot if the actor may not.
  void submit(state::Command command, state::Executor::Done done) const;
  [[nodiscard]] state::ClockFault clock_fault() const { return parts_.executor.clock_fault(); }

 private:
  Parts parts_;
};

}  // namespace nb::staff
