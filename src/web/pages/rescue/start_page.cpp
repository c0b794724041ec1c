// SPDX-License-Identifier: EUPL-1.2
// Choose a file or paste a list; what is being read in, and what was.
#include "appointments/queries_import.hpp"
#include "base/text.hpp"
#include "state/read_pool.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/rescue/pages.hpp"
#include "web/pages/rescue/sheet.hpp"
#include "web/pages/rescue/work.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

void put_counts(Section row, const appointments::Import& import) {
  for (std::size_t i = 0; i < rescue::kOutcomes; ++i) {
    const auto outcome = static_cast<rescue::Outcome>(i);
    if (import.count(outcome) == 0) continue;
    Section count = row.add("COUNT");
    count.set("NUMBER", german_number(import.count(outcome)));
    count.set("OUTCOME", rescue::wording(outcome));
  }
}

}  // namespace

std::string_view rescue_start(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Termine einlesen", StabNav::intake);
  if (!visit.town) return "rescue_no_town";
  Section form = page.add("FORM");
  put_form(visit, form, kRescueCommand, kRescueStart);
  const bool again = visit.kept != nullptr && visit.kept->text("befehl") == kRescueCommand;
  form.set("TYPED", again ? visit.kept->text("liste") : "");
  form.set("DAY", again ? visit.kept->text("tag") : "");
  put_form(visit, page.add("SHEET_FORM"), kRescueCommand, kRescueStart);
  if (const std::size_t pages = sheet_pages(visit); pages > 0) page.set_shown("SHEETS", counted(pages, "Seite", "Seiten"), "SOME_SHEETS");
  for (const std::string& id : visit.memory.imports.of(visit.session.account, visit.place)) {
    const auto draft = visit.memory.imports.find(id, visit.session.account, visit.place);
    if (!draft) continue;
    Section row = page.add("DRAFT");
    row.set("DRAFT_PATH", std::string(kRescueStart) + '/' + id);
    row.set("NAME", !draft->typed.empty() ? "Abgetippte Tagesliste" : draft->name.empty() ? "Eingefügter Text" : draft->name);
    row.set("SINCE", visit.moment(draft->at));
  }
  page.show_if(!visit.memory.imports.of(visit.session.account, visit.place).empty(), "SOME_DRAFTS");
  const auto snapshot = visit.parts.readers.snapshot();
  const auto imports = appointments::imports(snapshot.db(), visit.log());
  for (const auto& import : imports) {
    Section row = page.add("IMPORT");
    row.set("IMPORT_PATH", "/stab/termine/eingelesen/" + import.id);
    row.set("AT", visit.moment(import.at));
    row.set("BY", import.by);
    put_counts(row, import);
  }
  page.show_if(!imports.empty(), "SOME_IMPORTS");
  return "rescue_start";
}

}  // namespace nb::pages
