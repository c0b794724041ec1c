// SPDX-License-Identifier: EUPL-1.2
// What waits for me, what I proposed, what was decided, has expired, or was done alone; of all places where I may see it.
#include <algorithm>
#include <array>
#include <string>

#include "approval/queries.hpp"
#include "base/text.hpp"
#include "state/read_pool.hpp"
#include "web/pages/approval/effect.hpp"
#include "web/pages/approval/pages.hpp"
#include "web/pages/console/lists.hpp"
#include "web/pages/stab_command_words.hpp"

namespace nb::pages {

namespace {

using approval::Proposal;
using approval::State;

constexpr std::size_t kLooked = 2000;  ///< newest ones, out of which the lists of what no longer waits are made
constexpr std::size_t kShown = 200;

/// One of the lists, as its address names it.
struct Filter {
  std::string_view key;
  const char* name;
  bool (*wanted)(const StabVisit& visit, const Proposal& one);
  bool waiting = false;  ///< of what waits, however many came after it
};

bool for_me(const StabVisit& visit, const Proposal& one) { return one.waits(visit.now) && may_decide(visit, one); }
bool open(const StabVisit& visit, const Proposal& one) { return one.waits(visit.now); }
bool mine(const StabVisit& visit, const Proposal& one) { return one.proposer == visit.session.account; }
bool decided(const StabVisit&, const Proposal& one) { return one.stored != State::open && one.stored != State::unlooked; }
bool expired(const StabVisit& visit, const Proposal& one) { return one.state_at(visit.now) == State::expired; }
bool alone(const StabVisit&, const Proposal& one) { return one.stored == State::unlooked || one.stored == State::confirmed || one.stored == State::objected; }

constexpr std::array kFilters = std::to_array<Filter>({{"", "wartet auf mich", for_me, true},
                                                       {"offen", "alles, was wartet", open, true},
                                                       {"meine", "von mir", mine},
                                                       {"entschieden", "entschieden", decided},
                                                       {"abgelaufen", "abgelaufen", expired},
                                                       {"allein", "allein ausgeführt", alone}});

const Filter& filter_of(const StabVisit& visit) {
  const auto found = std::ranges::find_if(kFilters, [key = visit.query("was")](const Filter& one) { return key == one.key; });
  return found == kFilters.end() ? kFilters.front() : *found;
}

bool found(const StabVisit& visit, const Proposal& one, const std::string& wanted) {
  if (wanted.empty()) return true;
  const std::string line = approval::id_of(one.log, one.number) + " " + std::string(command_words(one.command)) + " " + place_name(visit, one.log) + " " + one.proposer + " " +
                           one.decided_by + " " + one.reason;
  return fold_for_search(line).find(wanted) != std::string::npos;
}

void put_row(const StabVisit& visit, Section page, const Proposal& one) {
  Section row = page.add("PROPOSAL");
  row.set("ID", approval::id_of(one.log, one.number));
  row.set("PATH_OF", path_of_proposal(visit, one));
  row.set("WHAT", command_words(one.command));
  row.set("WHERE", place_name(visit, one.log));
  row.set("BY", one.proposer);
  row.set("AT", visit.moment(one.at));
  row.set_shown("WHY", one.reason, "HAS_WHY");
  put_state(row, one.state_at(visit.now));
  if (one.state_at(visit.now) == State::open) row.set_shown("UNTIL", visit.moment(*one.expires), "HAS_UNTIL");
  row.set_shown("DECIDED_BY", one.decided_by, "HAS_DECIDED");
  if (one.decided) row.set("DECIDED_AT", visit.moment(*one.decided));
  row.show_if(for_me(visit, one), "FOR_ME");
}

}  // namespace

std::string_view approval_list(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Freigaben", StabNav::none);
  const Filter& chosen = filter_of(visit);
  const std::string raw = visit.query("q");
  const std::string typed(trim(is_utf8(raw) ? raw : ""));
  page.set("QUERY", typed);
  page.set("FILTER", chosen.key);
  const auto snapshot = visit.parts.readers.snapshot();
  const std::vector<Proposal> newest = approval::newest(snapshot.db(), kLooked);
  std::vector<Proposal> waiting = approval::waiting(snapshot.db(), visit.now);
  std::ranges::reverse(waiting);
  const auto all_of = [&](const Filter& filter) -> const std::vector<Proposal>& { return filter.waiting ? waiting : newest; };
  for (const Filter& filter : kFilters) {
    Section link = page.add("FILTER_LINK");
    link.set("KEY", filter.key);
    link.set("NAME", filter.name);
    link.set("NUMBER", static_cast<std::size_t>(std::ranges::count_if(all_of(filter), [&](const Proposal& one) { return filter.wanted(visit, one) && may_see(visit, one); })));
    link.show_if(&filter == &chosen, "CHOSEN");
  }
  std::size_t shown = 0;
  const std::size_t wanted = rows_wanted(visit, kShown);
  for (const Proposal& one : all_of(chosen)) {
    if (!chosen.wanted(visit, one) || !found(visit, one, fold_for_search(typed)) || !may_see(visit, one)) continue;
    put_row(visit, page, one);
    if (++shown == wanted) break;
  }
  page.show(shown == 0 ? "NONE" : "SOME");
  page.show_if(shown == wanted, "ONLY_NEWEST");
  return "approvals";
}

}  // namespace nb::pages
