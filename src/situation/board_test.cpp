// SPDX-License-Identifier: EUPL-1.2
// What a state means, rule by rule, on a small town.
#include "situation/board.hpp"

#include <gtest/gtest.h>

#include "situation/small_fixture.hpp"

namespace nb::situation {
namespace {

using namespace fixture;

TEST(Board, NormalDayEverythingIsPossibleAndWhatWasNeverSetUpIsNotAvailable) {
  const Board board(small_wiring());
  const auto town = board.town(kHere);
  EXPECT_EQ(whole(board, kHere, "passport").state, ServiceState::possible);
  const auto& lent = component(board, kHere, "lent_desk");
  EXPECT_FALSE(lent.available);
  EXPECT_EQ(lent.source, Source::baseline);
  EXPECT_EQ(town->next_expiry, Instant::max());
  EXPECT_EQ(board.town(*Ags::parse("09999999")), nullptr);
}

TEST(Board, OutageOfTheProviderReachesServicesThroughTheirNeeds) {
  Board board(small_wiring());
  board.apply(said_for_region("dc", ComponentState::down, at(8)), at(8));
  EXPECT_EQ(component(board, kHere, "register").state, ComponentState::down);
  EXPECT_EQ(component(board, kHere, "register").source, Source::derived);
  const auto passport = whole(board, kHere, "passport");
  EXPECT_EQ(passport.state, ServiceState::limited);
  EXPECT_TRUE(passport.by_fallback);
  EXPECT_EQ(passport.since, at(8));
  EXPECT_EQ(passport.failed, (std::vector<std::string>{"dc", "register"}));
  EXPECT_EQ(whole(board, kHere, "certificate").state, ServiceState::impossible);
  EXPECT_EQ(whole(board, kHere, "vehicle").state, ServiceState::elsewhere);
}

TEST(Board, StepsAreDerivedLikeTheService) {
  Board board(small_wiring());
  board.apply(said_for_region("dc", ComponentState::down, at(8)), at(8));
  const auto& service = board.town(kHere)->services[*board.wiring().service("wedding")];
  ASSERT_EQ(service.steps.size(), 2u);
  EXPECT_EQ(service.steps[0].position, 1);
  EXPECT_EQ(service.steps[0].state, ServiceState::possible);
  EXPECT_EQ(service.steps[1].state, ServiceState::impossible);
}

TEST(Board, WhatOneTownDeclaresUpWinsThereAlthoughItsNeedsAreDown) {
  Board board(small_wiring());
  board.apply(said_for_region("dc", ComponentState::down, at(8)), at(8));
  board.apply(said_for_town(kHere, "register", ComponentState::up, at(9)), at(9));
  EXPECT_EQ(component(board, kHere, "register").source, Source::declared);
  EXPECT_EQ(whole(board, kHere, "passport").state, ServiceState::possible);
  EXPECT_EQ(whole(board, kHere, "passport").since, at(9));
  EXPECT_EQ(whole(board, kThere, "passport").state, ServiceState::limited);
}

TEST(Board, WhatTheRegionDeclaresUpEndsItsOwnDownButNotThatOfItsNeeds) {
  Board board(small_wiring());
  board.apply(said_for_region("register", ComponentState::down, at(7)), at(7));
  board.apply(said_for_region("dc", ComponentState::down, at(8)), at(8));
  board.apply(said_for_region("register", ComponentState::up, at(9)), at(9));
  EXPECT_EQ(component(board, kHere, "register").state, ComponentState::down);
  EXPECT_EQ(component(board, kHere, "register").source, Source::derived);
  board.apply(said_for_region("dc", ComponentState::up, at(10)), at(10));
  EXPECT_EQ(component(board, kHere, "register").state, ComponentState::up);
  EXPECT_EQ(component(board, kHere, "register").since, at(10));
}

TEST(Board, DegradedCountsAsAvailableAndMakesLimited) {
  Board board(small_wiring());
  board.apply(said_for_town(kHere, "register", ComponentState::degraded, at(8)), at(8));
  EXPECT_TRUE(component(board, kHere, "register").available);
  const auto passport = whole(board, kHere, "passport");
  EXPECT_EQ(passport.state, ServiceState::limited);
  EXPECT_FALSE(passport.by_fallback);
  EXPECT_EQ(passport.failed, std::vector<std::string>{"register"});
}

TEST(Board, UnknownGivesUnknownUnlessTheResultIsTheSame) {
  Board board(small_wiring());
  board.apply(said_for_region("register", ComponentState::unknown, at(8)), at(8));
  EXPECT_EQ(whole(board, kHere, "passport").state, ServiceState::unknown);
  EXPECT_EQ(whole(board, kHere, "passport").failed, std::vector<std::string>{"register"});
  board.apply(said_for_region("counter", ComponentState::down, at(9)), at(9));
  EXPECT_EQ(whole(board, kHere, "passport").state, ServiceState::impossible);
}

TEST(Board, SettingUpALocalMeansMakesItAvailable) {
  Board board(small_wiring());
  board.apply(said_for_region("dc", ComponentState::down, at(8)), at(8));
  board.apply(said_for_region("counter", ComponentState::down, at(8)), at(8));
  EXPECT_EQ(whole(board, kHere, "vehicle").state, ServiceState::impossible);
  board.apply(said_for_region("lent_desk", ComponentState::up, at(9)), at(9));
  EXPECT_EQ(whole(board, kHere, "vehicle").state, ServiceState::elsewhere);
  EXPECT_EQ(whole(board, kHere, "vehicle").since, at(9));
}

TEST(Board, MissingAlternativesThatWereNeverSetUpAreNoReason) {
  Board board(small_wiring());
  board.apply(said_for_region("mail", ComponentState::down, at(8)), at(8));
  EXPECT_EQ(whole(board, kHere, "question").failed, std::vector<std::string>{"mail"});
}

TEST(Board, AnOverriddenWiringHoldsInItsTownAlone) {
  Board board(small_wiring());
  board.apply(said_for_region("dc", ComponentState::down, at(8)), at(8));
  EXPECT_EQ(component(board, kHere, "mail").state, ComponentState::down);
  EXPECT_EQ(component(board, kThere, "mail").state, ComponentState::up);
}

TEST(Board, AStatementEndsWithItsValidityAndTheDerivedStateReturns) {
  Board board(small_wiring());
  board.apply(said_for_region("dc", ComponentState::down, at(8)), at(8));
  board.apply(said_for_town(kHere, "register", ComponentState::up, at(9), at(12)), at(9));
  EXPECT_EQ(board.next_expiry(), at(12));
  EXPECT_TRUE(board.expire(at(11)).empty());
  const auto changes = board.expire(at(12));
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].towns, std::vector{kHere});
  EXPECT_EQ(component(board, kHere, "register").state, ComponentState::down);
  EXPECT_EQ(component(board, kHere, "register").since, at(12));
  EXPECT_EQ(board.next_expiry(), Instant::max());
}

TEST(Board, AConfirmationWinsUntilItExpires) {
  Board board(small_wiring());
  ServiceSaid said{ServiceState::possible, {"Geht am Schalter.", ""}, "Bitte Ausweis", {"site-1"}, {"counter"}, at(9), at(9), at(12)};
  board.apply(said_for_region("dc", ComponentState::down, at(8)), at(8));
  board.apply(std::vector{confirmed(kHere, "certificate", std::nullopt, said)}, at(9));
  auto certificate = whole(board, kHere, "certificate");
  EXPECT_EQ(certificate.state, ServiceState::possible);
  EXPECT_EQ(certificate.source, Source::confirmed);
  EXPECT_EQ(certificate.text.de, "Geht am Schalter.");
  EXPECT_EQ(certificate.channels, std::vector<std::string>{"counter"});
  EXPECT_TRUE(certificate.failed.empty());
  board.expire(at(12));
  certificate = whole(board, kHere, "certificate");
  EXPECT_EQ(certificate.state, ServiceState::impossible);
  EXPECT_EQ(certificate.source, Source::derived);
  EXPECT_TRUE(certificate.text.de.empty());
  EXPECT_EQ(certificate.since, at(12));
}

TEST(Board, AStepIsConfirmedAlone) {
  Board board(small_wiring());
  board.apply(std::vector{confirmed(kHere, "wedding", 2, {ServiceState::impossible, {}, "", {}, {}, at(9), at(9), std::nullopt})}, at(9));
  const auto& wedding = board.town(kHere)->services[*board.wiring().service("wedding")];
  EXPECT_EQ(wedding.whole.state, ServiceState::possible);
  EXPECT_EQ(wedding.steps[1].state, ServiceState::impossible);
  EXPECT_EQ(wedding.steps[1].source, Source::confirmed);
}

TEST(Board, AMeasurementIsTheNearestWordWhereNobodyDeclaredAnything) {
  Board board(small_wiring());
  board.apply(said_for_region("dc", ComponentState::down, at(8)), at(8));
  board.apply(std::vector{measured(kHere, "register", ComponentState::up, at(9))}, at(9));
  EXPECT_EQ(component(board, kHere, "register").state, ComponentState::up);
  EXPECT_EQ(component(board, kHere, "register").source, Source::measured);
  board.apply(said_for_town(kHere, "register", ComponentState::down, at(10)), at(10));
  EXPECT_EQ(component(board, kHere, "register").source, Source::declared);
  EXPECT_EQ(component(board, kHere, "register").state, ComponentState::down);
}

TEST(Board, EndingAnIncidentEndsWhatWasSaidInItsTimeUnlessToldOtherwise) {
  for (const bool lifts : {true, false}) {
    Board board(small_wiring());
    board.apply(said_for_town(kHere, "counter", ComponentState::down, at(7)), at(7));
    Incident incident{"outage", true, at(8), std::nullopt, "stab", {"Ausfall", ""}, {}, at(8)};
    board.apply(std::vector{incident_fact(std::nullopt, incident)}, at(8));
    board.apply(said_for_town(kHere, "register", ComponentState::down, at(9)), at(9));
    EXPECT_EQ(board.town(kThere)->incidents.size(), 1u);
    incident.ended = at(12);
    incident.lifts = lifts;
    board.apply(std::vector{incident_fact(std::nullopt, incident)}, at(12));
    EXPECT_EQ(component(board, kHere, "register").state, lifts ? ComponentState::up : ComponentState::down);
    EXPECT_EQ(component(board, kHere, "counter").state, ComponentState::down) << "said before it began";
    board.apply(said_for_town(kHere, "register", ComponentState::down, at(13)), at(13));
    EXPECT_EQ(component(board, kHere, "register").state, ComponentState::down) << "said after it ended";
    incident.ended.reset();
    board.apply(std::vector{incident_fact(std::nullopt, incident)}, at(14));
    EXPECT_FALSE(board.town(kHere)->incidents[0].ended);
  }
}

TEST(Board, OfficesShowTheNearestWordUntilItExpires) {
  Board board(small_wiring());
  const auto closed = [](Instant as_of, std::optional<Instant> until) { return OfficeStatus{"Bürgerbüro", OfficeStatus::State::closed, {}, as_of, until}; };
  board.apply(std::vector{office_fact(kHere, closed(at(8), at(10)))}, at(8));
  EXPECT_EQ(board.town(kHere)->offices.size(), 1u);
  EXPECT_TRUE(board.town(kThere)->offices.empty());
  board.expire(at(10));
  EXPECT_TRUE(board.town(kHere)->offices.empty());
}

TEST(Board, OnlyWhatChangedGetsANewSituationAndIsReported) {
  Board board(small_wiring());
  const auto there = board.town(kThere);
  const auto changes = board.apply(said_for_town(kHere, "dc", ComponentState::down, at(8)), at(8));
  EXPECT_EQ(board.town(kThere), there);
  ASSERT_EQ(changes.size(), 1u);
  const ServiceChange passport{"passport", std::nullopt, ServiceState::possible, ServiceState::limited};
  EXPECT_NE(std::find(changes[0].services.begin(), changes[0].services.end(), passport), changes[0].services.end());
  const ComponentChange register_down{"register", ComponentState::up, ComponentState::down};
  EXPECT_NE(std::find(changes[0].components.begin(), changes[0].components.end(), register_down), changes[0].components.end());
  EXPECT_TRUE(board.apply(said_for_town(kHere, "nobody_knows_this", ComponentState::down, at(9)), at(9)).empty());
}

TEST(Board, AForkChangesNothingInTheOriginal) {
  Board board(small_wiring());
  board.apply(said_for_town(kHere, "register", ComponentState::degraded, at(8)), at(8));
  const auto before = board.town(kHere);
  Board fork = board;
  fork.apply(said_for_region("dc", ComponentState::down, at(9)), at(9));
  fork.apply(said_for_town(kHere, "register", ComponentState::down, at(9)), at(9));
  EXPECT_EQ(board.town(kHere), before);
  EXPECT_EQ(whole(board, kHere, "passport").state, ServiceState::limited);
  EXPECT_EQ(component(fork, kHere, "register").state, ComponentState::down);
}

TEST(Wiring, RefusesACatalogueThatDoesNotFitTogether) {
  auto catalogue = small_catalogue();
  catalogue.components[0].needs = "register";
  EXPECT_THROW(Wiring{catalogue}, Error);
  catalogue = small_catalogue();
  catalogue.services[0].needs = "nobody_knows_this";
  EXPECT_THROW(Wiring{catalogue}, Error);
}

TEST(Wiring, CountsCitizensOfADistrictAndItsTownsOnce) {
  const auto wiring = small_wiring();
  EXPECT_EQ(wiring->citizens({true, true, false}), 30'000);
  EXPECT_EQ(wiring->citizens({true, false, true}), 50'000);
}

}  // namespace
}  // namespace nb::situation
