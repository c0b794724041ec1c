// SPDX-License-Identifier: EUPL-1.2
// What became of every row of an import; and as a file, what was not taken. While the file that was read in still waits in memory, its own
// words stand beside; afterwards only lines and reasons do, because the journal keeps nothing else.
#include <fmt/format.h>
#include <algorithm>

#include "appointments/queries_import.hpp"
#include "base/text.hpp"
#include "state/read_pool.hpp"
#include "web/pages/appointments/left.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/rescue/pages.hpp"
#include "web/pages/rescue/work.hpp"
#include "web/pages/stab_csv.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using rescue::Outcome;

constexpr std::size_t kRowsPerPage = 500;

bool is_rest(Outcome outcome) { return outcome == Outcome::asked || outcome == Outcome::refused; }

std::shared_ptr<const ImportDraft> draft_of(const StabVisit& visit, std::string_view import) {
  return visit.memory.imports.find_import(import, visit.session.account, visit.place);
}

void put_row(Section line, const appointments::ImportedRow& row) {
  line.set("LINE", row.line);
  line.set("OUTCOME", rescue::wording(row.outcome));
  line.set("REASON", rescue::wording(row.reason));
  line.show_if(is_rest(row.outcome), "OPEN");
}

}  // namespace

std::string_view rescue_result(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Eingelesene Termine", StabNav::intake);
  if (!visit.town) return "rescue_no_town";
  const auto snapshot = visit.parts.readers.snapshot();
  const std::string id(visit.request.param("import"));
  const auto import = appointments::find_import(snapshot.db(), visit.log(), id);
  if (!import) return "missing";
  const auto rows = appointments::import_rows(snapshot.db(), visit.log(), id);
  page.set("AT", visit.moment(import->at));
  page.set("BY", import->by);
  page.set("IMPORT", id);
  page.set("ALL", counted(rows.size(), "Zeile", "Zeilen"));
  if (import->outside > 0) page.set_shown("OUTSIDE", german_number(import->outside), "HAS_OUTSIDE");
  if (import->stopped_line > 0) page.set_shown("STOPPED", german_number(import->stopped_line), "HAS_STOPPED");
  for (std::size_t i = 0; i < rescue::kOutcomes; ++i) {
    const auto outcome = static_cast<Outcome>(i);
    if (import->count(outcome) == 0) continue;
    Section row = page.add("COUNT");
    row.set("NUMBER", german_number(import->count(outcome)));
    row.set("OUTCOME", rescue::wording(outcome));
  }
  put_left_booked(visit, snapshot.db(), page);
  const std::size_t from = std::min<std::size_t>(parse_u64(visit.query("ab")).value_or(0), rows.size());
  const std::size_t end = std::min(from + kRowsPerPage, rows.size());
  for (std::size_t i = from; i < end; ++i) put_row(page.add("ROW"), rows[i]);
  if (end < rows.size()) page.set_shown("NEXT", std::to_string(end), "HAS_NEXT");
  page.show_if(std::ranges::any_of(rows, [](const auto& row) { return is_rest(row.outcome); }), "REST");
  page.show_if(draft_of(visit, id) != nullptr, "WITH_WORDS");
  return "rescue_result";
}

std::optional<web::Response> rescue_rest_csv(const StabVisit& visit) {
  if (!visit.town) return std::nullopt;
  const auto snapshot = visit.parts.readers.snapshot();
  const std::string id(visit.request.param("import"));
  if (!appointments::find_import(snapshot.db(), visit.log(), id)) return std::nullopt;
  const auto draft = draft_of(visit, id);
  std::vector<std::string> head{"Zeile", "Ergebnis", "Grund"};
  if (draft) head.insert(head.end(), draft->table.columns.begin(), draft->table.columns.end());
  std::string text = std::string(kCsvBegin) + csv_row(head);
  const auto rows = appointments::import_rows(snapshot.db(), visit.log(), id);
  std::size_t count = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!is_rest(rows[i].outcome)) continue;
    std::vector<std::string> cells{std::to_string(rows[i].line), std::string(rescue::wording(rows[i].outcome)), std::string(rescue::wording(rows[i].reason))};
    if (draft && i < draft->table.records.size()) cells.insert(cells.end(), draft->table.records[i].cells.begin(), draft->table.records[i].cells.end());
    text += csv_row(cells);
    ++count;
  }
  visit.trace.exported = "Nicht übernommene Zeilen eines Imports";
  visit.trace.exported_count = count;
  return web::Response{.content_type = "text/csv; charset=utf-8", .text = std::move(text), .headers = {{"Content-Disposition", "attachment; filename=\"nicht-uebernommen.csv\""}}};
}

}  // namespace nb::pages
