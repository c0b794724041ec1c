// SPDX-License-Identifier: EUPL-1.2
// The commands behind the traces. Sent by Trail only; they refuse nothing but what is malformed.
#pragma once

#include <vector>

#include "state/command.hpp"

namespace nb::audit {

/// audit.note_sign_in {"account", "way"} · audit.note_refusals {"from", "count", "addresses", "accounts"} ·
/// audit.note_read {"subject", "what", "purpose", "subjects"?} · audit.note_export {"what", "count", "filter"?}
[[nodiscard]] std::vector<state::CommandKind> commands();

}  // namespace nb::audit
