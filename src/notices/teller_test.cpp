// SPDX-License-Identifier: EUPL-1.2
#include "notices/teller.hpp"

#include <gtest/gtest.h>

#include <set>

#include "appointments/events.hpp"
#include "appointments/test_town.hpp"
#include "base/text.hpp"
#include "catalogue/events.hpp"
#include "catalogue/records.hpp"
#include "crypto/sha256.hpp"
#include "mail/smtp.hpp"
#include "state/read_pool.hpp"
#include "support/mail_server.hpp"
#include "support/scripted_engine.hpp"
#include "support/sms_gateway.hpp"

namespace nb::notices {
namespace {

using appointments::Booking;
using appointments::Channel;
using appointments::Notice;
using appointments::NoticeState;
using appointments::Person;
using appointments::testing::kLog;
using appointments::testing::kOwner;
using appointments::testing::kPassphrase;
using appointments::testing::Town;
using Outcome = mail::Delivery::Outcome;
using namespace std::chrono_literals;

/// Says what it was told to say, and keeps what it got.
struct ToldWay final : Way {
  mail::Delivery answer{.outcome = Outcome::accepted, .code = 250, .reply = "250 2.0.0 ok"};
  std::vector<Tidings> got;
  std::function<void()> before;
  bool reaches = true;
  Ready prepare(const Tidings& tidings, Instant) override {
    if (!reaches) return {};
    return [this, tidings] {
      if (before) before();
      got.push_back(tidings);
      return answer;
    };
  }
};

struct TellerTest : ::testing::Test {
  Town town;
  ToldWay way;
  std::atomic<bool> stop{false};
  std::unique_ptr<state::ReadPool> readers;

  TellerTest() {
    town.plan(4);
    EXPECT_TRUE(town.vault.unlock(kOwner, kPassphrase));
    readers = std::make_unique<state::ReadPool>(state::ReadPool::Options{.path = town.path + "/state.db"});
  }
  Sources sources() {
    return {.journal = *town.journal,
            .vault = town.vault,
            .zone = town.zone,
            .town = [](const Ags&) { return TownWords{.name = "Stadt Arnsberg", .phone = "02932 201-0"}; },
            .link_base = "https://notfall.example"};
  }
  Teller teller(Way* over, Channel channel = Channel::mail) {
    return Teller({.channel = channel, .way = over, .executor = *town.executor, .readers = *readers, .sources = sources(), .random = town.random, .clock = town.clock});
  }
  std::string book(const std::string& start, const std::string& channels = R"("mail")", const Person& person = {.name = "Erika Beispiel", .email = "erika@rathaus.example"}) {
    return town.make("appointments.take_booking", R"({"source":"counter","pool":"p1","service":"ausweis","start":")" + start + R"(","anyway":true,"channels":[)" + channels + "]}",
                     &person);
  }
  /// Everybody of the sixth of November is called off.
  std::string call_off() {
    auto wish = town.command("appointments.call_off", R"({"from":"2023-11-06","to":"2023-11-10","reason":"Die Computer sind ausgefallen"})");
    const std::string id = appointments::call_off_id(wish.id.str());
    EXPECT_TRUE(town.executor->run(wish));
    return id;
  }
  Notice notice(const std::string& booking, unsigned number = 1) {
    return appointments::find_notice(town.db(), kLog, booking, number).value_or(Notice{.log = kLog, .booking = "keine"});
  }
};

TEST_F(TellerTest, TellsEverybodyOnceWithEverythingThatMatters) {
  const std::string first = book("2023-11-06T08:30");
  const std::string second = book("2023-11-07T09:00");
  (void)call_off();
  Teller teller = this->teller(&way);
  EXPECT_EQ(teller.run(stop).accepted, 2U);
  ASSERT_EQ(way.got.size(), 2U);
  EXPECT_EQ(way.got[0].booking.id, first) << "whose appointment comes first";
  EXPECT_EQ(way.got[0].person.email, "erika@rathaus.example");
  EXPECT_EQ(way.got[0].reason, "Die Computer sind ausgefallen");
  EXPECT_EQ(way.got[0].day, "Montag, 6. November 2023");
  EXPECT_EQ(way.got[0].clock, "8:30 Uhr");
  EXPECT_EQ(way.got[0].town, "Stadt Arnsberg");
  EXPECT_EQ(way.got[0].notice.sequence, 1U);
  EXPECT_EQ(notice(second).state, NoticeState::told);
  EXPECT_EQ(teller.run(stop).accepted, 0U) << "nobody is told twice";
}

/// The region knows the town, but no site of it.
void know_town_without_sites(Town& town) {
  catalogue::Catalogue known;
  known.municipalities.push_back({.ags = *Ags::parse(kOwner),
                                  .slug = "arnsberg",
                                  .name = "Arnsberg",
                                  .kind = catalogue::MunicipalityKind::city,
                                  .district = {},
                                  .population = 73'456,
                                  .postcode_city = "59759 Arnsberg",
                                  .sit_role = "member",
                                  .hosts = {}});
  auto kinds = town.kinds();
  kinds.push_back({"test.know", [&](const state::DecideContext&, const boost::json::object&) -> state::Decision {
                     std::vector<state::NewEntry> entries;
                     for (const catalogue::Record& one : catalogue::flatten(known)) entries.push_back(catalogue::set_entry(one));
                     return entries;
                   }});
  town.executor.reset();
  town.executor = std::make_unique<state::Executor>(
      state::Executor::Parts{.journal = *town.journal, .state = *town.state, .clock = town.clock, .random = town.random, .kinds = std::move(kinds), .observers = {}});
  auto wish = town.command("test.know", "{}");
  wish.log = region_log();
  ASSERT_TRUE(town.executor->run(wish));
}

TEST_F(TellerTest, NamesTheTownHallWhereTheDataNamesNoSite) {
  know_town_without_sites(town);
  const std::string pool =
      town.run("appointments.set_pool", R"({"name":"Rathaus","site":"arnsberg-rathaus","rooms":1,"windows":[{"weekdays":[1],"from":"08:00","to":"12:00","desks":1}]})") ? "p2" : "";
  ASSERT_EQ(pool, "p2");
  ASSERT_EQ(town.refused("appointments.set_offer", R"({"pool":"p2","service":"ausweis","minutes":15,"ahead_days":60})"), "");
  const Person person{.name = "Erika Beispiel", .email = "erika@rathaus.example"};
  (void)town.make("appointments.take_booking", R"({"source":"counter","pool":"p2","service":"ausweis","start":"2023-11-06T08:30","anyway":true,"channels":["mail"]})", &person);
  (void)call_off();
  Teller teller = this->teller(&way);
  EXPECT_EQ(teller.run(stop).accepted, 1U);
  ASSERT_EQ(way.got.size(), 1U);
  EXPECT_EQ(way.got[0].place, "Rathaus Arnsberg, 59759 Arnsberg") << "not the id of a site that stands in no table";
}

TEST_F(TellerTest, TheIntentStandsInTheLogBeforeAnythingIsSent) {
  const std::string first = book("2023-11-06T08:30");
  (void)book("2023-11-06T09:00");
  (void)call_off();
  std::vector<NoticeState> seen;
  way.before = [&] { seen.push_back(notice(first).state); };
  (void)teller(&way).run(stop);
  EXPECT_EQ(seen, (std::vector{NoticeState::attempted, NoticeState::told})) << "and the outcome of the first before the second";
}

TEST_F(TellerTest, WhatTheLastRunLeftOpenIsUnknownAndWaitsForAPerson) {
  const std::string id = book("2023-11-06T08:30");
  (void)call_off();
  ASSERT_EQ(town.refused("appointments.begin_notice", Town::named(id, R"(,"notice":1)")), "");
  readers.reset();
  town.open(true);
  readers = std::make_unique<state::ReadPool>(state::ReadPool::Options{.path = town.path + "/state.db"});
  Teller sms = teller(&way, Channel::sms);
  EXPECT_EQ(sms.recover(), 0U) << "each channel's own";
  Teller again = teller(&way);
  EXPECT_EQ(again.recover(), 1U);
  EXPECT_EQ(notice(id).state, NoticeState::unknown);
  EXPECT_EQ(again.run(stop).accepted, 0U) << "never repeated blindly";
  EXPECT_EQ(town.refused("appointments.judge_notice", Town::named(id, R"(,"notice":1,"verdict":"again")")), "");
  EXPECT_EQ(again.run(stop).accepted, 1U);
}

TEST_F(TellerTest, AnOutcomeThatCouldNotBeWrittenIsWrittenLater) {
  readers.reset();
  town.close();
  test::ScriptedEngine engine(*town.engine);
  town.journal = std::make_unique<journal::Journal>(engine, town.keys);
  town.state = std::make_unique<state::StateDb>(town.options(), *town.journal);
  town.executor = std::make_unique<state::Executor>(
      state::Executor::Parts{.journal = *town.journal, .state = *town.state, .clock = town.clock, .random = town.random, .kinds = town.kinds(), .observers = {}});
  readers = std::make_unique<state::ReadPool>(state::ReadPool::Options{.path = town.path + "/state.db"});
  const std::string id = book("2023-11-06T08:30");
  (void)call_off();
  {
    Teller teller = this->teller(&way);
    way.before = [&] {
      for (int i = 0; i < 4; ++i) engine.fail_next(storage::AppendOutcome::rolled_back);  // as often as the executor tries
    };
    EXPECT_THROW((void)teller.run(stop), Error);
    way.before = {};
    EXPECT_EQ(notice(id).state, NoticeState::attempted);
    EXPECT_EQ(teller.recover(), 0U) << "it is known what became of it";
    EXPECT_EQ(notice(id).state, NoticeState::told);
    EXPECT_EQ(teller.run(stop).accepted, 0U);
  }
  readers.reset();
  town.close();
}

TEST_F(TellerTest, UnknownStaysUnknownAndTheOthersWaitAWhile) {
  const std::string id = book("2023-11-06T08:30");
  (void)book("2023-11-06T09:00");
  (void)call_off();
  way.answer = {.outcome = Outcome::unknown};
  Teller teller = this->teller(&way);
  EXPECT_EQ(teller.run(stop).unknown, 1U) << "the next would be unknown as well";
  EXPECT_NE(teller.trouble(), "");
  way.answer = {.outcome = Outcome::accepted, .code = 250, .reply = {}};
  EXPECT_EQ(teller.run(stop).accepted, 0U);
  town.clock.advance(31s);
  EXPECT_EQ(teller.run(stop).accepted, 1U);
  EXPECT_EQ(teller.trouble(), "");
  EXPECT_EQ(notice(id).state, NoticeState::unknown);
}

TEST_F(TellerTest, PutOffIsTriedLaterAndLaterAndInTheEndTheNextChannelsTurn) {
  const std::string id = book("2023-11-06T08:30", R"("mail","sms")");
  (void)call_off();
  way.answer = {.outcome = Outcome::deferred, .code = 451, .reply = "451 4.7.1 Greylisted <erika@rathaus.example>"};
  Teller teller = this->teller(&way);
  EXPECT_EQ(teller.run(stop).deferred, 1U);
  EXPECT_EQ(notice(id).code, "451 4.7.1") << "numbers only";
  EXPECT_EQ(teller.run(stop).deferred, 0U) << "not at once";
  std::vector<std::chrono::milliseconds> pauses;
  for (int i = 0; i < 10 && notice(id).channel == Channel::mail; ++i) {
    pauses.push_back(*notice(id).next - town.clock.now());
    town.clock.set(*notice(id).next);
    (void)teller.run(stop);
  }
  EXPECT_TRUE(std::ranges::is_sorted(pauses));
  EXPECT_GE(pauses.size(), 4U);
  EXPECT_EQ(notice(id).channel, Channel::sms);
  EXPECT_EQ(notice(id).state, NoticeState::queued);
}

TEST_F(TellerTest, WhatIsRefusedEndsOnTheCallList) {
  const std::string id = book("2023-11-06T08:30");
  (void)call_off();
  way.answer = {.outcome = Outcome::refused, .code = 550, .reply = "550 5.1.1 gibt es nicht"};
  EXPECT_EQ(teller(&way).run(stop).refused, 1U);
  EXPECT_EQ(notice(id).state, NoticeState::to_call);
  EXPECT_EQ(appointments::notices_for_hands(town.db(), kLog, NoticeState::to_call).size(), 1U);
}

TEST_F(TellerTest, AChannelThatIsNotSetUpPassesEverythingOnAtOnceEvenWhileTheKeyIsLocked) {
  std::vector<std::string> ids;
  for (int i = 0; i < 9; ++i) ids.push_back(book(i < 3 ? "2023-11-06T08:30" : i < 6 ? "2023-11-06T08:45" : "2023-11-06T09:00", i % 2 == 0 ? R"("mail")" : R"("mail","sms")"));
  (void)call_off();
  town.vault.lock(kOwner);
  EXPECT_EQ(teller(nullptr).run(stop).passed, 9U);
  EXPECT_EQ(notice(ids[0]).state, NoticeState::to_call);
  EXPECT_EQ(notice(ids[1]).channel, Channel::sms);
  EXPECT_EQ(notice(ids[1]).state, NoticeState::queued);
  EXPECT_EQ(teller(nullptr, Channel::sms).run(stop).passed, 4U);
  EXPECT_EQ(notice(ids[1]).state, NoticeState::to_call);
}

TEST_F(TellerTest, WaitsWhileTheDataKeyIsLocked) {
  const std::string id = book("2023-11-06T08:30");
  (void)call_off();
  town.vault.lock(kOwner);
  Teller teller = this->teller(&way);
  EXPECT_EQ(teller.run(stop).accepted, 0U);
  EXPECT_EQ(notice(id).state, NoticeState::queued);
  ASSERT_TRUE(town.vault.unlock(kOwner, kPassphrase));
  EXPECT_EQ(teller.run(stop).accepted, 1U);
}

TEST_F(TellerTest, AnOfferThatRanOutWhileTheKeyWasLockedIsNotSent) {
  const std::string hit = book("2023-11-07T09:00");
  (void)call_off();
  ASSERT_EQ(teller(&way).run(stop).accepted, 1U) << "that it is called off";
  town.clock.set(appointments::testing::at("2023-11-10T18:00:00+01:00"));  // Friday
  const std::string wave = R"({"pool":"p1","service":"ausweis","until":"2023-11-15"})";
  ASSERT_EQ(town.refused("appointments.open_wave", wave), "");
  town.vault.lock(kOwner);
  EXPECT_EQ(teller(&way).run(stop).accepted, 0U);
  town.clock.set(appointments::testing::at("2023-11-13T07:00:00+01:00"));  // Monday: they were to choose until Sunday
  ASSERT_TRUE(town.vault.unlock(kOwner, kPassphrase));
  EXPECT_EQ(teller(&way).run(stop).accepted, 0U);
  EXPECT_EQ(way.got.size(), 1U);
  EXPECT_EQ(notice(hit, 2).state, NoticeState::dropped);
  EXPECT_TRUE(appointments::notices_for_hands(town.db(), kLog, NoticeState::to_call).empty());
  ASSERT_EQ(town.refused("appointments.open_wave", wave), "") << "the next wave asks them";
  EXPECT_EQ(teller(&way).run(stop).accepted, 1U);
  EXPECT_EQ(way.got.back().until, "Mittwoch, 15. November 2023, 7:00 Uhr");
}

TEST_F(TellerTest, WhoeverCallsAfterAnOfferRanOutNamesNoDayThatHasPassed) {
  const std::string hit = book("2023-11-07T09:00", R"("call")");
  (void)call_off();
  town.clock.set(appointments::testing::at("2023-11-10T18:00:00+01:00"));
  ASSERT_EQ(town.refused("appointments.open_wave", R"({"pool":"p1","service":"ausweis","until":"2023-11-15"})"), "");
  ASSERT_EQ(notice(hit, 2).state, NoticeState::to_call);
  const auto until = [&] { return open_facts(sources(), town.db(), notice(hit, 2), town.clock.now())->until; };
  EXPECT_EQ(until(), "Sonntag, 12. November 2023, 18:00 Uhr");
  town.clock.advance(48h);
  EXPECT_EQ(until(), "");
}

TEST_F(TellerTest, WhoHasNoUsableAddressOrNumberIsPassedOn) {
  const std::string id = book("2023-11-06T08:30", R"("mail","sms")", {.name = "Erika", .email = "erika@@rathaus", .phone = "siehe Akte"});
  (void)call_off();
  test::MisbehavingMailServer server;
  mail::SmtpSender smtp({.host = "127.0.0.1", .port = server.port(), .tls = mail::TlsMode::none}, stop);
  MailWay by_mail(smtp, *mail::Address::parse("termine@rathaus.example"));
  EXPECT_EQ(teller(&by_mail).run(stop).passed, 1U);
  EXPECT_EQ(notice(id).channel, Channel::sms);
  test::SmsGateway gateway;
  HttpGateway http({.url = gateway.url()}, stop);
  SmsWay by_sms(http);
  EXPECT_EQ(teller(&by_sms, Channel::sms).run(stop).passed, 1U);
  EXPECT_EQ(notice(id).state, NoticeState::to_call);
  EXPECT_EQ(gateway.count(), 0U);
}

TEST_F(TellerTest, WhoseDataAreErasedIsLeftAlone) {
  const std::string id = book("2023-11-06T08:30");
  (void)book("2023-11-06T09:00");
  (void)call_off();
  ASSERT_EQ(town.refused("test.erase", Town::named(id)), "");
  EXPECT_EQ(teller(&way).run(stop).accepted, 1U) << "and does not keep the others";
}

TEST_F(TellerTest, WhatSomethingNewerSupersedesIsNotSent) {
  const std::string id = book("2023-11-06T08:30");
  (void)call_off();
  ASSERT_EQ(town.refused("appointments.move_booking", Town::named(id, R"(,"start":"2023-11-14T08:30")")), "");
  (void)teller(&way).run(stop);
  for (const Tidings& one : way.got) EXPECT_NE(one.notice.kind, appointments::NoticeKind::cancellation);
}

TEST_F(TellerTest, TheLinkIsTheSameAtEveryAttemptAndWorks) {
  const std::string id = book("2023-11-06T08:30");
  const std::string other = book("2023-11-06T08:45");
  (void)call_off();
  way.answer = {.outcome = Outcome::deferred, .code = 451, .reply = "451 4.7.1 spaeter"};
  Teller teller = this->teller(&way);
  (void)teller.run(stop);
  town.clock.advance(1h);
  way.answer = {.outcome = Outcome::accepted, .code = 250, .reply = {}};
  (void)teller.run(stop);
  std::set<std::string> links;
  for (const Tidings& one : way.got) links.insert(one.booking.id + " " + one.link);
  EXPECT_EQ(way.got.size(), 4U);
  EXPECT_EQ(links.size(), 2U);
  const std::string link = way.got.front().link;
  ASSERT_TRUE(link.starts_with("https://notfall.example/termin/")) << link;
  const std::string token = link.substr(31);
  EXPECT_EQ(token.size(), 32U);
  const std::string hash = to_hex(crypto::sha256(bytes_of(token)).bytes);
  EXPECT_EQ(town.refused("appointments.follow_link", R"({"link":")" + hash + R"(","action":"give_up"})"), "");
  EXPECT_EQ(town.booking(way.got.front().booking.id).status, appointments::Status::given_up);
}

TEST_F(TellerTest, ASingleCancellationSaysItsOwnReason) {
  const std::string id = book("2023-11-06T08:30");
  ASSERT_EQ(town.refused("appointments.cancel_booking", Town::named(id, R"(,"reason":"Der Raum ist gesperrt","notify":true)")), "");
  (void)teller(&way).run(stop);
  ASSERT_EQ(way.got.size(), 1U);
  EXPECT_EQ(way.got[0].reason, "Der Raum ist gesperrt");
}

TEST_F(TellerTest, GoesThroughARealMailServer) {
  if (const std::string why = test::OpenSmtpd::missing(); !why.empty()) GTEST_SKIP() << why;
  test::OpenSmtpd server;
  mail::SmtpSender smtp({.host = "127.0.0.1", .port = server.port(), .tls = mail::TlsMode::none}, stop);
  MailWay by_mail(smtp, *mail::Address::parse("termine@rathaus.example"));
  const std::string good = book("2023-11-06T08:30");
  const std::string grey = book("2023-11-06T08:30", R"("mail")", {.name = "Grau", .email = "grau@rathaus.example"});
  const std::string gone = book("2023-11-06T08:45", R"("mail")", {.name = "Weg", .email = "weg@rathaus.example"});
  (void)call_off();
  const auto done = teller(&by_mail).run(stop);
  EXPECT_EQ(done.accepted, 1U);
  EXPECT_EQ(done.deferred, 1U);
  EXPECT_EQ(done.refused, 1U);
  const std::string mail = server.delivered("absage.ics");
  EXPECT_NE(mail.find("<termin." + good + ".1@rathaus.example>"), std::string::npos) << good << mail.substr(0, 700);
  EXPECT_NE(mail.find("text/calendar; method=CANCEL; charset=UTF-8"), std::string::npos);
  EXPECT_EQ(notice(grey).state, NoticeState::deferred);
  EXPECT_EQ(notice(gone).state, NoticeState::to_call);
}

TEST_F(TellerTest, GoesThroughAGatewayThatFailsInBetween) {
  test::SmsGateway gateway;
  HttpGateway http({.url = gateway.url(), .body = R"({"to":"{to}","text":"{text}"})", .per_second = 1000, .whole_timeout = 500ms}, stop);
  SmsWay by_sms(http);
  const Person person{.name = "Erika", .phone = "0171 3920001"};
  const std::string first = book("2023-11-06T08:30", R"("sms")", person);
  const std::string second = book("2023-11-06T08:45", R"("sms")", person);
  const std::string third = book("2023-11-06T09:00", R"("sms")", person);
  (void)call_off();
  Teller teller = this->teller(&by_sms, Channel::sms);
  gateway.set(test::SmsGateway::Fault::cut_after);
  EXPECT_EQ(teller.run(stop).unknown, 1U);
  EXPECT_EQ(notice(first).state, NoticeState::unknown);
  gateway.set(test::SmsGateway::Fault::none);
  town.clock.advance(1min);
  EXPECT_EQ(teller.run(stop).accepted, 2U);
  EXPECT_EQ(gateway.count(), 3U);
  EXPECT_NE(gateway.taken().back().head.find("Idempotency-Key: " + third + ".1"), std::string::npos);
  EXPECT_EQ(notice(second).state, NoticeState::told);
}

}  // namespace
}  // namespace nb::notices
