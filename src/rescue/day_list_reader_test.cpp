// SPDX-License-Identifier: EUPL-1.2
#include "rescue/day_list_reader.hpp"

#include <gtest/gtest.h>

#include "base/phone.hpp"
#include "rescue/test_reading.hpp"

namespace nb::rescue {
namespace {

using std::chrono::minutes;

TEST(DayList, ReadsWhatSomebodyTypesFromPaper) {
  const auto rows = rows_of_text(
      "Montag, 30.10.2023\n"
      "Stadtbüro Neheim:\n"
      "08:20 Meyer, PA beantr.\n"
      "8.40 Uhr  Schulz, Anna, PA Abholg., 0176 04069010\n"
      "\n"
      "09:00-09:15 Beispiel; Wohnsitz anmelden; max@example.org\n"
      "31.10.2023 10:00 Probe, Beglaubigung\n"
      "kommt später noch einmal\n");
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0].line, 3U);
  EXPECT_EQ(rows[0].day, test_day(2023, 10, 30));
  EXPECT_EQ(rows[0].time, minutes{500});
  EXPECT_EQ(rows[0].name, "Meyer");
  EXPECT_EQ(rows[0].service, "personalausweis-beantragen");
  EXPECT_EQ(rows[0].site, "stadtbuero-neheim");
  EXPECT_EQ(rows[1].name, "Schulz, Anna");
  EXPECT_EQ(rows[1].service, "personalausweis-abholen");
  EXPECT_EQ(to_mobile(rows[1].phone), "+4917604069010");
  EXPECT_EQ(rows[2].length, minutes{15});
  EXPECT_EQ(rows[2].email, "max@example.org");
  EXPECT_EQ(rows[3].day, test_day(2023, 10, 31));
  EXPECT_FALSE(rows[4].time) << "what is not understood is a row that is asked about, not nothing";
}

TEST(DayList, TakesTheDayItIsTold) {
  ReadOptions options = test_options();
  options.list_day = test_day(2023, 11, 6);
  const auto rows = rows_of_text("08:20 Meyer, PA beantr.\n", options);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].day, test_day(2023, 11, 6));
}

}  // namespace
}  // namespace nb::rescue
