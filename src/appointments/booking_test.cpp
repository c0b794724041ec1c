// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "appointments/code.hpp"
#include "appointments/test_town.hpp"
#include "appointments/wall_time.hpp"
#include "base/text.hpp"
#include "crypto/sha256.hpp"

namespace nb::appointments {

using namespace std::chrono_literals;
using testing::kLog;
using testing::Town;

namespace {

const Person kErika{.name = "Mustermann, Erika", .email = "erika@example.org", .phone = "+49 171 3920001", .remark = "", .birth_date = ""};
const std::string kHash(64, 'a');

}  // namespace

TEST(Booking, TakesADeskAtTheCounter) {
  Town town;
  town.plan(1);
  const std::string id = town.take("2023-11-06T08:30");
  ASSERT_TRUE(id.starts_with("b-")) << id;
  const Booking booking = town.booking(id);
  EXPECT_EQ(booking.start, testing::at("2023-11-06T08:30:00+01:00"));
  EXPECT_EQ(booking.local, "2023-11-06T08:30:00+01:00");
  EXPECT_EQ(booking.minutes, 15);
  EXPECT_EQ(booking.status, Status::booked);
  EXPECT_EQ(booking.site, "rathaus");
  EXPECT_EQ(town.take("2023-11-06T08:30"), "full");
  EXPECT_EQ(town.take("2023-11-06T08:40"), "full") << "it overlaps";
  EXPECT_EQ(town.take("2023-11-06T08:16"), "full") << "it overlaps";
  EXPECT_TRUE(town.take("2023-11-06T08:45").starts_with("b-"));
  EXPECT_TRUE(town.take("2023-11-06T08:15").starts_with("b-"));
}

TEST(Booking, OfAllLengthsShareTheDesks) {
  Town town;
  town.plan(2);
  EXPECT_TRUE(town.take("2023-11-06T09:00", "", "pass").starts_with("b-"));
  EXPECT_TRUE(town.take("2023-11-06T09:15").starts_with("b-"));
  EXPECT_EQ(town.take("2023-11-06T09:15"), "full");
  EXPECT_EQ(town.take("2023-11-06T09:00", "", "pass"), "full") << "its second half meets two";
  EXPECT_TRUE(town.take("2023-11-06T09:00").starts_with("b-"));
}

TEST(Booking, IsFoundByWhateverIsReadOut) {
  Town town;
  town.plan();
  const std::string id = town.take("2023-11-06T08:30");
  const std::string code = town.booking(id).code;
  ASSERT_EQ(code.size(), 8U);
  std::string typed = code;
  typed.erase(3, 1);
  for (char& c : typed) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  EXPECT_EQ(find_booking_by_code(town.db(), kLog, typed)->id, id);
  EXPECT_FALSE(find_booking_by_code(town.db(), kLog, "000-0000"));
  EXPECT_EQ(canonical_code("7kd m2qf"), "7KD-M2QF");
  EXPECT_EQ(canonical_code("oil-2345"), "011-2345");
  for (const char* bad : {"", "7KD-M2Q", "7KD-M2QFF", "7KD-M2Q!", "UUU-UUUU"}) EXPECT_EQ(canonical_code(bad), "") << bad;
}

TEST(Reservation, CountsUntilItExpires) {
  Town town;
  town.plan(1);
  const std::string id = town.reserve("2023-11-06T10:00");
  ASSERT_TRUE(id.starts_with("b-")) << id;
  EXPECT_EQ(town.reserve("2023-11-06T10:00"), "full");
  town.clock.advance(kReservationLasts - 1s);
  EXPECT_EQ(town.reserve("2023-11-06T10:00"), "full");
  town.clock.advance(1s);
  EXPECT_EQ(town.with("appointments.confirm", id, Town::named(id), kErika), "reservation_expired");
  const std::string next = town.reserve("2023-11-06T10:00");
  EXPECT_TRUE(next.starts_with("b-")) << next;
  EXPECT_EQ(town.booking(id).status, Status::released);
  EXPECT_EQ(town.reserve("2023-11-06T10:00"), "full") << "what expired is given back once only";
  EXPECT_EQ(town.with("appointments.confirm", next, Town::named(next, R"(,"channels":["mail"],"notify":true)"), kErika), "");
  town.clock.advance(24h * 365);
  EXPECT_EQ(town.booking(next).status, Status::booked);
  EXPECT_EQ(town.with("appointments.confirm", next, Town::named(next), kErika), "booking_state");
  EXPECT_TRUE(town.differences().empty());
}

TEST(Reservation, GivenBackIsFree) {
  Town town;
  town.plan(1);
  const std::string id = town.reserve("2023-11-06T10:00");
  EXPECT_EQ(town.refused("appointments.release", Town::named(id)), "");
  EXPECT_TRUE(town.reserve("2023-11-06T10:00").starts_with("b-"));
  EXPECT_EQ(town.refused("appointments.release", Town::named(id)), "reservation_expired");
}

TEST(Reservation, NeedsAPersonToBeConfirmed) {
  Town town;
  town.plan(1);
  const std::string id = town.reserve("2023-11-06T10:00");
  EXPECT_EQ(town.refused("appointments.confirm", Town::named(id)), "sealed_missing");
  EXPECT_EQ(town.with("appointments.confirm", "b-other", Town::named(id), kErika), "sealed_missing");
  EXPECT_EQ(
      town.with("appointments.confirm", id, Town::named(id, R"(,"channels":["mail","call"],"notify":true,"link":")" + kHash + R"(","expires":"2023-12-01T00:00:00Z")"), kErika),
      "");
  const auto sealed = sealed_entries(town.db(), kLog, id);
  ASSERT_EQ(sealed.size(), 1U);
  ASSERT_TRUE(town.vault.unlock(testing::kOwner, testing::kPassphrase));
  EXPECT_EQ(open_person(*town.journal, town.vault, kLog, sealed).value(), kErika);
  const auto notices = notices_of(town.db(), kLog, id);
  ASSERT_EQ(notices.size(), 1U);
  EXPECT_EQ(notices[0].kind, NoticeKind::confirmation);
  EXPECT_EQ(notices[0].channel, Channel::mail);
}

TEST(Booking, OnlineKeepsToTheGridLeadTimeAndDaysAhead) {
  Town town;
  town.plan(1);
  EXPECT_EQ(town.reserve("2023-11-06T10:05"), "off_grid");
  EXPECT_EQ(town.reserve("2023-11-06T07:15"), "start_past");
  EXPECT_EQ(town.reserve("2023-11-06T12:00"), "closed_then");
  EXPECT_EQ(town.reserve("2023-11-06T11:50"), "closed_then") << "it would reach past closing time";
  EXPECT_EQ(town.reserve("2024-01-10T08:00"), "too_far");
  EXPECT_EQ(town.reserve("2023-11-11T09:00"), "closed_then") << "a Saturday";
  const auto pass = [&](const std::string& start) { return town.make("appointments.reserve", R"({"source":"online","pool":"p1","service":"pass","start":")" + start + "\"}"); };
  EXPECT_EQ(pass("2023-11-06T08:00"), "too_soon");
  EXPECT_TRUE(pass("2023-11-06T08:30").starts_with("b-"));
  EXPECT_EQ(town.make("appointments.reserve", R"({"source":"import","pool":"p1","service":"pass","start":"2023-11-06T09:00"})"), "malformed");
}

TEST(Booking, RefusesWhatIsNotThere) {
  Town town;
  town.plan(1);
  EXPECT_EQ(town.make("appointments.take_booking", R"({"source":"counter","pool":"p9","service":"ausweis","start":"2023-11-06T10:00"})"), "unknown_pool");
  EXPECT_EQ(town.take("2023-11-06T10:00", "", "wolke"), "unknown_service");
  EXPECT_EQ(town.take("2023-11-06T10:00", "", "trauung"), "not_offered");
  EXPECT_EQ(town.make("appointments.take_booking", R"({"source":"counter","site":"mond","service":"ausweis","start":"2023-11-06T10:00"})"), "unknown_site");
  EXPECT_EQ(town.make("appointments.take_booking", R"({"source":"online","pool":"p1","service":"ausweis","start":"2023-11-06T10:00"})"), "sealed_missing");
  EXPECT_EQ(town.take("morgen"), "malformed");
  EXPECT_EQ(town.take("2023-11-06T10:00", R"(,"wunsch":1)"), "malformed");
  EXPECT_EQ(town.take("2023-11-06T10:00", R"(,"minutes":481)"), "malformed");
  EXPECT_EQ(town.take("2023-11-06T10:00", R"(,"channels":["brieftaube"])"), "malformed");
  state::Command region = town.command("appointments.take_booking", "{}");
  region.log = region_log();
  EXPECT_EQ(Town::code(town.executor->run(region)), "wrong_log");
  EXPECT_EQ(town.refused("appointments.close_pool", R"({"pool":"p1"})"), "reason_missing");
  EXPECT_EQ(town.refused("appointments.close_pool", R"({"pool":"p1","reason":"Umbau"})"), "");
  EXPECT_EQ(town.take("2023-11-06T10:00"), "pool_closed");
}

class BookingStops : public ::testing::TestWithParam<StepState> {};
INSTANTIATE_TEST_SUITE_P(NotHere, BookingStops, ::testing::Values(StepState::impossible, StepState::elsewhere));

TEST_P(BookingStops, WhileTheServiceIsNotToBeHadHere) {
  Town town;
  town.plan(1);
  const std::string id = town.take("2023-11-06T10:00");
  town.states["ausweis"] = GetParam();
  EXPECT_EQ(town.reserve("2023-11-06T09:00"), "service_stopped");
  EXPECT_EQ(town.take("2023-11-06T09:00"), "service_stopped");
  EXPECT_TRUE(town.take("2023-11-06T09:00", R"(,"anyway":true)").starts_with("b-")) << "the counter may know better";
  const StateOf state_of = [&](std::string_view service, std::optional<int>) { return service == "ausweis" ? GetParam() : StepState::possible; };
  const auto risk = bookings_at_risk(town.db(), kLog, town.clock.now(), state_of);
  ASSERT_EQ(risk.size(), 2U);
  EXPECT_EQ(risk[1].id, id);
  town.states.clear();
  EXPECT_TRUE(town.reserve("2023-11-06T08:45").starts_with("b-"));
}

TEST(Booking, TheHourThatDoesNotExistIsRefusedAndTheOneThatIsTwiceIsAskedAbout) {
  Town town;
  town.clock.set(testing::at("2024-03-01T08:00:00+01:00"));
  ASSERT_EQ(town.refused("appointments.set_pool", R"({"name":"Nacht","site":"rathaus","windows":[{"weekdays":[7],"from":"00:00","to":"06:00","desks":1}]})"), "");
  ASSERT_EQ(town.refused("appointments.set_offer", R"({"pool":"p1","service":"ausweis","minutes":60,"ahead_days":300})"), "");
  ASSERT_EQ(town.refused("appointments.set_day", R"({"pool":"p1","day":"2024-03-31","windows":[{"from":"00:00","to":"06:00","desks":1}],"reason":"Ostersonntag"})"), "");
  EXPECT_EQ(town.take("2024-03-31T02:30"), "time_skipped");
  const std::string before = town.take("2024-03-31T01:00");
  const std::string after = town.take("2024-03-31T03:00");
  EXPECT_EQ(town.booking(after).start - town.booking(before).start, 1h) << "there is nothing in between";
  EXPECT_EQ(town.take("2024-03-31T01:30"), "full");
  EXPECT_EQ(town.take("2024-10-27T02:30"), "time_twice");
  const std::string first = town.take("2024-10-27T02:00", R"(,"fold":"first")");
  const std::string second = town.take("2024-10-27T02:00", R"(,"fold":"second")");
  ASSERT_TRUE(second.starts_with("b-")) << second;
  EXPECT_EQ(town.booking(second).start - town.booking(first).start, 1h);
  EXPECT_EQ(town.booking(first).local, "2024-10-27T02:00:00+02:00");
  EXPECT_EQ(town.booking(second).local, "2024-10-27T02:00:00+01:00");
  EXPECT_EQ(town.take("2024-10-27T02:00", R"(,"fold":"first")"), "full");
  EXPECT_EQ(town.take("2024-10-27T02:30:00+02:00"), "full") << "an offset says which";
  const deadlines::HolidayCalendar holidays(deadlines::Land::NW);
  town.clock.set(testing::at("2024-10-01T08:00:00+02:00"));
  const Place place{.db = town.db(), .log = kLog, .zone = town.zone, .holidays = holidays, .now = town.clock.now()};
  EXPECT_EQ(free_slots(place, *find_pool(town.db(), kLog, "p1"), *find_offer(town.db(), kLog, "p1", "ausweis"), std::chrono::year(2024) / 10 / 27).size(), 5U)
      << "seven hours, two taken";
}

TEST(WallTime, IsReadStrictly) {
  EXPECT_EQ(parse_clock("08:30"), 510);
  EXPECT_EQ(parse_clock("24:00"), 1440);
  for (const char* bad : {"", "8:30", "08.30", "24:01", "08:60", "a8:30", "08:3a"}) EXPECT_FALSE(parse_clock(bad)) << bad;
  for (const char* bad : {"2024-02-30T08:00", "2024-02-29 08:00", "2024-02-29T24:00", "2024-02-29"}) EXPECT_FALSE(parse_wall_time(bad)) << bad;
}

TEST(Plan, HolidaysAreClosedUnlessADayIsSet) {
  Town town;
  town.clock.set(testing::at("2023-10-27T08:00:00+02:00"));
  town.plan(1);
  EXPECT_EQ(town.take("2023-11-01T09:00"), "closed_then");
  const auto refusal = town.run("appointments.take_booking", R"({"source":"counter","pool":"p1","service":"ausweis","start":"2023-11-01T09:00"})");
  EXPECT_NE(refusal.error().sentence.find("Allerheiligen"), std::string::npos);
  ASSERT_EQ(town.refused("appointments.set_day", R"({"pool":"p1","day":"2023-11-01","windows":[{"from":"09:00","to":"10:00","desks":1}],"reason":"Notdienst"})"), "");
  EXPECT_TRUE(town.take("2023-11-01T09:00").starts_with("b-"));
  EXPECT_EQ(town.take("2023-11-01T10:00"), "closed_then");
  ASSERT_EQ(town.refused("appointments.set_day", R"({"pool":"p1","day":"2023-11-02","until":"2023-11-03","windows":[],"reason":"Betriebsausflug"})"), "");
  EXPECT_EQ(town.take("2023-11-03T09:00"), "closed_then");
  EXPECT_EQ(exceptions(town.db(), kLog, "p1", std::chrono::year(2023) / 11 / 1).size(), 3U);
  EXPECT_EQ(town.refused("appointments.clear_day", R"({"pool":"p1","day":"2023-11-03"})"), "");
  EXPECT_EQ(town.refused("appointments.clear_day", R"({"pool":"p1","day":"2023-11-03"})"), "nothing_changes");
  EXPECT_TRUE(town.take("2023-11-03T09:00").starts_with("b-"));
  EXPECT_EQ(town.refused("appointments.set_day", R"({"pool":"p1","day":"2023-11-09","until":"2023-11-08","windows":[],"reason":"x"})"), "range");
  EXPECT_EQ(town.refused("appointments.set_day", R"({"pool":"p1","day":"2023-11-09","until":"2024-02-08","windows":[],"reason":"x"})"), "range");
}

TEST(Plan, RefusesWindowsThatContradictEachOther) {
  Town town;
  const auto set = [&](const std::string& windows, const std::string& more = "") {
    return town.refused("appointments.set_pool", R"({"name":"A","site":"rathaus","windows":[)" + windows + "]" + more + "}");
  };
  EXPECT_EQ(set(R"({"weekdays":[1,2],"from":"08:00","to":"12:00","desks":2},{"weekdays":[2,3],"from":"11:00","to":"13:00","desks":1})"), "windows_overlap");
  EXPECT_EQ(set(R"({"weekdays":[1],"from":"12:00","to":"12:00","desks":2})"), "malformed");
  EXPECT_EQ(set(R"({"weekdays":[],"from":"08:00","to":"12:00","desks":2})"), "malformed");
  EXPECT_EQ(set(R"({"weekdays":[8],"from":"08:00","to":"12:00","desks":2})"), "malformed");
  EXPECT_EQ(set(R"({"weekdays":[1],"from":"08:00","to":"12:00","desks":201})"), "malformed");
  const std::string good = R"({"weekdays":[1],"from":"08:00","to":"12:00","desks":2},{"weekdays":[1],"from":"12:00","to":"13:00","desks":1})";
  EXPECT_EQ(set(good), "");
  EXPECT_EQ(set(good, R"(,"pool":"p1")"), "nothing_changes");
  EXPECT_EQ(set(good, R"(,"pool":"p7")"), "unknown_pool");
  EXPECT_EQ(set(good, R"(,"pool":"p1","rooms":2)"), "");
  EXPECT_EQ(town.refused("appointments.set_offer", R"({"pool":"p1","service":"trauung","minutes":30,"rooms":3})"), "malformed") << "there are two";
  EXPECT_EQ(town.refused("appointments.set_offer", R"({"pool":"p1","service":"trauung","minutes":30,"rooms":2})"), "");
  EXPECT_EQ(town.refused("appointments.set_offer", R"({"pool":"p1","service":"trauung","minutes":30,"rooms":2})"), "nothing_changes");
  EXPECT_EQ(town.refused("appointments.withdraw_offer", R"({"pool":"p1","service":"trauung"})"), "");
  EXPECT_EQ(town.refused("appointments.withdraw_offer", R"({"pool":"p1","service":"trauung"})"), "not_offered");
}

TEST(Plan, BookingsMayCrossFromOneWindowToTheNextAndNeedTheirRooms) {
  Town town;
  ASSERT_EQ(
      town.refused(
          "appointments.set_pool",
          R"({"name":"A","site":"rathaus","rooms":1,"windows":[{"weekdays":[1],"from":"08:00","to":"10:00","desks":2},{"weekdays":[1],"from":"10:00","to":"12:00","desks":1}]})"),
      "");
  ASSERT_EQ(town.refused("appointments.set_offer", R"({"pool":"p1","service":"trauung","minutes":60,"rooms":1})"), "");
  ASSERT_EQ(town.refused("appointments.set_offer", R"({"pool":"p1","service":"ausweis","minutes":60})"), "");
  EXPECT_TRUE(town.take("2023-11-06T09:30", "", "trauung").starts_with("b-"));
  EXPECT_EQ(town.take("2023-11-06T09:30"), "full") << "from ten there is one desk";
  EXPECT_EQ(town.take("2023-11-06T09:00", "", "trauung"), "rooms_full") << "desks there are, but one room";
  EXPECT_TRUE(town.take("2023-11-06T09:00").starts_with("b-"));
}

TEST(Booking, MovesWithinItsOwnTime) {
  Town town;
  town.plan(1);
  const std::string id = town.take("2023-11-06T10:00");
  const auto move = [&](const std::string& more) { return town.refused("appointments.move_booking", Town::named(id, more)); };
  EXPECT_EQ(move(R"(,"start":"2023-11-06T10:05")"), "") << "it is in nobody's way but its own";
  EXPECT_EQ(move(R"(,"start":"2023-11-06T10:05")"), "nothing_changes");
  const std::string other = town.take("2023-11-06T11:00");
  EXPECT_EQ(move(R"(,"start":"2023-11-06T11:05")"), "full");
  EXPECT_EQ(move(R"(,"start":"2023-11-06T13:00")"), "closed_then");
  EXPECT_EQ(move(R"(,"start":"2023-11-06T11:15","notify":true)"), "");
  EXPECT_EQ(town.booking(id).sequence, 2U);
  EXPECT_EQ(notices_of(town.db(), kLog, id).at(0).kind, NoticeKind::move);
  EXPECT_TRUE(town.take("2023-11-06T10:00").starts_with("b-")) << "where it was is free again";
  EXPECT_EQ(town.refused("appointments.give_up_booking", Town::named(other)), "");
  EXPECT_TRUE(town.take("2023-11-06T11:00").starts_with("b-"));
  EXPECT_EQ(town.refused("appointments.give_up_booking", Town::named(other)), "booking_state");
  EXPECT_EQ(town.refused("appointments.cancel_booking", Town::named(id, R"(,"reason":"krank","notify":true)")), "");
  EXPECT_EQ(town.booking(id).status, Status::called_off);
  const auto notices = notices_of(town.db(), kLog, id);
  ASSERT_EQ(notices.size(), 2U);
  EXPECT_EQ(notices[0].state, NoticeState::dropped) << "nobody is told of a time that is called off";
  EXPECT_EQ(notices[1].state, NoticeState::to_call) << "there is no other way";
}

TEST(Booking, EndsServedOrNotCome) {
  Town town;
  town.plan(1);
  const std::string id = town.take("2023-11-06T08:00");
  const auto close = [&](const std::string& how) { return town.refused("appointments.close_booking", Town::named(id, R"(,"outcome":")" + how + "\"")); };
  EXPECT_EQ(close("no_show"), "not_begun");
  town.clock.advance(45min);
  EXPECT_EQ(close("no_show"), "");
  EXPECT_EQ(close("served"), "") << "they came after all";
  EXPECT_EQ(close("served"), "booking_state");
  EXPECT_EQ(town.refused("appointments.give_up_booking", Town::named(id)), "booking_state");
  EXPECT_EQ(close("vielleicht"), "malformed");
}

TEST(Rescue, TakesWhatTheOldSystemSaidAndGivesItADeskWhenThereIsAPlan) {
  Town town;
  const std::string id = town.rescue("ARN-6KMMZX", "2023-11-06T09:00:00+01:00", R"(,"minutes":5,"uid":"ARN-6KMMZX@termine","sequence":3,"channels":["mail"])");
  ASSERT_TRUE(id.starts_with("b-")) << id;
  EXPECT_TRUE(town.rescue("ARN-2", "2023-10-30T09:00:00+01:00").starts_with("b-")) << "also what is over";
  EXPECT_EQ(town.rescue("ARN-6KMMZX", "2023-11-07T09:00:00+01:00"), "reference_known");
  EXPECT_EQ(find_booking_by_code(town.db(), kLog, "ARN-6KMMZX")->id, id);
  EXPECT_EQ(find_booking_by_uid(town.db(), kLog, "ARN-6KMMZX@termine")->sequence, 3U);
  EXPECT_EQ(town.booking(id).pool, "");
  EXPECT_EQ(town.refused("appointments.move_booking", Town::named(id, R"(,"start":"2023-11-06T09:30")")), "not_offered");
  EXPECT_EQ(town.refused("appointments.move_booking", Town::named(id, R"(,"start":"2023-11-06T09:30","as_stated":true)")), "");
  Town other;
  other.plan(1);
  const std::string own = other.take("2023-11-07T09:00");
  EXPECT_EQ(other.refused("appointments.move_booking", Town::named(own, R"(,"start":"2023-11-05T03:00","as_stated":true)")), "malformed") << "only an import states";
  ASSERT_EQ(town.refused("appointments.set_pool", R"({"name":"Neheim","site":"neheim","windows":[{"weekdays":[1],"from":"08:00","to":"12:00","desks":1}]})"), "");
  ASSERT_EQ(town.refused("appointments.set_offer", R"({"pool":"p1","service":"ausweis","minutes":15})"), "");
  EXPECT_EQ(town.booking(id).pool, "p1");
  EXPECT_EQ(town.take("2023-11-06T09:30"), "full");
  EXPECT_TRUE(town.take("2023-11-06T09:35").starts_with("b-")) << "it takes five minutes";
  EXPECT_TRUE(town.rescue("ARN-3", "2023-11-06T09:35:00+01:00").starts_with("b-")) << "sold twice elsewhere is still true";
  EXPECT_EQ(town.booking(find_booking_by_code(town.db(), kLog, "ARN-3")->id).pool, "p1");
  EXPECT_TRUE(town.differences().empty());
}

TEST(Rescue, IsCorrected) {
  Town town;
  const std::string id = town.rescue("ARN-1", "2023-11-06T09:00:00+01:00");
  const std::string other = town.rescue("ARN-2", "2023-11-06T09:00:00+01:00");
  const auto correct = [&](const std::string& more) { return town.refused("appointments.correct_booking", Town::named(id, more)); };
  EXPECT_EQ(correct(R"(,"reason":"x")"), "nothing_changes");
  EXPECT_EQ(correct(R"(,"urgency":"travel")"), "reason_missing");
  EXPECT_EQ(correct(R"(,"urgency":"travel","channels":["sms","call"],"uid":"u1","reason":"Anruf")"), "");
  EXPECT_EQ(town.booking(id).urgency, Urgency::travel);
  EXPECT_TRUE(has(town.booking(id).channels, Channel::sms));
  EXPECT_EQ(correct(R"(,"reference":"ARN-2","reason":"x")"), "reference_known");
  EXPECT_EQ(town.with("appointments.correct_booking", id, Town::named(id, R"(,"reason":"Name fehlte")"), kErika), "");
  EXPECT_EQ(sealed_entries(town.db(), kLog, id).size(), 1U);
  EXPECT_EQ(town.with("appointments.correct_booking", other, Town::named(id, R"(,"reason":"x")"), kErika), "sealed_missing");
  EXPECT_EQ(town.refused("appointments.correct_booking", Town::named("b-nichts", R"(,"reason":"x")")), "unknown_booking");
}

TEST(Link, MovesAndGivesUpUntilItExpires) {
  Town town;
  town.plan(1);
  const std::string id = town.take("2023-11-06T10:00");
  const std::string token = to_hex(crypto::sha256(bytes_of("geheim")).bytes);
  const auto follow = [&](const std::string& more, const std::string& link) { return town.refused("appointments.follow_link", R"({"link":")" + link + "\"" + more + "}"); };
  EXPECT_EQ(town.refused("appointments.make_link", Town::named(id, R"(,"link":"kurz","expires":"2023-11-07T00:00:00Z")")), "malformed");
  EXPECT_EQ(town.refused("appointments.make_link", Town::named(id, R"(,"link":")" + token + R"(","expires":"2023-11-05T00:00:00Z")")), "malformed");
  ASSERT_EQ(town.refused("appointments.make_link", Town::named(id, R"(,"link":")" + token + R"(","expires":"2023-11-06T08:00:00+01:00")")), "");
  EXPECT_EQ(follow(R"(,"action":"give_up")", kHash), "link_unknown");
  EXPECT_EQ(follow(R"(,"action":"give_up")", "xyz"), "link_unknown");
  EXPECT_EQ(follow(R"(,"action":"move","start":"2023-11-06T10:05")", token), "off_grid");
  EXPECT_EQ(follow(R"(,"action":"move","start":"2023-11-06T11:00")", token), "");
  EXPECT_EQ(town.booking(id).moves, 1U);
  for (unsigned i = 1; i < kMovesMax; ++i) EXPECT_EQ(follow(R"(,"action":"move","start":"2023-11-06T)" + std::string(i % 2 == 0 ? "11:00" : "10:00") + "\"", token), "") << i;
  EXPECT_EQ(follow(R"(,"action":"move","start":"2023-11-06T09:00")", token), "moves_max");
  town.clock.advance(30min);
  EXPECT_EQ(follow(R"(,"action":"give_up")", token), "link_expired");
  const std::string later(64, 'b');
  ASSERT_EQ(town.refused("appointments.make_link", Town::named(id, R"(,"link":")" + later + R"(","expires":"2023-12-07T00:00:00Z")")), "");
  EXPECT_EQ(follow(R"(,"action":"give_up")", later), "");
  EXPECT_EQ(follow(R"(,"action":"give_up")", later), "booking_state");
}

TEST(Notice, AConfirmationGoesBySmsWhereAGatewayIsAndNobodyIsCalledForOne) {
  for (const bool gateway : {true, false}) {
    Town town;
    town.gateway = gateway;
    town.open();
    town.plan(3);
    const std::string mobile = town.take("2023-11-06T10:00", R"(,"channels":["sms","call"],"notify":true)");
    const auto told = notices_of(town.db(), kLog, mobile);
    ASSERT_EQ(told.size(), gateway ? 1U : 0U);
    for (const Notice& one : told) EXPECT_EQ(one.channel, Channel::sms);
    const std::string landline = town.take("2023-11-06T10:00", R"(,"channels":["call"],"notify":true)");
    EXPECT_TRUE(notices_of(town.db(), kLog, landline).empty());
    EXPECT_EQ(town.refused("appointments.tell_again", Town::named(landline)), "nothing_to_tell");
    // Whoever moves their appointment by link is told the same way.
    const std::string token(64, 'c');
    ASSERT_EQ(town.refused("appointments.make_link", Town::named(mobile, R"(,"link":")" + token + R"(","expires":"2023-12-07T00:00:00Z")")), "");
    ASSERT_EQ(town.refused("appointments.follow_link", R"({"link":")" + token + R"(","action":"move","start":"2023-11-06T11:00"})"), "");
    EXPECT_EQ(notices_of(town.db(), kLog, mobile).size(), gateway ? 2U : 0U);
    EXPECT_TRUE(town.differences().empty());
  }
}

TEST(Notice, WhatWasSaidToAWrongAddressIsSaidAgainAsANewOne) {
  Town town;
  town.plan();
  const std::string id = town.take("2023-11-06T10:00", R"(,"channels":["mail"],"notify":true)");
  const auto step = [&](const char* name, unsigned number, const std::string& more = "") {
    return town.refused(name, Town::named(id, R"(,"notice":)" + std::to_string(number) + more));
  };
  ASSERT_EQ(step("appointments.begin_notice", 1), "");
  EXPECT_EQ(town.refused("appointments.tell_again", Town::named(id)), "nothing_to_tell") << "it is being said right now";
  ASSERT_EQ(step("appointments.settle_notice", 1, R"(,"outcome":"refused","code":"550")"), "");
  ASSERT_EQ(notices_of(town.db(), kLog, id).front().state, NoticeState::given_up);
  ASSERT_EQ(town.with("appointments.correct_booking", id, Town::named(id, R"(,"channels":["mail"],"tell_again":true,"reason":"Kontaktdaten berichtigt")"), kErika), "");
  auto told = notices_of(town.db(), kLog, id);
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].state, NoticeState::given_up) << "what was tried stays as it was";
  EXPECT_EQ(told[1].state, NoticeState::queued);
  EXPECT_EQ(told[1].kind, NoticeKind::confirmation);
  EXPECT_NE(told[0].key(), told[1].key()) << "no key stands for two messages";
  // A cancellation reaches by telephone whom nothing else does, and keeps its cause.
  ASSERT_EQ(town.refused("appointments.call_off", R"({"from":"2023-11-06","to":"2023-11-06","reason":"Ausfall"})"), "");
  told = notices_of(town.db(), kLog, id);
  ASSERT_EQ(told.back().kind, NoticeKind::cancellation);
  const std::string cause = told.back().cause;
  ASSERT_EQ(town.refused("appointments.correct_booking", Town::named(id, R"(,"channels":["call"],"tell_again":true,"reason":"Kontaktdaten berichtigt")")), "");
  told = notices_of(town.db(), kLog, id);
  EXPECT_EQ(told.back().kind, NoticeKind::cancellation);
  EXPECT_EQ(told.back().state, NoticeState::to_call);
  EXPECT_EQ(told.back().cause, cause);
  EXPECT_EQ(told[told.size() - 2].state, NoticeState::dropped) << "nobody is told the same thing twice";
  EXPECT_TRUE(town.differences().empty());
}

TEST(Waiting, IsJoinedAtTheCounterAndByTelephone) {
  Town town;
  town.plan();
  const auto join = [&](const std::string& source) {
    return town.make("appointments.join_waiting", R"({"service":"ausweis","pool":"p1","channels":["call"])" + source + "}", &kErika);
  };
  EXPECT_EQ(town.booking(join("")).source, Source::online);
  EXPECT_EQ(town.booking(join(R"(,"source":"counter")")).source, Source::counter);
  EXPECT_EQ(town.booking(join(R"(,"source":"phone")")).source, Source::phone);
  EXPECT_EQ(join(R"(,"source":"import")"), "malformed");
  const std::string id = join(R"(,"source":"phone","urgency":"birth")");
  const auto list = waiting_list(town.db(), kLog, town.clock.now(), 10);
  ASSERT_EQ(list.size(), 4U);
  EXPECT_EQ(list.front().id, id) << "the urgent first, then who came first";
  EXPECT_EQ(list[1].source, Source::online);
  ASSERT_EQ(town.refused("test.erase", Town::named(list[1].id)), "");
  EXPECT_EQ(waiting_list(town.db(), kLog, town.clock.now(), 10).size(), 3U);
  EXPECT_EQ(town.refused("appointments.tell_again", Town::named(id)), "nothing_to_tell");
  EXPECT_TRUE(town.differences().empty());
}

TEST(Booking, WhatIsErasedIsThereNoMore) {
  Town town;
  town.plan(1);
  const std::string id = town.make("appointments.take_booking", R"({"source":"counter","pool":"p1","service":"ausweis","start":"2023-11-06T10:00"})", &kErika);
  ASSERT_EQ(town.refused("test.erase", Town::named(id)), "");
  EXPECT_TRUE(is_erased(town.db(), kLog, id));
  EXPECT_EQ(town.refused("appointments.give_up_booking", Town::named(id)), "unknown_booking");
}

}  // namespace nb::appointments
