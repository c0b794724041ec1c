// SPDX-License-Identifier: EUPL-1.2
// The situation report as it lies on the mayor's desk: what it says, and how long it gets.
#include "paper/sheet_situation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "paper/scan_file.hpp"
#include "paper/test_files.hpp"

namespace nb::paper {
namespace {

using testing::HasSubstr;
using testing::Not;

SituationReport quiet() {
  return {.place = "Stadt Arnsberg",
          .name = "Lagebericht Nr. 7",
          .as_of = "Montag, 30. Oktober 2023, 08:05 Uhr",
          .position = "05958004/main bis 4.711, region/main bis 88",
          .made_by = "stab",
          .counts = {{"möglich", "192"}},
          .figures = {{"Eingänge", "heute 3, insgesamt 120", "intake.read"}},
          .created = Instant(std::chrono::sys_days(std::chrono::year(2023) / 10 / 30)) + std::chrono::hours(7)};
}

std::string text_of(const SituationReport& report) {
  std::string text = test::pdf_text(situation_sheet(report));
  for (char& c : text) c = c == '\n' ? ' ' : c;
  return text;
}
std::uint32_t pages_of(const SituationReport& report) { return scan_file(situation_sheet(report), {.code_pages = 0}).value().pages; }

TEST(SituationSheet, AQuietDayFitsOnOnePageAndSaysSo) {
  EXPECT_EQ(pages_of(quiet()), 1U);
  const std::string text = text_of(quiet());
  for (const char* part : {"Lagebericht Nr. 7", "Stadt Arnsberg", "Montag, 30. Oktober 2023, 08:05 Uhr", "05958004/main bis 4.711", "Zurzeit läuft kein Notbetrieb.", "192 möglich",
                           "Das ist der erste Lagebericht.", "Alle Leistungen sind uneingeschränkt möglich.", "heute 3, insgesamt 120"})
    EXPECT_THAT(text, HasSubstr(part));
  EXPECT_EQ(situation_sheet(quiet()), situation_sheet(quiet())) << "the same report gives the same bytes";
}

TEST(SituationSheet, SaysWhatIsBrokenLateAndDecided) {
  SituationReport report = quiet();
  report.since = "Lagebericht Nr. 6 vom 29.10.2023, 18:00 Uhr";
  report.incidents = {{"Angriff auf den IT-Dienstleister", "30.10.2023, 02:00", "nicht vor dem 06.11.2023", true}};
  report.services = {{"Existenz der Menschen", {{"Sozialhilfe", "nicht möglich", "Barauszahlung an der Kasse"}}, {}}, {"Übrige", {}, {"eingeschränkt (2): Pass, Ausweis."}}};
  report.changes = {"Notbetrieb ausgerufen: Angriff", "Sozialhilfe: jetzt nicht möglich, vorher möglich"};
  report.changes_more = 12;
  report.questions_more = 7;
  report.questions = {{"30.10.2023, 12:00", "Bürgerbüro öffnen?", "Bürgermeister", true}};
  report.tasks = {{"30.10.2023, 10:00", "Aushang machen", "Konto kim", false}};
  report.tasks_later = 3;
  report.decisions = {{"30.10.2023, 07:00", "Nur Notfälle", "Kein Fachverfahren", "Stabsleitung"}};
  report.decisions_more = 2;
  const std::string text = text_of(report);
  for (const char* part : {"Notbetrieb der ganzen Region seit 30.10.2023, 02:00 Uhr", "nicht vor dem 06.11.2023", "Barauszahlung an der Kasse", "eingeschränkt (2): Pass, Ausweis.",
                           "Dazu 12 weitere Änderungen", "Dazu 7 weitere offene Entscheidungen", "Bürgerbüro öffnen?", "überfällig", "Konto kim",
                           "3 weitere Aufgaben haben noch Zeit.", "Grund: Kein Fachverfahren", "Dazu 2 frühere", "Seit Lagebericht Nr. 6"})
    EXPECT_THAT(text, HasSubstr(part));
  EXPECT_THAT(text, Not(HasSubstr("Das ist der erste")));
  EXPECT_LE(pages_of(report), 2U);
}

TEST(SituationSheet, AWholeRegionAndLongWordsStayReadable) {
  SituationReport report = quiet();
  SituationReport::ServiceGroup group{.urgency = "Existenz der Menschen", .services = {}, .others = {}};
  for (int i = 0; i < 60; ++i)
    group.services.push_back({"Leistung Nummer " + std::to_string(i) + " mit einem langen Namen", "nicht möglich in 72, eingeschränkt in 19", std::string(380, 'w') + " Ende"});
  report.services = {group};
  std::string names = "91 Kommunen: ";
  for (int i = 0; i < 91; ++i) names += "Kommune" + std::to_string(i) + ", ";
  report.towns = {{names, "120 nicht möglich"}};
  const std::string text = text_of(report);
  EXPECT_THAT(text, HasSubstr("Leistung Nummer 59"));
  EXPECT_THAT(text, HasSubstr("Kommune90"));
  EXPECT_GT(pages_of(report), 2U);
}

}  // namespace
}  // namespace nb::paper
