// SPDX-License-Identifier: EUPL-1.2
// The assistant: what we believe the columns and labels mean, what would become of the rows, and what only a person can say.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "web/pages/intake/memory.hpp"
#include "web/pages/rescue/pages.hpp"
#include "web/pages/rescue/sheet.hpp"
#include "web/pages/rescue/work.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

using rescue::Field;
using rescue::Outcome;
using rescue::Reason;

constexpr std::size_t kExamples = 3;
constexpr std::size_t kRowsShown = 200;

std::string example_of(const ImportDraft& draft, std::size_t column) {
  std::string out;
  std::size_t found = 0;
  for (const auto& record : draft.table.records) {
    if (column >= record.cells.size() || record.cells[column].empty()) continue;
    out += (out.empty() ? "" : " · ") + std::string(rescue::cut_utf8(record.cells[column], 60));
    if (++found == kExamples) break;
  }
  return out;
}

void put_columns(const ImportDraft& draft, Section page) {
  for (std::size_t i = 0; i < draft.table.columns.size(); ++i) {
    Section row = page.add("COLUMN");
    row.set("INDEX", i);
    row.set("COLUMN_NAME", draft.table.columns[i]);
    row.set("EXAMPLE", example_of(draft, i));
    for (std::size_t f = 0; f < rescue::kFields; ++f) {
      Section option = row.add("FIELD");
      option.set("FIELD_ID", rescue::to_string(static_cast<Field>(f)));
      option.set("FIELD_NAME", rescue::wording(static_cast<Field>(f)));
      option.show_if(draft.mapping.columns[i] == static_cast<Field>(f), "CHOSEN");
    }
  }
}

void put_choices(Section row, const std::vector<rescue::Choice>& choices, std::string_view chosen) {
  for (const rescue::Choice& choice : choices) {
    Section option = row.add("CHOICE");
    option.set("CHOICE_ID", choice.id);
    option.set("CHOICE_NAME", choice.name);
    option.show_if(choice.id == chosen, "CHOSEN");
  }
  row.show_if(chosen == rescue::kLeaveOut, "LEFT_OUT");
}

/// Labels that nobody knows come first in the reader's eye: they are marked; the order stays, because the form counts them.
void put_labels(Section page, const char* section, const rescue::Labels& labels, const std::vector<rescue::Choice>& choices) {
  std::size_t i = 0;
  for (const auto& [label, id] : labels) {
    if (i == kLabelsShown) break;
    Section row = page.add(section);
    row.set("INDEX", i++);
    row.set("LABEL", label);
    row.show_if(id.empty(), "OPEN");
    put_choices(row, choices, id);
  }
}

void put_counts(const Outlook& outlook, Section page) {
  for (std::size_t i = 0; i < rescue::kOutcomes; ++i) {
    const auto outcome = static_cast<Outcome>(i);
    if (outlook.result.count(outcome) == 0) continue;
    Section row = page.add("COUNT");
    row.set("NUMBER", german_number(outlook.result.count(outcome)));
    row.set("OUTCOME", rescue::wording(outcome));
  }
}

std::string_view words_of(rescue::Urgency urgency) {
  static constexpr std::array<std::string_view, 4> kWords{"Dringend wegen einer Reise.", "Dringend wegen einer Geburt.", "Dringend wegen einer Frist.", ""};
  return kWords.at(static_cast<std::size_t>(urgency));
}

void put_remarks(const StabVisit& visit, Section line, const rescue::Row& row, const rescue::RowResult& result) {
  const auto add = [&line](std::string_view sentence) {
    if (!sentence.empty()) line.add("REMARK").set("TEXT", sentence);
  };
  add(rescue::wording(result.reason));
  if (result.other_line > 0) add(fmt::format("Siehe Zeile {}.", result.other_line));
  if (result.other_time) add("Die andere Angabe ist " + visit.moment(*result.other_time) + " Uhr.");
  if (std::ranges::find(row.remarks, rescue::Remark::urgency_unnamed) == row.remarks.end()) add(words_of(row.urgency));  // which says it itself
  for (const rescue::Remark remark : row.remarks) add(rescue::wording(remark));
}

void put_row(const StabVisit& visit, Section line, const rescue::Row& row, const rescue::RowResult& result) {
  line.set("LINE", row.line);
  line.set("OUTCOME", rescue::wording(result.outcome));
  line.set("START", start_words(row));
  line.set("NAME", row.name.empty() ? "ohne Namen" : row.name);
  line.set("LABEL", row.service_label);
  put_remarks(visit, line, row, result);
}

void put_asked(const StabVisit& visit, const Outlook& outlook, const rescue::Choices& choices, Section page) {
  std::size_t shown = 0;
  for (std::size_t i = 0; i < outlook.rows.size() && shown < kAskedShown; ++i) {
    const rescue::RowResult& result = outlook.result.rows[i];
    const bool by_label =
        (result.reason == Reason::service_unknown && !outlook.rows[i].service_label.empty()) || (result.reason == Reason::site_unknown && !outlook.rows[i].site_label.empty());
    if (result.outcome != Outcome::asked || by_label) continue;  // a label is said once for all rows above
    ++shown;
    Section line = page.add("ASKED");
    put_row(visit, line, outlook.rows[i], result);
    line.set("ROW", i);
    const auto& row = outlook.rows[i];
    line.set("DAY", row.day && row.day->ok() ? format_date(*row.day) : "");
    line.set("TIME", row.time ? fmt::format("{:02}:{:02}", row.time->count() / 60, row.time->count() % 60) : "");
    line.show_if(result.reason == Reason::time_twice, "TWICE");
    if (result.reason == Reason::service_unknown) put_choices(line.add("WHICH_SERVICE"), choices.services, {});
    if (result.reason == Reason::site_unknown) put_choices(line.add("WHICH_SITE"), choices.sites, {});
  }
  page.show_if(shown > 0, "SOME_ASKED");
  page.show(std::ranges::any_of(outlook.result.rows, [](const rescue::RowResult& one) { return one.outcome == Outcome::asked; }) ? "QUESTIONS" : "NO_QUESTION");
}

/// What needs a look most comes first: contradictions and questions, then what changes, what was noticed, and last what is simply so.
int rank(const rescue::Row& row, const rescue::RowResult& result) {
  if (result.outcome == Outcome::asked || result.outcome == Outcome::refused || result.other_time) return 0;
  if (result.outcome == Outcome::moved || result.outcome == Outcome::cancelled || result.outcome == Outcome::superseded) return 1;
  if (!row.remarks.empty()) return 2;
  return result.outcome == Outcome::taken ? 4 : 3;
}

void put_rows(const StabVisit& visit, const Outlook& outlook, Section page) {
  std::vector<std::pair<int, std::size_t>> order;
  for (std::size_t i = 0; i < outlook.rows.size(); ++i) {
    const Outcome outcome = outlook.result.rows[i].outcome;
    if (outcome != Outcome::other_town && outcome != Outcome::past) order.emplace_back(rank(outlook.rows[i], outlook.result.rows[i]), i);
  }
  std::ranges::sort(order);
  if (order.size() > kRowsShown) order.resize(kRowsShown);
  for (const auto& [rank_of_row, i] : order) put_row(visit, page.add("ROW"), outlook.rows[i], outlook.result.rows[i]);
  page.set("SHOWN", german_number(order.size()));
  page.set("ALL", counted(outlook.rows.size(), "Zeile", "Zeilen"));
}

void put_notes(const ImportDraft& draft, Section page) {
  using rescue::NoteKind;
  constexpr std::array<std::pair<NoteKind, std::string_view>, 8> kWords{{{NoteKind::title, "Überschriften"},
                                                                         {NoteKind::header, "wiederholte Kopfzeilen"},
                                                                         {NoteKind::page, "Seitenzahlen"},
                                                                         {NoteKind::footer, "Fußzeilen"},
                                                                         {NoteKind::unreadable, "nicht lesbar"},
                                                                         {NoteKind::outside_window, "außerhalb des Zeitraums"},
                                                                         {NoteKind::series_cut, "Serientermine, nicht bis zum Ende verfolgt"},
                                                                         {NoteKind::no_appointment, "Mails ohne Termin"}}};
  for (const auto& [kind, word] : kWords) {
    std::string lines;
    std::size_t count = 0;
    for (const rescue::Note& note : draft.table.notes) {
      if (note.kind != kind) continue;
      if (++count <= 20) lines += (lines.empty() ? "" : ", ") + std::to_string(note.line);
    }
    if (count == 0) continue;
    Section row = page.add("NOTE");
    row.set("NOTE_WORD", word);
    row.set("NOTE_LINES", count > 20 ? lines + " …" : lines);
  }
  page.show_if(!draft.table.notes.empty(), "SOME_NOTES");
}

void put_facts(const StabVisit& visit, const ImportDraft& draft, const Outlook& outlook, Section page) {
  page.set("NAME", !draft.typed.empty() ? "Abgetippte Tagesliste" : draft.name.empty() ? "Eingefügter Text" : draft.name);
  page.set("DIALECT", appointments::dialect_words(draft.dialect));
  page.set("RECORDS", counted(draft.table.records.size(), "Termin", "Termine"));
  page.set("LINES", counted(draft.table.lines, "Zeile", "Zeilen"));
  page.show_if(draft.remembered, "REMEMBERED");
  page.show_if(outlook.sealed, "SEALED");
  if (draft.table.outside_window > 0) page.set_shown("OUTSIDE", german_number(draft.table.outside_window), "HAS_OUTSIDE");
  if (draft.table.stopped) page.set_shown("STOPPED", fmt::format("{} Gelesen wurde bis Zeile {}.", draft.table.stopped->reason, draft.table.stopped->line), "HAS_STOPPED");
  if (draft.as_of) page.set("AS_OF", visit.parts.zone.format(*draft.as_of).substr(0, 16));
  page.show_if(draft.mapping.date_order == rescue::DateOrder::month_first, "MONTH_FIRST");
}

}  // namespace

std::string_view rescue_draft(const StabVisit& visit, Section page) {
  put_stab_frame(visit, page, "Termine einlesen: prüfen", StabNav::intake);
  if (!visit.town) return "rescue_no_town";
  const std::string id(visit.request.param("entwurf"));
  const auto draft = visit.memory.imports.find(id, visit.session.account, visit.place);
  if (!draft) return "rescue_gone";
  const Outlook outlook = outlook_of(visit, *draft);
  const rescue::Choices choices = choices_of(visit);
  put_facts(visit, *draft, outlook, page);
  if (!draft->typed.empty()) page.set_shown("TYPED_PATH", std::string(kRescueSheet) + "?entwurf=" + id + "&ort=" + visit.place, "TYPED");
  Section form = page.add("FORM");
  put_form(visit, form, kRescueCommand, std::string(kRescueStart) + '/' + id);
  form.set("DRAFT", id);
  form.set("REVISION", static_cast<std::size_t>(draft->revision));
  form.set("CHANGES", outlook.result.changes.size());
  put_columns(*draft, form);
  put_labels(form, "SERVICE_LABEL", draft->mapping.services, choices.services);
  put_labels(form, "SITE_LABEL", draft->mapping.sites, choices.sites);
  form.show_if(!draft->mapping.services.empty(), "SOME_SERVICES");
  form.show_if(!draft->mapping.sites.empty(), "SOME_SITES");
  put_asked(visit, outlook, choices, form);
  put_counts(outlook, form);
  put_rows(visit, outlook, form);
  put_notes(*draft, form);
  return "rescue_draft";
}

}  // namespace nb::pages
