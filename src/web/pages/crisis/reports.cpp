// SPDX-License-Identifier: EUPL-1.2
// Situation reports: make one at the press of a button, those that were made, each as a page to print and as PDF.
#include <algorithm>

#include "base/text.hpp"
#include "crisis/report.hpp"
#include "state/read_pool.hpp"
#include "web/pages/console/lists.hpp"
#include "web/pages/crisis/pages.hpp"
#include "web/pages/crisis/words.hpp"
#include "web/pages/intake/words.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr const char* kHere = "/stab/lagebericht";
constexpr std::size_t kShown = 50;
constexpr std::string_view kBySeq = "bei-";  ///< "bei-4711": the one that was entered there

std::optional<crisis::Report> report_of(const StabVisit& visit, storage::Db& db) {
  const std::string_view id = visit.request.param("nr");
  if (!id.starts_with(kBySeq)) {
    const auto number = parse_u64(id);
    return number ? crisis::find_report(db, visit.log(), *number) : std::nullopt;
  }
  const auto seq = parse_u64(id.substr(kBySeq.size()));
  const auto entry = seq ? crisis::find_entry_at(db, visit.log(), *seq) : std::nullopt;
  return entry ? crisis::find_report(db, visit.log(), entry->number) : std::nullopt;
}

/// As it was made, without the figures that whoever reads it may not see.
paper::SituationReport content_of(const StabVisit& visit, const crisis::Report& report) {
  paper::SituationReport out = crisis::decode_report(report.content);
  out.name = "Lagebericht Nr. " + std::to_string(report.number);
  out.created = report.made;
  std::erase_if(out.figures, [&](const paper::SituationReport::Figure& one) {
    if (one.right.empty()) return false;
    return one.right == to_string(staff::Right::letters_read) ? !visit.may(staff::Right::letters_read) : !visit.may(staff::Right::intake_read);
  });
  return out;
}

void put_waiting(Section page, const char* section, const char* none, const std::vector<paper::SituationReport::Waiting>& list) {
  if (list.empty()) return page.show(none);
  Section box = page.add(section);
  for (const auto& one : list) {
    Section row = box.add("LINE");
    row.set("UNTIL", one.until.empty() ? "ohne Termin" : one.until);
    row.set("TEXT", one.text);
    row.set("WHO", one.who);
    row.show_if(one.late, "LATE");
  }
}

void put_services(Section page, const paper::SituationReport& report) {
  page.show_if(report.services.empty(), "ALL_POSSIBLE");
  for (const auto& group : report.services) {
    Section box = page.add("GROUP");
    box.set("URGENCY", group.urgency);
    if (!group.services.empty()) {
      Section table = box.add("SERVICES");
      for (const auto& one : group.services) {
        Section row = table.add("SERVICE");
        row.set("NAME", one.name);
        row.set("STATE", one.state);
        row.set("WAY_ROUND", one.way_round);
      }
    }
    for (const std::string& one : group.others) box.add("OTHERS").set("OTHERS_WORDS", one);
  }
  if (report.towns.empty()) return;
  Section towns = page.add("TOWNS");
  for (const auto& one : report.towns) {
    Section row = towns.add("TOWN");
    row.set("NAMES", one.names);
    row.set("SAID", one.said);
  }
}

void put_situation(Section page, const paper::SituationReport& report) {
  page.show_if(report.incidents.empty(), "NO_INCIDENT");
  for (const auto& one : report.incidents) {
    Section row = page.add("INCIDENT");
    row.set("CAUSE", one.cause);
    row.set("BEGAN", one.began);
    row.set("FORECAST", one.forecast);
    row.show_if(one.region_wide, "REGION_WIDE");
  }
  for (const auto& one : report.counts) {
    Section row = page.add("COUNT");
    row.set("STATE", one.state);
    row.set("NUMBER", one.number);
  }
  if (report.since.empty()) return page.show("FIRST");
  Section changes = page.add("CHANGES");
  changes.set("SINCE", report.since);
  changes.show_if(report.changes.empty(), "UNCHANGED_SINCE");
  for (const std::string& one : report.changes) changes.add("CHANGE").set("CHANGE_WORDS", one);
  if (report.changes_more > 0) changes.set_shown("CHANGES_MORE", german_number(report.changes_more), "MORE");
}

void put_decisions(Section page, const paper::SituationReport& report) {
  if (report.decisions.empty()) return page.show("NO_DECISION");
  Section box = page.add("DECISIONS");
  for (const auto& one : report.decisions) {
    Section row = box.add("DECISION");
    row.set("WHEN", one.when);
    row.set("TEXT", one.text);
    row.set("REASON", one.why);
    row.set("WHO", one.who);
  }
  if (report.decisions_more > 0) box.set_shown("DECISIONS_MORE", german_number(report.decisions_more), "MORE_DECISIONS");
}

}  // namespace

std::string_view crisis_reports(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  put_crisis_frame(visit, snapshot.db(), page, "Lagebericht");
  if (visit.may_ask("crisis.make_report")) put_form(visit, page.add("MAKE"), "crisis.make_report", kHere);
  const auto all = crisis::reports(snapshot.db(), visit.log(), kShown);
  page.show(all.empty() ? "NONE" : "SOME");
  for (const crisis::Report& one : all) {
    Section row = page.add("REPORT");
    row.set("NUMBER", std::to_string(one.number));
    row.set("REPORT_PATH", std::string(kHere) + "/" + std::to_string(one.number));
    row.set("AT", visit.moment(one.made));
    row.set("BY", one.made_by);
  }
  return "crisis_reports";
}

std::string_view crisis_report(const StabVisit& visit, Section page) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto found = report_of(visit, snapshot.db());
  put_crisis_frame(visit, snapshot.db(), page, found ? "Lagebericht Nr. " + std::to_string(found->number) : std::string("Lagebericht"));
  if (!found) return "missing";
  const paper::SituationReport report = content_of(visit, *found);
  page.set("PDF_PATH", std::string(kHere) + "/" + std::to_string(found->number) + "/lagebericht.pdf");
  page.set("AS_OF", report.as_of);
  page.set("MADE_BY", report.made_by);
  page.set("POSITION", report.position);
  put_situation(page, report);
  put_waiting(page, "QUESTIONS", "NO_QUESTION", report.questions);
  if (report.questions_more > 0) page.set_shown("QUESTIONS_MORE", german_number(report.questions_more), "MORE_QUESTIONS");
  put_services(page, report);
  put_waiting(page, "TASKS", "NO_TASK", report.tasks);
  if (report.tasks_later > 0) page.set_shown("TASKS_LATER", counted(report.tasks_later, "weitere Aufgabe hat", "weitere Aufgaben haben"), "HAS_LATER");
  put_decisions(page, report);
  for (const auto& one : report.figures) {
    Section row = page.add("FIGURE");
    row.set("LABEL", one.label);
    row.set("VALUE", one.value);
  }
  return "crisis_report";
}

std::optional<web::Response> crisis_report_pdf(const StabVisit& visit) {
  const auto snapshot = visit.parts.readers.snapshot();
  const auto found = report_of(visit, snapshot.db());
  if (!found) return std::nullopt;
  note_handed_out(visit, "situation_report", 1);
  return pdf_answer(paper::situation_sheet(content_of(visit, *found)), "Lagebericht-" + std::to_string(found->number) + ".pdf");
}

}  // namespace nb::pages
