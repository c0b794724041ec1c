// SPDX-License-Identifier: EUPL-1.2
// What the pages of four eyes share: who may see and decide a proposal, and the words for its states.
#include "web/pages/approval/pages.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "approval/queries.hpp"
#include "staff/checked_executor.hpp"
#include "state/read_pool.hpp"

namespace nb::pages {

namespace {

using approval::Proposal;
using approval::State;

constexpr std::array kPages = std::to_array<StabPage>({{"/stab/freigaben", approval_list}, {"/stab/freigaben/{id}", approval_detail}});

staff::Proposed proposed(const Proposal& one) { return {one.command, one.args, std::string(to_string(one.area)), one.proposer}; }

/// Could they have asked for it themselves?
bool may_propose(const StabVisit& visit, const Proposal& one) {
  static const CommandId kNobodys = *CommandId::parse("00000000-0000-4000-8000-000000000000");  // nothing is executed
  return !visit.parts.executor.refusal({one.log, kNobodys, visit.session.account, one.command, one.args});
}

struct StateWords {
  State state;
  std::string_view sign;
  std::string_view word;
  std::string_view css;
};
constexpr std::array kStates = std::to_array<StateWords>({{State::open, "…", "wartet auf Freigabe", "kern-badge--warning"},
                                                          {State::expired, "–", "abgelaufen", "kern-badge--info"},
                                                          {State::approved, "✓", "freigegeben", "kern-badge--success"},
                                                          {State::refused, "✕", "abgelehnt", "kern-badge--danger"},
                                                          {State::withdrawn, "–", "zurückgezogen", "kern-badge--info"},
                                                          {State::unlooked, "!", "zweiter Blick fehlt", "kern-badge--warning"},
                                                          {State::confirmed, "✓", "nachgesehen, in Ordnung", "kern-badge--success"},
                                                          {State::objected, "✕", "nachgesehen, beanstandet", "kern-badge--danger"}});

}  // namespace

std::span<const StabPage> approval_pages() { return kPages; }

std::string path_of_proposal(const StabVisit& visit, const Proposal& proposal) {
  // A town's proposal is shown under that town; one of the region under whichever place is chosen: who decides about it may have no right for the region.
  const auto ags = ags_of(proposal.log);
  const auto town = ags ? visit.region->by_ags(ags->str()) : nullptr;
  return "/stab/freigaben/" + approval::id_of(proposal.log, proposal.number) + "?ort=" + (town ? town->town->municipality.slug : visit.place);
}

bool may_decide(const StabVisit& visit, const Proposal& proposal) {
  return proposal.proposer != visit.session.account && visit.parts.executor.may_decide(visit.session.account, proposal.log, proposed(proposal));
}

bool may_see(const StabVisit& visit, const Proposal& proposal) {
  return proposal.proposer == visit.session.account || may_decide(visit, proposal) || may_propose(visit, proposal) ||
         visit.grants->may(visit.session.account, staff::Right::audit_read, staff::town_of(proposal.log), "", visit.now);
}

std::size_t waiting_for(const StabVisit& visit) {
  const std::vector<Proposal> all = approval::waiting(visit.parts.readers.snapshot().db(), visit.now);
  return static_cast<std::size_t>(std::ranges::count_if(all, [&](const Proposal& one) { return may_decide(visit, one); }));
}

void put_state(Section section, State state) {
  const auto found = std::ranges::find(kStates, state, &StateWords::state);
  section.set("SIGN", found->sign);
  section.set("STATE", found->word);
  section.set("BADGE", found->css);
}

}  // namespace nb::pages
