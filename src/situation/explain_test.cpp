// SPDX-License-Identifier: EUPL-1.2
#include "situation/explain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "situation/impact.hpp"
#include "situation/pack_fixture.hpp"
#include "situation/small_fixture.hpp"
#include "situation/why_text.hpp"

namespace nb::situation {
namespace {

using namespace fixture;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Board outage() {
  Board board(small_wiring());
  board.apply(said_for_region("dc", ComponentState::down, at(8)), at(8));
  return board;
}

TEST(Why, LeadsFromTheServiceToWhereTheTroubleBegins) {
  const auto reason = why(outage(), kHere, "passport");
  ASSERT_TRUE(reason);
  ASSERT_EQ(reason->needs.size(), 1u);
  EXPECT_EQ(reason->needs[0].component, "register");
  EXPECT_FALSE(reason->needs[0].root);
  ASSERT_EQ(reason->needs[0].because.size(), 1u);
  const Cause& root = reason->needs[0].because[0];
  EXPECT_EQ(root.component, "dc");
  EXPECT_TRUE(root.root);
  EXPECT_EQ(root.status.text.de, "Text zu dc");
  EXPECT_EQ(root.status.source, Source::declared);
  EXPECT_EQ(root.status.since, at(8));
  EXPECT_TRUE(reason->fallback.empty());
}

TEST(Why, NamesWhatTheWayRoundLacksWhereThatFailsToo) {
  Board board = outage();
  board.apply(said_for_town(kHere, "paper", ComponentState::down, at(9)), at(9));
  const auto reason = why(board, kHere, "passport");
  ASSERT_EQ(reason->fallback.size(), 1u);
  EXPECT_EQ(reason->fallback[0].component, "paper");
  EXPECT_EQ(reason->roots().size(), 2u);
}

TEST(Why, StopsAtALocalWordThatWins) {
  Board board = outage();
  board.apply(said_for_town(kHere, "register", ComponentState::degraded, at(9)), at(9));
  const auto reason = why(board, kHere, "passport");
  ASSERT_EQ(reason->needs.size(), 1u);
  EXPECT_TRUE(reason->needs[0].because.empty());
}

TEST(Why, KnowsStepsAndComponentsAndNothingElse) {
  EXPECT_EQ(why(outage(), kHere, "wedding", 2)->status.state, ServiceState::impossible);
  EXPECT_EQ(why(outage(), kHere, "wedding", 1)->status.state, ServiceState::possible);
  EXPECT_FALSE(why(outage(), kHere, "wedding", 3));
  EXPECT_FALSE(why(outage(), kHere, "nobody_knows_this"));
  EXPECT_EQ(why_component(outage(), kHere, "register")->because.at(0).component, "dc");
}

TEST(WhyText, SaysStateAndOriginInThreeLanguages) {
  const auto reason = *why(outage(), kHere, "passport");
  EXPECT_EQ(sentence(reason, Language::de), "Leistung passport: zurzeit nur eingeschränkt möglich. Der Grund ist eine Störung: Teil dc.");
  EXPECT_EQ(sentence(reason, Language::en), "Service passport: only partly possible at present. The reason is a failure: Part dc.");
  EXPECT_EQ(sentence(reason, Language::leicht), "Sache passport: Das geht gerade nur zum Teil. Der Grund ist: Das funktioniert gerade nicht richtig: Teil dc.");
}

TEST(WhyText, SaysThatItWasConfirmedAndGivesNoReasonForWhatIsPossible) {
  Board board = outage();
  board.apply(std::vector{confirmed(kHere, "certificate", std::nullopt, {ServiceState::possible, {}, "", {}, {}, at(9), at(9), std::nullopt})}, at(9));
  EXPECT_EQ(sentence(*why(board, kHere, "certificate"), Language::de), "Leistung certificate: zurzeit möglich. Das hat die Verwaltung so bestätigt.");
  board = Board(small_wiring());
  board.apply(said_for_region("register", ComponentState::unknown, at(8)), at(8));
  EXPECT_THAT(sentence(*why(board, kHere, "certificate"), Language::de), HasSubstr("Noch unklar ist der Zustand von: Teil register."));
}

TEST(Contradictions, DeclaredAgainstMeasured) {
  Board board(small_wiring());
  board.apply(said_for_region("dc", ComponentState::up, at(8)), at(8));
  EXPECT_THAT(contradictions(board), IsEmpty());
  board.apply(std::vector{measured(kHere, "dc", ComponentState::down, at(9))}, at(9));
  const auto found = contradictions(board);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, Contradiction::Kind::declared_up_measured_down);
  EXPECT_EQ(found[0].ags, kHere);
  EXPECT_THAT(sentence(found[0], board.wiring()), HasSubstr("Teil dc: für benutzbar erklärt, die Messung sagt „ausgefallen“."));
  board.apply(said_for_town(kHere, "dc", ComponentState::down, at(10)), at(10));
  EXPECT_THAT(contradictions(board), IsEmpty());
}

TEST(Contradictions, ConfirmedWithoutAnOpenWay) {
  Board board(small_wiring());
  board.apply(std::vector{confirmed(kHere, "passport", std::nullopt, {ServiceState::possible, {}, "", {}, {"mail", "phone"}, at(8), at(8), std::nullopt})}, at(8));
  board.apply(said_for_town(kHere, "phone", ComponentState::down, at(9)), at(9));
  EXPECT_THAT(contradictions(board), IsEmpty());
  board.apply(said_for_region("dc", ComponentState::down, at(10)), at(10));
  const Contradiction expected{Contradiction::Kind::possible_without_channel, kHere, "passport", std::nullopt, {"mail", "phone"}};
  EXPECT_THAT(contradictions(board), ElementsAre(expected));
}

TEST(Contradictions, ConfirmedAtACounterThatIsDeclaredClosed) {
  Board board(small_wiring());
  board.apply(std::vector{confirmed(kHere, "passport", std::nullopt, {ServiceState::limited, {}, "", {}, {}, at(8), at(8), std::nullopt})}, at(8));
  board.apply(std::vector{office_fact(kHere, {"Bürgerbüro", OfficeStatus::State::closed, {}, at(9), std::nullopt})}, at(9));
  const Contradiction expected{Contradiction::Kind::possible_at_closed_office, kHere, "passport", std::nullopt, {"Bürgerbüro"}};
  EXPECT_THAT(contradictions(board), ElementsAre(expected));
}

TEST(Contradictions, UpHereWhileItsNeedsAreDownIsOnlyANote) {
  Board board = outage();
  board.apply(said_for_town(kHere, "register", ComponentState::up, at(9)), at(9));
  const auto found = contradictions(board);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].is_note());
  EXPECT_THAT(found[0].others, ElementsAre("dc"));
}

TEST(WhatIf, ListsWhatFallsWhatSurvivesAndWhomItHits) {
  const Board board(small_wiring());
  const std::vector<std::string> dc{"dc"};
  const auto region = what_if(board, dc);
  EXPECT_EQ(region.citizens, 50'000) << "the district's inhabitants include those of its towns";
  EXPECT_THAT(region.components, ElementsAre("dc", "register", "mail"));
  EXPECT_THAT(region.survives, ElementsAre("wedding"));
  ASSERT_FALSE(region.falls.empty());
  EXPECT_EQ(region.falls[0].after, ServiceState::impossible);
  EXPECT_EQ(region.falls[0].service, "certificate");
  const auto here = what_if(board, dc, kThere);
  EXPECT_EQ(here.citizens, 10'000);
  EXPECT_THAT(here.survives, ElementsAre("wedding", "question"));
  EXPECT_EQ(whole(board, kHere, "passport").state, ServiceState::possible) << "nothing was changed";
  EXPECT_THAT(what_if(outage(), dc).falls, IsEmpty()) << "it is down already";
}

TEST(SinglePoints, AreRankedByTheCitizensWhoLoseSomething) {
  const auto points = single_points(small_wiring());
  const auto position = [&](std::string_view id) {
    return std::find_if(points.begin(), points.end(), [&](const SinglePoint& point) { return point.component == id; }) - points.begin();
  };
  EXPECT_EQ(points[0].component, "counter");
  EXPECT_EQ(points[0].citizens, 50'000);
  EXPECT_EQ(points[0].services_lost, 4u);
  EXPECT_LT(position("dc"), position("register"));
  EXPECT_EQ(position("alt_mail"), static_cast<std::ptrdiff_t>(points.size()));
  EXPECT_EQ(position("paper"), static_cast<std::ptrdiff_t>(points.size())) << "only a way round needs it";
}

TEST(RestartOrder, PutsLifeFirstThenDemandGivenWhatReturnedBefore) {
  Board board(small_wiring());
  for (const char* id : {"register", "counter", "mail"}) board.apply(said_for_region(id, ComponentState::down, at(8)), at(8));
  const auto order = restart_order(board);
  ASSERT_EQ(order.size(), 3u);
  EXPECT_EQ(order[0].component, "mail");
  EXPECT_THAT(order[0].services, ElementsAre("question"));
  EXPECT_EQ(order[1].component, "counter");
  EXPECT_EQ(order[2].component, "register");
  EXPECT_DOUBLE_EQ(order[2].cases_per_year[2], 50.0 * 80);
  EXPECT_FALSE(order[2].with_others);
}

TEST(RestartOrder, SaysWhatHelpsOnlyTogetherWithOthers) {
  Board board = outage();
  board.apply(said_for_region("register", ComponentState::down, at(9)), at(9));
  board.apply(said_for_region("mail", ComponentState::up, at(9)), at(9));
  board.apply(said_for_town(kHere, "mail", ComponentState::up, at(9)), at(9));
  board.apply(said_for_town(kDistrict, "mail", ComponentState::up, at(9)), at(9));
  const auto order = restart_order(board);
  ASSERT_EQ(order.size(), 2u);
  EXPECT_EQ(order[0].component, "dc");
  EXPECT_TRUE(order[0].with_others);
  EXPECT_THAT(order[1].services, Contains("passport"));
  EXPECT_FALSE(order[1].with_others);
}

TEST(Impact, ThePacksDataCentreIsAmongItsWorstSinglePoints) {
  const auto wiring = std::make_shared<const Wiring>(read_pack(NB_SOURCE_DIR "/examples/suedwestfalen"));
  const auto points = single_points(wiring);
  ASSERT_GT(points.size(), 10u);
  const auto first_provider =
      std::find_if(points.begin(), points.end(), [&](const SinglePoint& point) { return wiring->components()[*wiring->component(point.component)].operator_ == "provider"; });
  EXPECT_EQ(first_provider->component, "provider_dc");
}

}  // namespace
}  // namespace nb::situation
