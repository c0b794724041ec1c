// SPDX-License-Identifier: EUPL-1.2
#include "rescue/calendar_reader.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "rescue/reconcile.hpp"
#include "rescue/test_reading.hpp"

namespace nb::rescue {
namespace {

using std::chrono::minutes;

std::string event(const std::string& lines) { return "BEGIN:VEVENT\r\nUID:a1@example.org\r\nSUMMARY:Wohnsitz anmelden\r\nLOCATION:Rathaus\r\n" + lines + "END:VEVENT\r\n"; }
std::string calendar(const std::string& events) { return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n"; }
std::vector<Row> rows_of_event(const std::string& lines) { return rows_of_text(calendar(event(lines))); }

struct TimeCase {
  const char* name;
  const char* start;
  CivilDate day;
  minutes time;
};
class CalendarTime : public testing::TestWithParam<TimeCase> {};

TEST(CalendarReader, TakesAddedDates) {
  const auto rows = rows_of_event(
      "DTSTART;TZID=Europe/Berlin:20231030T082000\r\nRDATE;TZID=Europe/Berlin:20231106T093000,20231113T100000,20231030T082000\r\n"
      "RDATE;VALUE=PERIOD;TZID=Europe/Berlin:20231120T110000/PT15M\r\nEXDATE;TZID=Europe/Berlin:20231113T100000\r\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].day, test_day(2023, 11, 6));
  EXPECT_EQ(rows[1].time, minutes{570});
  EXPECT_EQ(rows[2].day, test_day(2023, 11, 20));
  EXPECT_NE(rows[0].uid, rows[1].uid) << "each is an appointment of its own";
}

TEST(CalendarReader, TellsOfAddedDatesItDoesNotTake) {
  ReadOptions options = test_options();
  options.limits.occurrences_max = 2;
  const Table table = read_text(calendar(event("DTSTART:20231030T082000\r\nRDATE:20231106T093000,20231113T100000\r\n")), options);
  EXPECT_EQ(table.records.size(), 2U);
  ASSERT_EQ(table.notes.size(), 1U);
  EXPECT_EQ(table.notes[0].kind, NoteKind::series_cut);
}

TEST_P(CalendarTime, IsReadInTheTownsZone) {
  const auto rows = rows_of_event(std::string(GetParam().start) + "\r\n");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].day, GetParam().day);
  EXPECT_EQ(rows[0].time, GetParam().time);
}

INSTANTIATE_TEST_SUITE_P(Forms, CalendarTime,
                         testing::Values(TimeCase{"Berlin", "DTSTART;TZID=Europe/Berlin:20231030T082000", test_day(2023, 10, 30), minutes{500}},
                                         TimeCase{"Utc", "DTSTART:20231030T072000Z", test_day(2023, 10, 30), minutes{500}},
                                         TimeCase{"UtcInSummer", "DTSTART:20240701T062000Z", test_day(2024, 7, 1), minutes{500}},
                                         TimeCase{"Floating", "DTSTART:20231030T082000", test_day(2023, 10, 30), minutes{500}},
                                         TimeCase{"Windows", "DTSTART;TZID=W. Europe Standard Time:20231030T082000", test_day(2023, 10, 30), minutes{500}},
                                         TimeCase{"Mozilla", "DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20231030T082000", test_day(2023, 10, 30), minutes{500}},
                                         TimeCase{"London", "DTSTART;TZID=Europe/London:20231030T072000", test_day(2023, 10, 30), minutes{500}}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(CalendarReader, ShowsAZoneItDoesNotKnow) {
  const auto rows = rows_of_event("DTSTART;TZID=../../etc/localtime:20231030T082000\r\n");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_TRUE(has(rows[0], Remark::zone_unknown));
}

Reason reason_of(std::vector<Row> rows) {
  static const Zone berlin;
  const Reconciled result = reconcile(rows, {}, {.town = "05958004", .zone = &berlin, .today = test_day(2023, 10, 1)});
  return result.rows.at(0).outcome == Outcome::asked ? result.rows.at(0).reason : Reason::none;
}

TEST(CalendarReader, AsksAboutTheHourThatDoesNotExistAndTheOneThatExistsTwice) {
  EXPECT_EQ(reason_of(rows_of_event("DTSTART;TZID=Europe/Berlin:20240331T023000\r\n")), Reason::time_never);
  EXPECT_EQ(reason_of(rows_of_event("DTSTART;TZID=Europe/Berlin:20231029T023000\r\n")), Reason::time_twice);
  EXPECT_EQ(reason_of(rows_of_event("DTSTART:20231029T013000Z\r\n")), Reason::none) << "UTC is certain: the second of the two";
  EXPECT_EQ(reason_of(rows_of_event("DTSTART;VALUE=DATE:20231030\r\n")), Reason::time_missing);
}

TEST(CalendarReader, TakesLengthFromEndOrDuration) {
  EXPECT_EQ(rows_of_event("DTSTART:20231030T082000\r\nDTEND:20231030T083500\r\n").at(0).length, minutes{15});
  EXPECT_EQ(rows_of_event("DTSTART:20231030T082000\r\nDURATION:PT30M\r\n").at(0).length, minutes{30});
  EXPECT_FALSE(rows_of_event("DTSTART:20231030T082000\r\nDTEND:20231030T080000\r\n").at(0).length);
}

TEST(CalendarReader, TellsCancelledEvents) {
  EXPECT_EQ(rows_of_event("DTSTART:20231030T082000\r\nSTATUS:CANCELLED\r\n").at(0).status, RowStatus::cancelled);
  const auto rows = rows_of_text("BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\n" + event("DTSTART:20231030T082000\r\n") + "END:VCALENDAR\r\n");
  EXPECT_EQ(rows.at(0).status, RowStatus::cancelled);
}

TEST(CalendarReader, FollowsASeriesToTheEndOfTheWindow) {
  const auto rows = rows_of_event("DTSTART;TZID=Europe/Berlin:20231002T082000\r\nRRULE:FREQ=WEEKLY\r\nEXDATE;TZID=Europe/Berlin:20231009T082000\r\n");
  ASSERT_EQ(rows.size(), 56U) << "57 Mondays from 2 October 2023 to 1 November 2024, one left out";
  EXPECT_TRUE(has(rows[0], Remark::series));
  EXPECT_NE(rows[0].reference, rows[1].reference) << "each occurrence is a booking of its own";
  EXPECT_EQ(rows[1].day, test_day(2023, 10, 16));
}

TEST(CalendarReader, ARuleWithAnEndIsNoRuleWithoutEnd) {
  const auto rows = rows_of_event("DTSTART:20231030T082000\r\nRRULE:FREQ=DAILY;COUNT=3\r\n");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_FALSE(has(rows[0], Remark::series));
}

TEST(CalendarReader, NoRuleKeepsItBusy) {
  for (const char* rule : {"FREQ=SECONDLY", "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                           "FREQ=DAILY;BYHOUR=0,1,2,3,4;BYMINUTE=0,1,2,3;BYSECOND=0,1,2,3", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=999999999", "FREQ=YEARLY;RSCALE=CHINESE",
                           "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300", "FREQ=WEEKLY;UNTIL=99991231T235959Z", "unsinn"}) {
    ReadOptions options = test_options();
    options.limits.occurrences_max = 50;
    const Table table = read_text(calendar(event("DTSTART:20231030T082000\r\nRRULE:" + std::string(rule) + "\r\n")), options);
    EXPECT_LE(table.records.size(), 50U) << rule;
  }
}

TEST(CalendarReader, FollowsOnlySoManySeries) {
  ReadOptions options = test_options();
  options.limits.series_max = 2;
  const Table table = read_text(calendar(event("DTSTART:20231030T082000\r\nRRULE:FREQ=DAILY;COUNT=2\r\n") + event("DTSTART:20231030T082000\r\nRRULE:FREQ=DAILY;COUNT=2\r\n") +
                                         event("DTSTART:20231030T082000\r\nRRULE:FREQ=DAILY;COUNT=2\r\n")),
                                options);
  EXPECT_EQ(table.records.size(), 5U) << "of the third only its first start";
  ASSERT_EQ(table.notes.size(), 1U);
  EXPECT_EQ(table.notes[0].kind, NoteKind::series_cut);
}

TEST(CalendarReader, GivesUpRulesWhenTooManyGiveNoDay) {
  std::string events;
  for (int i = 0; i < 100; ++i) events += event("DTSTART:20231030T082000\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n");
  const Table table = read_text(calendar(events));
  EXPECT_EQ(table.records.size(), 100U) << "the first start of each is taken";
  EXPECT_EQ(table.notes.size(), 100U);
}

TEST(CalendarReader, CountsWhatLiesOutsideTheWindowAndKeepsNothingOfIt) {
  std::string events;
  for (int i = 0; i < 300; ++i) events += event("DTSTART:20190301T082000Z\r\n");
  const Table table = read_text(calendar(events + event("DTSTART:20231030T082000\r\n")));
  EXPECT_EQ(table.outside_window, 300U);
  EXPECT_EQ(table.records.size(), 1U);
}

TEST(CalendarReader, NotesWhatItCannotRead) {
  const Table open = read_text("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20231030T082000\r\n");
  ASSERT_EQ(open.notes.size(), 1U);
  EXPECT_EQ(open.notes[0].kind, NoteKind::unreadable);
  EXPECT_EQ(open.notes[0].line, 2U);
  const Table without = read_text(calendar(event("")));
  EXPECT_EQ(without.notes.size(), 1U);
  const Table huge = read_text(calendar(event("DESCRIPTION:" + std::string(60'000, 'x') + "\r\n" + "COMMENT:" + std::string(60'000, 'x') + "\r\nX-A:" + std::string(60'000, 'x') +
                                              "\r\nX-B:" + std::string(60'000, 'x') + "\r\nX-C:" + std::string(60'000, 'x') + "\r\nDTSTART:20231030T082000\r\n") +
                                        event("DTSTART:20231030T082000\r\n")));
  EXPECT_EQ(huge.notes.size(), 1U);
  EXPECT_EQ(huge.records.size(), 1U) << "the next event is read";
}

}  // namespace
}  // namespace nb::rescue
