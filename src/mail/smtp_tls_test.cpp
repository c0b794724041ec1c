// SPDX-License-Identifier: EUPL-1.2
// The town's own mail server behind the town's own CA, as OpenSMTPD is run in earnest: who it is, is checked before anything is sent,
// the password included.
#include <gtest/gtest.h>

#include "mail/message.hpp"
#include "mail/smtp.hpp"
#include "support/certificates.hpp"
#include "support/mail_server.hpp"

namespace nb::mail {
namespace {

using Outcome = Delivery::Outcome;
using Tls = test::OpenSmtpdOptions::Tls;

constexpr const char* kPassword = "gut & geheim";

struct SmtpTls : testing::Test {
  test::TownCa ca;
  std::atomic<bool> stop{false};

  void SetUp() override {
    if (const std::string missing = test::OpenSmtpd::missing(); !missing.empty()) GTEST_SKIP() << missing;
    if (test::openssl({"version"}, ca.file("version")).empty()) GTEST_SKIP() << "openssl ist nicht installiert (apt-get install openssl)";
  }
  [[nodiscard]] test::OpenSmtpdOptions guarded(const test::TownCa::Signed& by, Tls tls = Tls::starttls) const { return {.tls = tls, .certificate = by.certificate, .key = by.key}; }
  [[nodiscard]] SmtpOptions to(const test::OpenSmtpd& server, TlsMode tls = TlsMode::starttls) const {
    return {.host = "127.0.0.1", .port = server.port(), .tls = tls, .ca_file = ca.certificate()};
  }
  Delivery send(const SmtpOptions& options, const std::string& text = "Bitte lesen.\n") {
    const Message message{.from = {*Address::parse("stab@rathaus.example"), *HeaderText::parse("Stadt Arnsberg")},
                          .to = {*Address::parse("erika@rathaus.example"), *HeaderText::parse("Erika")},
                          .subject = *HeaderText::parse("Rundschreiben"),
                          .text = text,
                          .date = *parse_rfc3339("2023-10-30T08:05:00+01:00"),
                          .id = *MessageId::parse("rs-1.1.d1@rathaus.example")};
    return SmtpSender(options, stop).send({.from = message.from.address, .to = message.to.address, .data = *compose(message)});
  }
};

TEST_F(SmtpTls, AServerOfTheTownsOwnCaIsTrustedOverStarttls) {
  const test::OpenSmtpd server(guarded(ca.sign("IP:127.0.0.1")));
  const Delivery done = send(to(server), "Verschluesselt angekommen\n");
  EXPECT_EQ(done.outcome, Outcome::accepted) << done.reply;
  EXPECT_NE(server.delivered("Verschluesselt angekommen").find("Verschluesselt angekommen"), std::string::npos);
  EXPECT_NE(send(to(server, TlsMode::none)).outcome, Outcome::accepted) << "this server takes nothing in the clear";
}

TEST_F(SmtpTls, AndFromTheFirstByte) {
  const test::OpenSmtpd server(guarded(ca.sign("IP:127.0.0.1"), Tls::from_the_start));
  const Delivery done = send(to(server, TlsMode::tls));
  EXPECT_EQ(done.outcome, Outcome::accepted) << done.reply;
}

TEST_F(SmtpTls, NothingIsSentToAServerThatNobodyVouchesFor) {
  const test::OpenSmtpd server(guarded(ca.sign("IP:127.0.0.1")));
  SmtpOptions system = to(server);
  system.ca_file.clear();
  const Delivery unknown = send(system, "Geheim eins\n");
  EXPECT_EQ(unknown.outcome, Outcome::unreachable) << unknown.reply;
  EXPECT_NE(unknown.reply.find("certificate"), std::string::npos) << unknown.reply;
  const test::TownCa other("Fremde CA");
  SmtpOptions foreign = to(server);
  foreign.ca_file = other.certificate();
  EXPECT_EQ(send(foreign, "Geheim zwei\n").outcome, Outcome::unreachable);
  SmtpOptions missing = to(server);
  missing.ca_file = ca.file("gibt-es-nicht.pem");
  EXPECT_EQ(send(missing, "Geheim drei\n").outcome, Outcome::unreachable);
  EXPECT_EQ(send(to(server), "Erlaubt\n").outcome, Outcome::accepted);
  EXPECT_EQ(server.delivered("Erlaubt").find("Geheim"), std::string::npos);
}

TEST_F(SmtpTls, ACertificateForAnotherNameIsRefused) {
  const test::OpenSmtpd server(guarded(ca.sign("DNS:anderswo.example")));
  const Delivery done = send(to(server));
  EXPECT_EQ(done.outcome, Outcome::unreachable) << done.reply;
}

TEST_F(SmtpTls, AnExpiredCertificateIsRefused) {
  const test::OpenSmtpd server(guarded(ca.sign("IP:127.0.0.1", -1)));
  const Delivery done = send(to(server));
  EXPECT_EQ(done.outcome, Outcome::unreachable) << done.reply;
  EXPECT_NE(done.reply.find("certificate"), std::string::npos) << done.reply;
}

TEST_F(SmtpTls, WhoMustSignInDoesSoBehindTlsOnly) {
  test::OpenSmtpdOptions options = guarded(ca.sign("IP:127.0.0.1"));
  options.user = "notbetrieb";
  options.password_hash = test::openssl({"passwd", "-6", kPassword}, ca.file("hash"));
  options.password_hash.pop_back();
  const test::OpenSmtpd server(options);
  SmtpOptions with = to(server);
  with.user = "notbetrieb";
  with.password = kPassword;
  const Delivery done = send(with, "Angemeldet\n");
  EXPECT_EQ(done.outcome, Outcome::accepted) << done.reply;
  SmtpOptions wrong = with;
  wrong.password = "falsch";
  const Delivery refused = send(wrong, "Falsches Passwort\n");
  EXPECT_EQ(refused.outcome, Outcome::unreachable) << "it concerns every mail, not this one: " << refused.reply;
  EXPECT_EQ(refused.reply.find("falsch"), std::string::npos) << "the password is in no reply";
  const Delivery nobody = send(to(server), "Ohne Anmeldung\n");
  EXPECT_NE(nobody.outcome, Outcome::accepted) << nobody.reply;
  EXPECT_NE(nobody.outcome, Outcome::unknown);
  const std::string mails = server.delivered("Angemeldet");
  EXPECT_EQ(mails.find("Falsches Passwort"), std::string::npos);
  EXPECT_EQ(mails.find("Ohne Anmeldung"), std::string::npos);
}

}  // namespace
}  // namespace nb::mail
