// SPDX-License-Identifier: EUPL-1.2
// What was said when by whom; the latest word on a thing can be taken back by a new entry.
#include "situation/queries.hpp"
#include "state/read_pool.hpp"
#include "web/pages/console/lists.hpp"
#include "web/pages/stab_fact_words.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kShown = 100;

}  // namespace

std::string_view stab_history(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Verlauf", StabNav::history);
  std::size_t shown = 0;
  const std::size_t wanted = rows_wanted(visit, kShown);
  const auto snapshot = visit.parts.readers.snapshot();
  for (const situation::Line& line : situation::history(snapshot.db(), visit.log(), wanted)) {
    Section row = page.add("LINE");
    const std::string number = std::to_string(line.seq);
    row.set("NUMBER", number);
    row.set("AT", visit.moment(line.at));
    row.set("ACTOR", line.actor);
    row.set("WHAT", german_entry(line.type));
    row.set("NAME", fact_name(visit, line.fact));
    put_said(row, line.fact);
    if (line.latest && line.fact.kind != situation::FactKind::decision) put_form(visit, row.add("UNDO"), "situation.undo", "/stab/verlauf", {"a.entry:zahl", number});
    ++shown;
  }
  page.show(shown == 0 ? "NOTHING_YET" : "SOME");
  page.show_if(shown == wanted, "ONLY_NEWEST");
  return "history";
}

}  // namespace nb::pages
