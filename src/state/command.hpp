// SPDX-License-Identifier: EUPL-1.2
// A command is what somebody wants done; deciding it yields entries for one log, or a refusal. Rooms list their kinds
// of command (name → decide); the executor is the only one who runs them.
#pragma once

#include <boost/json/fwd.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "journal/sealed_parts.hpp"

namespace nb::storage {
class Db;
}

namespace nb::state {

/// What was asked for, by whom, in which log. `args` is a JSON object whose members the room defines.
struct Command {
  LogName log;
  CommandId id;                                     ///< made by the client; a repeat returns the stored outcome
  std::string actor;                                ///< role account, never a citizen
  std::string name;                                 ///< e.g. "situation.declare_component"
  std::string args;                                 ///< JSON object, UTF-8
  std::optional<journal::SealedParts> sealed = {};  ///< what has to stay secret, sealed by the sender, so that the write path only copies bytes
};

/// Why not. `code` is stable and in docs/failure-codes.md; `sentence` is German, for the person at the screen.
struct Refusal {
  std::string code;
  std::string sentence;
};

/// An open part of an entry, which may later disappear (architecture.md, Logs).
struct NewPart {
  std::string name;
  std::string content;  ///< UTF-8 JSON or text
};

/// An entry that a decision wants written; the executor adds v, at, node, actor and command.
struct NewEntry {
  std::string type;     ///< room.past_tense_event
  std::string subject;  ///< id of the thing it is about
  std::string data;     ///< JSON object, no personal data; the core stays below 4 KiB
  std::optional<Instant> occurred;
  std::vector<NewPart> parts;
  bool with_sealed = false;  ///< carries the command's sealed parts; the subject must be theirs. At most one entry of a command does.
  bool erases_keys = false;  ///< with this entry the subject's keys are deleted: what is sealed about it can never be read again
};

/// Entries to write (empty = nothing to do, still an outcome), or the reason why not.
using Decision = Result<std::vector<NewEntry>, Refusal>;

/// What a decision may look at: state.db on the writer connection, and nothing else.
struct DecideContext {
  storage::Db& db;
  Instant now;
  const LogName& log;
  std::string_view actor;
  std::string_view command = {};                 ///< id of the command: what is made by it may be named after it
  const journal::SealedParts* sealed = nullptr;  ///< what the command carries sealed; only names and hashes can be looked at
};

using Decide = std::function<Decision(const DecideContext&, const boost::json::object& args)>;

/// A kind of command, as listed by a room.
struct CommandKind {
  std::string name;
  Decide decide;
};

/// Where a committed command stands in its log.
struct Committed {
  std::uint64_t first = 0;  ///< position of its first entry
  std::uint64_t count = 0;  ///< number of entries, 0 if there was nothing to do
  bool repeated = false;    ///< the command had been committed before
};

using Outcome = Result<Committed, Refusal>;

}  // namespace nb::state
