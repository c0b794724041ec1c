// SPDX-License-Identifier: EUPL-1.2
// Nobody is called off whom nobody saw, nobody stands unnoticed where nothing takes place, and no newcomer is served before those who wait.
#include <gtest/gtest.h>

#include "appointments/queries_waiting.hpp"
#include "appointments/test_town.hpp"

namespace nb::appointments {

using namespace std::chrono_literals;
using testing::kLog;
using testing::Town;

namespace {

constexpr const char* kWeek = R"({"from":"2023-11-06","to":"2023-11-10","reason":"Ausfall")";
const Person kPerson{.name = "Wartend", .email = "w@example.org", .phone = {}, .remark = {}, .birth_date = {}};

std::vector<Booking> preview(Town& town, const StateOf& at_risk = {}) {
  return bookings_hit(town.db(), kLog, town.zone, {.service = {}, .site = {}, .pool = {}, .from = std::chrono::year(2023) / 11 / 6, .to = std::chrono::year(2023) / 11 / 10},
                      town.clock.now(), at_risk);
}

/// As the form of a preview calls off.
std::string call_off_shown(Town& town, const std::vector<Booking>& shown, const std::string& more = "") {
  boost::json::array kinds;
  for (const std::string& one : kinds_of(shown)) kinds.emplace_back(one);
  return town.refused("appointments.call_off", kWeek + more + ",\"seen\":" + std::to_string(newest_placed(shown)) + ",\"kinds\":" + boost::json::serialize(kinds) + "}");
}

std::string online(Town& town, const std::string& pool = "p1") {
  return town.make("appointments.reserve", R"({"source":"online","pool":")" + pool + R"(","service":"ausweis","start":"2023-11-13T08:00"})");
}

}  // namespace

TEST(Unseen, OneGivesUpAndAnotherBooksTheNewcomerStands) {
  Town town;
  town.plan(2);
  const std::string gone = town.take("2023-11-07T09:00");
  const std::string stays = town.take("2023-11-08T09:00");
  const auto shown = preview(town);
  ASSERT_EQ(shown.size(), 2U);
  ASSERT_EQ(town.refused("appointments.give_up_booking", Town::named(gone)), "");
  const std::string newcomer = town.take("2023-11-07T09:00");
  ASSERT_EQ(call_off_shown(town, shown), "");
  EXPECT_EQ(town.booking(newcomer).status, Status::booked) << "nobody saw that one, although the number is the same";
  EXPECT_EQ(town.booking(stays).status, Status::called_off);
  const CallOff made = call_offs(town.db(), kLog).at(0);
  EXPECT_EQ(made.hit, 1U);
  EXPECT_EQ(made.unseen, 1U);
  const auto left = left_booked(town.db(), kLog, town.zone, town.clock.now());
  ASSERT_EQ(left.size(), 1U) << "and is listed at once";
  EXPECT_EQ(left[0].bookings.at(0).id, newcomer);
  EXPECT_TRUE(town.differences().empty());
}

TEST(Unseen, OneFewerIsFine) {
  Town town;
  town.plan(2);
  const std::string gone = town.take("2023-11-07T09:00");
  const std::string stays = town.take("2023-11-08T09:00");
  const auto shown = preview(town);
  ASSERT_EQ(town.refused("appointments.give_up_booking", Town::named(gone)), "");
  ASSERT_EQ(call_off_shown(town, shown), "");
  EXPECT_EQ(town.booking(gone).status, Status::given_up);
  EXPECT_EQ(town.booking(stays).status, Status::called_off);
  EXPECT_EQ(call_offs(town.db(), kLog).at(0).unseen, 0U);
  EXPECT_TRUE(left_booked(town.db(), kLog, town.zone, town.clock.now()).empty());
}

TEST(Unseen, OneMoreDoesNotHinderAndStands) {
  Town town;
  town.plan(2);
  const std::string reserved = town.reserve("2023-11-08T10:00");
  const std::string shown_one = town.take("2023-11-07T09:00");
  const std::string from_elsewhere = town.take("2023-11-14T09:00");
  const auto shown = preview(town);
  ASSERT_EQ(shown.size(), 1U);
  const std::string more = town.take("2023-11-08T09:00");
  ASSERT_EQ(town.refused("appointments.move_booking", Town::named(from_elsewhere, R"(,"start":"2023-11-09T09:00")")), "");
  ASSERT_EQ(town.with("appointments.confirm", reserved, Town::named(reserved), kPerson), "");
  ASSERT_EQ(call_off_shown(town, shown), "") << "the second person need not ask for a new proposal";
  EXPECT_EQ(town.booking(shown_one).status, Status::called_off);
  for (const auto& one : {more, from_elsewhere, reserved}) EXPECT_EQ(town.booking(one).status, Status::booked) << "booked, moved and confirmed since";
  EXPECT_EQ(call_offs(town.db(), kLog).at(0).unseen, 3U);
  ASSERT_EQ(call_off_shown(town, preview(town)), "") << "once looked at";
  for (const auto& one : {more, from_elsewhere, reserved}) EXPECT_EQ(town.booking(one).status, Status::called_off);
}

TEST(Unseen, WhatBecameRiskySinceStandsToo) {
  Town town;
  town.plan(2);
  const std::string card = town.take("2023-11-07T09:00");
  const std::string pass = town.take("2023-11-07T10:00", "", "pass");
  town.states["pass"] = StepState::impossible;
  const auto shown = preview(town, [&](std::string_view service, std::optional<int>) { return service == "pass" ? StepState::impossible : StepState::possible; });
  ASSERT_EQ(shown.size(), 1U);
  town.states["ausweis"] = StepState::impossible;
  ASSERT_EQ(call_off_shown(town, shown, R"(,"at_risk":true)"), "");
  EXPECT_EQ(town.booking(card).status, Status::booked) << "older than the preview, but not in it";
  EXPECT_EQ(town.booking(pass).status, Status::called_off);
  EXPECT_EQ(call_offs(town.db(), kLog).at(0).services, std::vector<std::string>{"pass"});
  EXPECT_TRUE(left_booked(town.db(), kLog, town.zone, town.clock.now()).empty()) << "the days are open";
}

TEST(Unseen, WhatAPlanTookInSinceStandsWhereThePoolWasChosen) {
  Town town;
  town.plan(1);
  const std::string rescued = town.rescue("ALT-1", "2023-11-07T09:00:00+01:00");
  ASSERT_EQ(town.refused("appointments.set_pool", R"({"name":"Neheim","site":"neheim","windows":[{"weekdays":[1,2,3,4,5],"from":"08:00","to":"12:00","desks":1}]})"), "");
  ASSERT_EQ(town.refused("appointments.set_offer", R"({"pool":"p2","service":"ausweis","minutes":15})"), "");
  ASSERT_EQ(town.booking(rescued).pool, "p2");
  ASSERT_EQ(town.refused("appointments.call_off", kWeek + std::string(R"(,"pool":"p2","seen":0})")), "") << "the preview of an empty pool";
  EXPECT_EQ(town.booking(rescued).status, Status::booked);
  EXPECT_EQ(town.refused("appointments.call_off", kWeek + std::string(R"(,"seen":"viele"})")), "malformed");
}

TEST(LeftBooked, ThreeMoreThatTheCalendarBringsAfterTheWeekWasCalledOff) {
  Town town;
  ASSERT_TRUE(town.rescue("LISTE-1", "2023-11-07T09:00:00+01:00").starts_with("b-"));
  ASSERT_EQ(town.refused("appointments.call_off", kWeek + std::string(R"(,"service":"ausweis","site":"neheim"})")), "");
  EXPECT_TRUE(left_booked(town.db(), kLog, town.zone, town.clock.now()).empty());
  const std::string early = town.rescue("ICS-1", "2023-11-06T08:00:00+01:00");
  const std::string moved = town.rescue("ICS-2", "2023-11-20T08:00:00+01:00");
  const std::string late = town.rescue("ICS-3", "2023-11-10T11:45:00+01:00");
  ASSERT_EQ(town.refused("appointments.move_booking", Town::named(moved, R"(,"start":"2023-11-08T08:00:00+01:00","as_stated":true)")), "");
  (void)town.rescue("ICS-4", "2023-11-13T08:00:00+01:00");
  (void)town.make("appointments.take_booking", R"({"source":"import","service":"ausweis","site":"rathaus","reference":"R","start":"2023-11-08T08:00:00+01:00"})");
  (void)town.make("appointments.take_booking", R"({"source":"import","service":"pass","site":"neheim","reference":"P","start":"2023-11-08T08:00:00+01:00"})");
  const auto left = left_booked(town.db(), kLog, town.zone, town.clock.now());
  ASSERT_EQ(left.size(), 1U);
  ASSERT_EQ(left[0].bookings.size(), 3U) << "not the other week, site or service";
  EXPECT_EQ(left[0].bookings[0].id, early);
  EXPECT_EQ(left[0].bookings[2].id, late);
  town.clock.set(testing::at("2023-11-07T08:00:00+01:00"));
  EXPECT_EQ(left_booked(town.db(), kLog, town.zone, town.clock.now()).at(0).bookings.size(), 2U) << "what is over is over";
  ASSERT_EQ(town.refused("appointments.call_off", kWeek + std::string(R"(,"service":"ausweis","site":"neheim"})")), "");
  EXPECT_TRUE(left_booked(town.db(), kLog, town.zone, town.clock.now()).empty()) << "calling off again tells them";
  (void)town.rescue("ICS-5", "2023-11-09T08:00:00+01:00");
  ASSERT_EQ(left_booked(town.db(), kLog, town.zone, town.clock.now()).size(), 1U) << "named once, although two call-offs hold it";
  town.clock.advance(1min);
  ASSERT_EQ(town.refused("appointments.call_off", R"({"from":"2023-11-09","to":"2023-11-09","service":"pass","reason":"Drucker"})"), "");
  const std::string pass = town.make("appointments.take_booking", R"({"source":"import","service":"pass","site":"neheim","reference":"P9","start":"2023-11-09T08:00:00+01:00"})");
  const auto both = left_booked(town.db(), kLog, town.zone, town.clock.now());
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].call_off.selection.service, "ausweis") << "by first day";
  EXPECT_EQ(both[1].bookings.at(0).id, pass);
  for (const CallOff& one : call_offs(town.db(), kLog)) ASSERT_EQ(town.refused("appointments.lift_call_off", R"({"call_off":")" + one.id + "\"}"), "");
  EXPECT_TRUE(left_booked(town.db(), kLog, town.zone, town.clock.now()).empty()) << "the days are open again";
}

TEST(Order, APlanMadeOnDayThreeIsNotSoldToNewcomers) {
  Town town;
  ASSERT_TRUE(town.rescue("ALT-1", "2023-11-07T09:00:00+01:00").starts_with("b-"));
  ASSERT_EQ(town.refused("appointments.call_off", kWeek + std::string("}")), "");
  town.clock.set(testing::at("2023-11-09T07:00:00+01:00"));
  ASSERT_EQ(town.refused("appointments.set_pool", R"({"name":"Neheim","site":"neheim","windows":[{"weekdays":[1,2,3,4,5],"from":"08:00","to":"12:00","desks":1}]})"), "");
  ASSERT_EQ(town.refused("appointments.set_offer", R"({"pool":"p1","service":"ausweis","minutes":15,"ahead_days":60})"), "");
  EXPECT_EQ(online(town), "invited_only");
  ASSERT_EQ(town.refused("appointments.set_offer", R"({"pool":"p1","service":"ausweis","minutes":20,"ahead_days":60})"), "");
  EXPECT_EQ(online(town), "invited_only") << "a change of the offer opens nothing";
  ASSERT_EQ(town.refused("appointments.set_offer", R"({"pool":"p1","service":"pass","minutes":15,"ahead_days":60})"), "") << "nobody waits for that";
  EXPECT_FALSE(find_offer(town.db(), kLog, "p1", "pass")->invited_only);
  ASSERT_EQ(town.refused("appointments.open_wave", R"({"pool":"p1","service":"ausweis","until":"2023-11-17"})"), "");
  ASSERT_EQ(town.refused("appointments.open_offer", R"({"pool":"p1","service":"ausweis"})"), "");
  ASSERT_EQ(town.refused("appointments.set_offer", R"({"pool":"p1","service":"ausweis","minutes":15,"ahead_days":60})"), "");
  EXPECT_TRUE(online(town).starts_with("b-")) << "what a person opened stays open";
  EXPECT_TRUE(town.differences().empty());
}

TEST(Order, CallingOffWhatHasNoPlanLocksWhatStandsAtItsSite) {
  Town town;
  ASSERT_EQ(town.refused("appointments.set_pool", R"({"name":"A","site":"neheim","windows":[{"weekdays":[1,2,3,4,5],"from":"08:00","to":"12:00","desks":1}]})"), "");
  ASSERT_EQ(town.refused("appointments.set_pool", R"({"name":"B","site":"rathaus","windows":[{"weekdays":[1,2,3,4,5],"from":"08:00","to":"12:00","desks":1}]})"), "");
  for (const char* pool : {"p1", "p2"})
    ASSERT_EQ(town.refused("appointments.set_offer", std::string(R"({"pool":")") + pool + R"(","service":"ausweis","minutes":15,"ahead_days":60})"), "");
  const auto nowhere = [&](const std::string& reference) {
    return town.make("appointments.take_booking", R"({"source":"import","service":"ausweis","reference":")" + reference + R"(","start":"2023-11-07T09:00:00+01:00"})");
  };
  ASSERT_EQ(town.booking(nowhere("X")).pool, "") << "two sites do it: nobody knows where";
  ASSERT_EQ(town.refused("appointments.call_off", kWeek + std::string("}")), "");
  EXPECT_EQ(online(town, "p1"), "invited_only");
  EXPECT_EQ(online(town, "p2"), "invited_only") << "a wave of either reaches them";
  EXPECT_TRUE(town.differences().empty());
}

TEST(Order, TheWaitingListOfAStoppedServiceComesBeforeNewcomers) {
  Town town;
  town.plan(1);
  const auto join = [&] { return town.make("appointments.join_waiting", R"({"service":"ausweis","pool":"p1","channels":["mail"]})", &kPerson); };
  ASSERT_TRUE(join().starts_with("b-"));
  EXPECT_TRUE(online(town).starts_with("b-")) << "it runs: the list is for what gets free";
  town.states["ausweis"] = StepState::impossible;
  ASSERT_TRUE(join().starts_with("b-"));
  town.states.clear();
  EXPECT_EQ(online(town), "invited_only") << "possible again: in the order of urgency";
  EXPECT_FALSE(find_offer(town.db(), kLog, "p1", "pass")->invited_only);
  ASSERT_EQ(town.refused("appointments.withdraw_offer", R"({"pool":"p1","service":"ausweis"})"), "");
  ASSERT_EQ(town.refused("appointments.set_offer", R"({"pool":"p1","service":"ausweis","minutes":15,"ahead_days":60})"), "");
  EXPECT_EQ(online(town), "invited_only") << "also after it was withdrawn and set again";
  EXPECT_TRUE(town.differences().empty());
}

TEST(Order, AnOfferThatRanOutUnsentEndsAndCostsNobodyTheirTurn) {
  Town town;
  town.plan(1);
  const std::string hit = town.take("2023-11-07T09:00", R"(,"channels":["mail","sms"])");
  ASSERT_EQ(town.refused("appointments.call_off", kWeek + std::string("}")), "");
  town.clock.set(testing::at("2023-11-10T18:00:00+01:00"));
  ASSERT_EQ(town.refused("appointments.open_wave", R"({"pool":"p1","service":"ausweis","until":"2023-11-13"})"), "");
  const Notice offer = notices_of(town.db(), kLog, hit).at(1);
  ASSERT_EQ(offer.kind, NoticeKind::offer);
  EXPECT_FALSE(offer_ran_out(town.db(), offer, town.clock.now()));
  town.clock.advance(49h);
  EXPECT_TRUE(offer_ran_out(town.db(), offer, town.clock.now()));
  ASSERT_EQ(town.refused("appointments.pass_notice", Town::named(hit, ",\"notice\":" + std::to_string(offer.number))), "");
  EXPECT_EQ(notices_of(town.db(), kLog, hit).at(1).state, NoticeState::dropped) << "not by SMS either, and on no call list";
  EXPECT_EQ(town.booking(hit).wave, "") << "they were never asked";
  EXPECT_EQ(waiting_for_new_time(town.db(), kLog, "p1", "ausweis", town.clock.now(), 10).size(), 1U);
  EXPECT_TRUE(town.differences().empty());
}

}  // namespace nb::appointments
