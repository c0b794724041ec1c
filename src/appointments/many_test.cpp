// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "appointments/events.hpp"
#include "appointments/queries_waiting.hpp"
#include "appointments/test_town.hpp"

namespace nb::appointments {

using namespace std::chrono_literals;
using testing::kLog;
using testing::Town;

namespace {

constexpr const char* kMondayToFriday = R"({"from":"2023-11-06","to":"2023-11-10","reason":"Rechenzentrum ausgefallen"})";

std::string call_off(Town& town, const std::string& args = kMondayToFriday) {
  const state::Command wish = town.command("appointments.call_off", args);
  const auto outcome = town.executor->run(wish);
  return outcome ? call_off_id(wish.id.str()) : Town::code(outcome);
}

std::string notice(const std::string& booking, unsigned number, const std::string& more = "") { return Town::named(booking, ",\"notice\":" + std::to_string(number) + more); }

struct Told {
  Town& town;
  std::string booking;
  unsigned number = 1;
  [[nodiscard]] std::string begin() const { return town.refused("appointments.begin_notice", notice(booking, number)); }
  [[nodiscard]] std::string settle(const std::string& outcome) const {
    return town.refused("appointments.settle_notice", notice(booking, number, R"(,"outcome":")" + outcome + R"(","code":"451")"));
  }
  [[nodiscard]] Notice now() const { return find_notice(town.db(), kLog, booking, number).value_or(Notice{.log = kLog}); }
};

}  // namespace

TEST(CallOff, HitsTheSelectionAndQueuesOneNoticeEach) {
  Town town;
  town.plan(3);
  const std::string mail = town.take("2023-11-07T09:00", R"(,"channels":["mail","call"])");
  const std::string sms = town.take("2023-11-06T09:00", R"(,"channels":["sms"])");
  const std::string urgent = town.take("2023-11-09T15:00", R"(,"urgency":"travel")");
  const std::string later = town.take("2023-11-13T09:00");
  const std::string other = town.take("2023-11-07T09:00", "", "pass");
  const std::string past = town.rescue("ALT", "2023-11-06T07:00:00+01:00");
  const Selection selection{.service = "ausweis", .site = {}, .pool = {}, .from = std::chrono::year(2023) / 11 / 6, .to = std::chrono::year(2023) / 11 / 10};
  const auto preview = bookings_hit(town.db(), kLog, town.zone, selection, town.clock.now());
  ASSERT_EQ(preview.size(), 3U);
  EXPECT_EQ(preview[0].id, urgent) << "who travels comes first";
  EXPECT_EQ(preview[1].id, sms);
  const std::string args = R"({"service":"ausweis","from":"2023-11-06","to":"2023-11-10","reason":"Ausfall","count":)";
  EXPECT_EQ(call_off(town, args + "2}"), "count_changed") << "one that nobody saw";
  const std::string id = call_off(town, args + "4}");
  ASSERT_TRUE(id.starts_with("a-")) << id;
  for (const auto& one : {mail, sms, urgent}) {
    EXPECT_EQ(town.booking(one).status, Status::called_off);
    EXPECT_EQ(town.booking(one).sequence, 1U);
    EXPECT_EQ(town.booking(one).call_off, id);
    ASSERT_EQ(notices_of(town.db(), kLog, one).size(), 1U);
    EXPECT_EQ(notices_of(town.db(), kLog, one)[0].sequence, 1U);
  }
  EXPECT_EQ(notices_of(town.db(), kLog, mail)[0].channel, Channel::mail);
  EXPECT_EQ(notices_of(town.db(), kLog, sms)[0].channel, Channel::sms);
  EXPECT_EQ(notices_of(town.db(), kLog, urgent)[0].state, NoticeState::to_call);
  for (const auto& one : {later, other, past}) EXPECT_EQ(town.booking(one).status, Status::booked);
  EXPECT_EQ(call_offs(town.db(), kLog).at(0).hit, 3U);
  EXPECT_EQ(standing_call_offs(town.db(), kLog, std::chrono::year(2023) / 11 / 10).size(), 1U);
  EXPECT_TRUE(standing_call_offs(town.db(), kLog, std::chrono::year(2023) / 11 / 11).empty());
  EXPECT_EQ(town.take("2023-11-07T09:00"), "day_called_off");
  EXPECT_TRUE(town.take("2023-11-07T10:00", "", "pass").starts_with("b-")) << "only the service that was selected";
  EXPECT_EQ(call_off(town, args + "0}").substr(0, 2), "a-") << "what is called off is not hit again";
  EXPECT_TRUE(town.differences().empty());
}

TEST(CallOff, IsLiftedOnce) {
  Town town;
  town.plan(1);
  const std::string id = call_off(town);
  EXPECT_EQ(town.take("2023-11-07T09:00"), "day_called_off");
  EXPECT_EQ(town.refused("appointments.lift_call_off", R"({"call_off":"a-nichts"})"), "unknown_call_off");
  EXPECT_EQ(town.refused("appointments.lift_call_off", R"({"call_off":")" + id + "\"}"), "");
  EXPECT_EQ(town.refused("appointments.lift_call_off", R"({"call_off":")" + id + "\"}"), "call_off_lifted");
  EXPECT_TRUE(town.take("2023-11-07T09:00").starts_with("b-"));
  EXPECT_EQ(call_off(town, R"({"from":"2023-11-06","to":"2023-11-05","reason":"x"})"), "range");
  EXPECT_EQ(call_off(town, R"({"from":"2023-11-01","to":"2023-11-05","reason":"x"})"), "range") << "it is over";
  EXPECT_EQ(call_off(town, R"({"from":"2023-11-06","to":"2024-11-09","reason":"x"})"), "range");
  EXPECT_EQ(call_off(town, R"({"from":"2023-11-06","to":"2023-11-10"})"), "reason_missing");
  EXPECT_EQ(call_off(town, R"({"from":"2023-11-06","to":"2023-11-10","pool":"p9","reason":"x"})"), "unknown_pool");
}

TEST(CallOff, AlsoStopsWhatIsOnlyReserved) {
  Town town;
  town.plan(2);
  const Person person{.name = "Eilig", .email = {}, .phone = {}, .remark = {}, .birth_date = {}};
  const std::string stopped = town.reserve("2023-11-08T09:00");
  town.states["ausweis"] = StepState::impossible;
  EXPECT_EQ(town.with("appointments.confirm", stopped, Town::named(stopped), person), "service_stopped");
  town.states.clear();
  const std::string id = town.reserve("2023-11-07T09:00");
  ASSERT_TRUE(call_off(town, R"({"from":"2023-11-07","to":"2023-11-07","reason":"Ausfall"})").starts_with("a-"));
  EXPECT_EQ(town.with("appointments.confirm", id, Town::named(id), person), "day_called_off");
  EXPECT_EQ(town.with("appointments.confirm", stopped, Town::named(stopped), person), "") << "it goes on";
}

TEST(CallOff, OfWhatIsAtRiskLeavesTheDaysOpen) {
  Town town;
  town.plan(1);
  const std::string card = town.take("2023-11-07T09:00");
  const std::string pass = town.take("2023-11-07T10:00", "", "pass");
  town.states["pass"] = StepState::impossible;
  ASSERT_TRUE(call_off(town, R"({"from":"2023-11-06","to":"2023-11-10","at_risk":true,"reason":"Ausfall"})").starts_with("a-"));
  EXPECT_EQ(town.booking(card).status, Status::booked);
  EXPECT_EQ(town.booking(pass).status, Status::called_off);
  EXPECT_EQ(town.take("2023-11-08T10:00", "", "pass"), "service_stopped");
  const CallOff made = call_offs(town.db(), kLog).at(0);
  EXPECT_TRUE(made.at_risk);
  EXPECT_EQ(made.services, std::vector<std::string>{"pass"}) << "what was really hit";
  town.clock.advance(1min);  // the list is in the order of time
  ASSERT_TRUE(call_off(town, R"({"from":"2023-11-06","to":"2023-11-10","at_risk":true,"reason":"Ausfall"})").starts_with("a-"));
  town.clock.advance(1min);
  ASSERT_TRUE(call_off(town, R"({"from":"2023-11-06","to":"2023-11-10","reason":"Ausfall"})").starts_with("a-"));
  EXPECT_FALSE(call_offs(town.db(), kLog).at(0).at_risk);
  EXPECT_TRUE(call_offs(town.db(), kLog).at(0).services.empty());
  EXPECT_TRUE(call_offs(town.db(), kLog).at(1).services.empty()) << "nobody was left to hit";
  EXPECT_TRUE(town.differences().empty());
}

TEST(CallOff, OfWhatIsAtRiskIsReadFromOldEntriesToo) {
  const auto said = [](const std::string& more) {
    const auto data = boost::json::parse(R"({"selection":{"from":"2023-11-06","to":"2023-11-10")" + more).as_object();
    return decode_call_off(data, "").value();
  };
  const CallOff old = said(R"(},"reason":"Ausfall","count":3,"at_risk":true})");
  EXPECT_TRUE(old.at_risk);
  EXPECT_TRUE(old.services.empty()) << "nobody wrote down which";
  EXPECT_EQ(said(R"(,"service":"pass"},"reason":"Ausfall","count":3,"at_risk":true})").services, std::vector<std::string>{"pass"}) << "it was asked for";
  EXPECT_TRUE(said(R"(,"service":"pass"},"reason":"Ausfall","count":0,"at_risk":true})").services.empty());
  EXPECT_FALSE(said(R"(},"reason":"Ausfall","count":3})").at_risk);
  EXPECT_FALSE(decode_call_off(boost::json::object{{"reason", "x"}}, ""));
}

TEST(CallOff, OfWhatIsAtRiskOpensByItself) {
  Town town;
  town.plan(1);
  town.states["pass"] = StepState::impossible;
  ASSERT_TRUE(call_off(town, R"({"from":"2023-11-06","to":"2023-11-10","at_risk":true,"reason":"Ausfall"})").starts_with("a-"));
  town.states.clear();
  EXPECT_TRUE(town.take("2023-11-08T10:00", "", "pass").starts_with("b-"));
}

TEST(Wave, OffersNewTimesByUrgencyAndOnlyAsManyAsThereAre) {
  Town town;
  town.plan(1);
  const std::string usual = town.take("2023-11-06T08:00");
  const std::string baby = town.take("2023-11-07T08:00", R"(,"urgency":"birth")");
  const std::string travel = town.take("2023-11-08T08:00", R"(,"urgency":"travel","channels":["mail"])");
  ASSERT_TRUE(call_off(town).starts_with("a-"));
  town.clock.set(testing::at("2023-11-10T18:00:00+01:00"));
  EXPECT_EQ(town.reserve("2023-11-13T08:00"), "invited_only") << "others come later";
  const auto wave = [&](const std::string& more) { return town.refused("appointments.open_wave", R"({"pool":"p1","service":"ausweis","until":"2023-11-13")" + more + "}"); };
  EXPECT_EQ(town.refused("appointments.open_wave", R"({"pool":"p1","service":"ausweis","until":"2023-11-12"})"), "nothing_free") << "a weekend";
  EXPECT_EQ(town.refused("appointments.open_wave", R"({"pool":"p1","service":"ausweis","until":"2023-11-09"})"), "range");
  town.states["ausweis"] = StepState::impossible;
  EXPECT_EQ(wave(""), "service_stopped");
  town.states.clear();
  ASSERT_EQ(wave(R"(,"count":2)"), "");
  EXPECT_NE(town.booking(travel).wave, "");
  EXPECT_NE(town.booking(baby).wave, "");
  EXPECT_EQ(town.booking(usual).wave, "");
  const auto told = notices_of(town.db(), kLog, travel);
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].state, NoticeState::queued) << "the offer does not swallow that it was called off";
  EXPECT_EQ(told[1].kind, NoticeKind::offer);

  const std::string link(64, 'c');
  ASSERT_EQ(town.refused("appointments.make_link", Town::named(usual, R"(,"link":")" + link + R"(","expires":"2023-12-07T00:00:00Z")")), "");
  const std::string move = R"(","action":"move","start":"2023-11-13T08:00"})";
  EXPECT_EQ(town.refused("appointments.follow_link", R"({"link":")" + link + move), "invited_only") << "not their turn yet";
  ASSERT_EQ(wave(""), "");
  EXPECT_EQ(town.refused("appointments.follow_link", R"({"link":")" + link + move), "");
  EXPECT_EQ(town.booking(usual).status, Status::booked);
  EXPECT_EQ(town.booking(usual).sequence, 2U);
  EXPECT_EQ(wave(""), "nobody_left");
  EXPECT_EQ(waves(town.db(), kLog).size(), 2U);
  town.clock.advance(49h);
  ASSERT_EQ(wave(""), "") << "whose offer has run out is asked again";
  EXPECT_EQ(town.refused("appointments.open_offer", R"({"pool":"p1","service":"ausweis"})"), "");
  EXPECT_EQ(town.refused("appointments.open_offer", R"({"pool":"p1","service":"ausweis"})"), "nothing_changes");
  EXPECT_TRUE(town.reserve("2023-11-13T08:15").starts_with("b-"));
  EXPECT_TRUE(town.differences().empty());
}

TEST(Wave, PromisesNoTimeTwice) {
  Town town;
  town.plan(1);
  ASSERT_EQ(town.refused("appointments.set_pool", R"({"pool":"p1","name":"Bürgerbüro","site":"rathaus","windows":[{"weekdays":[1],"from":"08:00","to":"08:30","desks":1}]})"), "");
  const Person person{.name = "Wartend", .email = "w@example.org", .phone = {}, .remark = {}, .birth_date = {}};
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(town.make("appointments.join_waiting", R"({"service":"ausweis","pool":"p1","channels":["mail"]})", &person).starts_with("b-"));
  const auto wave = [&] { return town.refused("appointments.open_wave", R"({"pool":"p1","service":"ausweis","until":"2023-11-13"})"); };
  ASSERT_EQ(wave(), "");
  const std::uint64_t promised = promised_times(town.db(), kLog, "p1", town.clock.now());
  ASSERT_GT(promised, 0U);
  ASSERT_LT(promised, 5U);
  EXPECT_EQ(wave(), "nothing_free") << "the first wave still chooses among these times";
  town.clock.advance(49h);
  EXPECT_EQ(promised_times(town.db(), kLog, "p1", town.clock.now()), 0U);
  EXPECT_EQ(wave(), "");
}

TEST(Wave, ReachesThoseWhosePoolIsClosed) {
  Town town;
  town.plan(1);
  const std::string hit = town.take("2023-11-07T08:00");
  ASSERT_TRUE(call_off(town).starts_with("a-"));
  ASSERT_EQ(town.refused("appointments.set_pool", R"({"name":"Neheim","site":"neheim","windows":[{"weekdays":[1,2,3,4,5],"from":"08:00","to":"12:00","desks":1}]})"), "");
  EXPECT_TRUE(stranded(town.db(), kLog, town.clock.now()).empty());
  ASSERT_EQ(town.refused("appointments.withdraw_offer", R"({"pool":"p1","service":"ausweis"})"), "");
  const auto nowhere = stranded(town.db(), kLog, town.clock.now());
  ASSERT_EQ(nowhere.size(), 1U);
  EXPECT_EQ(nowhere[0].pool, "p1");
  EXPECT_EQ(nowhere[0].count, 1U);
  ASSERT_EQ(town.refused("appointments.set_offer", R"({"pool":"p2","service":"ausweis","minutes":15,"ahead_days":60})"), "");
  EXPECT_TRUE(stranded(town.db(), kLog, town.clock.now()).empty());
  const auto waiting = waiting_for_new_time(town.db(), kLog, "p2", "ausweis", town.clock.now(), 10);
  ASSERT_EQ(waiting.size(), 1U);
  EXPECT_EQ(waiting[0].id, hit);
}

TEST(Wave, ReachesTheWaitingListAfterThoseCalledOff) {
  Town town;
  town.plan(1);
  const Person person{.name = "Wartend", .email = "w@example.org", .phone = {}, .remark = {}, .birth_date = {}};
  EXPECT_EQ(town.make("appointments.join_waiting", R"({"service":"ausweis","pool":"p1"})"), "sealed_missing");
  EXPECT_EQ(town.make("appointments.join_waiting", R"({"service":"ausweis","until":"2023-11-05"})", &person), "malformed");
  const std::string waiting = town.make("appointments.join_waiting", R"({"service":"ausweis","pool":"p1","channels":["mail"]})", &person);
  const std::string short_wait = town.make("appointments.join_waiting", R"({"service":"ausweis","until":"2023-11-06"})", &person);
  const std::string hit = town.take("2023-11-06T08:00");
  ASSERT_EQ(town.refused("appointments.cancel_booking", Town::named(hit, R"(,"reason":"krank")")), "");
  const auto order = waiting_for_new_time(town.db(), kLog, "p1", "ausweis", town.clock.now(), 10);
  ASSERT_EQ(order.size(), 3U);
  EXPECT_EQ(order[0].id, hit);
  town.clock.advance(24h);
  EXPECT_EQ(waiting_for_new_time(town.db(), kLog, "p1", "ausweis", town.clock.now(), 10).size(), 2U) << "they wanted none after Monday";
  ASSERT_EQ(town.refused("appointments.open_wave", R"({"pool":"p1","service":"ausweis","until":"2023-11-10"})"), "");
  EXPECT_EQ(notices_of(town.db(), kLog, waiting).at(0).kind, NoticeKind::offer);
  EXPECT_TRUE(notices_of(town.db(), kLog, short_wait).empty());
  EXPECT_EQ(town.refused("appointments.move_booking", Town::named(waiting, R"(,"start":"2023-11-08T08:00")")), "");
  EXPECT_EQ(town.booking(waiting).status, Status::booked);
  EXPECT_EQ(town.take("2023-11-08T08:00"), "full");
}

TEST(Notice, GoesFromIntentToOutcome) {
  Town town;
  town.plan(1);
  const Told told{.town = town, .booking = town.take("2023-11-07T09:00", R"(,"channels":["mail","sms"])")};
  ASSERT_TRUE(call_off(town).starts_with("a-"));
  ASSERT_EQ(due_notices(town.db(), Channel::mail, town.clock.now()).size(), 1U);
  EXPECT_EQ(due_notices(town.db(), Channel::mail, town.clock.now())[0].key(), told.booking + ".1");
  EXPECT_EQ(told.settle("accepted"), "notice_state") << "nothing was tried";
  EXPECT_EQ(told.begin(), "");
  EXPECT_EQ(told.begin(), "notice_state");
  EXPECT_EQ(orphaned_notices(town.db()).size(), 1U);
  EXPECT_EQ(told.settle("deferred"), "");
  EXPECT_EQ(told.begin(), "notice_state") << "it has to wait";
  town.clock.advance(2min);
  EXPECT_EQ(told.begin(), "");
  EXPECT_EQ(told.now().attempts, 2U);
  EXPECT_EQ(told.settle("unknown"), "");
  EXPECT_TRUE(due_notices(town.db(), Channel::mail, town.clock.now() + 24h).empty()) << "never repeated blindly";
  ASSERT_EQ(notices_for_hands(town.db(), kLog, NoticeState::unknown).size(), 1U);
  EXPECT_EQ(town.refused("appointments.judge_notice", notice(told.booking, 1, R"(,"verdict":"again")")), "");
  EXPECT_EQ(told.begin(), "");
  EXPECT_EQ(told.settle("refused"), "");
  EXPECT_EQ(told.now().channel, Channel::sms) << "the next way";
  EXPECT_EQ(due_notices(town.db(), Channel::sms, town.clock.now()).size(), 1U);
  EXPECT_EQ(told.begin(), "");
  EXPECT_EQ(told.settle("refused"), "");
  EXPECT_EQ(told.now().state, NoticeState::to_call);
  EXPECT_EQ(told.begin(), "notice_state") << "nobody sends a call";
  const auto call = [&](const std::string& result) { return town.refused("appointments.note_call", notice(told.booking, 1, R"(,"result":")" + result + "\"")); };
  EXPECT_EQ(town.refused("appointments.note_call", notice(told.booking, 1, R"(,"result":"not_reached","urgency":"travel")")), "");
  EXPECT_EQ(told.now().calls, 1U);
  EXPECT_EQ(town.booking(told.booking).urgency, Urgency::travel) << "what was asked on the telephone";
  EXPECT_EQ(town.refused("appointments.note_call", notice(told.booking, 1, R"(,"result":"not_reached","urgency":"eilig")")), "malformed");
  EXPECT_EQ(call("reached"), "");
  EXPECT_EQ(told.now().state, NoticeState::told);
  EXPECT_EQ(call("reached"), "notice_state");
  EXPECT_EQ(town.refused("appointments.judge_notice", notice(told.booking, 1, R"(,"verdict":"again")")), "notice_state");
  EXPECT_EQ(town.refused("appointments.begin_notice", notice(told.booking, 7)), "unknown_notice");
  EXPECT_TRUE(town.differences().empty());
}

TEST(Notice, OfACancellationIsDroppedOnceANewTimeIsAgreed) {
  Town town;
  town.plan(1);
  const auto moved = [&](const Told& told, const std::string& start) {
    return town.refused("appointments.move_booking", Town::named(told.booking, R"(,"start":")" + start + "\""));
  };
  const Told unknown{.town = town, .booking = town.take("2023-11-07T09:00", R"(,"channels":["mail","sms"])")};
  const Told deferred{.town = town, .booking = town.take("2023-11-07T09:15", R"(,"channels":["mail","sms"])")};
  const Told refused{.town = town, .booking = town.take("2023-11-07T09:30", R"(,"channels":["mail","sms"])")};
  const Told doubtful{.town = town, .booking = town.take("2023-11-07T09:45", R"(,"channels":["mail","sms"])")};
  const Told accepted{.town = town, .booking = town.take("2023-11-07T10:00", R"(,"channels":["mail","sms"])")};
  ASSERT_TRUE(call_off(town).starts_with("a-"));
  for (const Told* one : {&unknown, &deferred, &refused, &doubtful, &accepted}) ASSERT_EQ(one->begin(), "");
  ASSERT_EQ(unknown.settle("unknown"), "");
  ASSERT_EQ(moved(unknown, "2023-11-14T09:00"), "");
  ASSERT_EQ(moved(deferred, "2023-11-14T09:15"), "");
  ASSERT_EQ(moved(refused, "2023-11-14T09:30"), "");
  ASSERT_EQ(moved(doubtful, "2023-11-14T09:45"), "");
  ASSERT_EQ(moved(accepted, "2023-11-14T10:00"), "");
  EXPECT_EQ(unknown.now().state, NoticeState::dropped) << "nobody can send it again";
  EXPECT_EQ(town.refused("appointments.judge_notice", notice(unknown.booking, 1, R"(,"verdict":"again")")), "notice_state");
  ASSERT_EQ(deferred.settle("deferred"), "");
  ASSERT_EQ(refused.settle("refused"), "");
  ASSERT_EQ(doubtful.settle("unknown"), "");
  ASSERT_EQ(accepted.settle("accepted"), "");
  EXPECT_EQ(deferred.now().state, NoticeState::dropped);
  EXPECT_EQ(refused.now().state, NoticeState::dropped) << "and not by SMS";
  EXPECT_EQ(doubtful.now().state, NoticeState::dropped);
  EXPECT_EQ(accepted.now().state, NoticeState::told) << "what was said was said";
  EXPECT_TRUE(town.differences().empty());
}

TEST(Notice, KeepsUpWithTheCountingOfTheOldCalendar) {
  Town town;
  town.plan(1);
  const Told told{.town = town, .booking = town.take("2023-11-07T09:00", R"(,"channels":["mail"])")};
  ASSERT_TRUE(call_off(town).starts_with("a-"));
  ASSERT_EQ(told.begin(), "");
  ASSERT_EQ(town.refused("appointments.correct_booking", Town::named(told.booking, R"(,"sequence":7,"reason":"stand so im Kalender")")), "");
  ASSERT_EQ(told.settle("deferred"), "");
  EXPECT_EQ(told.now().state, NoticeState::deferred) << "nothing else was agreed";
  EXPECT_EQ(told.now().sequence, 7U);
}

TEST(Notice, IsGivenToTheNextChannelAfterManyDeferrals) {
  Town town;
  town.plan(1);
  const Told told{.town = town, .booking = town.take("2023-11-30T09:00", R"(,"channels":["mail"])")};
  ASSERT_TRUE(call_off(town, R"({"from":"2023-11-06","to":"2023-11-30","reason":"x"})").starts_with("a-"));
  int attempts = 0;
  while (told.now().state != NoticeState::to_call) {
    ASSERT_EQ(told.begin(), "") << attempts;
    ASSERT_EQ(told.settle("deferred"), "");
    ASSERT_LT(++attempts, 20);
    town.clock.advance(5h);
  }
  EXPECT_EQ(attempts, 7);
  EXPECT_FALSE(pause_after(7));
  EXPECT_EQ(notice_counts(town.db(), kLog, town.booking(told.booking).call_off).at(0).count, 1U);
}

TEST(Notice, IsPassedOnWhereAChannelDoesNotExist) {
  Town town;
  town.plan(1);
  const std::string id = town.take("2023-11-07T09:00", R"(,"channels":["sms"])");
  ASSERT_TRUE(call_off(town).starts_with("a-"));
  EXPECT_EQ(town.refused("appointments.pass_notice", notice(id, 1)), "");
  EXPECT_EQ(find_notice(town.db(), kLog, id, 1)->state, NoticeState::to_call);
  EXPECT_EQ(town.refused("appointments.pass_notice", notice(id, 1)), "notice_state");
  EXPECT_EQ(town.refused("appointments.note_call", notice(id, 1, R"(,"result":"unreachable")")), "");
  EXPECT_EQ(find_notice(town.db(), kLog, id, 1)->state, NoticeState::given_up);
}

TEST(Notice, OfAConfirmationNobodyIsCalledFor) {
  Town town;
  town.plan(1);
  const Told told{.town = town, .booking = town.take("2023-11-07T09:00", R"(,"channels":["mail","call"],"notify":true)")};
  EXPECT_EQ(told.begin(), "");
  EXPECT_EQ(told.settle("refused"), "");
  EXPECT_EQ(told.now().state, NoticeState::given_up);
}

TEST(Erasing, EndsNoticesAndLinksAndInvitesNobody) {
  Town town;
  town.plan(1);
  const Told queued{.town = town, .booking = town.take("2023-11-07T09:00", R"(,"channels":["mail"])")};
  const Told unknown{.town = town, .booking = town.take("2023-11-07T09:15", R"(,"channels":["mail"])")};
  const Told to_call{.town = town, .booking = town.take("2023-11-07T09:30", R"(,"channels":["call"])")};
  const std::string link(64, 'c');
  ASSERT_EQ(town.refused("appointments.make_link", Town::named(queued.booking, R"(,"link":")" + link + R"(","expires":"2023-12-07T00:00:00Z")")), "");
  ASSERT_TRUE(call_off(town).starts_with("a-"));
  ASSERT_EQ(unknown.begin(), "");
  ASSERT_EQ(unknown.settle("unknown"), "");
  ASSERT_EQ(waiting_for_new_time(town.db(), kLog, "p1", "ausweis", town.clock.now(), 10).size(), 3U);
  for (const Told* one : {&queued, &unknown, &to_call}) ASSERT_EQ(town.refused("test.erase", Town::named(one->booking)), "");
  EXPECT_TRUE(due_notices(town.db(), Channel::mail, town.clock.now()).empty()) << "they stood in everybody's way";
  EXPECT_TRUE(notices_for_hands(town.db(), kLog, NoticeState::unknown).empty()) << "no button works for them";
  EXPECT_TRUE(notices_for_hands(town.db(), kLog, NoticeState::to_call).empty());
  EXPECT_TRUE(logs_with_due_notices(town.db(), Channel::mail, town.clock.now()).empty());
  EXPECT_TRUE(due_notices_of(town.db(), kLog, Channel::mail, town.clock.now(), 10).empty());
  EXPECT_EQ(town.refused("appointments.follow_link", R"({"link":")" + link + R"(","action":"give_up"})"), "link_unknown");
  EXPECT_TRUE(waiting_for_new_time(town.db(), kLog, "p1", "ausweis", town.clock.now(), 10).empty());
  EXPECT_TRUE(town.differences().empty());
}

TEST(Queue, GivesNumbersInOrderAndTellsMeasuredTimes) {
  Town town;
  town.plan(1);
  const auto draw = [&] { return town.refused("appointments.draw_number", R"({"pool":"p1","service":"ausweis"})"); };
  const auto next = [&](const std::string& counter) { return town.refused("appointments.call_next", R"({"pool":"p1","counter":")" + counter + "\"}"); };
  const auto end = [&](const std::string& how, unsigned number) {
    return town.refused("appointments." + how + "_number", R"({"pool":"p1","number":)" + std::to_string(number) + "}");
  };
  const CivilDate today = std::chrono::year(2023) / 11 / 6;
  const auto all = [&] { return tickets(town.db(), kLog, "p1", today); };
  EXPECT_EQ(next("1"), "queue_empty");
  for (int i = 0; i < 10; ++i) EXPECT_EQ(draw(), "");
  EXPECT_EQ(last_ticket_number(town.db(), kLog, "p1", today), 10U);
  EXPECT_EQ(end("finish", 1), "ticket_state") << "it was not called";
  for (unsigned number = 1; number <= 5; ++number) {
    EXPECT_FALSE(estimate_wait(all(), 0, town.clock.now())) << "too little was measured";
    EXPECT_EQ(next(number % 2 == 0 ? "2" : "1"), "");
    town.clock.advance(number == 5 ? 30min : 4min);
    EXPECT_EQ(end("finish", number), "");
    EXPECT_EQ(end("finish", number), "ticket_state");
  }
  const auto wait = estimate_wait(all(), 10, town.clock.now());
  ASSERT_TRUE(wait);
  EXPECT_EQ(wait->ahead, 4U);
  EXPECT_EQ(wait->counters, 2U);
  EXPECT_EQ(wait->service, 4min) << "the median: one that took long says little";
  EXPECT_EQ(wait->wait, 8min);
  EXPECT_EQ(estimate_wait(all(), 0, town.clock.now())->ahead, 5U);
  EXPECT_EQ(next("1"), "");
  EXPECT_EQ(end("skip", 6), "");
  EXPECT_EQ(find_ticket(town.db(), kLog, "p1", today, 6)->state, TicketState::skipped);
  town.clock.advance(2h);
  EXPECT_FALSE(estimate_wait(all(), 0, town.clock.now())) << "nobody is at a counter";
  town.clock.advance(24h);
  EXPECT_EQ(next("1"), "queue_empty") << "a new day";
  EXPECT_EQ(draw(), "");
  EXPECT_EQ(last_ticket_number(town.db(), kLog, "p1", std::chrono::year(2023) / 11 / 7), 1U);
  EXPECT_TRUE(town.differences().empty());
}

TEST(Queue, CallsOnceMoreWhoWasNotThereAndNeverAtTwoCounters) {
  Town town;
  town.plan(1);
  const CivilDate today = std::chrono::year(2023) / 11 / 6;
  const auto press = [&](const std::string& what, unsigned number, const std::string& counter) {
    return town.refused("appointments." + what + "_number", R"({"pool":"p1","number":)" + std::to_string(number) + R"(,"counter":")" + counter + "\"}");
  };
  const auto ticket = [&](unsigned number) { return *find_ticket(town.db(), kLog, "p1", today, number); };
  for (int i = 0; i < 3; ++i) ASSERT_EQ(town.refused("appointments.draw_number", R"({"pool":"p1"})"), "");
  EXPECT_EQ(press("recall", 1, "1"), "ticket_waiting") << "nobody is called before the others";
  EXPECT_EQ(press("recall", 4, "1"), "ticket_unknown");
  EXPECT_EQ(press("recall", 1, ""), "malformed") << "where to, the display must say";
  ASSERT_EQ(town.refused("appointments.call_next", R"({"pool":"p1","counter":"1"})"), "");
  EXPECT_EQ(press("recall", 1, "2"), "ticket_called");
  EXPECT_EQ(press("skip", 1, "2"), "ticket_called") << "counter 2 does not end what counter 1 has";
  ASSERT_EQ(press("skip", 1, "1"), "");
  town.clock.advance(1min);
  EXPECT_EQ(press("recall", 1, "2"), "");
  EXPECT_EQ(press("recall", 1, "1"), "ticket_called") << "two counters at once: one gets it";
  EXPECT_EQ(ticket(1).state, TicketState::called);
  EXPECT_EQ(ticket(1).counter, "2");
  EXPECT_EQ(ticket(1).called, town.clock.now());
  EXPECT_FALSE(ticket(1).finished);
  EXPECT_EQ(press("finish", 1, "1"), "ticket_called") << "a page left open at counter 1";
  ASSERT_EQ(town.refused("appointments.call_next", R"({"pool":"p1","counter":"1"})"), "");
  EXPECT_EQ(ticket(2).counter, "1") << "the next is the next: nobody is called twice";
  EXPECT_EQ(press("finish", 1, "2"), "");
  EXPECT_EQ(press("recall", 1, "2"), "") << "a paper was forgotten at the window";
  EXPECT_EQ(town.refused("appointments.finish_number", R"({"pool":"p1","number":1})"), "") << "whoever does not say where ends it anywhere";
  town.clock.advance(24h);
  EXPECT_EQ(press("recall", 1, "2"), "ticket_unknown") << "numbers hold for one day";
  EXPECT_TRUE(town.differences().empty());
}

}  // namespace nb::appointments
