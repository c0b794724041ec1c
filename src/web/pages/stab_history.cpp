// SPDX-License-Identifier: EUPL-1.2
// What was said when by whom; the latest word on a thing can be taken back by a new entry.
#include <algorithm>

#include "situation/names.hpp"
#include "situation/queries.hpp"
#include "state/read_pool.hpp"
#include "web/pages/console/lists.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

constexpr std::size_t kShown = 100;

std::string name_of(const StabVisit& visit, const situation::Fact& fact) {
  const auto& shared = *visit.region->shared;
  if (fact.kind == situation::FactKind::service) {
    const auto found = std::ranges::find(shared.services, fact.object, &catalogue::Service::id);
    return found == shared.services.end() ? fact.object : found->name_de;
  }
  const auto found = std::ranges::find(shared.components, fact.object, &catalogue::Component::id);
  return found == shared.components.end() ? fact.object : found->name_de;
}

/// What was said, in a few words: the state in the program's words, then what somebody wrote.
void put_said(Section row, const situation::Fact& fact) {
  const auto put = [&](std::string_view state, const std::string& text) {
    row.set_shown("SAID_STATE", state, "HAS_SAID_STATE");
    row.set_shown("SAID", text, "HAS_SAID");
  };
  if (const auto* component = std::get_if<situation::ComponentSaid>(&fact.said)) return put(badge(component->state).word, component->text.de);
  if (const auto* service = std::get_if<situation::ServiceSaid>(&fact.said)) return put(badge(service->state).word, service->text.de);
  if (const auto* office = std::get_if<situation::OfficeStatus>(&fact.said)) return put(badge(office->state).word, office->text.de);
  if (const auto* incident = std::get_if<situation::Incident>(&fact.said)) return put("", incident->cause.de);
  if (const auto* decision = std::get_if<situation::Decision>(&fact.said)) return put("", decision->text);
  put("nichts mehr gesagt", "");
}

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
    row.set("NAME", name_of(visit, line.fact));
    put_said(row, line.fact);
    if (line.latest && line.fact.kind != situation::FactKind::decision) put_form(visit, row.add("UNDO"), "situation.undo", "/stab/verlauf", {"a.entry:zahl", number});
    ++shown;
  }
  page.show(shown == 0 ? "NOTHING_YET" : "SOME");
  page.show_if(shown == wanted, "ONLY_NEWEST");
  return "history";
}

}  // namespace nb::pages
