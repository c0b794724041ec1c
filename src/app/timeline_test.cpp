// SPDX-License-Identifier: EUPL-1.2
#include "app/timeline.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

namespace nb::app {
namespace {

std::string pack_file(const std::string& name) {
  std::ifstream file(std::string(NB_SOURCE_DIR) + "/examples/suedwestfalen/" + name);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Timeline, TurnsEveryLineOfThePackIntoACommand) {
  const auto steps = parse_timeline(pack_file("timeline.jsonl"), Zone());
  ASSERT_TRUE(steps.has_value());
  EXPECT_EQ(steps->size(), 194U);
  EXPECT_EQ(steps->front().log, region_log());
  EXPECT_EQ(steps->front().name, "situation.declare_component");
  EXPECT_EQ(boost::json::parse(steps->front().args).at("component").as_string(), "provider_dc");
}

TEST(Timeline, DeclaresAnIncidentOnceThenForecastsThenEndsIt) {
  const auto steps = parse_timeline(pack_file("stab.jsonl"), Zone());
  ASSERT_TRUE(steps.has_value());
  std::vector<std::string> names;
  for (const TimelineStep& step : *steps) {
    if (step.name != "publish.announce") names.push_back(step.name);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"situation.declare_incident", "situation.update_forecast", "situation.end_incident"}));
}

TEST(Timeline, TakesAnyCommandByItsName) {
  const auto steps = parse_timeline(pack_file("desks.jsonl"), Zone());
  ASSERT_TRUE(steps.has_value());
  EXPECT_EQ(steps->front().name, "appointments.set_pool");
  EXPECT_EQ(boost::json::parse(steps->front().args).at("site").as_string(), "arn-stadtbuero-neheim");
  const auto broken = parse_timeline(R"({"at":"2023-10-30T09:00:00+01:00","ags":"*","kind":"command","command":"x.y","args":"none"})", Zone());
  ASSERT_FALSE(broken.has_value());
  EXPECT_EQ(broken.error().front().reason, "»args« fehlt oder ist kein Objekt");
}

TEST(Timeline, LetsAStatementHoldToTheEndOfItsLastDay) {
  const auto steps = parse_timeline(
      R"({"at":"2023-10-30T09:00:00+01:00","ags":"05958004","kind":"office","office":"Bürgerbüro","state":"closed","text_de":"Zu.","text_en":"Closed.","until":"2023-11-03"})",
      Zone());
  ASSERT_TRUE(steps.has_value());
  EXPECT_EQ(boost::json::parse(steps->at(0).args).at("valid_until").as_string(), "2023-11-03T23:00:00Z");
}

TEST(Timeline, NamesEveryBrokenLine) {
  const auto steps = parse_timeline("{}\n\nnot json\n{\"at\":\"2023-10-30T09:00:00+01:00\",\"ags\":\"*\",\"kind\":\"weather\"}\n", Zone());
  ASSERT_FALSE(steps.has_value());
  ASSERT_EQ(steps.error().size(), 3U);
  EXPECT_EQ(steps.error()[0].line, 1U);
  EXPECT_EQ(steps.error()[1].line, 3U);
  EXPECT_EQ(steps.error()[2].reason, "»kind« weather ist unbekannt");
}

TEST(Timeline, MergesByMomentAndKeepsTheOrderOfALineup) {
  const auto at = [](int s) { return Instant(std::chrono::seconds(s)); };
  const auto step = [&](int s, const char* name) { return TimelineStep{at(s), region_log(), name, "{}"}; };
  const auto merged = merge_timelines({step(1, "a"), step(3, "b")}, {step(1, "c"), step(2, "d")});
  std::string order;
  for (const TimelineStep& one : merged) order += one.name;
  EXPECT_EQ(order, "acdb");
}

}  // namespace
}  // namespace nb::app
