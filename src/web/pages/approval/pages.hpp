// SPDX-License-Identifier: EUPL-1.2
// Four eyes in the console: what waits for whom, one proposal with everything it would change, and how a form becomes a proposal.
#pragma once

#include <span>

#include "approval/model.hpp"
#include "web/pages/stab_actions.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

[[nodiscard]] std::span<const StabPage> approval_pages();

std::string_view approval_list(const StabVisit& visit, Section page);
std::string_view approval_detail(const StabVisit& visit, Section page);

/// "/stab/freigaben/region-17?ort=arnsberg"
[[nodiscard]] std::string path_of_proposal(const StabVisit& visit, const approval::Proposal& proposal);
/// Could they approve it, or look at it: the right, and not their own?
[[nodiscard]] bool may_decide(const StabVisit& visit, const approval::Proposal& proposal);
/// May they read it at all: their own, one they decide about, one they could have proposed, or as auditor?
[[nodiscard]] bool may_see(const StabVisit& visit, const approval::Proposal& proposal);
/// How many wait for this account, wherever it may decide.
[[nodiscard]] std::size_t waiting_for(const StabVisit& visit);
void put_state(Section section, approval::State state);

}  // namespace nb::pages
