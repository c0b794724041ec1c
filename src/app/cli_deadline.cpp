// SPDX-License-Identifier: EUPL-1.2
#include "app/cli_deadline.hpp"

#include <CLI/CLI.hpp>

namespace nb::app {

namespace {

constexpr const char* kHelp = "Frist berechnen, mit Begründung; oder eine Datei mit Beispielen nachrechnen";
constexpr const char* kExamples = R"(Beispiele:
  notbetrieb deadline widerspruch --day 22.09.2025 --by post --land NW
      Bescheid am 22.09.2025 zur Post gegeben: Bis wann ist Widerspruch möglich?
  notbetrieb deadline einspruch_ao --day 2026-09-15 --by post --land NW --received "2026-10-21 23:50"
      Steuerbescheid; ist der Einspruch vom 21.10.2026, 23:50 Uhr, rechtzeitig?
  notbetrieb deadline owig67 --day 19.09.2026 --land NW
      Bußgeldbescheid, zugestellt am 19.09.2026 (Datum auf dem gelben Umschlag)
  notbetrieb deadline pstg28 --day 16.01.2026 --land NW
      Sterbefall am 16.01.2026: Bis wann ist er anzuzeigen?
  notbetrieb deadline frist_vwvfg --day 05.10.2026 --length "2 Wochen" --land BY --local by_assumption
      Eine Frist von zwei Wochen, in einer Gemeinde mit Mariä Himmelfahrt
  notbetrieb deadline --rules
      Alle Fristen mit ihren Kennungen
  notbetrieb deadline --cases beispiele.jsonl
      Jede Zeile nachrechnen; Ende mit 1, wenn etwas abweicht

Ohne --land zählen nur die Feiertage, die überall in Deutschland gelten.
Das Ergebnis ist eine Rechenhilfe, keine Rechtsberatung; bei Streit gilt das Gesetz.)";

void add_facts(CLI::App& deadline, DeadlineOptions& options) {
  deadline.add_option("rule", options.rule, "Welche Frist: eine Kennung aus --rules, zum Beispiel widerspruch");
  deadline.add_option("--day", options.day, "Tag, von dem an gezählt wird, zum Beispiel 22.09.2025 oder 2025-09-22; auch »Ende 2026-02«");
  deadline.add_option("--time", options.time, "Uhrzeit an diesem Tag, nur für Fristen in Stunden, zum Beispiel 10:00");
  deadline.add_option("--land", options.land, "Land der Behörde in zwei Buchstaben, zum Beispiel NW");
  deadline.add_option("--local", options.local, "Örtlicher Feiertag: by_assumption (15.8.), by_augsburg (8.8.), sn_corpus_christi, th_corpus_christi (Fronleichnam)")
      ->allow_extra_args(false);
  deadline.add_option(
      "--by", options.channel,
      "Wie der Bescheid kam: zugang, post, ausland, elektronisch, portal, ozg, einschreiben, ezustellung, urkunde, aushang, aushang_tag; ohne = --day ist der Tag der "
      "Bekanntgabe");
  deadline.add_option("--law", options.scope, "Wessen Regeln für die Bekanntgabe gelten, falls andere als die der Frist: vwvfg, ao, sgbx");
  deadline.add_option("--days", options.fiction_days, "Zahl der Tage bis zur Bekanntgabe vorgeben (0 bis 30)");
  deadline.add_option("--arrived", options.arrived, "Der Brief kam nachweislich an diesem Tag an");
  deadline.add_flag("--never-arrived", options.never_arrived, "Der Brief soll nie angekommen sein");
  deadline.add_option("--procedure-begun", options.procedure_begun, "Beginn des Verfahrens (wichtig in BW, BY, MV)");
}

}  // namespace

void add_deadline(CLI::App& app, DeadlineOptions& options, std::function<int(Io)>& run) {
  CLI::App* deadline = app.add_subcommand("deadline", kHelp);
  add_facts(*deadline, options);
  deadline->add_option("--length", options.length, "Länge einer gesetzten Frist, zum Beispiel »2 Wochen«, »1,5 Monate«, »48 Stunden«");
  deadline->add_option("--extended", options.extensions, "Um so viel verlängert; mehrmals möglich")->allow_extra_args(false);
  deadline->add_flag("--counts-from-day", options.counts_from_day, "Der Tag zählt selbst mit (die Frist beginnt mit seinem Anfang)");
  deadline->add_option("--stands", options.stands, "Das Ende verschiebt sich nicht: genannt (bestimmter Tag mit Hinweis), leistung (für einen Zeitraum), termin");
  deadline->add_option("--received", options.received, "Eingang, zum Beispiel \"2026-03-02 23:59\": Ist er rechtzeitig?");
  deadline->add_option("--lang", options.lang, "Sprache der Begründung: de oder en")->default_val("de");
  deadline->add_option("--cases", options.cases, "Datei mit Beispielen, eine JSON-Zeile je Fall (docs/formats/deadline-cases.md)");
  deadline->add_flag("--rules", options.list, "Alle Fristen mit ihren Kennungen zeigen");
  deadline->footer(kExamples);
  deadline->callback([&options, &run] { run = [&options](Io io) { return app::deadline(options, io); }; });
}

}  // namespace nb::app
