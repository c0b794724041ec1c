// SPDX-License-Identifier: EUPL-1.2
#include "base/time.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/uptime.hpp"
#include "base/zone.hpp"

namespace nb {
namespace {

using namespace std::chrono_literals;

TEST(Rfc3339, KeepsTheMomentWhateverTheOffset) {
  const auto moment = parse_rfc3339("2023-10-30T08:05:00+01:00");
  ASSERT_TRUE(moment.has_value());
  EXPECT_EQ(format_utc(*moment), "2023-10-30T07:05:00Z");
  EXPECT_EQ(parse_rfc3339("2023-10-30T07:05:00.000Z"), moment);
  EXPECT_EQ(format_utc(*parse_rfc3339("2023-10-30T07:05:00.1239Z")), "2023-10-30T07:05:00.123Z");
}

TEST(Rfc3339, RefusesWhatIsNotAMoment) {
  for (const char* bad :
       {"", "2023-10-30", "2023-10-30T08:05:00", "2023-02-29T08:05:00Z", "2023-10-30T24:00:00Z", "2023-10-30T08:05:00.Z", "2023-10-30 08:05:00Z", "2023-10-30T08:05:00+0100"})
    EXPECT_FALSE(parse_rfc3339(bad).has_value()) << bad;
}

TEST(Time, WhatIsReadCanBeWrittenAndReadAgain) {
  for (const char* edge : {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"}) EXPECT_EQ(format_utc(*parse_rfc3339(edge)), edge);
  for (const char* beyond : {"9999-12-31T23:59:59-00:01", "0000-01-01T00:00:00+00:01"}) EXPECT_FALSE(parse_rfc3339(beyond).has_value()) << beyond;
}

TEST(Uptime, OnlyGrows) {
  const auto first = uptime();
  EXPECT_GT(first.count(), 0);
  EXPECT_GE(uptime(), first);
}

TEST(Zone, KnowsSummerAndWinter) {
  const Zone berlin;
  EXPECT_EQ(berlin.format(*parse_rfc3339("2023-10-30T07:05:00Z")), "2023-10-30T08:05:00+01:00");
  EXPECT_EQ(berlin.format(*parse_rfc3339("2024-07-01T22:30:00Z")), "2024-07-02T00:30:00+02:00");
}

TEST(Zone, TurnsWallTimeIntoAnInstantAlsoWhenClocksChange) {
  const Zone berlin;
  const auto at = [&](const char* day, std::chrono::seconds time) { return format_utc(berlin.instant(*parse_date(day), time)); };
  EXPECT_EQ(at("2023-10-30", 8h), "2023-10-30T07:00:00Z");
  EXPECT_EQ(at("2023-10-29", 2h + 30min), "2023-10-29T00:30:00Z");
  EXPECT_EQ(at("2024-03-31", 2h + 30min), "2024-03-31T01:00:00Z");
}

TEST(Zone, NamesTheUnknownZone) {
  try {
    const Zone zone("Europe/Arnsberg");
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::configuration);
    EXPECT_NE(std::string(error.what()).find("Europe/Arnsberg"), std::string::npos);
  }
}

}  // namespace
}  // namespace nb
