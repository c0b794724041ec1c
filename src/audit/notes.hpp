// SPDX-License-Identifier: EUPL-1.2
// The commands by which a trace is written: for Trail, and for the command line, which has its commands executed by whoever holds the
// folder. Pure but for the id.
#pragma once

#include <cstdint>
#include <string>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "state/command.hpp"

namespace nb {
class Random;
}

namespace nb::audit {

/// What happened to an account (events.hpp), and by whom.
struct AccountNote {
  std::string account;
  std::string by;  ///< empty: by itself
  std::string what;
  std::string thing = {};
};
[[nodiscard]] state::Command account_note(const AccountNote& note, Random& random, Instant now);

/// A list that left the program, or one that was replaced in it.
struct ListNote {
  std::string by;
  std::string what;
  std::uint64_t count = 0;  ///< rows
  std::string filter = {};  ///< of what was handed out
};
[[nodiscard]] state::Command export_note(const LogName& log, const ListNote& note, Random& random, Instant now);
[[nodiscard]] state::Command list_note(const LogName& log, const ListNote& note, Random& random, Instant now);

}  // namespace nb::audit
