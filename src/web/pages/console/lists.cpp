// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/console/lists.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "web/pages/console/language.hpp"
#include "web/pages/stab_csv.hpp"
#include "web/pages/stab_templates.hpp"
#include "web/server/http.hpp"

namespace nb::pages {

namespace {

constexpr std::string_view kFileEnd = ".csv";

/// What comes in, what leaves, what the staff is told.
std::vector<List> lists_of_papers() {
  return {
      {"/stab/eingang",
       "intake_list",
       "LINE",
       "Eingaenge",
       true,
       {{"Nummer", "NUMBER", false},
        {"Dringlichkeit", "URGENCY/WORD"},
        {"Stand", "STATE/WORD"},
        {"Eingegangen", "RECEIVED"},
        {"Eingangsweg", "CHANNEL"},
        {"Frist", "DUE/DAY"},
        {"Amt", "OFFICE"},
        {"Leistung", "SERVICE", false},
        {"Absender", "SENDER", false},
        {"Betreff", "SUBJECT_LINE", false}}},
      {"/stab/eingang/beiseite", "intake_aside", "FILE", "Nicht-erfasst", false, {{"Gekommen", "WHEN"}, {"Weg", "WAY"}, {"Datei", "NAME", false}, {"Warum nicht erfasst", "WHY"}}},
      {"/stab/ausgang",
       "intake_letters",
       "SOME_POSTED/POSTED_LETTER",
       "Ausgangsbuch",
       false,
       {{"Nummer", "NUMBER", false},
        {"Versandart", "WAY"},
        {"Empfänger", "ADDRESSEE", false},
        {"Hinaus am", "POSTED"},
        {"Bekannt gegeben", "NOTIFIED"},
        {"Rechtsbehelf bis", "REMEDY_UNTIL"}}},
      {"/stab/formulare",
       "intake_forms",
       "SOME/BATCH",
       "Formulare",
       false,
       {{"Von", "FIRST", false},
        {"Bis", "LAST", false},
        {"Anzahl", "COUNT"},
        {"Erfasst", "CAPTURED"},
        {"Ungültig", "VOIDED"},
        {"Fehlen", "MISSING"},
        {"Wann", "AT"},
        {"Wer", "ACTOR", false}}},
      {"/stab/rundschreiben",
       "circular_list",
       "LINE",
       "Rundschreiben",
       false,
       {{"Nr.", "NUMBER", false}, {"Betreff", "LINE_TITLE", false}, {"Stand", "STATE"}, {"Bestätigen", "UNTIL"}, {"Gelesen", "READ/ACKNOWLEDGED"}, {"Alle", "READ/RECIPIENTS"}}},
  };
}

/// What is so, what was done, who may what.
std::vector<List> lists_of_matters() {
  return {
      {"/stab/freigaben",
       "approvals",
       "PROPOSAL",
       "Freigaben",
       true,
       {{"Nr.", "ID", false}, {"Was", "WHAT"}, {"Wo", "WHERE"}, {"Wer", "BY", false}, {"Wann", "AT"}, {"Grund", "WHY", false}, {"Stand", "STATE"}}},
      {"/stab/komponenten",
       "components",
       "SOME/COMPONENT",
       "Komponenten",
       true,
       {{"Komponente", "NAME", false}, {"Zustand", "STATE"}, {"Woher", "SOURCE"}, {"Stand", "AS_OF"}, {"Kommunen ohne sie", "MISSING"}}},
      {"/stab/leistungen",
       "services",
       "SOME/SERVICE",
       "Leistungen",
       true,
       {{"Leistung", "NAME", false}, {"Amt", "OFFICE", false}, {"Zustand", "STATE"}, {"Woher", "SOURCE"}, {"Gilt bis", "UNTIL"}}},
      {"/stab/aemter", "offices", "SOME/OFFICE", "Aemter", true, {{"Amt", "NAME", false}, {"Zustand", "STATE"}, {"Stand", "AS_OF"}, {"Gilt bis", "UNTIL"}, {"Kommunen", "TOWNS"}}},
      {"/stab/meldungen",
       "announcements",
       "ANNOUNCEMENT",
       "Meldungen",
       false,
       {{"Überschrift", "HEADLINE", false}, {"Wann", "AT"}, {"Stand", "STANDING"}, {"Gilt bis", "UNTIL"}, {"Text", "BODY", false}}},
      {"/stab/verlauf",
       "history",
       "LINE",
       "Verlauf",
       false,
       {{"Nr.", "NUMBER", false}, {"Wann", "AT"}, {"Wer", "ACTOR", false}, {"Was", "WHAT"}, {"Gegenstand", "NAME", false}, {"Zustand", "SAID_STATE"}, {"Aussage", "SAID", false}}},
      {"/stab/konten",
       "account_list",
       "ROW",
       "Konten",
       true,
       {{"Konto", "NAME", false}, {"Name", "PERSON", false}, {"Amt", "OFFICE", false}, {"Schutz", "STATE"}, {"Zuletzt angemeldet", "LAST"}}},
      {"/stab/rechte",
       "rights",
       "GRANT",
       "Rechte",
       true,
       {{"Konto", "GRANT_ACCOUNT", false},
        {"Rolle", "ROLE_NAME"},
        {"Wo", "WHERE"},
        {"Amt", "OFFICE", false},
        {"Stand", "STATE"},
        {"Zeit", "PERIOD"},
        {"Vergeben", "GIVEN_AT"},
        {"Von", "GIVEN_BY"},
        {"Grund", "REASON", false}}},
  };
}

/// Who comes, who waits, who is to be told.
std::vector<List> lists_of_people() {
  return {
      {"/stab/termine",
       "appointment_day",
       "LINE",
       "Termine",
       false,
       {{"Uhrzeit", "TIME", false},
        {"Minuten", "MINUTES", false},
        {"Terminnummer", "CODE", false},
        {"Altes Zeichen", "REFERENCE", false},
        {"Name", "NAME", false},
        {"Telefon", "PHONE", false},
        {"Leistung", "SERVICE"},
        {"Wo", "WHERE", false},
        {"Dringlichkeit", "URGENCY"},
        {"Stand", "STATE"}}},
      {"/stab/termine/warteliste",
       "appointment_waiting",
       "LINE",
       "Warteliste",
       false,
       {{"Terminnummer", "CODE", false},
        {"Name", "NAME", false},
        {"Telefon", "PHONE", false},
        {"Leistung", "SERVICE"},
        {"Ort", "WHERE", false},
        {"Wartet seit", "SINCE"},
        {"Dringlichkeit", "URGENCY"},
        {"Angemeldet", "SOURCE"}}},
      {"/stab/termine/absagen",
       "appointment_call_off",
       "PREVIEW/LINE",
       "Betroffene-Termine",
       true,
       {{"Terminnummer", "CODE", false}, {"Termin", "WHEN"}, {"Leistung", "SERVICE"}, {"Dringlichkeit", "URGENCY"}},
       true},
      {"/stab/termine/anrufe",
       "notice_calls",
       "GROUP/CALL,TO_DECIDE/UNKNOWN",
       "Anrufliste",
       false,
       {{"Terminnummer", "CODE", false},
        {"Name", "NAME", false},
        {"Telefon", "PHONE", false},
        {"Dringlichkeit", "URGENCY"},
        {"Anlass", "KIND"},
        {"Termin", "WHEN"},
        {"Leistung", "SERVICE", false},
        {"Ort", "PLACE_AT", false},
        {"Stand", "STATE"},
        {"Vergebliche Versuche", "TRIED"}}},
  };
}

/// Who stands in line, and what nobody fetched.
std::vector<List> lists_of_the_counter() {
  return {
      {"/stab/termine/schalter",
       "queue_counter",
       "QUEUE/TODAY",
       "Wartenummern",
       true,
       {{"Nummer", "NUMBER", false}, {"Leistung", "SERVICE", false}, {"Gezogen um", "DRAWN", false}, {"Stand", "STATE"}, {"Schalter", "COUNTER", false}},
       true},
      {"/stab/abholung/erinnern",
       "pickup_reminders",
       "FORM/PICKUP",
       "Erinnern",
       false,
       {{"Name", "NAME", false},
        {"Geboren", "OWNER/BORN", false},
        {"Seriennummer", "OWNER/SERIAL", false},
        {"Dokument", "DOCUMENT"},
        {"Liegt in", "AT_SITE", false},
        {"Eingetroffen", "ARRIVED"},
        {"Wartet", "WAITING"},
        {"Zuletzt erinnert", "REMINDED"}}},
  };
}

/// What the crisis staff does.
std::vector<List> lists_of_the_staff() {
  return {
      {"/stab/aufgaben",
       "crisis_tasks",
       "MINE/LINE,OTHERS/LINE",
       "Aufgaben",
       false,
       {{"Nr.", "NUMBER", false}, {"Aufgabe", "TEXT", false}, {"Wer", "OWNER"}, {"Bis", "DUE"}, {"Frist", "HOW_LONG"}}},
      {"/stab/lagebericht", "crisis_reports", "SOME/REPORT", "Lageberichte", false, {{"Nr.", "NUMBER", false}, {"Wann", "AT"}, {"Von", "BY", false}}},
  };
}

const std::vector<List>& table() {
  static const std::vector<List> kLists = [] {
    std::vector<List> all = lists_of_papers();
    for (auto* more : {&lists_of_matters, &lists_of_people, &lists_of_the_counter, &lists_of_the_staff}) {
      for (List& one : more()) all.push_back(std::move(one));
    }
    return all;
  }();
  return kLists;
}

std::string filter_of(const StabVisit& visit) { return fold_for_search(visit.query("filter")); }
bool is_file(const StabVisit& visit) { return visit.request.path.ends_with(kFileEnd); }

/// What was asked for, as the trace keeps it; search words may be names and stay out.
std::string filter_words(const StabVisit& visit) {
  std::string out = "Ort " + (visit.place.empty() ? std::string("Region") : visit.place);
  for (const char* name : {"liste", "amt", "tag", "bereich", "von", "bis", "leistung", "standort", "absage", "stelle"}) {
    if (const std::string value = visit.query(name); !value.empty() && is_utf8(value)) out += ", " + std::string(name) + " " + value.substr(0, 60);
  }
  if (!visit.query("filter").empty() || !visit.query("q").empty()) out += ", mit Suchwort";
  return out;
}

/// What narrows a list beside the word: kept when it is narrowed by one.
constexpr std::array kKept{"ort", "tag", "bereich", "absage", "stelle", "was", "liste", "amt"};

/// "?ort=arnsberg&liste=heute" without where the page begins: a file has all rows.
std::string same_query(const StabVisit& visit, bool with_filter) {
  std::string out;
  for (const std::string_view part : split(visit.request.query, '&')) {
    if (!with_filter && part.starts_with("filter=")) continue;
    if (part.empty() || part.starts_with("nach=") || part.starts_with("vor=") || part.starts_with("ab=") || part.starts_with("eingetragen=") || part.starts_with("schon="))
      continue;
    out += (out.empty() ? "?" : "&") + std::string(part);
  }
  return out;
}

}  // namespace

void note_handed_out(const StabVisit& visit, std::string_view what, std::size_t count) {
  visit.trace.exported = what;
  visit.trace.exported_count = count;
  visit.trace.exported_filter = filter_words(visit);
}

std::span<const List> lists() { return table(); }

const List* list_at(std::string_view path) {
  if (path.ends_with(kFileEnd)) path.remove_suffix(kFileEnd.size());
  const auto found = std::ranges::find(table(), path, &List::path);
  return found == table().end() ? nullptr : &*found;
}

std::size_t rows_wanted(const StabVisit& visit, std::size_t on_page) { return is_file(visit) || !filter_of(visit).empty() ? kRowsInFile : on_page; }

void narrow_list(const StabVisit& visit, std::string_view page, Fields& fields) {
  const List* list = list_at(visit.request.path);
  if (list == nullptr || list->page != page) return;
  std::size_t all = 0;
  for (const std::string_view name : split(list->rows, ',')) fields.each_row(name, [&](const Fields::Row&) { ++all; });
  if (list->asked && all == 0) return;
  fields.set_shown("EXPORT_HREF", std::string(list->path) + std::string(kFileEnd) + same_query(visit, true), "HAS_EXPORT");
  fields.set("LIST_PATH", list->path);
  fields.set("WHOLE_LIST", std::string(list->path) + same_query(visit, false));
  for (const char* name : kKept) {
    const std::string value = name == std::string_view("ort") ? visit.place : visit.query(name);
    if (value.empty() || !is_utf8(value)) continue;
    Section kept = fields.add("KEPT");
    kept.set("KEPT_NAME", name);
    kept.set("KEPT_VALUE", value);
  }
  fields.set("LIST_WORD", visit.query("filter"));
  fields.show_if(!list->own_filter, "HAS_FILTER");
  const std::string wanted = filter_of(visit);
  if (wanted.empty()) return;
  const auto fits = [&](const std::vector<std::string_view>& values) {
    return std::ranges::any_of(values, [&](std::string_view value) { return fold_for_search(value).find(wanted) != std::string::npos; });
  };
  std::size_t left = 0;
  for (const std::string_view rows : split(list->rows, ',')) left += fields.keep_rows(rows, fits);
  fields.show_if(left == 0, "NO_MATCH");
}

std::optional<web::Response> list_file(const StabVisit& visit, std::string_view page, Fields& fields, const StabTemplates& templates) {
  const List* list = list_at(visit.request.path);
  if (list == nullptr || list->page != page) return std::nullopt;
  const Lang lang = console_language(visit.request);
  std::string out(kCsvBegin);
  const auto line = [&](auto&& cell_of) {
    for (std::size_t i = 0; i < list->columns.size(); ++i) out += (i == 0 ? "" : ";") + csv_cell(cell_of(list->columns[i]));
    out += "\r\n";
  };
  line([&](const ListColumn& column) { return templates.say(column.title, lang); });
  std::size_t count = 0;
  const auto add_row = [&](const Fields::Row& row) {
    line([&](const ListColumn& column) { return column.said ? templates.say(row(column.value), lang) : std::string(row(column.value)); });
    ++count;
  };
  for (const std::string_view rows : split(list->rows, ',')) fields.each_row(rows, add_row);
  note_handed_out(visit, list->filename, count);
  const std::string name = std::string(list->filename) + "-" + (visit.place.empty() ? std::string("Region") : visit.place) + ".csv";
  return web::Response{.content_type = "text/csv; charset=utf-8; header=present",
                       .text = std::move(out),
                       .csp = "default-src 'none'; sandbox",
                       .headers = {{"Content-Disposition", "attachment; filename=\"" + name + "\""}}};
}

}  // namespace nb::pages
