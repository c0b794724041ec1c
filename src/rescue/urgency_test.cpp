// SPDX-License-Identifier: EUPL-1.2
// What could not wait, as lists say it, and what only looks like it.
#include "rescue/urgency.hpp"

#include <gtest/gtest.h>

#include "rescue/reconcile.hpp"
#include "rescue/test_reading.hpp"

namespace nb::rescue {
namespace {

struct Said {
  const char* header;
  const char* cell;
  UrgencySaid expected;
};

constexpr UrgencySaid kTravel{.urgency = Urgency::travel};
constexpr UrgencySaid kBirth{.urgency = Urgency::birth};
constexpr UrgencySaid kDeadline{.urgency = Urgency::deadline};
constexpr UrgencySaid kUnnamed{.urgency = Urgency::deadline, .unnamed = true};
constexpr UrgencySaid kUnclear{.unclear = true};

TEST(Urgency, IsReadAsPeopleWriteIt) {
  for (const auto& [header, cell, expected] :
       {Said{"Dringlichkeit", "Reise", kTravel}, Said{"Dringlichkeit", "Flug am 9.11.", kTravel}, Said{"Grund", "URLAUBSREISE, Frist", kTravel},
        Said{"Dringlichkeit", "Geburt", kBirth}, Said{"dringend", "schwanger", kBirth}, Said{"Dringlichkeit", "Frist 13.11.", kDeadline},
        Said{"Dringlichkeit", "deadline", kDeadline}, Said{"Reise", "ja", kTravel}, Said{"Reise", "x", kTravel}, Said{"Reise", "12.11.2023", kTravel},
        Said{"Geburtstermin", "12.11.2023", kBirth}, Said{"Frist", "12.11.2023", kDeadline}, Said{"Geburt", "ja", kBirth}})
    EXPECT_EQ(read_urgency(header, cell), expected) << header << ": " << cell;
}

TEST(Urgency, WithoutAReasonIsADeadlineAndSaysSo) {
  for (const auto& [header, cell] : {std::pair{"Dringend", "ja"}, {"Dringlichkeit", "sehr hoch"}, {"eilig", "X"}, {"Dringlichkeit", "12.11.2023"}})
    EXPECT_EQ(read_urgency(header, cell), kUnnamed) << cell;
}

TEST(Urgency, IsNotHeardWhereNobodySaysIt) {
  for (const char* cell : {"", "-", "nein", "keine Frist", "nicht dringend", "normal", "0"}) EXPECT_EQ(read_urgency("Dringlichkeit", cell), UrgencySaid()) << cell;
  for (const char* cell : {"mittel", "Reisepass", "Geburtsurkunde", "?!x7"}) EXPECT_EQ(read_urgency("Dringlichkeit", cell), kUnclear) << cell;
  EXPECT_EQ(read_urgency("Geburt", "12.03.1980"), kUnclear) << "a birthday";
}

constexpr const char* kHead = "Termin-Nr.;Datum;Uhrzeit;Name;Anliegen;Ort;";

TEST(Urgency, ComesFromItsColumnsAndFromNoOther) {
  const auto rows = rows_of_text(std::string(kHead) +
                                 "Reise;Dringend;Bemerkung\n"
                                 "A1;30.10.2023;08:20;Muster, Erika;PA beantr.;Rathaus;;Frist;\n"
                                 "A2;30.10.2023;08:40;Muster, Max;PA beantr.;Rathaus;ja;ja;\n"
                                 "A3;30.10.2023;09:00;Muster, Ali;PA beantr.;Rathaus;;;dringend, Reise am 9.11.\n"
                                 "A4;30.10.2023;09:20;Muster, Kim;PA beantr.;Rathaus;;ja;\n"
                                 "A5;30.10.2023;09:40;Muster, Jo;PA beantr.;Rathaus;;vielleicht;\n");
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0].urgency, Urgency::deadline);
  EXPECT_EQ(rows[1].urgency, Urgency::travel) << "the column that says why, not the one that only says yes";
  EXPECT_FALSE(has(rows[1], Remark::urgency_unnamed));
  EXPECT_EQ(rows[2].urgency, Urgency::normal) << "a remark says anything";
  EXPECT_EQ(rows[3].urgency, Urgency::deadline);
  EXPECT_TRUE(has(rows[3], Remark::urgency_unnamed));
  EXPECT_EQ(rows[4].urgency, Urgency::normal);
  EXPECT_TRUE(has(rows[4], Remark::urgency_unclear));
}

TEST(Urgency, AColumnOfBirthdaysMeansNobodysUrgency) {
  const Table table = read_text(std::string(kHead) + "Geburt\nA1;30.10.2023;08:20;Muster, Erika;PA beantr.;Rathaus;12.03.1980\n");
  EXPECT_EQ(guess_mapping(table, test_choices()).columns.back(), Field::ignore);
  const Table due = read_text(std::string(kHead) + "Geburtstermin\nA1;30.10.2023;08:20;Muster, Erika;PA beantr.;Rathaus;12.11.2023\n");
  EXPECT_EQ(guess_mapping(due, test_choices()).columns.back(), Field::urgency);
}

TEST(Urgency, ReachesTheRegisterWhereItHasNone) {
  const Zone zone;
  const Policy policy{.town = "05958004", .zone = &zone, .today = test_day(2023, 10, 30), .as_of = std::nullopt};
  const std::string list = std::string(kHead) + "Dringlichkeit\nA1;30.10.2023;08:20;Muster, Erika;PA beantr.;Rathaus;Reise\n";
  const auto changes = [&](std::vector<KnownBooking> known) {
    auto rows = rows_of_text(list);
    return reconcile(rows, known, policy);
  };
  const auto fresh = changes({});
  ASSERT_EQ(fresh.changes.size(), 1U);
  EXPECT_EQ(fresh.changes[0].urgency, Urgency::travel);
  KnownBooking known;
  known.id = "b-1";
  known.reference = "A1";
  known.name = "Muster, Erika";
  known.start = zone.instant(test_day(2023, 10, 30), std::chrono::minutes{500});
  const auto completed = changes({known});
  ASSERT_EQ(completed.changes.size(), 1U);
  EXPECT_TRUE(completed.changes[0].correct);
  EXPECT_FALSE(completed.changes[0].person);
  EXPECT_EQ(completed.changes[0].urgency, Urgency::travel);
  EXPECT_EQ(completed.rows[0].outcome, Outcome::completed);
  known.urgency = Urgency::birth;
  EXPECT_TRUE(changes({known}).changes.empty()) << "what stands in the register stands";
  known.urgency = Urgency::normal;
  known.changed_here = true;
  EXPECT_TRUE(changes({known}).changes.empty()) << "somebody here has looked at it since";
}

TEST(Urgency, OfAnEarlierLineIsKept) {
  auto rows =
      rows_of_text(std::string(kHead) + "Dringlichkeit\nA1;30.10.2023;08:20;Muster, Erika;PA beantr.;Rathaus;Reise\nA1;30.10.2023;09:20;Muster, Erika;PA beantr.;Rathaus;\n");
  const Zone zone;
  const auto result = reconcile(rows, {}, {.town = "05958004", .zone = &zone, .today = test_day(2023, 10, 30), .as_of = std::nullopt});
  ASSERT_EQ(result.changes.size(), 1U);
  EXPECT_EQ(result.changes[0].urgency, Urgency::travel) << "an empty cell takes nothing back";
}

}  // namespace
}  // namespace nb::rescue
