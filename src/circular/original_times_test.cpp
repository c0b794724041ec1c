// SPDX-License-Identifier: EUPL-1.2
// Signatures and calls that reach the program later than they were: with the time they were made at.
#include <gtest/gtest.h>

#include "circular/test_town.hpp"

namespace nb::circular {
namespace {

using testing::kLog;
using testing::Town;
using namespace std::chrono_literals;

TEST(Circular, WhatWasSignedEarlierKeepsItsTime) {
  Town town;
  const std::string subject = town.sent();
  town.clock.advance(6h);  // after the deadline
  ASSERT_EQ(town.refused("circular.escalate", Town::named(subject)), "");
  const auto at = [](const char* time) { return *parse_rfc3339(std::string("2023-11-06T") + time + ":00+01:00"); };
  const auto sign = [&](const char* who, const char* time) {
    return town.refused("circular.acknowledge",
                        Town::named(subject, 1, std::string(R"("how":"list","persons":[")") + who + R"("],"occurred":"2023-11-06T)" + time + R"(:00+01:00")"));
  };
  EXPECT_EQ(sign("d3", "14:06"), "circular.not_yet");
  EXPECT_EQ(sign("d3", "08:04"), "circular.before_sent");
  EXPECT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":["d3"],"occurred":"gestern")")), "circular.malformed");
  ASSERT_FALSE(town.recipient(subject, "d3").acknowledged);
  ASSERT_EQ(sign("d3", "10:00"), "");
  ASSERT_EQ(sign("d4", "09:00"), "") << "in the order in which the lists come back";
  EXPECT_EQ(sign("d3", "08:30"), "") << "a second list changes nothing";
  for (const bool rebuilt : {false, true}) {
    town.open(rebuilt);
    EXPECT_EQ(town.recipient(subject, "d3").acknowledged, at("10:00"));
    EXPECT_EQ(town.recipient(subject, "d4").acknowledged, at("09:00"));
    EXPECT_EQ(town.recipient(subject, "d4").entered, at("14:05")) << "and when it was entered stays seen";
    EXPECT_TRUE(town.recipient(subject, "d4").escalated) << "what had been escalated had been";
  }
  EXPECT_EQ(sign("d2", "09:00"), "");
  EXPECT_FALSE(town.recipient(subject, "d1").deputy_knows) << "the deputy signed before anybody asked";
}

TEST(Circular, WhatWasSignedInTheMinuteOfSendingIsNotBefore) {
  Town town;
  town.clock.advance(30s);
  const std::string subject = town.sent();
  EXPECT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":["d3"],"occurred":"2023-11-06T08:05:00+01:00")")), "");
  EXPECT_EQ(town.refused("circular.note_call", Town::named(subject, 1, R"("person":"d4","result":"reached","occurred":"2023-11-06T08:05:00+01:00")")), "");
}

TEST(Circular, CallsNotedLaterKeepTheirTimeInAnyOrder) {
  Town town;
  const std::string subject = town.sent();
  town.clock.advance(3h);
  const auto at = [](const char* time) { return *parse_rfc3339(std::string("2023-11-06T") + time + ":00+01:00"); };
  const auto call = [&](const char* what, const char* time) {
    return town.refused("circular.note_call", Town::named(subject, 1, std::string(what) + R"(,"occurred":"2023-11-06T)" + time + R"(:00+01:00")"));
  };
  EXPECT_EQ(call(R"("person":"d1","result":"reached")", "11:06"), "circular.not_yet");
  EXPECT_EQ(call(R"("person":"d1","result":"reached")", "08:04"), "circular.before_sent");
  ASSERT_EQ(call(R"("person":"d1","result":"not_reached")", "10:30"), "");
  ASSERT_EQ(call(R"("person":"d1","result":"not_reached")", "09:00"), "");
  EXPECT_EQ(town.recipient(subject, "d1").called, at("10:30")) << "the last one made, not the last one noted";
  EXPECT_EQ(town.recipient(subject, "d1").calls, 2U);
  ASSERT_EQ(call(R"("person":"d1","deputy":"d2")", "10:45"), "") << "who names a deputy says what came of it";
  ASSERT_EQ(call(R"("person":"d1","deputy":"d3")", "09:30"), "");
  EXPECT_EQ(town.recipient(subject, "d1").covered, at("10:45"));
  EXPECT_EQ(town.recipient(subject, "d1").deputy, "d2");
  EXPECT_EQ(call(R"("person":"d1")", "10:50"), "circular.malformed");
  ASSERT_EQ(call(R"("person":"d7","result":"reached")", "08:40"), "");
  EXPECT_EQ(town.recipient(subject, "d7").acknowledged, at("08:40"));
  EXPECT_EQ(town.recipient(subject, "d7").how, How::phone);
}

}  // namespace
}  // namespace nb::circular
