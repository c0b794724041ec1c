// SPDX-License-Identifier: EUPL-1.2
#include "circular/courier.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "circular/test_town.hpp"
#include "crypto/sha256.hpp"
#include "mail/smtp.hpp"
#include "support/mail_server.hpp"
#include "support/scripted_engine.hpp"

namespace nb::circular {
namespace {

using testing::kLog;
using testing::Town;
using Outcome = mail::Delivery::Outcome;
using namespace std::chrono_literals;

/// Says what it was told to say, and keeps what it got.
struct ToldSender final : mail::Sender {
  mail::Delivery answer{.outcome = Outcome::accepted, .code = 250, .reply = "250 2.0.0 ok"};
  std::vector<mail::Envelope> got;
  std::function<void()> before;
  mail::Delivery send(const mail::Envelope& envelope) override {
    if (before) before();
    got.push_back(envelope);
    return answer;
  }
};

struct CourierTest : ::testing::Test {
  Town town;
  ToldSender sender;
  std::atomic<bool> stop{false};
  Courier courier{town.courier_parts(&sender)};
  std::string subject = town.sent();

  Letter letter(const std::string& person, LetterKind kind = LetterKind::circular) { return find_letter(town.db(), kLog, subject, 1, person, kind).value_or(Letter{.log = kLog}); }
  /// The token in a mail's link.
  static std::string token_in(const std::string& data) {
    std::string text = data;
    for (auto at = text.find("=\r\n"); at != std::string::npos; at = text.find("=\r\n")) text.erase(at, 3);
    const auto at = text.find("/rundschreiben/");
    return at == std::string::npos ? "" : text.substr(at + 15, 32);
  }
  std::string follow(const std::string& token) { return town.refused("circular.follow_link", R"({"token":")" + to_hex(crypto::sha256(bytes_of(token)).bytes) + R"("})"); }
};

TEST_F(CourierTest, SendsToThoseWithAnAddressAndForgetsNobody) {
  town.give_addresses({"d1", "d7"});
  EXPECT_EQ(courier.run(stop).accepted, 2U);
  ASSERT_EQ(sender.got.size(), 2U);
  EXPECT_EQ(sender.got[1].to.str(), "d7@rathaus.example");
  EXPECT_EQ(letter("d1").state, MailState::accepted);
  EXPECT_EQ(letter("d3").state, MailState::queued) << "no address yet";
  town.give_addresses({"d3"});
  EXPECT_EQ(courier.run(stop).accepted, 1U);
  EXPECT_EQ(courier.run(stop).accepted, 0U) << "nobody gets it twice";
}

TEST_F(CourierTest, EverybodyGetsTheirOwnInstructions) {
  town.give_addresses({"d1", "d7"});
  (void)courier.run(stop);
  EXPECT_EQ(sender.got[0].data.find("Nur Notf"), std::string::npos);
  EXPECT_NE(sender.got[1].data.find("Nur Notf"), std::string::npos);
  EXPECT_NE(sender.got[1].data.find("<rs-05958004-1.1.circular.d7@rathaus.example>"), std::string::npos);
  EXPECT_NE(token_in(sender.got[0].data), token_in(sender.got[1].data));
}

TEST_F(CourierTest, TheIntentStandsInTheLogBeforeTheMailIsSent) {
  town.give_addresses({"d1", "d7"});
  std::vector<MailState> seen;
  sender.before = [&] { seen.push_back(letter("d1").state); };
  (void)courier.run(stop);
  EXPECT_EQ(seen, (std::vector{MailState::attempted, MailState::accepted})) << "and the outcome of the first before the second";
}

TEST_F(CourierTest, WhatTheLastRunLeftOpenIsUnknownAndWaitsForAPerson) {
  town.give_addresses({"d1"});
  ASSERT_EQ(town.refused("circular.begin_mail", Town::named(subject, 1, R"("person":"d1","kind":"circular")")), "");
  town.open(true);
  Courier again(town.courier_parts(&sender));
  EXPECT_EQ(again.recover(), 1U);
  EXPECT_EQ(letter("d1").state, MailState::unknown);
  EXPECT_EQ(again.run(stop).accepted, 0U) << "never repeated blindly";
  EXPECT_EQ(town.refused("circular.judge_mail", Town::named(subject, 1, R"("person":"d1","kind":"circular","verdict":"again")")), "");
  EXPECT_EQ(again.run(stop).accepted, 1U);
  EXPECT_EQ(town.refused("circular.judge_mail", Town::named(subject, 1, R"("person":"d1","kind":"circular","verdict":"again")")), "circular.mail_state");
}

TEST_F(CourierTest, UnknownIsKeptApart) {
  town.give_addresses({"d1"});
  sender.answer = {.outcome = Outcome::unknown};
  EXPECT_EQ(courier.run(stop).unknown, 1U);
  sender.answer = {.outcome = Outcome::accepted, .code = 250, .reply = {}};
  town.clock.advance(3h);
  EXPECT_EQ(courier.run(stop).accepted, 0U);
  ASSERT_EQ(town.refused("circular.judge_mail", Town::named(subject, 1, R"("person":"d1","kind":"circular","verdict":"arrived")")), "");
  EXPECT_EQ(letter("d1").state, MailState::arrived);
}

TEST_F(CourierTest, PutOffIsTriedAgainLaterAndLaterUntilItIsGivenUp) {
  town.give_addresses({"d1"});
  sender.answer = {.outcome = Outcome::deferred, .code = 451, .reply = "451 4.7.1 Greylisted <d1@rathaus.example>"};
  EXPECT_EQ(courier.run(stop).deferred, 1U);
  EXPECT_EQ(letter("d1").code, "451 4.7.1") << "numbers only";
  EXPECT_EQ(courier.run(stop).deferred, 0U) << "not at once";
  town.clock.advance(61s);
  EXPECT_EQ(courier.run(stop).deferred, 1U);
  EXPECT_EQ(letter("d1").attempts, 2U);
  for (int i = 0; i < 40; ++i) {
    town.clock.advance(8h);
    (void)courier.run(stop);
  }
  EXPECT_EQ(letter("d1").state, MailState::refused);
  EXPECT_EQ(letter("d1").attempts, 13U);
}

TEST_F(CourierTest, AServerThatIsGoneIsLeftAloneForAWhile) {
  town.give_addresses({"d1", "d2", "d3"});
  sender.answer = {.outcome = Outcome::unreachable, .code = 0, .reply = "Couldn't connect to server"};
  EXPECT_EQ(courier.run(stop).deferred, 1U);
  EXPECT_EQ(sender.got.size(), 1U) << "the others are not tried in vain";
  EXPECT_EQ(courier.trouble(), "Couldn't connect to server");
  sender.answer = {.outcome = Outcome::accepted, .code = 250, .reply = {}};
  EXPECT_EQ(courier.run(stop).accepted, 0U);
  town.clock.advance(2min);
  EXPECT_EQ(courier.run(stop).accepted, 3U);
  EXPECT_EQ(courier.trouble(), "");
}

TEST_F(CourierTest, AServerThatIsGoneForDaysMakesNobodysAddressABadOne) {
  town.give_addresses({"d1"});
  sender.answer = {.outcome = Outcome::unreachable, .code = 0, .reply = "Couldn't connect to server"};
  std::size_t tries = 0;
  for (int minutes = 0; minutes < 4 * 24 * 60; minutes += 5) {
    tries += courier.run(stop).deferred;
    ASSERT_EQ(letter("d1").state, MailState::queued);
    ASSERT_EQ(letter("d1").attempts, 0U) << "nobody was asked";
    town.clock.advance(5min);
  }
  EXPECT_GT(tries, 100U);
  EXPECT_LT(tries, 400U) << "and the log is not filled with them";
  sender.answer = {.outcome = Outcome::accepted, .code = 250, .reply = {}};
  town.clock.advance(16min);
  (void)courier.run(stop);
  EXPECT_EQ(letter("d1").state, MailState::accepted);
}

TEST(CourierOnADiskThatFails, WritesTheOutcomeDownLater) {
  const auto under = storage::make_memory_engine();
  auto over = std::make_unique<test::ScriptedEngine>(*under);
  test::ScriptedEngine& engine = *over;
  Town town(testing::small_staff(), std::move(over));
  const std::string subject = town.sent();
  town.give_addresses({"d1"});
  ToldSender sender;
  sender.before = [&] {
    for (int i = 0; i < 4; ++i) engine.fail_next(storage::AppendOutcome::rolled_back);  // as often as the executor tries
  };
  std::atomic<bool> stop{false};
  Courier courier(town.courier_parts(&sender));
  EXPECT_THROW((void)courier.run(stop), Error);
  sender.before = {};
  EXPECT_EQ(courier.recover(), 0U) << "it is known what became of it";
  EXPECT_EQ(find_letter(town.db(), kLog, subject, 1, "d1", LetterKind::circular)->state, MailState::accepted);
  EXPECT_EQ(courier.run(stop).accepted, 0U);
  EXPECT_EQ(sender.got.size(), 1U);
}

TEST_F(CourierTest, WhoHasReadItGetsNoMailAndAWithdrawnOneIsNotSent) {
  town.give_addresses({"d1", "d2"});
  ASSERT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":["d1"])")), "");
  EXPECT_EQ(courier.run(stop).accepted, 1U);
  const std::string second = town.sent();
  ASSERT_EQ(town.refused("circular.withdraw", R"({"circular":")" + second + R"(","reason":"Irrtum"})"), "");
  EXPECT_EQ(courier.run(stop).accepted, 0U);
}

TEST_F(CourierTest, WhatIsWithdrawnWhileItIsUnderWayIsNotTriedAgain) {
  town.give_addresses({"d1"});
  sender.answer = {.outcome = Outcome::deferred, .code = 451, .reply = "451 4.7.1 Greylisted"};
  sender.before = [&] { EXPECT_EQ(town.refused("circular.withdraw", R"({"circular":")" + subject + R"(","reason":"Irrtum"})"), ""); };
  EXPECT_EQ(courier.run(stop).deferred, 1U);
  EXPECT_EQ(letter("d1").state, MailState::dropped);
  town.clock.advance(2h);
  sender.before = {};
  sender.answer = {.outcome = Outcome::accepted, .code = 250, .reply = {}};
  EXPECT_EQ(courier.run(stop).accepted, 0U);
  EXPECT_EQ(town.refused("circular.begin_mail", Town::named(subject, 1, R"("person":"d2","kind":"circular")")), "circular.mail_state");
}

TEST_F(CourierTest, AVersionThatWasSupersededWhileItWasUnderWayIsNotTriedAgain) {
  town.give_addresses({"d1"});
  sender.answer = {.outcome = Outcome::deferred, .code = 451, .reply = "451 4.7.1 Greylisted"};
  sender.before = [&] {
    sender.before = {};
    EXPECT_EQ(town.refused("circular.write", R"({"circular":")" + subject + R"(","change":"um 10 Uhr",)" + testing::kWish.substr(1)), "");
    EXPECT_EQ(town.refused("circular.send", town.to_send(subject, 2)), "");
  };
  (void)courier.run(stop);
  EXPECT_EQ(letter("d1").state, MailState::dropped);
  sender.answer = {.outcome = Outcome::accepted, .code = 250, .reply = {}};
  const std::size_t before = sender.got.size();
  town.clock.advance(2h);
  EXPECT_EQ(courier.run(stop).accepted, 1U);
  ASSERT_EQ(sender.got.size(), before + 1);
  EXPECT_NE(sender.got.back().data.find("um 10 Uhr"), std::string::npos);
}

TEST_F(CourierTest, ALinkWorksOnceForOnePerson) {
  town.give_addresses({"d7"});
  (void)courier.run(stop);
  const std::string token = token_in(sender.got.at(0).data);
  ASSERT_EQ(token.size(), 32U);
  EXPECT_EQ(follow("gefaelscht"), "circular.link_unknown");
  EXPECT_EQ(town.refused("circular.follow_link", R"({"token":"zz"})"), "circular.link_unknown");
  EXPECT_EQ(town.refused("circular.follow_link", R"({"token":")" + token + R"("})"), "circular.link_unknown") << "the token itself is not what is kept";
  EXPECT_EQ(follow(token), "");
  EXPECT_EQ(town.recipient(subject, "d7").how, How::link);
  EXPECT_EQ(follow(token), "circular.link_used");
}

TEST_F(CourierTest, ALinkExpiresAndEndsWithItsVersion) {
  town.give_addresses({"d7"});
  (void)courier.run(stop);
  const std::string token = token_in(sender.got.at(0).data);
  town.clock.advance(24h * 14 + 1s);
  EXPECT_EQ(follow(token), "circular.link_expired");
  const std::string second = town.sent(R"({"title":"Zur Information","sections":[{"text":"a"}],"must_acknowledge":false})");
  (void)courier.run(stop);
  const std::string late = token_in(sender.got.back().data);
  ASSERT_NE(late, token);
  ASSERT_EQ(town.refused("circular.withdraw", R"({"circular":")" + second + R"(","reason":"Irrtum"})"), "");
  EXPECT_EQ(follow(late), "circular.withdrawn");
}

TEST_F(CourierTest, DeputiesGetAMailAfterTheDeadline) {
  town.give_addresses({"d2"});
  EXPECT_EQ(courier.run(stop).escalated, 0U);
  ASSERT_EQ(town.refused("circular.acknowledge", Town::named(subject, 1, R"("how":"list","persons":["d2"])")), "");
  town.clock.advance(4h);
  const auto done = courier.run(stop);
  EXPECT_EQ(done.escalated, 1U);
  EXPECT_EQ(done.accepted, 1U);
  const std::string& mail = sender.got.back().data;
  EXPECT_NE(mail.find("Vertretung"), std::string::npos);
  EXPECT_NE(mail.find("Adler, Erika"), std::string::npos);
  EXPECT_EQ(mail.find("Fink, Erika"), std::string::npos) << "another office";
  EXPECT_EQ(courier.run(stop).escalated, 0U);
}

TEST_F(CourierTest, WithoutMailDeadlinesAreWatchedAllTheSame) {
  Courier without(town.courier_parts(nullptr));
  town.clock.advance(4h);
  EXPECT_EQ(without.run(stop).escalated, 1U);
}

TEST_F(CourierTest, AHostileTitleOrNameEndsNoHeader) {
  ASSERT_TRUE(town.sent(R"({"title":"Achtung =?UTF-8?Q?=0D=0ABcc:_x@y?= \"Ende\"","sections":[{"text":"a"}],"must_acknowledge":false})").starts_with("c-"));
  town.give_addresses({"d1"});
  (void)courier.run(stop);
  for (const mail::Envelope& one : sender.got) EXPECT_EQ(one.data.find("\r\nBcc"), std::string::npos);
}

TEST(CourierWithARealServer, DeliversPutsOffAndReportsWhatIsGone) {
  if (const std::string missing = test::OpenSmtpd::missing(); !missing.empty()) GTEST_SKIP() << missing;
  const test::OpenSmtpd server;
  Town town;
  const std::string subject = town.sent();
  ContactList list;
  list.lines = {{"d1", mail::Address::parse("adler@rathaus.example")}, {"d2", mail::Address::parse("grau@rathaus.example")}, {"d3", mail::Address::parse("weg@rathaus.example")}};
  town.contacts->put(kLog, list);
  std::atomic<bool> stop{false};
  mail::SmtpSender sender({.host = "127.0.0.1", .port = server.port(), .tls = mail::TlsMode::none}, stop);
  Courier courier(town.courier_parts(&sender));
  const auto done = courier.run(stop);
  EXPECT_EQ(done.accepted, 1U);
  EXPECT_EQ(done.deferred, 1U);
  EXPECT_EQ(done.refused, 1U);
  EXPECT_EQ(find_letter(town.db(), kLog, subject, 1, "d2", LetterKind::circular)->code, "451 4.7.1");
  EXPECT_EQ(find_letter(town.db(), kLog, subject, 1, "d3", LetterKind::circular)->code, "550 5.1.1");
  EXPECT_NE(server.delivered("rundschreiben/").find("rs-05958004-1.1.circular.d1@rathaus.example"), std::string::npos);
}

TEST(CourierWithAServerThatDropsTheLine, SaysUnknownAndDoesNotRepeat) {
  test::MisbehavingMailServer server;
  server.set(test::MisbehavingMailServer::Fault::drop_after_data);
  Town town;
  const std::string subject = town.sent();
  town.give_addresses({"d1"});
  std::atomic<bool> stop{false};
  mail::SmtpSender sender({.host = "127.0.0.1", .port = server.port(), .tls = mail::TlsMode::none, .whole_timeout = 3s}, stop);
  Courier courier(town.courier_parts(&sender));
  EXPECT_EQ(courier.run(stop).unknown, 1U);
  server.set(test::MisbehavingMailServer::Fault::none);
  town.clock.advance(3h);
  EXPECT_EQ(courier.run(stop).accepted, 0U);
  EXPECT_EQ(server.mails().size(), 1U);
}

}  // namespace
}  // namespace nb::circular
