// SPDX-License-Identifier: EUPL-1.2
// Four eyes around the commands of all rooms. What is guarded is refused when one person asks for it, and can be
//   approval.propose   {command, args, reason?}      put before a second person
//   approval.approve   {proposal, seen}              done, by another account than the proposer's; `seen` = seen_mark() of what was shown
//   approval.refuse    {proposal, reason}            by another account
//   approval.withdraw  {proposal}                    by the proposer
//   approval.act_alone {command, args, reason}       done at once where `emergency` is on, marked, waiting for a second look
//   approval.look      {proposal, verdict: confirmed|objected, reason?}  by another account; an objection needs its reason
// Both proposing and approving decide the inner command: nonsense is refused at once, and what is done fits what is so *then*. Its
// entries are written as they come (occurred, parts, erased keys), in one transaction with the entry that says who agreed.
#pragma once

#include <vector>

#include "approval/guard.hpp"
#include "state/command.hpp"

namespace nb::approval {

/// The same kinds, guarded, and those above.
[[nodiscard]] std::vector<state::CommandKind> guard(std::vector<state::CommandKind> all, Guard rules);

}  // namespace nb::approval
