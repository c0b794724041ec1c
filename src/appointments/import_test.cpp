// SPDX-License-Identifier: EUPL-1.2
// Rescued bookings reach the register: taken, completed, moved, cancelled, written down; and a second time nothing happens twice.
#include <gtest/gtest.h>

#include "appointments/import_changes.hpp"
#include "appointments/import_source.hpp"
#include "appointments/queries_import.hpp"
#include "appointments/test_town.hpp"
#include "rescue/reader.hpp"

namespace nb::appointments::testing {
namespace {

using rescue::Outcome;

const char* kList =
    "Termin-Nr.;Datum;Uhrzeit;Dauer;Nachname;Vorname;Anliegen;Ort;Telefon;E-Mail;Bemerkung\n"
    "A1;07.11.2023;08:20;15 Min;Ko?;Ali;pass;rathaus;0176 04069010;;\n"
    "A2;07.11.2023;08:40;15 Min;Muster;Erika;pass;rathaus;;erika@example.org;\n"
    "A3;07.11.2023;;15 Min;Ohne;Zeit;pass;rathaus;;;\n"
    "A4;07.11.2023;09:00;15 Min;Weg;Max;pass;rathaus;;;storniert\n";
const char* kCalendar =
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:A1@alt.example\r\nDTSTAMP:20231001T080000Z\r\nDTSTART;TZID=Europe/Berlin:20231107T082000\r\nCATEGORIES:pass\r\nLOCATION:rathaus\r\n"
    "DESCRIPTION:Name: Koç\\, Ali\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:A2@alt.example\r\nDTSTAMP:20231101T080000Z\r\nDTSTART;TZID=Europe/Berlin:20231107T094000\r\n"
    "CATEGORIES:pass\r\nLOCATION:rathaus\r\nDESCRIPTION:Name: Muster\\, Erika\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

struct Imported {
  std::string id;
  rescue::Reconciled result;
  std::vector<ImportStep> steps;
};

struct ImportTest : ::testing::Test {
  Town town;

  [[nodiscard]] PersonOf reader() {
    return [this](const std::string& booking) -> std::optional<Person> {
      auto person = open_person(*town.journal, town.vault, kLog, sealed_entries(town.state->db(), kLog, booking));
      return person ? std::optional(*person) : std::nullopt;
    };
  }

  state::Outcome run(const std::string& name, const boost::json::object& args) { return town.run(name, boost::json::serialize(args)); }

  Imported import(std::string_view text, bool note = true) {
    const rescue::Choices choices{.services = {{"pass", "Pass"}}, .sites = {{"rathaus", "Rathaus"}}};
    const auto dialect = rescue::sniff(text);
    const CivilDate today = town.zone.local(town.clock.now()).day;
    const auto table =
        rescue::read_table(text, *dialect, {.limits = {}, .window = {today, CivilDate{std::chrono::year{2024} / 11 / 1}}, .list_day = std::nullopt}, choices, town.zone);
    auto rows = rescue::make_rows(table, rescue::guess_mapping(table, choices), town.zone);
    rescue::Policy policy{.town = kOwner, .zone = &town.zone, .today = today, .as_of = table.as_of};
    Imported out;
    out.result = rescue::reconcile(rows, known_bookings(town.state->db(), kLog, reader()), policy);
    const std::string hash(64, text.front() == 'B' ? 'b' : 'a');
    const ImportContext context{.log = kLog, .actor = "termine", .hash = hash, .zone = town.zone, .vault = town.vault, .random = town.random};
    out.steps = import_steps(out.result, context);
    for (const ImportStep& step : out.steps) EXPECT_TRUE(town.executor->run(step.command)) << step.command.name;
    if (!note) return out;
    const Import facts{.id = {}, .source = std::string(16, 'c'), .format = "csv", .hash = hash, .as_of = table.as_of, .lines = table.lines};
    const CommandId id = make_command_id(town.random, town.clock.now());
    out.id = import_id(id.str());
    EXPECT_TRUE(town.executor->run(note_import_command(context, id, facts, imported_rows(rows, out.result, out.steps, {}))));
    return out;
  }
};

TEST_F(ImportTest, TakesBookingsSealedAndWritesEveryRowDown) {
  ASSERT_TRUE(town.vault.unlock(kOwner, kPassphrase));
  const Imported list = import(kList);
  const auto booking = find_booking_by_code(town.state->db(), kLog, "A1");
  ASSERT_TRUE(booking);
  EXPECT_EQ(booking->start, at("2023-11-07T08:20:00+01:00"));
  EXPECT_TRUE(has(booking->channels, Channel::sms));
  EXPECT_EQ(reader()(booking->id)->name, "Ko?, Ali");
  EXPECT_EQ(find_booking_by_code(town.state->db(), kLog, "A4")->status, Status::given_up);
  EXPECT_FALSE(find_booking_by_code(town.state->db(), kLog, "A3"));
  const auto noted = find_import(town.state->db(), kLog, list.id);
  ASSERT_TRUE(noted);
  EXPECT_EQ(noted->count(Outcome::taken), 2U);
  EXPECT_EQ(noted->count(Outcome::asked), 1U);
  EXPECT_EQ(noted->count(Outcome::cancelled), 1U);
  const auto rows = import_rows(town.state->db(), kLog, list.id);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[2].line, 4U);
  EXPECT_EQ(rows[2].reason, rescue::Reason::time_missing);
  EXPECT_EQ(rows[0].booking, booking->id);
  EXPECT_EQ(imports(town.state->db(), kLog).size(), 1U);
}

TEST_F(ImportTest, ASecondSourceCompletesAndMoves) {
  ASSERT_TRUE(town.vault.unlock(kOwner, kPassphrase));
  import(kList);
  const Imported calendar = import(kCalendar);
  EXPECT_EQ(calendar.result.count(Outcome::completed), 1U);
  EXPECT_EQ(calendar.result.count(Outcome::moved), 1U) << "the calendar says when it was written, the list does not";
  const auto first = find_booking_by_code(town.state->db(), kLog, "A1");
  EXPECT_EQ(reader()(first->id)->name, "Koç, Ali");
  EXPECT_EQ(reader()(first->id)->phone, "0176 04069010") << "what only the list had stays";
  EXPECT_EQ(first->uid, "A1@alt.example") << "a cancellation must name it";
  EXPECT_EQ(find_booking_by_code(town.state->db(), kLog, "A2")->start, at("2023-11-07T09:40:00+01:00"));
}

TEST_F(ImportTest, WhatCouldNotWaitComesFirstInTheNextWave) {
  ASSERT_TRUE(town.vault.unlock(kOwner, kPassphrase));
  const std::string head = ";Datum;Uhrzeit;Dauer;Nachname;Vorname;Anliegen;Ort;Telefon;Dringlichkeit\n";
  import("Buchungsnummer" + head + "A1;07.11.2023;08:20;15 Min;Muster;Ali;pass;rathaus;02931 894-0;\nA2;07.11.2023;08:40;15 Min;Muster;Erika;pass;rathaus;0176 04069010;Reise\n");
  const auto booking = [&](const char* code) { return *find_booking_by_code(town.state->db(), kLog, code); };
  EXPECT_EQ(booking("A1").urgency, Urgency::normal);
  EXPECT_EQ(booking("A2").urgency, Urgency::travel);
  EXPECT_TRUE(has(booking("A2").channels, Channel::sms));
  EXPECT_FALSE(has(booking("A1").channels, Channel::sms)) << "a landline gets no text message";
  import("Termin-Nr." + head + "A1;07.11.2023;08:20;15 Min;Muster;Ali;pass;rathaus;02931 894-0;Frist\nA2;07.11.2023;08:40;15 Min;Muster;Erika;pass;rathaus;0176 04069010;Frist\n");
  EXPECT_EQ(booking("A1").urgency, Urgency::deadline) << "completed";
  EXPECT_EQ(booking("A2").urgency, Urgency::travel) << "what stands here stands";
  EXPECT_TRUE(town.differences().empty());
}

TEST_F(ImportTest, TheSameFileTwiceChangesNothing) {
  ASSERT_TRUE(town.vault.unlock(kOwner, kPassphrase));
  const auto first = import(kList, false);
  for (const ImportStep& step : first.steps) {
    const auto again = town.executor->run(step.command);
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->repeated) << "after a crash in the middle the same steps do nothing twice";
  }
  EXPECT_TRUE(import(kList).steps.empty());
}

/// Steps of a change that takes a booking, of one and the same file.
std::vector<ImportStep> steps_at(Town& town, Instant start, const std::string& name = "Meyer") {
  rescue::Change change;
  change.take = true;
  change.start = start;
  change.service = "pass";
  change.site = "rathaus";
  change.name = name;
  rescue::Reconciled result;
  result.changes.push_back(change);
  return import_steps(result, {.log = kLog, .actor = "termine", .hash = std::string(64, 'a'), .zone = town.zone, .vault = town.vault, .random = town.random});
}

TEST_F(ImportTest, TheSameTextWithAnotherDayIsAnotherBooking) {
  const auto monday_list = steps_at(town, at("2023-11-06T08:20:00+01:00"));
  const auto tuesday_list = steps_at(town, at("2023-11-07T08:20:00+01:00"));
  EXPECT_EQ(monday_list[0].command.id, steps_at(town, at("2023-11-06T08:20:00+01:00"))[0].command.id) << "a true re-run";
  EXPECT_NE(monday_list[0].command.id, steps_at(town, at("2023-11-06T08:20:00+01:00"), "Meier")[0].command.id);
  for (const auto& steps : {monday_list, tuesday_list}) {
    const auto outcome = town.executor->run(steps[0].command);
    ASSERT_TRUE(outcome);
    EXPECT_FALSE(outcome->repeated);
    EXPECT_TRUE(steps_undone(town.db(), kLog, steps).empty());
  }
  EXPECT_EQ(town.booking(tuesday_list[0].booking).start, at("2023-11-07T08:20:00+01:00"));
}

TEST_F(ImportTest, ARepeatedStepCountsOnlyWhereTheBookingStillStands) {
  const auto steps = steps_at(town, at("2023-11-07T08:20:00+01:00"));
  ASSERT_TRUE(town.executor->run(steps[0].command));
  ASSERT_TRUE(run("appointments.give_up_booking", {{"booking", steps[0].booking}}));
  const auto again = town.executor->run(steps[0].command);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->repeated);
  EXPECT_EQ(steps_undone(town.db(), kLog, steps), std::vector<std::size_t>{0});
}

TEST_F(ImportTest, WithoutTheDataKeyNothingIsReadAndNothingCompleted) {
  import(kList);
  const Imported calendar = import(kCalendar);
  EXPECT_EQ(calendar.result.count(Outcome::completed), 0U);
  EXPECT_EQ(find_booking_by_code(town.state->db(), kLog, "A1")->uid, "A1@alt.example");
}

TEST_F(ImportTest, WhoIsErasedIsNotSaidToBeLocked) {
  ASSERT_TRUE(town.vault.unlock(kOwner, kPassphrase));
  import(kList);
  const ImportPlace place{.log = kLog,
                          .ags = kOwner,
                          .choices = {.services = {{"pass", "Pass"}}, .sites = {{"rathaus", "Rathaus"}}},
                          .closed = {},
                          .zone = town.zone,
                          .today = town.zone.local(town.clock.now()).day};
  const auto source = read_import_source(pieces_of(kList), {}, place, town.db());
  ASSERT_TRUE(source);
  const auto sealed = [&] { return plan_import(*source, place, town.db(), person_reader(*town.journal, town.vault, town.db(), kLog)).sealed; };
  EXPECT_FALSE(sealed());
  ASSERT_EQ(town.refused("test.erase", Town::named(find_booking_by_code(town.db(), kLog, "A1")->id)), "");
  EXPECT_FALSE(sealed()) << "the key is open";
  town.vault.lock(kOwner);
  EXPECT_TRUE(sealed());
}

TEST_F(ImportTest, WhatACounterMovedSinceStands) {
  ASSERT_TRUE(town.vault.unlock(kOwner, kPassphrase));
  import(kList);
  const auto booking = find_booking_by_code(town.state->db(), kLog, "A2");
  ASSERT_TRUE(run("appointments.move_booking", {{"booking", booking->id}, {"start", "2023-11-08T10:00"}, {"as_stated", true}}));
  const Imported calendar = import(kCalendar);
  EXPECT_EQ(calendar.result.rows[1].reason, rescue::Reason::changed_here);
  EXPECT_EQ(find_booking_by_code(town.state->db(), kLog, "A2")->start, at("2023-11-08T10:00:00+01:00"));
}

TEST_F(ImportTest, RemembersWhatTheColumnsMean) {
  const std::string mapping = R"({"columns":[{"name":"Datum","field":"day"}],"services":{"PA beantr.":"pass"},"sites":{},"date_order":"day_first"})";
  ASSERT_TRUE(run("appointments.note_mapping", {{"source", std::string(16, 'c')}, {"format", "csv"}, {"mapping", mapping}}));
  const auto remembered = remembered_mapping(town.state->db(), kLog, std::string(16, 'c'));
  ASSERT_TRUE(remembered);
  EXPECT_EQ(remembered->mapping.services.at("PA beantr."), "pass");
  EXPECT_FALSE(run("appointments.note_mapping", {{"source", std::string(16, 'c')}, {"format", "csv"}, {"mapping", "{}"}}));
  EXPECT_FALSE(run("appointments.note_mapping", {{"source", "../../etc/passwd"}, {"format", "csv"}, {"mapping", mapping}}));
}

TEST_F(ImportTest, RowsOfAnotherKindAreRefused) {
  for (const char* rows : {"x taken none 0", "1 taken none 2", "1 eaten none 0", "1 taken none 0 ../x", "1 taken"})
    EXPECT_FALSE(run("appointments.note_import", {{"source", std::string(16, 'c')}, {"format", "csv"}, {"hash", std::string(64, 'a')}, {"rows", rows}})) << rows;
}

TEST_F(ImportTest, IsRebuiltFromTheJournal) {
  ASSERT_TRUE(town.vault.unlock(kOwner, kPassphrase));
  const Imported list = import(kList);
  import(kCalendar);
  const auto before = import_rows(town.state->db(), kLog, list.id);
  town.open(true);
  EXPECT_EQ(import_rows(town.state->db(), kLog, list.id), before);
}

}  // namespace
}  // namespace nb::appointments::testing
