// SPDX-License-Identifier: EUPL-1.2
// Erasing what is sealed about a subject (Art. 17 GDPR; retention ran out): its keys are deleted, the entries stay and say so.
//   subject.erase {subject, reason}  → subject.erased
// Four eyes are put around it where the rooms are put together (approval).
// And the trace of who opened what is sealed:
//   subject.note_vault {what: made, opened, locked}  → subject.vault_made, …
#pragma once

#include <functional>
#include <vector>

#include "state/command.hpp"

namespace nb::subject {

struct Known {
  std::function<bool(storage::Db&, const LogName&, std::string_view)> exists;  ///< is there something sealed about it
};

[[nodiscard]] std::vector<state::CommandKind> commands(Known known);

}  // namespace nb::subject
