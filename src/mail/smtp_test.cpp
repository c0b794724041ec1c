// SPDX-License-Identifier: EUPL-1.2
#include "mail/smtp.hpp"

#include <gtest/gtest.h>

#include "mail/message.hpp"
#include "support/mail_server.hpp"

namespace nb::mail {
namespace {

using namespace std::chrono_literals;
using Fault = test::MisbehavingMailServer::Fault;
using Outcome = Delivery::Outcome;

Envelope envelope(const std::string& to, const std::string& text = "Bitte lesen.\n") {
  const Message message{.from = {*Address::parse("stab@rathaus.example"), *HeaderText::parse("Stadt Arnsberg")},
                        .to = {*Address::parse(to), *HeaderText::parse("Jürgen Größe")},
                        .subject = *HeaderText::parse("Rundschreiben 3: Öffnung der Schalter"),
                        .text = text,
                        .date = *parse_rfc3339("2023-10-30T08:05:00+01:00"),
                        .id = *MessageId::parse("rs-3.1.d17@rathaus.example")};
  return {.from = message.from.address, .to = message.to.address, .data = *compose(message)};
}

struct Smtp : testing::Test {
  test::MisbehavingMailServer server;
  std::atomic<bool> stop{false};
  SmtpSender sender{{.host = "127.0.0.1", .port = server.port(), .tls = TlsMode::none, .connect_timeout = 2s, .whole_timeout = 2s}, stop};

  Delivery send(Fault fault) {
    server.set(fault);
    return sender.send(envelope("erika@rathaus.example"));
  }
};

TEST_F(Smtp, TheServersWordsAreKept) {
  const Delivery done = send(Fault::none);
  EXPECT_EQ(done.outcome, Outcome::accepted);
  EXPECT_EQ(done.code, 250);
  EXPECT_EQ(done.reply, "250 2.0.0 angenommen");
  ASSERT_EQ(server.mails().size(), 1U);
  EXPECT_NE(server.mails()[0].find("Subject: =?UTF-8?Q?"), std::string::npos);
}

TEST_F(Smtp, OneConnectionCarriesManyMails) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(send(Fault::none).outcome, Outcome::accepted);
  EXPECT_EQ(server.connections(), 1);
  EXPECT_EQ(server.mails().size(), 5U);
}

TEST_F(Smtp, ADotAloneOnALineEndsNoMail) {
  EXPECT_EQ(sender.send(envelope("erika@rathaus.example", "a\n.\nRSET\nb\n")).outcome, Outcome::accepted);
  ASSERT_EQ(server.mails().size(), 1U);
  EXPECT_NE(server.mails()[0].find("RSET\nb\n"), std::string::npos);
}

TEST_F(Smtp, PutOffIsNotRefused) {
  EXPECT_EQ(send(Fault::greylist).outcome, Outcome::deferred);
  EXPECT_EQ(send(Fault::greylist).code, 451);
  EXPECT_EQ(send(Fault::busy).outcome, Outcome::deferred);
  EXPECT_EQ(send(Fault::refuse_recipient).outcome, Outcome::refused);
  EXPECT_EQ(send(Fault::refuse_recipient).code, 550);
  EXPECT_EQ(send(Fault::refuse_data).outcome, Outcome::refused);
  EXPECT_EQ(send(Fault::none).outcome, Outcome::accepted);  // the sender is none the worse for it
  EXPECT_EQ(server.mails().size(), 1U);
}

TEST_F(Smtp, WhatWasHandedOverWithoutAReplyIsUnknown) {
  EXPECT_EQ(send(Fault::drop_after_data).outcome, Outcome::unknown);
  EXPECT_EQ(server.mails().size(), 1U) << "it was not sent again behind our back";
  EXPECT_EQ(send(Fault::silent_after_data).outcome, Outcome::unknown);
  EXPECT_EQ(server.mails().size(), 2U);
}

TEST_F(Smtp, WhatWasNotHandedOverIsNot) {
  EXPECT_EQ(send(Fault::drop_before_data).outcome, Outcome::unreachable);
  EXPECT_EQ(send(Fault::drop_in_data).outcome, Outcome::unknown);  // small mails are handed over before the drop is seen
  EXPECT_EQ(send(Fault::no_service).outcome, Outcome::unreachable);
  EXPECT_EQ(server.mails().size(), 0U);
}

TEST_F(Smtp, ASlowServerCostsOnlyTheTimeout) {
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(send(Fault::slow).outcome, Outcome::unreachable);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, 4s);
}

TEST_F(Smtp, NoServerAndNoTlsAreToldApartFromARefusal) {
  SmtpSender nowhere({.host = "127.0.0.1", .port = test::Listening().port(), .tls = TlsMode::none, .connect_timeout = 1s}, stop);
  EXPECT_EQ(nowhere.send(envelope("erika@rathaus.example")).outcome, Outcome::unreachable);
  SmtpSender guarded({.host = "127.0.0.1", .port = server.port(), .tls = TlsMode::starttls, .connect_timeout = 1s, .whole_timeout = 2s}, stop);
  EXPECT_EQ(guarded.send(envelope("erika@rathaus.example")).outcome, Outcome::unreachable) << "the server offers no TLS";
  EXPECT_TRUE(server.mails().empty());
  stop = true;
  EXPECT_EQ(send(Fault::none).outcome, Outcome::unreachable);
}

TEST(RealMailServer, TakesPutsOffAndRefusesAsItShould) {
  if (const std::string missing = test::OpenSmtpd::missing(); !missing.empty()) GTEST_SKIP() << missing;
  const test::OpenSmtpd server;
  std::atomic<bool> stop{false};
  SmtpSender sender({.host = "127.0.0.1", .port = server.port(), .tls = TlsMode::none}, stop);
  EXPECT_EQ(sender.send(envelope("grau@rathaus.example")).code, 451);
  EXPECT_EQ(sender.send(envelope("weg@rathaus.example")).code, 550);
  EXPECT_EQ(sender.send(envelope("erika@anderswo.example")).outcome, Outcome::refused);
  const Delivery done = sender.send(envelope("erika@rathaus.example", "Zeile eins\n.\nGrüße aus dem Rathaus\n"));
  EXPECT_EQ(done.outcome, Outcome::accepted) << done.reply;
  const std::string mail = server.delivered("Rathaus");
  EXPECT_NE(mail.find("Message-ID:\n <rs-3.1.d17@rathaus.example>"), std::string::npos) << mail;
  EXPECT_NE(mail.find("Gr=C3=BC=C3=9Fe aus dem Rathaus"), std::string::npos) << mail;
  EXPECT_NE(mail.find("To: =?UTF-8?Q?J=C3=BCrgen_Gr=C3=B6=C3=9Fe?="), std::string::npos) << mail;
}

}  // namespace
}  // namespace nb::mail
