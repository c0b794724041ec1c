// SPDX-License-Identifier: EUPL-1.2
// Offices: which are open, limited or closed, where each sits, and the form that declares one.
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "situation/queries.hpp"
#include "state/read_pool.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

namespace {

using situation::OfficeStatus;

constexpr const char* kNothingSaid = "wie gewohnt";

/// The offices of the chosen municipality; for the region those of all, each once, by name.
std::vector<const publish::Office*> offices_of(const StabVisit& visit) {
  std::vector<const publish::Office*> all;
  if (visit.town) {
    for (const publish::Office& office : visit.town->town->offices) all.push_back(&office);
    return all;
  }
  std::map<std::string_view, const publish::Office*> once;
  for (const auto& town : visit.region->towns) {
    for (const publish::Office& office : town->town->offices) once.emplace(office.name, &office);
  }
  std::map<std::string, const publish::Office*> by_name;
  for (const auto& [name, office] : once) by_name.emplace(fold_for_search(name) + " " + office->id, office);
  for (const auto& [key, office] : by_name) all.push_back(office);
  return all;
}

const OfficeStatus* status_in(const publish::View& town, const std::string& office) {
  const auto found = std::ranges::find(town.situation->offices, office, &OfficeStatus::office);
  return found == town.situation->offices.end() ? nullptr : &*found;
}

void put_status(const StabVisit& visit, Section row, const publish::View& town, const std::string& office) {
  const OfficeStatus* status = status_in(town, office);
  put_badge(row, status == nullptr ? Badge{kNothingSaid, "kern-badge--info"} : badge(status->state));
  if (status == nullptr) return;
  row.set_shown("AS_OF", visit.moment(status->as_of), "HAS_AS_OF");
  if (status->valid_until) row.set_shown("UNTIL", visit.moment(*status->valid_until), "HAS_UNTIL");
  row.set_shown("TEXT", status->text.de, "HAS_TEXT");
}

/// For the region: in how many municipalities something is said about it. In `row` like a state, so that both lists look alike.
void put_count(const StabVisit& visit, Section row, const std::string& office) {
  const auto said = static_cast<std::size_t>(std::ranges::count_if(visit.region->towns, [&](const auto& town) { return status_in(*town, office) != nullptr; }));
  put_badge(row, said == 0 ? Badge{kNothingSaid, "kern-badge--info"} : Badge{"erklärt", "kern-badge--warning"});
  if (said > 0) row.set_shown("TOWNS", counted(said, "Kommune", "Kommunen"), "HAS_TOWNS");
}

void put_now(const StabVisit& visit, Section row, const std::string& office) { visit.town ? put_status(visit, row, *visit.town, office) : put_count(visit, row, office); }

std::string sites_of(const publish::TownCatalogue& town, const publish::Office& office) {
  std::string names;
  for (const std::size_t site : office.sites) names += (names.empty() ? "" : ", ") + town.sites[site].name;
  return names;
}

/// True if something is declared here that could be taken back.
bool is_declared(const StabVisit& visit, const std::string& office) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto line = situation::latest(snapshot.db(), visit.log(), situation::FactKind::office, office);
  return line && std::holds_alternative<OfficeStatus>(line->fact.said);
}

}  // namespace

std::string_view stab_offices(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Ämter", StabNav::offices);
  const std::string wanted = visit.query("q");
  page.set("QUERY", wanted);
  const std::string folded = fold_for_search(is_utf8(wanted) ? wanted : "");
  std::size_t shown = 0;
  for (const publish::Office* office : offices_of(visit)) {
    if (fold_for_search(office->name).find(folded) == std::string::npos) continue;
    Section row = page.add("OFFICE");
    row.set("ID", office->id);
    row.set("NAME", office->name);
    row.set("PLACE", visit.place);
    put_now(visit, row, office->name);
    ++shown;
  }
  page.show(shown == 0 ? "NOTHING_FOUND" : "SOME");
  return "offices";
}

std::string_view stab_office(const StabVisit& visit, Section page) {
  const auto offices = offices_of(visit);
  const auto found = std::ranges::find(offices, visit.request.param("id"), &publish::Office::id);
  put_stab_frame(visit, page, found == offices.end() ? "Amt" : (*found)->name, StabNav::offices);
  if (found == offices.end()) return "missing";
  const publish::Office& office = **found;
  const std::string here = "/stab/aemter/" + office.id;
  put_now(visit, page.add("NOW"), office.name);
  if (visit.town) page.set_shown("SITES", sites_of(*visit.town->town, office), "HAS_SITES");
  page.set("NAME_OF_OFFICE", office.name);
  put_form(visit, page.add("DECLARE"), "situation.declare_office", here);
  if (is_declared(visit, office.name)) put_form(visit, page.add("WITHDRAW"), "situation.withdraw_office", here);
  return "office";
}

}  // namespace nb::pages
