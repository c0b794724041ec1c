// SPDX-License-Identifier: EUPL-1.2
// Erasing what is sealed about a subject (Art. 17 GDPR; retention ran out): its keys are deleted, the entries stay and say so.
//   subject.request_erasure {subject, reason}  → subject.erasure_requested; without four eyes → subject.erased at once
//   subject.confirm_erasure {subject}          → subject.erased; by another account than the one that asked
//   subject.decline_erasure {subject, reason}  → subject.erasure_declined
// And the trace of who opened what is sealed:
//   subject.note_vault {what: made, opened, locked}  → subject.vault_made, …
#pragma once

#include <functional>
#include <vector>

#include "state/command.hpp"

namespace nb::subject {

struct Known {
  std::function<bool(storage::Db&, const LogName&, std::string_view)> exists;  ///< is there something sealed about it
  bool four_eyes = true;                                                       ///< a second account has to confirm
};

[[nodiscard]] std::vector<state::CommandKind> commands(Known known);

}  // namespace nb::subject
