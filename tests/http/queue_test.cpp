// SPDX-License-Identifier: EUPL-1.2
// The queue at the counter and the display in the waiting room, through the whole program: numbers are drawn once, called once, and no
// name is anywhere; what somebody waits is told only when it was measured.
#include <gtest/gtest.h>

#include <algorithm>

#include "app/gateway.hpp"
#include "base/random.hpp"
#include "http/program.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* kBoard = "/arnsberg/wartezimmer/arn-stadtbuero-neheim/";

struct Queue : testing::Test {
  TempFolder folder;
  std::unique_ptr<Program> program;
  std::unique_ptr<HttpClient> clerk;

  Queue() {
    install(folder.file("d"));
    app::Runtime runtime;
    const TestClock clock;
    {
      const auto gateway = app::open_gateway(runtime.parts(clock), app::Folder{folder.file("d")});
      const LogName log = main_log(*Ags::parse("05958004"));
      const auto run = [&](const char* name, const std::string& args) { EXPECT_TRUE(gateway->run_all({{log, make_command_id(runtime.random, clock.now()), "stab", name, args}})); };
      run("appointments.set_pool", R"({"name":"Bürgerbüro","site":"arn-stadtbuero-neheim","windows":[{"weekdays":[1,2,3,4,5],"from":"08:00","to":"12:00","desks":2}]})");
      run("appointments.set_offer", R"({"pool":"p1","service":"personalausweis-beantragen","minutes":15})");
    }
    program = std::make_unique<Program>(folder.file("d"));
    clerk = std::make_unique<HttpClient>(program->signed_in());
  }
  [[nodiscard]] HttpAnswer press(const std::string& command, const std::string& counter, Fields more = {}) {
    Fields fields{{"bereich", "p1"}, {"schalter", counter}};
    fields.insert(fields.end(), more.begin(), more.end());
    Fields form = console_form(*clerk, command, "arnsberg", fields);
    std::ranges::find(form, "zurueck", &Fields::value_type::first)->second = "/stab/termine/schalter";
    return clerk->post("/stab/aktion", form);
  }
  [[nodiscard]] HttpAnswer at(const std::string& counter) { return clerk->get("/stab/termine/schalter?ort=arnsberg&bereich=p1&schalter=" + urlencode(counter)); }
  [[nodiscard]] HttpAnswer board(const std::string& query = "") const { return program->client().get(kBoard + query); }
};

TEST_F(Queue, DrawsCallsFinishesAndShowsNumberAndCounterOnly) {
  const HttpAnswer drawn = press("appointments.draw_number", "Schalter 3", {{"leistung", "personalausweis-beantragen"}});
  ASSERT_EQ(drawn.status, 303) << drawn.body;
  EXPECT_TRUE(drawn.header("Location").starts_with("/stab/termine/schalter?ort=arnsberg&bereich=p1&schalter=Schalter%203&gezogen=")) << drawn.header("Location");
  const HttpAnswer page = clerk->get(drawn.header("Location"));
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has("Gezogen: <strong class=\"queue-number\">1</strong>")) << page.body;
  EXPECT_TRUE(page.has("1 Nummer wartet"));
  EXPECT_TRUE(page.has("Alle Nummern von heute") && page.has(" data-drucken"));
  const HttpAnswer file = clerk->get("/stab/termine/schalter.csv?ort=arnsberg&bereich=p1&schalter=Schalter%203");
  EXPECT_TRUE(file.has("\"wartet\"")) << file.body;
  EXPECT_TRUE(clerk->get("/stab/?ort=arnsberg").has("1 Person mit Wartenummer wartet"));
  EXPECT_TRUE(board().has("Bitte warten Sie, bis Ihre Nummer erscheint"));
  ASSERT_EQ(press("appointments.call_next", "Schalter 3").status, 303);
  EXPECT_FALSE(clerk->get("/stab/?ort=arnsberg").has("mit Wartenummer")) << "who was called waits no more";
  const HttpAnswer shown = board();
  EXPECT_EQ(shown.status, 200);
  EXPECT_EQ(shown.header("Refresh"), "10");
  EXPECT_EQ(shown.header("Cache-Control"), "no-store");
  EXPECT_TRUE(shown.has("<title>Aufgerufen: 1"));
  EXPECT_TRUE(shown.has("Schalter 3"));
  EXPECT_EQ(board("?still=1").header("Refresh"), "") << "it keeps still for whoever asks";
  ASSERT_EQ(press("appointments.finish_number", "Schalter 3", {{"nummer", "1"}}).status, 303);
  EXPECT_TRUE(board().has("Bitte warten Sie"));
  EXPECT_EQ(press("appointments.finish_number", "Schalter 3", {{"nummer", "1"}}).status, 422) << "it is finished already";
}

TEST_F(Queue, TwoCountersNeverCallTheSameNumber) {
  for (int i = 0; i < 3; ++i) ASSERT_EQ(press("appointments.draw_number", "Schalter 1").status, 303);
  ASSERT_EQ(press("appointments.call_next", "Schalter 1").status, 303);
  ASSERT_EQ(press("appointments.call_next", "Schalter 2").status, 303);
  EXPECT_TRUE(at("Schalter 1").has("aria-label=\"Fertig: 1\""));
  EXPECT_TRUE(at("Schalter 2").has("aria-label=\"Fertig: 2\""));
  EXPECT_FALSE(at("Schalter 2").has("aria-label=\"Fertig: 1\""));
  ASSERT_EQ(press("appointments.skip_number", "Schalter 2", {{"nummer", "2"}}).status, 303);
  ASSERT_EQ(press("appointments.call_next", "Schalter 2").status, 303);
  EXPECT_TRUE(at("Schalter 2").has("aria-label=\"Fertig: 3\""));
  EXPECT_EQ(press("appointments.call_next", "Schalter 1").status, 422) << "nobody waits";
}

TEST_F(Queue, WhoeverCallsTheNextLeavesOneNumberOnTheDisplay) {
  for (int i = 0; i < 3; ++i) ASSERT_EQ(press("appointments.draw_number", "Schalter 1").status, 303);
  ASSERT_EQ(press("appointments.call_next", "Schalter 1").status, 303);
  program->advance(std::chrono::minutes(2));
  ASSERT_EQ(press("appointments.call_next", "Schalter 1").status, 303);
  const std::string shown = board().body;
  EXPECT_NE(shown.find("<title>Aufgerufen: 2"), std::string::npos);
  EXPECT_EQ(shown.find("Schalter 1"), shown.rfind("Schalter 1")) << "nobody goes to the counter with a number that was done";
}

TEST_F(Queue, ANumberThatWasEndedIsCalledOnceMoreAtOneCounter) {
  for (int i = 0; i < 3; ++i) ASSERT_EQ(press("appointments.draw_number", "Schalter 1").status, 303);
  EXPECT_FALSE(at("Schalter 1").has("Noch einmal aufrufen")) << "nobody was called yet";
  ASSERT_EQ(press("appointments.call_next", "Schalter 1").status, 303);
  ASSERT_EQ(press("appointments.skip_number", "Schalter 1", {{"nummer", "1"}}).status, 303);
  EXPECT_TRUE(board().has("Bitte warten Sie"));
  const HttpAnswer desk = at("Schalter 1");
  EXPECT_TRUE(desk.has("aria-label=\"Noch einmal aufrufen: 1\"")) << desk.between("id=\"nochmal\"", "</section>");
  EXPECT_TRUE(desk.has("<strong>1</strong>, nicht da um "));
  EXPECT_FALSE(at("Schalter 2").has("aria-label=\"Noch einmal aufrufen: 1\"")) << "one press takes back one's own; others by the slip's number";
  EXPECT_TRUE(at("Schalter 2").has("Nummer auf dem Zettel"));

  program->advance(1min);
  ASSERT_EQ(press("appointments.call_next", "Schalter 1").status, 303);
  program->advance(1min);
  const HttpAnswer again = press("appointments.recall_number", "Schalter 1", {{"nummer", "1"}});
  ASSERT_EQ(again.status, 303) << again.body;
  const std::string two = at("Schalter 1").body;
  EXPECT_LT(two.find("aria-label=\"Fertig: 1\""), two.find("aria-label=\"Fertig: 2\"")) << "the key means whoever was called last";
  const std::string shown = board().body;
  EXPECT_NE(shown.find("<title>Aufgerufen: 1"), std::string::npos) << "the newest call stands first";
  EXPECT_EQ(shown.find("Schalter 1"), shown.rfind("Schalter 1")) << "and is the only one of its counter";

  const HttpAnswer twice = press("appointments.recall_number", "Schalter 2", {{"nummer", "1"}});
  EXPECT_EQ(twice.status, 422);
  EXPECT_TRUE(twice.has("Diese Wartenummer ist gerade aufgerufen an »Schalter 1«; bitte dort nachfragen.")) << twice.between("<main", "</main>");
  EXPECT_TRUE(twice.has("maxlength=\"3\" required value=\"1\"")) << twice.between("id=\"nochmal\"", "</section>");
  EXPECT_EQ(press("appointments.recall_number", "Schalter 2", {{"nummer", "3"}}).status, 422) << "it waits its turn";
  EXPECT_EQ(press("appointments.finish_number", "Schalter 2", {{"nummer", "1"}}).status, 422) << "counter 1 has it";
  ASSERT_EQ(press("appointments.finish_number", "Schalter 1", {{"nummer", "1"}}).status, 303);
  ASSERT_EQ(press("appointments.recall_number", "Schalter 2", {{"nummer", "1"}}).status, 303) << "whoever is free";
  EXPECT_TRUE(board().has("Schalter 2"));
}

TEST_F(Queue, TheWaitIsToldWhenItWasMeasured) {
  EXPECT_TRUE(at("Schalter 1").has("sobald heute genug Nummern aufgerufen wurden"));
  for (int i = 0; i < 8; ++i) ASSERT_EQ(press("appointments.draw_number", "Schalter 1").status, 303);
  for (int i = 1; i <= 5; ++i) {
    ASSERT_EQ(press("appointments.call_next", "Schalter 1").status, 303);
    program->advance(6min);
    ASSERT_EQ(press("appointments.finish_number", "Schalter 1", {{"nummer", std::to_string(i)}}).status, 303);
  }
  EXPECT_TRUE(at("Schalter 1").has("wartet etwa 18 Minuten")) << "three before, six minutes each, one counter: " << at("Schalter 1").between("Wer jetzt", "</p>");
  EXPECT_TRUE(board().has("etwa 18 Minuten (heute gemessen)"));
}

TEST_F(Queue, TheSlipIsAPdfOfANumberOfToday) {
  const HttpAnswer drawn = press("appointments.draw_number", "Schalter 1");
  ASSERT_EQ(drawn.status, 303);
  const std::string path = "/stab/termine/wartenummer.pdf?ort=arnsberg&bereich=p1&nr=1";
  const HttpAnswer slip = clerk->get(path);
  EXPECT_EQ(slip.status, 200);
  EXPECT_TRUE(slip.body.starts_with("%PDF-"));
  const HttpAnswer roll = clerk->get(path + "&format=rolle");
  EXPECT_EQ(roll.status, 200);
  EXPECT_TRUE(roll.body.starts_with("%PDF-"));
  EXPECT_NE(roll.body, slip.body);
  const HttpAnswer counter = clerk->get(drawn.header("Location"));
  for (const char* link : {"wartenummer.pdf?ort=arnsberg&amp;bereich=p1&amp;nr=1\"", "&amp;format=rolle\"", "/stab/termine/wartenummer?ort=arnsberg"})
    EXPECT_TRUE(counter.has(link)) << link;
  EXPECT_EQ(clerk->get("/stab/termine/wartenummer.pdf?ort=arnsberg&bereich=p1&nr=2").status, 404);
  EXPECT_EQ(clerk->get("/stab/termine/wartenummer.pdf?ort=arnsberg&bereich=p9&nr=1").status, 404);
}

TEST_F(Queue, TheSlipIsAPageTooWhereNothingShowsPdf) {
  ASSERT_EQ(press("appointments.draw_number", "Schalter 1", {{"leistung", "personalausweis-beantragen"}}).status, 303);
  const HttpAnswer page = clerk->get("/stab/termine/wartenummer?ort=arnsberg&bereich=p1&nr=1&schalter=Schalter%201");
  EXPECT_EQ(page.status, 200);
  const std::string slip = page.between("<section class=\"queue-slip\"", "</section>");
  for (const char* words : {"<strong>1</strong>", "Arnsberg, Bürgerbüro", "Personalausweis", "Die Nummer gilt nur heute", "It is valid today only"})
    EXPECT_NE(slip.find(words), std::string::npos) << words;
  EXPECT_TRUE(page.has("href=\"/stab/termine/schalter?ort=arnsberg&amp;bereich=p1&amp;schalter=Schalter%201\"")) << "the way back";
  EXPECT_TRUE(clerk->get("/stab/termine/wartenummer?ort=arnsberg&bereich=p1&nr=77").has("Diese Nummer gibt es heute nicht"));
}

TEST_F(Queue, IsForThoseWhoMayAndTheDisplayForEverybody) {
  HttpClient stranger = program->client();
  EXPECT_NE(stranger.get("/stab/termine/schalter?ort=arnsberg").status, 200);
  EXPECT_EQ(board().status, 200);
  EXPECT_EQ(stranger.get("/arnsberg/wartezimmer/gibtsnicht/").status, 404);
  EXPECT_TRUE(stranger.get(std::string("/en") + kBoard).has("Please wait until your number appears"));
  EXPECT_EQ(stranger.get(std::string("/leicht") + kBoard).status, 200);
}

}  // namespace
}  // namespace nb::test
