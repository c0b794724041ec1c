// SPDX-License-Identifier: EUPL-1.2
#include "rescue/moment.hpp"

#include <gtest/gtest.h>

namespace nb::rescue {
namespace {

using std::chrono::minutes;

CivilDate ymd(int y, unsigned m, unsigned d) { return CivilDate{std::chrono::year{y}, std::chrono::month{m}, std::chrono::day{d}}; }

TEST(ReadDay, TakesEveryFormOldProgramsPrint) {
  const ReadDay day{ymd(2023, 10, 30)};
  for (const char* text : {"30.10.2023", "30.10.23", "2023-10-30", "20231030", "30/10/2023", "30-10-2023", "Mo, 30.10.2023", "Mo. 30.10.2023", "Montag, den 30. Oktober 2023",
                           "30. Okt. 2023", " 30.10.2023 ", "30 October 2023", "2023/10/30"})
    EXPECT_EQ(read_day(text), day) << text;
  EXPECT_EQ(read_day("03.11.2023"), ReadDay{ymd(2023, 11, 3)});
  EXPECT_EQ(read_day("3. März 2024"), ReadDay{ymd(2024, 3, 3)});
}

TEST(ReadDay, KeepsADayThatDoesNotExist) {
  const auto day = read_day("31.11.2023");
  ASSERT_TRUE(day);
  EXPECT_FALSE(day->day.ok());
}

TEST(ReadDay, ReadsSlashesInTheOrderItIsTold) {
  EXPECT_EQ(read_day("03/04/2023"), ReadDay{ymd(2023, 4, 3)});
  EXPECT_EQ(read_day("03/04/2023", DateOrder::month_first), ReadDay{ymd(2023, 3, 4)});
}

TEST(ReadDay, IsNothingElse) {
  for (const char* text : {"", "30", "30.10.", "30.10.2023 08:20", "08:20", "heute", "1.2.3", "99999999999", "30.1o.2023", "2023-10"}) EXPECT_FALSE(read_day(text)) << text;
}

TEST(ReadTime, TakesEveryFormOldProgramsPrint) {
  for (const char* text : {"08:20", "8.20", "08:20 Uhr", "0820", "8:20:00", "8h20", "8:20Uhr"}) EXPECT_EQ(read_time(text), minutes{500}) << text;
  EXPECT_EQ(read_time("8 Uhr"), minutes{480});
  EXPECT_EQ(read_time("00:00"), minutes{0});
  for (const char* text : {"", "24:00", "8", "8:60", "8:2", "ab 8", "08:20 nachm", "082"}) EXPECT_FALSE(read_time(text)) << text;
}

TEST(ReadMinutes, TakesMinutesAndHours) {
  for (const char* text : {"90", "90 Min", "90 Minuten", "1:30", "1,5 h", "1.5 Std."}) EXPECT_EQ(read_minutes(text), minutes{90}) << text;
  for (const char* text : {"", "0", "1441", "ein Tag", "15,5", "-5", "1:3"}) EXPECT_FALSE(read_minutes(text)) << text;
}

TEST(ReadMoment, KnowsTheInstantWhenTheOffsetStandsThere) {
  const auto moment = read_moment("2023-10-30T08:00:00+01:00");
  ASSERT_TRUE(moment);
  EXPECT_EQ(moment->time, minutes{480});
  EXPECT_EQ(moment->instant, parse_rfc3339("2023-10-30T07:00:00Z"));
  const auto plain = read_moment("Mo, 30.10.2023, 08:20 Uhr");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->time, minutes{500});
  EXPECT_FALSE(plain->instant);
}

TEST(FindMoment, ReadsASentence) {
  const auto moment = find_moment("Ihr Termin Nr. 4711 findet am Montag, den 30. Oktober 2023 um 8:20 Uhr statt.");
  ASSERT_TRUE(moment);
  EXPECT_EQ(moment->day, ReadDay{ymd(2023, 10, 30)});
  EXPECT_EQ(moment->time, minutes{500});
  EXPECT_FALSE(find_moment("Rufen Sie 0221 4710-123 an."));
}

TEST(WallTime, KnowsTheHourThatIsMissingAndTheOneThatComesTwice) {
  const Zone berlin;
  EXPECT_EQ(wall_time(berlin, ymd(2024, 3, 31), minutes{150}), WallTime::never);
  EXPECT_EQ(wall_time(berlin, ymd(2024, 3, 31), minutes{180}), WallTime::once);
  EXPECT_EQ(wall_time(berlin, ymd(2023, 10, 29), minutes{150}), WallTime::twice);
  EXPECT_EQ(wall_time(berlin, ymd(2023, 10, 29), minutes{180}), WallTime::once);
  EXPECT_EQ(wall_time(berlin, ymd(2023, 10, 30), minutes{500}), WallTime::once);
}

}  // namespace
}  // namespace nb::rescue
