// SPDX-License-Identifier: EUPL-1.2
// One proposal: who wants what and why, exactly what would change now, what has changed since it was proposed, and what can be done.
#include <algorithm>
#include <boost/json.hpp>
#include <optional>

#include "approval/queries.hpp"
#include "situation/queries.hpp"
#include "staff/accounts.hpp"
#include "staff/checked_executor.hpp"
#include "staff/grants.hpp"
#include "staff/sight.hpp"
#include "state/read_pool.hpp"
#include "web/pages/account/door.hpp"
#include "web/pages/approval/effect.hpp"
#include "web/pages/approval/pages.hpp"
#include "web/pages/stab_command_words.hpp"
#include "web/pages/stab_fact_words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using approval::Area;
using approval::Proposal;
using approval::State;

constexpr std::size_t kSinceShown = 10;
constexpr std::size_t kSinceLooked = 50;

std::optional<Proposal> proposal_of(const StabVisit& visit) {
  const std::string_view id = visit.request.param("id");
  const auto snapshot = visit.parts.readers.snapshot();
  for (const LogName& log : {visit.log(), region_log()}) {
    auto found = approval::find(snapshot.db(), log, id);
    if (found && may_see(visit, *found)) return found;
  }
  return std::nullopt;
}

/// What the command would write now, decided on a snapshot without asking for a second person.
state::Decision decide_now(const StabVisit& visit, const Proposal& proposal) {
  const auto kind = std::ranges::find(visit.parts.plain_kinds, proposal.command, &state::CommandKind::name);
  boost::system::error_code error;
  const boost::json::value args = boost::json::parse(proposal.args, error);
  if (kind == visit.parts.plain_kinds.end() || error || !args.is_object())
    return refuse(state::Refusal{"console.unknown_command", "Was vorgelegt wurde, lässt sich nicht mehr lesen; bitte lehnen Sie es ab und lassen Sie es neu vorlegen."});
  const auto snapshot = visit.parts.readers.snapshot();
  return kind->decide({snapshot.db(), visit.now, proposal.log, visit.session.account}, args.get_object());
}

struct Since {
  std::string at;
  std::string_view by;
  std::string_view what;
  std::string detail;
};
Section put_since(Section page, const Since& one) {
  Section row = page.add("SINCE");
  row.set("AT", one.at);
  row.set("BY", one.by);
  row.set("WHAT", one.what);
  row.set("DETAIL", one.detail);
  return row;
}

/// What of the same kind was entered there since: whoever approves should not rest on what is no longer so.
std::size_t put_changed_since(const StabVisit& visit, const Proposal& proposal, Section page) {
  std::size_t shown = 0;
  if (proposal.area == Area::administrators) {
    const staff::Sight sight = visit.parts.executor.sight(visit.session.account);
    for (const staff::Grant& grant : visit.grants->all()) {
      if (grant.given <= proposal.at || shown == kSinceShown || !visit.parts.door.accounts().find(grant.account, sight)) continue;
      put_since(page, {visit.moment(grant.given), grant.given_by, "Rolle vergeben", grant.account}).set_shown("SAID_STATE", german(grant.role), "HAS_SAID_STATE");
      ++shown;
    }
    return shown;
  }
  if (proposal.area == Area::publish) {
    const auto& list = visit.town && ags_of(proposal.log) ? *visit.town->announcements : *visit.region->announcements;
    for (const publish::Announcement& one : list) {
      const bool withdrawn = one.withdrawn && *one.withdrawn > proposal.at;
      if ((one.published <= proposal.at && !withdrawn) || shown == kSinceShown) continue;
      static_cast<void>(
          put_since(page, {visit.moment(withdrawn ? *one.withdrawn : one.published), "", withdrawn ? "Meldung zurückgezogen" : "Meldung veröffentlicht", one.text("de").title}));
      ++shown;
    }
    return shown;
  }
  if (proposal.area != Area::overrides && proposal.area != Area::end_incident) return 0;
  const auto snapshot = visit.parts.readers.snapshot();
  for (const LogName& log : {proposal.log, region_log()}) {
    for (const situation::Line& line : situation::history(snapshot.db(), log, kSinceLooked)) {
      if (line.at <= proposal.at || shown == kSinceShown) break;
      put_said(put_since(page, {visit.moment(line.at), line.actor, german_entry(line.type), fact_name(visit, line.fact)}), line.fact);
      ++shown;
    }
    if (log == region_log()) break;
  }
  return shown;
}

Section act(const StabVisit& visit, Section page, const char* section, const char* command, const Proposal& proposal) {
  Section form = page.add(section);
  const std::string id = approval::id_of(proposal.log, proposal.number);
  put_form(visit, form, command, "/stab/freigaben/" + id);
  form.set("PROPOSAL_ID", id);
  form.set("SEEN", proposal.seen);
  if (visit.kept != nullptr && visit.kept->text("befehl") == command) form.show("KEPT_OPEN");
  return form;
}

void put_acts(const StabVisit& visit, const Proposal& proposal, bool possible, Section page) {
  const State state = proposal.state_at(visit.now);
  const bool decides = may_decide(visit, proposal);
  const bool own = proposal.proposer == visit.session.account;
  if (state == State::open && decides) {
    if (possible) act(visit, page, "APPROVE", "approval.approve", proposal);
    act(visit, page, "REFUSE", "approval.refuse", proposal);
  }
  if (state == State::open && own) act(visit, page, "TAKE_BACK", "approval.withdraw", proposal);
  if (state == State::unlooked && decides) {
    act(visit, page, "CONFIRM", "approval.look", proposal);
    act(visit, page, "OBJECT", "approval.look", proposal);
  }
  page.show_if(proposal.waits(visit.now) && own, "WAITS_FOR_OTHERS");
  page.show_if(proposal.waits(visit.now) && !own && !decides, "NOT_FOR_YOU");
}

void put_head(const StabVisit& visit, const Proposal& proposal, Section page) {
  put_state(page, proposal.state_at(visit.now));
  page.set("WHAT", command_words(proposal.command));
  page.set("WHERE", place_name(visit, proposal.log));
  page.set("BY", proposal.proposer);
  page.set("AT", visit.moment(proposal.at));
  page.set("SEQ", proposal.seq);
  page.set_shown("WHY", proposal.reason, "HAS_WHY");
  const State state = proposal.state_at(visit.now);
  page.show(state == State::unlooked || state == State::confirmed || state == State::objected ? "IS_ALONE" : "IS_PROPOSED");
  if (proposal.expires) page.set_shown("UNTIL", visit.moment(*proposal.expires), "HAS_UNTIL");
  if (!proposal.decided) return;
  Section decided = page.add("DECIDED");
  decided.set("DECIDED_BY", proposal.decided_by);
  decided.set("DECIDED_AT", visit.moment(*proposal.decided));
  decided.set_shown("DECIDED_WHY", proposal.decided_why, "HAS_DECIDED_WHY");
}

/// Of what was done already: where it can be seen.
void put_done(const StabVisit& visit, const Proposal& proposal, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  for (const approval::About& one : approval::about(snapshot.db(), proposal)) {
    if (!one.type.starts_with("publish.")) continue;
    Section row = page.add("WRITTEN");
    row.set("SUBJECT", one.subject);
    const auto& list = visit.town && ags_of(proposal.log) ? *visit.town->announcements : *visit.region->announcements;
    const auto found = std::ranges::find(list, one.subject, &publish::Announcement::id);
    if (found == list.end()) continue;
    for (const publish::AnnouncementText& text : found->texts) {
      Section shown = row.add("TEXT");
      shown.set("LANG", text.lang);
      shown.set("HEADLINE", text.title);
      shown.set("BODY", text.body_html);
    }
  }
  page.set("ARGS", proposal.args.empty() ? "(gelöscht)" : proposal.args);
}

}  // namespace

std::string_view approval_detail(const StabVisit& visit, Section page) {
  const auto proposal = proposal_of(visit);
  put_stab_frame(visit, page, proposal ? "Freigabe " + approval::id_of(proposal->log, proposal->number) : "Freigabe", StabNav::none);
  if (!proposal) return "missing";
  put_head(visit, *proposal, page);
  if (proposal->state_at(visit.now) != State::open) {
    put_done(visit, *proposal, page.add("PAST"));
    put_acts(visit, *proposal, false, page);
    return "approval";
  }
  const state::Decision decision = decide_now(visit, *proposal);
  Section effect = page.add("WOULD");
  if (!decision) {
    effect.set_shown("NO_LONGER", decision.error().sentence, "IS_REFUSED");
  } else {
    effect.show_if(decision->empty(), "NOTHING_TO_DO");
    put_effect(visit, proposal->log, *decision, effect);
  }
  Section since = page.add("CHANGED");
  since.show_if(put_changed_since(visit, *proposal, since) > 0, "HAS_SINCE");
  put_acts(visit, *proposal, decision.has_value(), page);
  return "approval";
}

}  // namespace nb::pages
