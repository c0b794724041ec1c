// SPDX-License-Identifier: EUPL-1.2
// A program with a mail server on loopback and somebody who writes circulars, for the tests of their pages.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>

#include "http/program.hpp"
#include "support/mail_server.hpp"

namespace nb::test {

inline constexpr const char* kPlace = "?ort=arnsberg";

/// The configuration's [mail] section, pointed at a server of the test.
inline void use_mail_server(const std::string& dir, std::uint16_t port) {
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
    EXPECT_EQ(send(subject, seen()).status, 303) << location;
    return subject;
  }
  /// The mark of the draft that the page shows.
  std::string seen() { return client->get(std::string("/stab/rundschreiben/1") + kPlace + "&entwurf=1").between("name=\"a.seen\" value=\"", "\""); }
  HttpAnswer send(const std::string& subject, const std::string& mark) {
    return act("circular.send", {{"a.circular", subject}, {"a.version:zahl", "1"}, {"a.seen", mark}}, "/stab/rundschreiben/1");
  }
  /// Somebody else, signed in, with one role in Arnsberg.
  HttpClient somebody(const std::string& account, const std::string& role) {
    client.reset();
    program.reset();
    const Said made = notbetrieb({"account", "--dir", folder.file("d"), account, "--role", role, "--ags", "arnsberg", "--password-stdin"}, std::string(kPassword) + "\n");
    EXPECT_EQ(made.code, 0) << made.err;
    program = std::make_unique<Program>(folder.file("d"));
    client = std::make_unique<HttpClient>(program->signed_in());
    return program->signed_in(account);
  }
  static HttpAnswer act_as(HttpClient& who, const std::string& command, const Fields& filled) {
    Fields form = console_form(who, command, "arnsberg", filled);
    form[0].second = who.get(std::string("/stab/") + kPlace).between("name=\"csrf\" value=\"", "\"");
    form[4].second = "/stab/rundschreiben";
    return who.post("/stab/aktion", form);
  }
  /// The first mail that came, within ten seconds.
  std::string first_mail() {
    for (int i = 0; i < 200 && mail.mails().empty(); ++i) {
      program->advance(std::chrono::seconds(1));
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return mail.mails().empty() ? std::string() : mail.mails().front();
  }
  static std::string link_in(std::string text) {
    for (auto at = text.find("=\n"); at != std::string::npos; at = text.find("=\n")) text.erase(at, 2);
    const auto at = text.find("/rundschreiben/");
    return at == std::string::npos ? "" : text.substr(at, 15 + 32);
  }
};

}  // namespace nb::test
