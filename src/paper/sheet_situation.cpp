// SPDX-License-Identifier: EUPL-1.2
#include "paper/sheet_situation.hpp"

#include <fmt/format.h>

#include "paper/document.hpp"

namespace nb::paper {

namespace {

using Report = SituationReport;

void put_incidents(Document& doc, const Report& report) {
  doc.heading("Lage", 2);
  if (report.incidents.empty()) doc.paragraph("Zurzeit läuft kein Notbetrieb.", TextStyle::strong);
  for (const Report::Incident& one : report.incidents) {
    doc.paragraph(one.cause, TextStyle::strong);
    doc.paragraph(fmt::format("Notbetrieb{} seit {} Uhr. Prognose: {}.", one.region_wide ? " der ganzen Region" : "", one.began, one.forecast));
  }
  std::string line;
  for (const Report::Count& one : report.counts) line += fmt::format("{}{} {}", line.empty() ? "" : ", ", one.number, one.state);
  if (!line.empty()) doc.paragraph(fmt::format("Leistungen: {}.", line));
}

void put_waiting(Document& doc, const std::vector<Report::Waiting>& list, const char* what, const char* who) {
  Table table{.columns = {{.head = "Bis", .share = 1.3}, {.head = what, .share = 4}, {.head = who, .share = 1.7}}};
  for (const Report::Waiting& one : list) {
    const std::string until = one.until.empty() ? "ohne Termin" : one.until;
    table.rows.push_back({one.late ? until + "\nüberfällig" : until, one.text, one.who});
  }
  doc.table(table);
}

void put_questions(Document& doc, const Report& report) {
  doc.heading("Offene Entscheidungen", 2);
  if (report.questions.empty()) return doc.paragraph("Keine.");
  put_waiting(doc, report.questions, "Zu entscheiden", "Wer entscheidet");
  if (report.questions_more > 0) doc.paragraph(fmt::format("Dazu {} weitere offene Entscheidungen; sie stehen im Programm.", report.questions_more));
}

void put_changes(Document& doc, const Report& report) {
  doc.heading("Was sich geändert hat", 2);
  if (report.since.empty()) return doc.paragraph("Das ist der erste Lagebericht.");
  doc.paragraph(fmt::format("Seit {}:", report.since), TextStyle::small);
  if (report.changes.empty()) doc.paragraph("Nichts.");
  for (const std::string& one : report.changes) doc.paragraph("– " + one);
  if (report.changes_more > 0) doc.paragraph(fmt::format("Dazu {} weitere Änderungen; sie stehen im Programm.", report.changes_more));
}

void put_services(Document& doc, const Report& report) {
  doc.heading("Leistungen nach Dringlichkeit", 2, 50);
  if (report.services.empty()) doc.paragraph("Alle Leistungen sind uneingeschränkt möglich.");
  for (const Report::ServiceGroup& group : report.services) {
    doc.heading(group.urgency, 3, 35);  // a table's head never stands alone
    if (!group.services.empty()) {
      Table table{.columns = {{.head = "Leistung", .share = 2.4}, {.head = "Stand", .share = 1.3}, {.head = "Ersatzweg", .share = 3.3}}};
      for (const Report::Service& one : group.services) table.rows.push_back({one.name, one.state, one.way_round});
      doc.table(table);
    }
    for (const std::string& one : group.others) doc.paragraph(one);
  }
}

void put_towns(Document& doc, const Report& report) {
  if (report.towns.empty()) return;
  doc.heading("Kommunen", 2);
  Table table{.columns = {{.head = "Kommunen", .share = 4}, {.head = "Leistungen", .share = 3}}};
  for (const Report::Towns& one : report.towns) table.rows.push_back({one.names, one.said});
  doc.table(table);
}

void put_decisions(Document& doc, const Report& report) {
  doc.heading(report.since.empty() ? "Entscheidungen" : "Entscheidungen seit dem letzten Lagebericht", 2);
  if (report.decisions.empty()) return doc.paragraph("Keine.");
  Table table{.columns = {{.head = "Wann", .share = 1.3}, {.head = "Entscheidung und Grund", .share = 4}, {.head = "Wer", .share = 1.7}}};
  for (const Report::Decision& one : report.decisions) table.rows.push_back({one.when, one.text + "\nGrund: " + one.why, one.who});
  doc.table(table);
  if (report.decisions_more > 0) doc.paragraph(fmt::format("Dazu {} frühere; sie stehen im Tagebuch.", report.decisions_more));
}

void put_tasks(Document& doc, const Report& report) {
  doc.heading("Aufgaben: überfällig und heute fällig", 2);
  if (report.tasks.empty()) doc.paragraph("Keine.");
  if (!report.tasks.empty()) put_waiting(doc, report.tasks, "Aufgabe", "Wer");
  if (report.tasks_later > 0)
    doc.paragraph(report.tasks_later == 1 ? "Eine weitere Aufgabe hat noch Zeit." : fmt::format("{} weitere Aufgaben haben noch Zeit.", report.tasks_later));
}

void put_figures(Document& doc, const Report& report) {
  if (report.figures.empty()) return;
  doc.heading("Zahlen", 2);
  std::vector<Fact> facts;
  for (const Report::Figure& one : report.figures) facts.push_back({.label = one.label, .value = one.value});
  doc.facts(facts);
}

}  // namespace

Bytes situation_sheet(const SituationReport& report) {
  Document doc({.format = PageFormat::a4,
                .title = fmt::format("{}, {}", report.name, report.place),
                .town = report.place,
                .header_note = report.name,
                .footer_note = "Stand " + report.as_of,
                .created = report.created});
  doc.heading("Lagebericht");
  doc.facts(
      std::vector<Fact>{{.label = "Stand", .value = report.as_of}, {.label = "Erstellt von", .value = report.made_by}, {.label = "Protokollstand", .value = report.position}});
  put_incidents(doc, report);
  put_questions(doc, report);
  put_changes(doc, report);
  put_tasks(doc, report);
  put_decisions(doc, report);
  put_figures(doc, report);
  put_services(doc, report);  // last, because in an outage the list is long
  put_towns(doc, report);
  return std::move(doc).finish();
}

}  // namespace nb::paper
