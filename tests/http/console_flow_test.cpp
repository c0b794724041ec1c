// SPDX-License-Identifier: EUPL-1.2
// What the crisis staff says is what the public reads: each action of the console and its effect on pages of several municipalities.
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "http/program.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

/// One installation and one server for all tests of this file; each works on things of its own.
class ConsoleFlow : public testing::Test {
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

  HttpAnswer act(const std::string& command, const std::string& place, const Fields& filled) { return client_.post("/stab/aktion", console_form(client_, command, place, filled)); }
  HttpAnswer preview(const std::string& command, const std::string& place, const Fields& filled) {
    return client_.post("/stab/aktion", console_form(client_, command, place, filled, "vorschau"));
  }
  /// A record of a municipality's public list ("components", "services", "announcements", "incidents") as JSON text; empty if it is not there.
  std::string record(const std::string& town, const char* list, const std::string& id) {
    const boost::json::value status = boost::json::parse(client_.get("/api/v1/" + town + "/status.json").body);
    for (const boost::json::value& one : status.as_object().at(list).as_array()) {
      if (one.as_object().at("id").as_string() == id) return boost::json::serialize(one);
    }
    return {};
  }
  std::string member(const std::string& town, const char* list, const std::string& id, const char* name) {
    return std::string(boost::json::parse(record(town, list, id)).as_object().at(name).as_string());
  }
  static std::string number_of(const HttpAnswer& done) {
    const std::string location = done.header("Location");
    return location.substr(location.find("eingetragen=") + 12);
  }

  static std::unique_ptr<TempFolder> folder_;
  static std::unique_ptr<Program> program_;
  HttpClient client_ = [] {
    program_->advance(5min);  // the tests sign in one after the other, and the limit on that is tested elsewhere
    return program_->signed_in();
  }();
};
std::unique_ptr<TempFolder> ConsoleFlow::folder_;
std::unique_ptr<Program> ConsoleFlow::program_;

TEST_F(ConsoleFlow, PreviewCountsWhomAnOutageHitsAndWritesNothing) {
  const Said expected = notbetrieb({"what-if", "--dir", folder_->file("d"), "provider_dc"});
  ASSERT_EQ(expected.code, 0) << expected.err;
  const HttpAnswer page = preview("situation.declare_component", "", {{"a.component", "provider_dc"}, {"a.state", "down"}});
  ASSERT_EQ(page.status, 200);
  std::string citizens = page.between("dort wohnen <strong>", "</strong>");
  std::erase(citizens, '.');
  EXPECT_TRUE(expected.says(" mit " + citizens + " Menschen")) << citizens << "\n" << expected.out.substr(0, 300);
  EXPECT_TRUE(page.has("<strong>91 Kommunen</strong>"));
  EXPECT_TRUE(page.has("<li>Arnsberg</li>"));
  EXPECT_EQ(member("arnsberg", "components", "provider_dc", "state"), "up");
}

TEST_F(ConsoleFlow, AnOutageIsOnThePagesOfEveryMunicipalityAtOnceAndUndoingItToo) {
  const std::string before = client_.get("/hallenberg/leistungen/meldebescheinigung/").body;
  const HttpAnswer done = act("situation.declare_component", "", {{"a.component", "provider_dc"}, {"a.state", "down"}, {"a.text.de", "Das Rechenzentrum steht."}});
  ASSERT_EQ(done.status, 303);
  for (const char* town : {"arnsberg", "sundern", "hallenberg", "luedenscheid", "hochsauerlandkreis"}) {
    EXPECT_EQ(member(town, "components", "provider_dc", "state"), "down") << town;
    EXPECT_NE(member(town, "services", "meldebescheinigung", "state"), "possible") << town;
  }
  EXPECT_NE(client_.get("/hallenberg/leistungen/meldebescheinigung/").body, before);
  EXPECT_TRUE(client_.get("/stab/komponenten/provider_dc").has("Das Rechenzentrum steht."));

  ASSERT_EQ(act("situation.undo", "", {{"a.entry:zahl", number_of(done)}}).status, 303);
  for (const char* town : {"arnsberg", "hallenberg"}) EXPECT_EQ(member(town, "services", "meldebescheinigung", "state"), "possible") << town;
}

TEST_F(ConsoleFlow, ALocalDeclarationStaysLocalAndCanBeWithdrawn) {
  EXPECT_FALSE(client_.get("/stab/komponenten/counter?ort=arnsberg").has("Erklärung zurücknehmen"));
  ASSERT_EQ(act("situation.declare_component", "arnsberg", {{"a.component", "counter"}, {"a.state", "down"}}).status, 303);
  EXPECT_EQ(member("arnsberg", "components", "counter", "state"), "down");
  EXPECT_EQ(member("sundern", "components", "counter", "state"), "up");
  EXPECT_TRUE(client_.get("/stab/komponenten/counter?ort=arnsberg").has("Erklärung zurücknehmen"));
  ASSERT_EQ(act("situation.withdraw_component", "arnsberg", {{"a.component", "counter"}}).status, 303);
  EXPECT_EQ(member("arnsberg", "components", "counter", "state"), "up");
}

TEST_F(ConsoleFlow, AConfirmedServiceFallsBackToTheDerivedStateWhenItsTimeIsOver) {
  const std::string derived = member("sundern", "services", "trauung", "state");
  const std::string until = "2023-10-31T18:00";
  const HttpAnswer done =
      act("situation.confirm_service", "sundern", {{"a.service", "trauung"}, {"a.state", "impossible"}, {"a.text.de", "Heute keine Trauungen."}, {"a.valid_until:zeit", until}});
  ASSERT_EQ(done.status, 303) << done.between("<p class=\"kern-body\">", "</p>");
  EXPECT_EQ(member("sundern", "services", "trauung", "state"), "impossible");
  EXPECT_TRUE(client_.get("/stab/leistungen/trauung?ort=sundern").has("gilt bis 31.10.2023, 18:00 Uhr"));
  program_->advance(48h);
  EXPECT_EQ(member("sundern", "services", "trauung", "state"), derived);
}

TEST_F(ConsoleFlow, AnOfficeIsClosedHereAndOpensAgain) {
  EXPECT_TRUE(client_.get("/stab/aemter?ort=arnsberg").has("href=\"/stab/aemter/buergerbuero?ort=arnsberg\""));
  EXPECT_TRUE(client_.get("/stab/aemter?q=STANDES").has(">Standesamt</a>"));
  EXPECT_TRUE(client_.get("/stab/aemter?q=zzzz").has("Dazu steht nichts in der Liste"));
  EXPECT_EQ(client_.get("/stab/aemter/gibt-es-nicht?ort=arnsberg").status, 404);
  const std::string here = "/stab/aemter/buergerbuero?ort=arnsberg";
  EXPECT_TRUE(client_.get(here).has("wie gewohnt"));
  EXPECT_FALSE(client_.get(here).has("Erklärung zurücknehmen"));

  const Fields closed{{"a.office", "Bürgerbüro"}, {"a.state", "closed"}, {"a.text.de", "Nur in Neheim geöffnet."}, {"a.valid_until:zeit", "2023-11-09T18:00"}};
  EXPECT_TRUE(preview("situation.declare_office", "arnsberg", closed).has("<strong>1 Kommune</strong>"));
  EXPECT_FALSE(client_.get("/arnsberg/aemter/buergerbuero/").has("Nur in Neheim")) << "a preview must not publish";
  ASSERT_EQ(act("situation.declare_office", "arnsberg", closed).status, 303);
  EXPECT_TRUE(client_.get("/arnsberg/aemter/buergerbuero/").has("Nur in Neheim geöffnet."));
  EXPECT_FALSE(client_.get("/sundern/aemter/buergerbuero/").has("Nur in Neheim"));
  EXPECT_TRUE(client_.get(here).has("gilt bis 09.11.2023, 18:00 Uhr"));
  EXPECT_TRUE(client_.get("/stab/aemter").has("in 1 Kommune")) << "the region counts";
  EXPECT_TRUE(client_.get("/stab/verlauf?ort=arnsberg").has("geschlossen: Nur in Neheim"));

  ASSERT_EQ(act("situation.withdraw_office", "arnsberg", {{"a.office", "Bürgerbüro"}}).status, 303);
  EXPECT_FALSE(client_.get("/arnsberg/aemter/buergerbuero/").has("Nur in Neheim"));
  EXPECT_FALSE(client_.get(here).has("Erklärung zurücknehmen"));
}

TEST_F(ConsoleFlow, WhatWasTypedAboutAnOfficeIsKept) {
  Fields form = console_form(client_, "situation.declare_office", "arnsberg",
                             {{"a.office", "Bürgerbüro"}, {"a.state", "limited"}, {"a.text.de", "Bis mittags"}, {"a.valid_until:zeit", "2020-01-01T00:00"}});
  form[4].second = "/stab/aemter/buergerbuero";
  const HttpAnswer refused = client_.post("/stab/aktion", form);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("value=\"limited\" checked"));
  EXPECT_TRUE(refused.has(">Bis mittags</textarea>"));
}

TEST_F(ConsoleFlow, AnEmergencyIsDeclaredForecastAndEnded) {
  const Fields declared{{"a.incident", "wasser-2023"}, {"a.cause.de", "Wasserschaden im Rathaus."}, {"a.cause.en", "Water damage."}, {"a.forecast.kind", "unknown"}};
  ASSERT_EQ(act("situation.declare_incident", "menden", declared).status, 303);
  EXPECT_NE(record("menden", "incidents", "wasser-2023").find("Wasserschaden"), std::string::npos);
  EXPECT_TRUE(record("arnsberg", "incidents", "wasser-2023").empty());
  EXPECT_TRUE(client_.get("/stab/vorfall?ort=menden").has("Wasserschaden im Rathaus."));
  ASSERT_EQ(act("situation.update_forecast", "menden", {{"a.incident", "wasser-2023"}, {"a.forecast.kind", "not_before"}, {"a.forecast.date", "2023-11-20"}}).status, 303);
  EXPECT_NE(record("menden", "incidents", "wasser-2023").find("2023-11-20"), std::string::npos);
  EXPECT_TRUE(client_.get("/stab/?ort=menden").has("nicht vor dem 20.11.2023"));
  ASSERT_EQ(act("situation.end_incident", "menden", {{"a.incident", "wasser-2023"}}).status, 303);
  EXPECT_TRUE(client_.get("/stab/vorfall?ort=menden").has("Frühere Notbetriebe"));
  EXPECT_TRUE(client_.get("/stab/?ort=menden").has("Zurzeit läuft kein Notbetrieb."));
}

TEST_F(ConsoleFlow, AnAnnouncementIsReadCorrectedVisiblyAndWithdrawn) {
  const Fields texts{{"a.id", "probe-1"},
                     {"a.severity", "warning"},
                     {"a.texts.de.title", "Bürgerbüro zu"},
                     {"a.texts.de.body", "Heute **geschlossen**."},
                     {"a.texts.en.title", "Office closed"},
                     {"a.texts.en.body", "Closed today."}};
  EXPECT_TRUE(preview("publish.announce", "arnsberg", texts).has("Heute **geschlossen**."));
  EXPECT_TRUE(record("arnsberg", "announcements", "probe-1").empty()) << "a preview must not publish";
  ASSERT_EQ(act("publish.announce", "arnsberg", texts).status, 303);
  EXPECT_TRUE(client_.get("/arnsberg/meldungen/probe-1/").has("<strong>geschlossen</strong>"));
  EXPECT_TRUE(client_.get("/en/arnsberg/meldungen/probe-1/").has("Closed today."));
  EXPECT_TRUE(record("sundern", "announcements", "probe-1").empty());

  Fields corrected{{"a.id", "probe-2"}, {"a.corrects", "probe-1"}, {"a.severity", "info"}, {"a.texts.de.title", "Bürgerbüro offen"}, {"a.texts.de.body", "Es ist doch offen."}};
  ASSERT_EQ(act("publish.correct", "arnsberg", corrected).status, 303);
  EXPECT_NE(record("arnsberg", "announcements", "probe-1").find("corrected"), std::string::npos);
  EXPECT_TRUE(client_.get("/arnsberg/meldungen/probe-1/").has("probe-2"));
  EXPECT_EQ(act("publish.correct", "arnsberg", corrected).status, 422) << "what was replaced cannot be replaced again";

  ASSERT_EQ(act("publish.withdraw", "arnsberg", {{"a.id", "probe-2"}}).status, 303);
  EXPECT_EQ(member("arnsberg", "announcements", "probe-2", "standing"), "withdrawn");
}

TEST_F(ConsoleFlow, TheSameFormSentTwiceIsEnteredOnce) {
  const Fields form = console_form(client_, "situation.declare_office", "arnsberg", {{"a.office", "Bürgerbüro"}, {"a.state", "closed"}, {"a.text.de", "Doppelt gedrückt"}});
  const HttpAnswer first = client_.post("/stab/aktion", form);
  const HttpAnswer second = client_.post("/stab/aktion", form);
  ASSERT_EQ(first.status, 303);
  ASSERT_EQ(second.status, 303);
  EXPECT_NE(second.header("Location").find("schon=" + number_of(first)), std::string::npos) << second.header("Location");
  EXPECT_TRUE(client_.get(second.header("Location")).has("war schon"));
  const std::string page = client_.get("/stab/verlauf?ort=arnsberg").body;
  EXPECT_NE(page.find("Doppelt gedrückt"), std::string::npos);
  EXPECT_EQ(page.find("Doppelt gedrückt"), page.rfind("Doppelt gedrückt"));
}

}  // namespace
}  // namespace nb::test
