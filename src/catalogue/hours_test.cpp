// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/hours.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace nb::catalogue {
namespace {

using namespace std::chrono_literals;

const deadlines::HolidayCalendar kNrw(deadlines::Land::NW);

CivilDate date(const std::string& text) { return parse_date(text).value(); }

Hours parsed(const std::string& text) {
  auto hours = Hours::parse(text);
  EXPECT_TRUE(hours) << text << ": " << (hours ? "" : hours.error().reason);
  return hours ? *hours : Hours::parse("off").value();
}

std::string clock(int minutes) {
  const std::string h = std::to_string(minutes / 60);
  const std::string m = std::to_string(minutes % 60);
  return (h.size() < 2 ? "0" : "") + h + ":" + (m.size() < 2 ? "0" : "") + m;
}

std::string on(const std::string& hours, const std::string& day) {
  std::string out;
  for (const Span& span : parsed(hours).spans(date(day), kNrw)) out += (out.empty() ? "" : ",") + clock(span.from) + "-" + clock(span.to);
  return out.empty() ? "closed" : out;
}

struct Case {
  const char* hours;
  const char* day;
  const char* expected;
};

class HoursOfDay : public testing::TestWithParam<Case> {};

TEST_P(HoursOfDay, AreRight) { EXPECT_EQ(on(GetParam().hours, GetParam().day), GetParam().expected) << GetParam().hours << " on " << GetParam().day; }

// 2023-10-30 is a Monday; 2023-11-01 (Wednesday) a public holiday in North Rhine-Westphalia.
INSTANTIATE_TEST_SUITE_P(Pack, HoursOfDay,
                         testing::Values(Case{"Mo-Fr 08:00-12:00; Th 14:00-17:00", "2023-11-02", "08:00-12:00,14:00-17:00"},
                                         Case{"Mo-Fr 08:00-12:00; Th 14:00-17:00", "2023-10-31", "08:00-12:00"}, Case{"Mo-Fr 08:00-12:00; Th 14:00-17:00", "2023-11-04", "closed"},
                                         Case{"Mo-We 08:00-12:30,14:00-16:00; Th 08:00-12:30,14:00-17:30; Fr 08:00-12:30", "2023-10-30", "08:00-12:30,14:00-16:00"},
                                         Case{"Mo,Tu,Th,Fr 08:30-12:00; Th 14:00-17:00", "2023-11-08", "closed"},
                                         Case{"Mo,Tu,Th,Fr 08:30-12:00; Th 14:00-17:00", "2023-11-03", "08:30-12:00"}, Case{"off", "2023-10-30", "closed"},
                                         Case{"24/7", "2023-11-01", "00:00-24:00"}, Case{"Tu 15:00-18:00; Th 10:00-12:00", "2023-10-31", "15:00-18:00"}));

INSTANTIATE_TEST_SUITE_P(Holidays, HoursOfDay,
                         testing::Values(Case{"Mo-Fr 08:00-12:00", "2023-11-01", "closed"}, Case{"Mo-Fr 08:00-12:00; PH off", "2023-11-01", "closed"},
                                         Case{"Mo-Fr 08:00-12:00; PH 10:00-11:00", "2023-11-01", "10:00-11:00"},
                                         Case{"PH 10:00-11:00; Mo-Fr 08:00-12:00", "2023-11-01", "10:00-11:00"}, Case{"Mo-Fr,PH 08:00-12:00", "2023-11-01", "08:00-12:00"},
                                         Case{"24/7; PH off", "2023-11-01", "closed"}, Case{"PH,Su 10:00-11:00", "2023-11-05", "10:00-11:00"},
                                         Case{"PH 10:00-11:00", "2023-10-31", "closed"}));

INSTANTIATE_TEST_SUITE_P(
    Exceptions, HoursOfDay,
    testing::Values(Case{"Mo-Fr 08:00-12:00; 2023 Nov 02 off", "2023-11-02", "closed"}, Case{"Mo-Fr 08:00-12:00; 2023-11-02 off", "2023-11-02", "closed"},
                    Case{"2023 Nov 02 off; Mo-Fr 08:00-12:00", "2023-11-02", "closed"}, Case{"Mo-Fr 08:00-12:00; 2023 Nov 02 off", "2024-11-07", "08:00-12:00"},
                    Case{"Mo-Fr 08:00-12:00; 2023 Nov 02-2023 Nov 04 10:00-12:00", "2023-11-04", "10:00-12:00"},
                    Case{"Mo-Fr 08:00-12:00; 2023 Nov 02-04 13:00-15:00", "2023-11-03", "13:00-15:00"}, Case{"Mo-Fr 08:00-12:00; Dec 24 off", "2024-12-24", "closed"},
                    Case{"Mo-Fr 08:00-12:00; Dec 24-Jan 01 off", "2025-12-30", "closed"}, Case{"Mo-Fr 08:00-12:00; Dec 24-Jan 01 off", "2025-01-02", "08:00-12:00"},
                    Case{"Mo-Fr 08:00-12:00; Dec 24,31 off", "2024-12-31", "closed"}, Case{"Mo-Fr 08:00-12:00; Dec 24,Dec 31 off", "2024-12-24", "closed"},
                    Case{"Mo-Fr 08:00-12:00; 2023 Nov 01 10:00-14:00", "2023-11-01", "10:00-14:00"},
                    Case{"Mo-Fr 08:00-12:00; 2023 Oct 30-2023 Nov 05 14:00-16:00", "2023-11-01", "closed"},
                    Case{"Mo-Fr 08:00-12:00; 2023 Dec 27-Jan 05 off", "2024-01-04", "closed"}, Case{"Mo-Fr 08:00-16:00; Jul-Aug Mo-Fr 08:00-12:00", "2024-07-31", "08:00-12:00"},
                    Case{"Mo-Fr 08:00-16:00; Jul-Aug Mo-Fr 08:00-12:00", "2024-09-02", "08:00-16:00"}, Case{"Dec 24-Jan 01 off; PH 10:00-12:00", "2024-12-25", "closed"},
                    Case{"Mo-Fr 08:00-12:00; 2023-11-02-2023-11-03 off", "2023-11-03", "closed"},
                    Case{"Jul-Aug Mo-Fr 08:00-12:00; 2024 Jul 18 14:00-16:00", "2024-07-18", "14:00-16:00"}));

INSTANTIATE_TEST_SUITE_P(Combination, HoursOfDay,
                         testing::Values(Case{"Mo-Fr 08:00-16:00; Fr 08:00-12:00", "2023-11-03", "08:00-12:00"}, Case{"Mo-Fr 08:00-12:00; We off", "2023-11-08", "closed"},
                                         Case{"Mo-Fr 08:00-12:00, Th 14:00-17:00", "2023-11-02", "08:00-12:00,14:00-17:00"},
                                         Case{"Mo-Fr 08:00-12:00, Th 11:00-17:00", "2023-11-02", "08:00-17:00"}, Case{"Fr-Mo 10:00-12:00", "2023-11-05", "10:00-12:00"},
                                         Case{"Fr-Mo 10:00-12:00", "2023-11-07", "closed"}, Case{"Fr 22:00-02:00", "2023-11-03", "22:00-26:00"},
                                         Case{"08:00-12:00", "2023-11-05", "08:00-12:00"}, Case{"Mo 08:00-10:00,10:00-12:00", "2023-10-30", "08:00-12:00"},
                                         Case{"Fr 22:00-26:00", "2023-11-03", "22:00-26:00"}));

struct Broken {
  const char* text;
  std::size_t column;
  const char* reason;
};

class HoursErrors : public testing::TestWithParam<Broken> {};

TEST_P(HoursErrors, NameColumnAndReason) {
  const auto hours = Hours::parse(GetParam().text);
  ASSERT_FALSE(hours) << GetParam().text;
  EXPECT_EQ(hours.error().column, GetParam().column) << GetParam().text;
  EXPECT_NE(hours.error().reason.find(GetParam().reason), std::string::npos) << hours.error().reason;
}

INSTANTIATE_TEST_SUITE_P(Table, HoursErrors,
                         testing::Values(Broken{"", 1, "Uhrzeit"}, Broken{"Mo-Fr", 6, "fehlt eine Uhrzeit"}, Broken{"Di 08:00-12:00", 1, "„Di“ ist kein Tag"},
                                         Broken{"Mo 8:00-12:00", 4, "keine Uhrzeit"}, Broken{"Mo 08:00", 9, "„-“"}, Broken{"Mo 08:00-25:70", 10, "gibt es nicht"},
                                         Broken{"Mo 24:00-26:00", 4, "gibt es nicht"}, Broken{"Mo 08:00-08:00", 15, "gleich"}, Broken{"Mo 08:00-12:00;", 16, "fehlt eine Uhrzeit"},
                                         Broken{"Mo 08:00-12:00 Tu 09:00-10:00", 16, "„Tu“ gehört"}, Broken{"Mo 08:00-12:00,9:00-10:00", 16, "keine Uhrzeit"},
                                         Broken{"SH off", 1, "Schulferien"}, Broken{"2023 Feb 29 off", 10, "diesen Tag"}, Broken{"2023-13-01 off", 5, "diesen Monat"},
                                         Broken{"2023 off", 6, "Monat"}, Broken{"2023 Nov 04-2023 Nov 02 off", 13, "endet, bevor"},
                                         Broken{"Nov 04-2023 Nov 05 off", 8, "fehlt das Jahr"}, Broken{"täglich 08:00-12:00", 1, "kein Tag"},
                                         Broken{"Mo-Fr 08:00-12:00+", 18, "„+“"}));

TEST(Hours, FindTheOpeningThatIsOnNow) {
  const Hours hours = parsed("Mo-Fr 08:00-12:00; Th 14:00-17:00");
  EXPECT_EQ(open_at(hours, date("2023-11-02"), 8h, kNrw), (Opening{date("2023-11-02"), {480, 720}}));
  EXPECT_FALSE(open_at(hours, date("2023-11-02"), 12h, kNrw)) << "the end is not open any more";
  EXPECT_FALSE(open_at(hours, date("2023-11-02"), 13h, kNrw));
  EXPECT_TRUE(open_at(hours, date("2023-11-02"), 16h + 59min, kNrw));
}

TEST(Hours, StayOpenOverMidnight) {
  const Hours night = parsed("Fr 22:00-02:00");
  EXPECT_EQ(open_at(night, date("2023-11-04"), 1h + 59min, kNrw), (Opening{date("2023-11-03"), {1320, 1560}}));
  EXPECT_FALSE(open_at(night, date("2023-11-04"), 2h, kNrw));
  EXPECT_EQ(open_at(parsed("Fr 20:00-24:00; Sa 00:00-03:00"), date("2023-11-03"), 23h, kNrw), (Opening{date("2023-11-03"), {1200, 1620}}));
}

TEST(Hours, FindTheNextOpeningAfterTheHoliday) {
  const Hours hours = parsed("Mo-Fr 08:00-12:00; Th 14:00-17:00");
  EXPECT_EQ(next_opening(hours, date("2023-10-31"), 18h, kNrw), (Opening{date("2023-11-02"), {480, 720}}));
  EXPECT_EQ(next_opening(hours, date("2023-11-02"), 12h + 30min, kNrw), (Opening{date("2023-11-02"), {840, 1020}}));
  EXPECT_EQ(next_opening(hours, date("2023-11-03"), 12h, kNrw), (Opening{date("2023-11-06"), {480, 720}}));
  EXPECT_FALSE(next_opening(parsed("off"), date("2023-11-03"), 12h, kNrw));
  EXPECT_FALSE(next_opening(parsed("24/7"), date("2023-11-03"), 12h, kNrw)) << "what never closes does not open either";
  EXPECT_FALSE(next_opening(parsed("2023 Nov 02 10:00-12:00"), date("2023-11-03"), 12h, kNrw)) << "a day that is over";
}

TEST(Hours, TellEverythingAboutToday) {
  const Hours hours = parsed("Mo-Fr 08:00-12:00; 2023 Nov 03 10:00-11:00");
  const Today holiday = today(hours, date("2023-11-01"), 9h, kNrw);
  EXPECT_EQ(holiday.holiday, "Allerheiligen");
  EXPECT_TRUE(holiday.spans.empty());
  EXPECT_EQ(holiday.next->day, date("2023-11-02"));
  EXPECT_FALSE(holiday.exceptional);
  const Today exception = today(hours, date("2023-11-03"), 10h, kNrw);
  EXPECT_TRUE(exception.exceptional);
  EXPECT_EQ(exception.open, (Opening{date("2023-11-03"), {600, 660}}));
  EXPECT_FALSE(exception.always);
  EXPECT_TRUE(today(parsed("24/7"), date("2023-11-01"), 9h, kNrw).always);
}

}  // namespace
}  // namespace nb::catalogue
