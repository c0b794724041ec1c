// SPDX-License-Identifier: EUPL-1.2
// One try to decide a batch of jobs on state.db: what they yield stands in an open transaction and in `pending`, ready
// for the journal. A try that the journal does not take is thrown away and made again.
#pragma once

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value.hpp>
#include <deque>
#include <exception>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "journal/journal.hpp"
#include "proof/entry.hpp"
#include "state/clock_guard.hpp"
#include "state/command.hpp"
#include "state/decoded_entry.hpp"

namespace nb {
class Clock;
class Random;
}  // namespace nb

namespace nb::state {

class StateDb;

/// The outcome of a job: all its commands', or one refusal for them together.
using JobOutcome = Result<std::vector<Committed>, Refusal>;

/// Commands that are written together or not at all.
struct Job {
  std::vector<Command> commands;
  std::vector<Result<boost::json::value, Refusal>> args;  ///< of each command, as an object, or why not; read before the job waits
  std::function<void(const JobOutcome&, std::exception_ptr)> done;
};

/// The args of a command as an object, or why not.
[[nodiscard]] Result<boost::json::value, Refusal> parse_args(const std::string& args);

/// Name → how it is decided.
using Kinds = std::unordered_map<std::string, Decide>;

class Batch {
 public:
  /// What of a job that fails after it has written something can be taken back.
  enum class Undo {
    whole,  ///< everything: cheap, for the batch in which that does not happen
    each,   ///< the job alone, at the price of a savepoint for every one
  };
  /// What tells whether a clock may date entries; null: it always may.
  using ClockCheck = std::function<ClockFault(Instant wall, Instant last_entry)>;
  Batch(StateDb& state, const Clock& clock, Random& random, const Kinds& kinds, Undo undo = Undo::each, ClockCheck check = {})
      : state_(state), clock_(clock), random_(random), kinds_(kinds), how_(undo), check_(std::move(check)) {}
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  /// Decides one job. A failure of the job alone is kept for its reply; one that ended the transaction is thrown.
  /// False if the job failed half-way and cannot be taken back alone: the batch is to be made again with Undo::each.
  [[nodiscard]] bool decide(const Job& job);

  /// What decide() said, in the order of the calls.
  struct Reply {
    JobOutcome outcome;
    std::exception_ptr failure;
  };
  [[nodiscard]] std::span<Reply> replies() { return replies_; }
  /// What the journal has to take.
  [[nodiscard]] std::span<const journal::LogAppend> pending() const { return pending_; }
  /// The same entries as observers see them.
  [[nodiscard]] std::vector<AppliedEntry> applied() const;

 private:
  struct Encoded {
    std::string core;
    proof::EntryCore fields;
    boost::json::object data;  ///< in memory_
    std::vector<journal::NewPart> parts;
    std::optional<journal::SubjectKey> key;
    std::optional<std::string> erased;
  };
  [[nodiscard]] JobOutcome decide_all(const Job& job);
  [[nodiscard]] Outcome decide_one(const Command& command, const Result<boost::json::value, Refusal>& args);
  [[nodiscard]] std::optional<Refusal> write(const Command& command, const NewEntry& entry, Instant at);
  [[nodiscard]] Result<Encoded, Refusal> encode(const Command& command, const NewEntry& entry, Instant at);
  [[nodiscard]] static std::optional<Refusal> add_sealed(const Command& command, const NewEntry& entry, proof::EntryCore& core, Encoded& out);
  void add(const LogName& log, Encoded encoded);
  [[nodiscard]] journal::LogAppend& pending_of(const LogName& log);
  [[nodiscard]] bool undo(std::size_t entries);

  StateDb& state_;
  const Clock& clock_;
  Random& random_;
  const Kinds& kinds_;
  Undo how_;
  ClockCheck check_;
  std::vector<Reply> replies_;
  std::vector<journal::LogAppend> pending_;  // few logs per batch: a linear search is cheapest
  std::deque<LogName> logs_;                 // what entries_ refer to; stays in place
  boost::json::monotonic_resource memory_;   // of entries_: one batch, given back at once
  std::deque<DecodedEntry> entries_;
};

}  // namespace nb::state
