// SPDX-License-Identifier: EUPL-1.2
// The town's own mail server behind the town's own CA: who it is, is checked before anything is sent, the password included.
#include <gtest/gtest.h>

#include "mail/message.hpp"
#include "mail/smtp.hpp"
#include "support/certificates.hpp"
#include "support/tls_mail_server.hpp"

namespace nb::mail {
namespace {

using namespace std::chrono_literals;
using Outcome = Delivery::Outcome;
using test::TlsMailServer;

constexpr const char* kPassword = "gut & geheim";

struct SmtpTls : testing::Test {
  test::TownCa ca;
  std::atomic<bool> stop{false};

  void SetUp() override {
    if (test::openssl({"version"}, ca.file("version")).empty()) GTEST_SKIP() << "openssl ist nicht installiert (apt-get install openssl)";
  }
  [[nodiscard]] test::TlsMailServerOptions certified(const std::string& alt = "IP:127.0.0.1", int days = 30) const {
    const test::TownCa::Signed by = ca.sign(alt, days);
    return {.certificate = by.certificate, .key = by.key};
  }
  [[nodiscard]] SmtpOptions to(const TlsMailServer& server, TlsMode tls = TlsMode::starttls) const {
    return {.host = "127.0.0.1", .port = server.port(), .tls = tls, .ca_file = ca.certificate(), .connect_timeout = 3s, .whole_timeout = 5s};
  }
  Delivery send(const SmtpOptions& options) {
    const Message message{.from = {*Address::parse("stab@rathaus.example"), *HeaderText::parse("Stadt Arnsberg")},
                          .to = {*Address::parse("erika@rathaus.example"), *HeaderText::parse("Erika")},
                          .subject = *HeaderText::parse("Rundschreiben"),
                          .text = "Bitte lesen.\n",
                          .date = *parse_rfc3339("2023-10-30T08:05:00+01:00"),
                          .id = *MessageId::parse("rs-1.1.d1@rathaus.example")};
    return SmtpSender(options, stop).send({.from = message.from.address, .to = message.to.address, .data = *compose(message)});
  }
  /// Nothing but greetings was said.
  static void expect_nothing_told(const TlsMailServer& server) {
    EXPECT_TRUE(server.mails().empty());
    for (const char* word : {"MAIL FROM", "AUTH", "erika"}) EXPECT_EQ(server.heard().find(word), std::string::npos) << server.heard();
  }
};

TEST_F(SmtpTls, AServerOfTheTownsOwnCaIsTrustedOverStarttls) {
  const TlsMailServer server(certified());
  const Delivery done = send(to(server));
  EXPECT_EQ(done.outcome, Outcome::accepted) << done.reply;
  EXPECT_EQ(server.mails().size(), 1U);
  EXPECT_NE(send(to(server, TlsMode::none)).outcome, Outcome::accepted) << "this server takes nothing in the clear";
  EXPECT_EQ(server.mails().size(), 1U);
}

TEST_F(SmtpTls, AndFromTheFirstByte) {
  test::TlsMailServerOptions options = certified();
  options.from_the_start = true;
  const TlsMailServer server(options);
  const Delivery done = send(to(server, TlsMode::tls));
  EXPECT_EQ(done.outcome, Outcome::accepted) << done.reply;
}

TEST_F(SmtpTls, NothingIsToldToAServerThatNobodyVouchesFor) {
  const TlsMailServer server(certified());
  SmtpOptions system = to(server);
  system.ca_file.clear();
  const Delivery unknown = send(system);
  EXPECT_EQ(unknown.outcome, Outcome::unreachable) << unknown.reply;
  EXPECT_NE(unknown.reply.find("certificate"), std::string::npos) << unknown.reply;
  const test::TownCa other("Fremde CA");
  SmtpOptions foreign = to(server);
  foreign.ca_file = other.certificate();
  EXPECT_EQ(send(foreign).outcome, Outcome::unreachable);
  SmtpOptions missing = to(server);
  missing.ca_file = ca.file("gibt-es-nicht.pem");
  EXPECT_EQ(send(missing).outcome, Outcome::unreachable);
  expect_nothing_told(server);
}

TEST_F(SmtpTls, ACertificateForAnotherNameIsRefused) {
  const TlsMailServer server(certified("DNS:anderswo.example"));
  EXPECT_EQ(send(to(server)).outcome, Outcome::unreachable);
  expect_nothing_told(server);
}

TEST_F(SmtpTls, AnExpiredCertificateIsRefused) {
  const TlsMailServer server(certified("IP:127.0.0.1", -1));
  const Delivery done = send(to(server));
  EXPECT_EQ(done.outcome, Outcome::unreachable) << done.reply;
  EXPECT_NE(done.reply.find("certificate"), std::string::npos) << done.reply;
  expect_nothing_told(server);
}

TEST_F(SmtpTls, WhoMustSignInDoesSoBehindTlsOnly) {
  test::TlsMailServerOptions options = certified();
  options.user = "notbetrieb";
  options.password = kPassword;
  const TlsMailServer server(options);
  SmtpOptions with = to(server);
  with.user = "notbetrieb";
  with.password = kPassword;
  const Delivery done = send(with);
  EXPECT_EQ(done.outcome, Outcome::accepted) << done.reply;
  const std::string before_tls = server.heard().substr(0, server.heard().find("STARTTLS"));
  EXPECT_EQ(before_tls.find("AUTH"), std::string::npos) << "the password waits for TLS";
  SmtpOptions wrong = with;
  wrong.password = "falsch";
  const Delivery refused = send(wrong);
  EXPECT_EQ(refused.outcome, Outcome::unreachable) << "it concerns every mail, not this one: " << refused.reply;
  const Delivery nobody = send(to(server));
  EXPECT_NE(nobody.outcome, Outcome::accepted) << nobody.reply;
  EXPECT_NE(nobody.outcome, Outcome::unknown);
  EXPECT_EQ(server.mails().size(), 1U);
}

TEST_F(SmtpTls, WithoutTlsOnOfferNoPasswordLeaves) {
  test::MisbehavingMailServer server;
  const SmtpOptions options{.host = "127.0.0.1",
                            .port = server.port(),
                            .tls = TlsMode::starttls,
                            .ca_file = ca.certificate(),
                            .user = "notbetrieb",
                            .password = kPassword,
                            .connect_timeout = 2s,
                            .whole_timeout = 3s};
  EXPECT_EQ(send(options).outcome, Outcome::unreachable);
  EXPECT_TRUE(server.mails().empty());
}

}  // namespace
}  // namespace nb::mail
