// SPDX-License-Identifier: EUPL-1.2
// Circulars through the whole program: forms as a browser sends them, a mail server on loopback, one-time links without signing in.
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "base/error.hpp"
#include "http/program.hpp"
#include "support/mail_server.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* kPlace = "?ort=arnsberg";

/// The configuration's [mail] section, pointed at a server of the test.
void use_mail_server(const std::string& dir, std::uint16_t port) {
  const std::string path = dir + "/notbetrieb.toml";
  std::ifstream in(path);
  std::string text(std::istreambuf_iterator<char>(in), {});
  const auto at = text.find("[mail]");
  ASSERT_NE(at, std::string::npos);
  text.replace(at, text.find("link_days", at) - at,
               "[mail]\nserver = \"127.0.0.1\"\nport = " + std::to_string(port) + "\ntls = \"none\"\nfrom = \"stab@rathaus.example\"\nlink = \"http://probe.example\"\n");
  std::ofstream(path) << text;
}

struct Circulars : testing::Test {
  TempFolder folder;
  MisbehavingMailServer mail;
  std::unique_ptr<Program> program;
  std::unique_ptr<HttpClient> client;

  Circulars() {
    install(folder.file("d"));
    use_mail_server(folder.file("d"), mail.port());
    program = std::make_unique<Program>(folder.file("d"));
    client = std::make_unique<HttpClient>(program->signed_in());
  }
  HttpAnswer act(const std::string& command, const Fields& filled, const std::string& from = "/stab/rundschreiben") {
    Fields form = console_form(*client, command, "arnsberg", filled);
    form[4].second = from;
    return client->post("/stab/aktion", form);
  }
  Fields draft() {
    return {{"titel", "Schalter <öffnen>"},
            {"text0", "Alle um **neun Uhr**.\r\n\r\nDanke."},
            {"abschnitte", "2"},
            {"text1", "Nur für das Archiv."},
            {"amt1", "Standesamt"},
            {"pflicht", "1"},
            {"frist", "2023-10-30T18:00"}};
  }
  /// Writes and sends one; its subject.
  std::string sent() {
    const HttpAnswer written = act("circular.write", draft(), "/stab/rundschreiben/neu");
    EXPECT_EQ(written.status, 303) << written.between("kern-alert__body", "</div>");
    const std::string location = written.header("Location");
    const std::string subject = location.substr(20, 38);
    EXPECT_EQ(act("circular.send", {{"a.circular", subject}, {"a.version:zahl", "1"}}, "/stab/rundschreiben/1").status, 303) << location;
    return subject;
  }
  /// The first mail that came, within ten seconds.
  std::string first_mail() {
    for (int i = 0; i < 200 && mail.mails().empty(); ++i) {
      program->advance(1s);
      std::this_thread::sleep_for(50ms);
    }
    return mail.mails().empty() ? std::string() : mail.mails().front();
  }
  static std::string link_in(std::string text) {
    for (auto at = text.find("=\n"); at != std::string::npos; at = text.find("=\n")) text.erase(at, 2);
    const auto at = text.find("/rundschreiben/");
    return at == std::string::npos ? "" : text.substr(at, 15 + 32);
  }
};

TEST_F(Circulars, AreWrittenSentAndReadInTheConsole) {
  const std::string subject = sent();
  const HttpAnswer page = client->get(std::string("/stab/rundschreiben/1") + kPlace);
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has("Schalter &lt;öffnen&gt;"));
  EXPECT_TRUE(page.has("<strong>neun Uhr</strong>"));
  EXPECT_TRUE(page.has("0 von 7"));  // Standesamt
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben") + kPlace).has("Wer sind Sie?"));
  EXPECT_EQ(act("circular.confirm", {{"a.circular", subject}, {"a.version:zahl", "1"}}).status, 422) << "nobody knows who this account is";
  const std::string list = client->get(std::string("/stab/rundschreiben") + kPlace).body;
  const auto name = list.find("Thorfeld, Katharina");
  const auto value = list.rfind("value=\"", name);
  const std::string person = list.substr(value + 7, list.find('"', value + 7) - value - 7);
  EXPECT_EQ(act("circular.name_reader", {{"a.person", person}}).status, 303);
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben") + kPlace).has("Für Sie neu"));
  EXPECT_EQ(act("circular.confirm", {{"a.circular", subject}, {"a.version:zahl", "1"}}).status, 303);
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben") + kPlace).has("Sie haben alles gelesen"));
}

TEST_F(Circulars, BadFormsComeBackWithEverythingTyped) {
  Fields late = draft();
  late.back().second = "2023-10-29T18:00";
  const HttpAnswer again = act("circular.write", late, "/stab/rundschreiben/neu");
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(again.has("liegt in der Vergangenheit"));
  EXPECT_TRUE(again.has("Nur für das Archiv."));
  EXPECT_TRUE(again.has("Schalter &lt;öffnen&gt;"));
  Fields nobody = draft();
  nobody[4].second = "Gibtsnicht";
  EXPECT_TRUE(act("circular.write", nobody, "/stab/rundschreiben/neu").has("steht im Telefonverzeichnis niemand"));
  EXPECT_EQ(client->get(std::string("/stab/rundschreiben/1") + kPlace).status, 404);
}

TEST_F(Circulars, ALinkShowsWithoutChangingAndAcknowledgesOnce) {
  const std::string subject = sent();
  ASSERT_EQ(act("circular.addresses", {{"liste", "Thorfeld;Katharina;Standesamt;thorfeld@rathaus.example"}}, "/stab/rundschreiben/adressen").status, 303);
  const std::string link = link_in(first_mail());
  ASSERT_EQ(link.size(), 47U);
  HttpClient stranger = program->client();
  for (int i = 0; i < 3; ++i) {
    const HttpAnswer seen = stranger.get(link);  // a mail scanner, a preview, a person
    EXPECT_EQ(seen.status, 200);
    EXPECT_TRUE(seen.has("neun Uhr"));
    EXPECT_EQ(seen.header("Referrer-Policy"), "no-referrer");
  }
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben/1") + kPlace).has("0 von 7"));
  EXPECT_EQ(stranger.post(link, {}).status, 200);
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben/1") + kPlace).has("1 von 7"));
  EXPECT_EQ(stranger.post(link, {}).status, 409);
  EXPECT_TRUE(stranger.get(link).has("schon bestätigt"));
  std::string forged = link;
  forged.back() = forged.back() == '0' ? '1' : '0';
  EXPECT_EQ(stranger.get(forged).status, 404);
  EXPECT_EQ(stranger.post(forged, {}).status, 404);
  EXPECT_EQ(stranger.get("/rundschreiben/kurz").status, 404);
}

TEST_F(Circulars, ListsAndCallsAreTickedOff) {
  const std::string subject = sent();
  const HttpAnswer sheet = client->get(std::string("/stab/rundschreiben/1/liste/2") + kPlace);
  EXPECT_TRUE(sheet.has("NB-RS 1.1.2"));
  const std::string person = sheet.between("name=\"person\" id=\"p-", "\"");
  EXPECT_EQ(act("circular.acknowledge", {{"rundschreiben", subject}, {"fassung", "1"}, {"person", person}}, "/stab/rundschreiben/1/liste/2").status, 303);
  EXPECT_TRUE(client->get(std::string("/stab/rundschreiben/1/liste/2") + kPlace).has("auf der Liste unterschrieben"));
  EXPECT_EQ(act("circular.scan", {{"bogen", "NB-RS 1.1.2"}}).header("Location"), "/stab/rundschreiben/1/liste/2?ort=arnsberg&fassung=1");
  EXPECT_EQ(act("circular.scan", {{"bogen", "1.1"}}).status, 422);
  const HttpAnswer calls = client->get(std::string("/stab/rundschreiben/1/anrufe") + kPlace);
  EXPECT_TRUE(calls.has("Vertretung weiß Bescheid"));
  EXPECT_EQ(act("circular.note_call", {{"a.circular", subject}, {"a.version:zahl", "1"}, {"a.person", "d99999"}, {"a.result", "reached"}}, "/stab/rundschreiben/1/anrufe").status,
            422);
  for (const char* file : {"/stab/rundschreiben/1/anrufe.pdf", "/stab/rundschreiben/1/listen.pdf"}) {
    const HttpAnswer pdf = client->get(std::string(file) + kPlace);
    EXPECT_TRUE(pdf.body.starts_with("%PDF")) << file;
  }
  EXPECT_EQ(client->get(std::string("/stab/rundschreiben/1/liste/9999") + kPlace).status, 404);
}

TEST_F(Circulars, DeputiesAreAskedAfterTheDeadline) {
  (void)sent();
  program->advance(11h);
  client = std::make_unique<HttpClient>(program->signed_in());
  bool asked = false;
  for (int i = 0; i < 200 && !asked; ++i) {
    program->advance(1s);
    std::this_thread::sleep_for(20ms);
    asked = client->get(std::string("/stab/rundschreiben/1") + kPlace).has("Frist vorbei, Vertretung gefragt");
  }
  EXPECT_TRUE(asked);
}

TEST(CircularSettings, WhatIsWrongIsSaidBeforeAnythingStarts) {
  const TempFolder folder;
  const std::string dir = folder.file("d");
  install(dir, false);
  use_mail_server(dir, 25);
  const std::string path = dir + "/notbetrieb.toml";
  std::ifstream in(path);
  const std::string good(std::istreambuf_iterator<char>(in), {});
  const auto told = [&](const std::string& key, const std::string& line) {
    std::string text = good;
    const auto section = text.find("[mail]\n");
    const auto at = text.find("\n" + key + " = ", section);
    if (at < text.find("\n[", section + 1)) text.erase(at, text.find('\n', at + 1) - at);
    text.insert(section + 7, line + "\n");
    std::ofstream(path) << text;
    try {
      const Program program(dir);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_EQ(told("from", "from = \"stab@rathaus.example\""), "");
  EXPECT_NE(told("from", "from = \"kein Absender\"").find("»mail.from« falsch: Erwartet wird die Mailadresse"), std::string::npos);
  EXPECT_NE(told("from", "from = \"\"").find("»mail.from«"), std::string::npos) << "a server without a sender";
  EXPECT_NE(told("name", "name = \"a\\r\\nBcc: x\"").find("»mail.name« falsch"), std::string::npos);
  EXPECT_NE(told("user", "user = \"nb\"").find("mail-password schreiben"), std::string::npos) << told("user", "user = \"nb\"");
  const std::string password = dir + "/keys/mail-password";
  std::ofstream(password) << "geheim\n";
  std::filesystem::permissions(password, std::filesystem::perms::owner_read | std::filesystem::perms::others_read);
  const std::string open = told("user", "user = \"nb\"");
  EXPECT_NE(open.find("können andere lesen"), std::string::npos);
  EXPECT_EQ(open.find("geheim"), std::string::npos) << "the password is in no sentence";
  std::filesystem::permissions(password, std::filesystem::perms::owner_read);
  EXPECT_EQ(told("user", "user = \"nb\""), "");
}

}  // namespace
}  // namespace nb::test
