// SPDX-License-Identifier: EUPL-1.2
// Hostile and mistaken input of signed-in people: escaped or refused in one sentence, and nobody has to type twice.
#include <gtest/gtest.h>

#include <fstream>

#include "http/program.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

class ConsoleInput : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    install(folder_->file("d"));
    program_ = std::make_unique<Program>(folder_->file("d"));
  }
  static void TearDownTestSuite() {
    program_.reset();
    folder_.reset();
  }

  HttpAnswer act(const std::string& command, const std::string& place, const Fields& filled) {
    Fields form = console_form(client_, command, place, filled);
    if (command.starts_with("publish.")) form[4].second = "/stab/meldungen";
    return client_.post("/stab/aktion", form);
  }

  static std::unique_ptr<TempFolder> folder_;
  static std::unique_ptr<Program> program_;
  HttpClient client_ = [] {
    program_->advance(5min);
    return program_->signed_in();
  }();
};
std::unique_ptr<TempFolder> ConsoleInput::folder_;
std::unique_ptr<Program> ConsoleInput::program_;

constexpr const char* kHostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

TEST_F(ConsoleInput, ArrivesEscapedEverywhere) {
  ASSERT_EQ(act("situation.declare_component", "", {{"a.component", "phone"}, {"a.state", "degraded"}, {"a.text.de", kHostile}, {"a.text.en", kHostile}}).status, 303);
  ASSERT_EQ(act("publish.announce", "arnsberg", {{"a.id", "feindlich"}, {"a.severity", "info"}, {"a.texts.de.title", kHostile}, {"a.texts.de.body", kHostile}}).status, 303);
  for (const char* path : {"/stab/", "/stab/verlauf", "/stab/komponenten", "/stab/komponenten/phone", "/stab/meldungen?ort=arnsberg", "/arnsberg/", "/arnsberg/meldungen/",
                           "/arnsberg/meldungen/feindlich/", "/en/arnsberg/", "/arnsberg/zentrale/", "/arnsberg/aushang/"}) {
    const HttpAnswer page = client_.get(path);
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_FALSE(page.has("<script>alert")) << path;
    EXPECT_FALSE(page.has("<img src=x")) << path;
  }
  EXPECT_TRUE(client_.get("/stab/komponenten?q=%3Cscript%3E").has("&lt;script&gt;"));
}

TEST_F(ConsoleInput, ComesBackWithTheReasonAndEverythingTyped) {
  const HttpAnswer refused = act(
      "publish.announce", "arnsberg",
      {{"a.severity", "urgent"}, {"a.texts.de.title", "Eine Überschrift"}, {"a.texts.de.body", "Ein Text & mehr\n\nZweiter Absatz"}, {"a.valid_until:zeit", "2020-01-01T10:00"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("Noch nicht eingetragen"));
  EXPECT_TRUE(refused.has("Bitte prüfen Sie „gültig bis“.")) << refused.between("kern-alert__body", "</div>");
  EXPECT_TRUE(refused.has("value=\"Eine Überschrift\""));
  EXPECT_TRUE(refused.has(">Ein Text &amp; mehr\n\nZweiter Absatz</textarea>"));
  EXPECT_TRUE(refused.has("value=\"2020-01-01T10:00\""));
  EXPECT_TRUE(refused.has("value=\"urgent\" checked"));
}

TEST_F(ConsoleInput, IsRefusedInOneSentenceWhenItFitsNothing) {
  for (const Fields& filled : {Fields{{"a.component", "gibt_es_nicht"}, {"a.state", "down"}}, Fields{{"a.component", "phone"}, {"a.state", "kaputt"}}, Fields{{"a.state", "down"}},
                               Fields{{"a.component", "phone"}, {"a.state", "down"}, {"a.valid_until:zeit", "morgen"}},
                               Fields{{"a.component", "phone"}, {"a.state", "down"}, {"a.text", "x"}, {"a.text.de", "y"}},
                               Fields{{"a.component", "phone"}, {"a.state", "down"}, {"a.text.de", std::string(100'000, 'x')}}}) {
    const HttpAnswer refused = act("situation.declare_component", "", filled);
    EXPECT_EQ(refused.status, 422) << filled.back().first;
    EXPECT_TRUE(refused.has("Noch nicht eingetragen")) << filled.back().first;
  }
  EXPECT_EQ(act("catalogue.apply", "", {}).status, 422);
  EXPECT_EQ(act("situation.declare_component", "atlantis", {{"a.component", "phone"}, {"a.state", "down"}}).status, 404);
  EXPECT_EQ(client_.get("/stab/komponenten/gibt_es_nicht").status, 404);
  EXPECT_EQ(client_.get("/stab/?ort=atlantis").status, 404);
}

TEST_F(ConsoleInput, MayBeBrokenBytesOrTooLongWithoutHarm) {
  const std::string csrf = client_.csrf();
  EXPECT_EQ(client_.post_raw("/stab/aktion", "csrf=" + csrf + "&befehl=situation.undo&a.text.de=%FF%FE&%00=%00&ort=%C3").status, 422);
  EXPECT_EQ(client_.post_raw("/stab/aktion", "csrf=" + csrf + "&a.text.de=" + std::string(200'000, 'x')).status, 413);
  EXPECT_EQ(client_.get("/stab/komponenten?q=%FF&ort=%FF").status, 200);
  EXPECT_EQ(client_.post("/stab/anmelden", {{"konto", std::string(100'000, 'a')}, {"passwort", std::string(20'000, 'b')}}).status, 401);
}

TEST_F(ConsoleInput, SaysThatASealedJournalTakesNothing) {
  TempFolder folder;
  install(folder.file("d"), false);
  { std::ofstream(folder.file("d") + "/journal.db.sealed") << "Probe"; }
  const Program program(folder.file("d"));
  HttpClient client = program.signed_in();
  Fields form = console_form(client, "crisis.record_decision", "", {{"a.decided_by", "Stabsleitung"}, {"a.text", "Bleibt stehen"}, {"a.why", "Darum"}});
  form[4].second = "/stab/tagebuch/neu";
  const HttpAnswer refused = client.post("/stab/aktion", form);
  EXPECT_EQ(refused.status, 503);
  EXPECT_TRUE(refused.has("ersiegelt"));
  EXPECT_TRUE(refused.has(">Bleibt stehen</textarea>"));
  EXPECT_NE(client.get("/healthz").status, 200);
}

}  // namespace
}  // namespace nb::test
