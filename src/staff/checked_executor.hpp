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
#include "staff/sight.hpp"
#include "state/executor.hpp"

namespace nb {
class Clock;
}

namespace nb::staff {

/// The municipality a log belongs to as grants name it: its AGS, or kWholeRegion.
[[nodiscard]] std::string town_of(const LogName& log);

/// The office of a filing, by its number or its subject; empty: none, or there is no such filing. May throw nb::Error.
using OfficeOf = std::function<std::string(const LogName& log, std::string_view filing)>;

/// What was put before a second person, as far as rights depend on it.
struct Proposed {
  std::string command;
  std::string args;  ///< JSON object
  std::string area;  ///< as approving_rights() names it
  std::string proposer;
};
/// The proposal of that id in that log; nullopt: there is none. May throw nb::Error.
using ProposedOf = std::function<std::optional<Proposed>(const LogName& log, std::string_view id)>;

/// Whose code let that account in last; empty: nobody's. May throw nb::Error.
using LetInBy = std::function<std::string(std::string_view account)>;

/// Who made that account; empty: the machine, or there is none. May throw nb::Error.
using MakerOf = std::function<std::string(std::string_view account)>;

/// Is there such an account among those that are seen? May throw nb::Error.
using SeesAccount = std::function<bool(std::string_view account, const Sight& sight)>;

/// What of the other rooms has to be asked.
struct Lookups {
  OfficeOf office_of;
  ProposedOf proposed_of = {};  ///< null: there are no proposals
  LetInBy let_in_by = {};       ///< null: nobody knows
  TownWords town_words = {};    ///< null: by their keys only
  SeesAccount sees = {};        ///< null: only what the grants tell
  MakerOf maker_of = {};        ///< null: nobody knows
};

/// May the command's actor have it executed?
[[nodiscard]] bool may_run(const Grants& grants, const state::Command& command, const Lookups& lookups, Instant now);
/// Could that account approve, refuse or look at what was proposed, as far as its rights go? (Whose proposal it is, is another question.)
/// A second pair of eyes must not be the first one's own: what the proposer granted does not count, and neither does an account that one
/// of the two let into the other's; the machine's own grants and codes do.
[[nodiscard]] bool may_decide(const Grants& grants, std::string_view account, const LogName& log, const Proposed& proposed, const Lookups& lookups, Instant now);

class CheckedExecutor {
 public:
  struct Parts {
    state::Executor& executor;
    const GrantBoard& grants;
    const Clock& clock;
    Lookups lookups;
  };
  explicit CheckedExecutor(Parts parts);

  /// Why the command's actor may not have it executed; nullopt: they may. Says the same whatever is missing; an account that they do
  /// not see is answered as one that does not exist.
  [[nodiscard]] std::optional<state::Refusal> refusal(const state::Command& command) const;
  /// A refusal that needs no arguments: could `account` have such a command executed for that log at all?
  [[nodiscard]] bool may_ask(std::string_view account, std::string_view command, const LogName& log) const;
  /// Whose accounts somebody sees now.
  [[nodiscard]] Sight sight(std::string_view account) const;
  /// May it decide about what was proposed there?
  [[nodiscard]] bool may_decide(std::string_view account, const LogName& log, const Proposed& proposed) const;
  /// As Executor::submit; `done` is called on the spot if the actor may not.
  void submit(state::Command command, state::Executor::Done done) const;
  [[nodiscard]] state::ClockFault clock_fault() const { return parts_.executor.clock_fault(); }

 private:
  [[nodiscard]] bool means_hidden_account(const state::Command& command) const;

  Parts parts_;
};

}  // namespace nb::staff
