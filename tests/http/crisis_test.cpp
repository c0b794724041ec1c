// SPDX-License-Identifier: EUPL-1.2
// The crisis staff's log through the whole program: the diary, what was known, tasks, situation reports as page and PDF.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "http/program.hpp"
#include "paper/test_files.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* kPlace = "?ort=arnsberg";

class CrisisConsole : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    install(folder_->file("d"));
    for (const auto& [name, role] : {std::pair{"zentrale", "switchboard"}, {"revision", "auditor"}, {"kim", "case_worker"}}) {
      const Said made = notbetrieb({"account", "--dir", folder_->file("d"), name, "--role", role, "--ags", "arnsberg", "--password-stdin"}, std::string(kPassword) + "\n");
      ASSERT_EQ(made.code, 0) << made.err;
    }
    program_ = std::make_unique<Program>(folder_->file("d"));
  }
  static void TearDownTestSuite() {
    program_.reset();
    folder_.reset();
  }
  void SetUp() override { ASSERT_TRUE(client_.sign_in(kAccount, kPassword)); }

  HttpAnswer act(const std::string& command, const Fields& filled, const std::string& from = "/stab/tagebuch/neu", const std::string& place = "arnsberg",
                 const std::string& step = "eintragen") {
    return act_as(client_, command, filled, from, place, step);
  }
  static HttpAnswer act_as(HttpClient& client, const std::string& command, const Fields& filled, const std::string& from = "/stab/tagebuch/neu",
                           const std::string& place = "arnsberg", const std::string& step = "eintragen") {
    Fields form = console_form(client, command, place, filled, step);
    form[0].second = client.get("/stab/aufgaben?ort=" + place).between("name=\"csrf\" value=\"", "\"");  // whoever sees one town only has no overview of all
    form[4].second = from;
    return client.post("/stab/aktion", form);
  }
  /// The number in the diary of what was just entered.
  std::string number_of(const HttpAnswer& done) {
    EXPECT_EQ(done.status, 303) << done.body;
    return client_.get(done.header("Location")).between(">Nr. ", " im Tagebuch</a>");
  }
  std::string decide(const std::string& text, const Fields& more = {}) {
    Fields fields{{"a.text", text}, {"a.why", "Weil <es> sein muss"}, {"a.decided_by", "Stabsleitung"}};
    fields.insert(fields.end(), more.begin(), more.end());
    return number_of(act("crisis.record_decision", fields));
  }
  std::string task(const std::string& text, const std::string& who, const Fields& more = {}) {
    Fields fields{{"a.text", text}, {"wer", who}};
    fields.insert(fields.end(), more.begin(), more.end());
    return number_of(act("crisis.set_task", fields, "/stab/aufgaben"));
  }

  inline static std::unique_ptr<TempFolder> folder_;
  inline static std::unique_ptr<Program> program_;
  HttpClient client_ = program_->client();
};

TEST_F(CrisisConsole, ANoteIsEnteredFoundAndEscaped) {
  const HttpAnswer form = client_.get("/stab/tagebuch/neu?ort=arnsberg&art=meldung");
  EXPECT_TRUE(form.has("keine Namen oder Angaben von Bürgerinnen und Bürgern"));
  const std::string number = number_of(act(
      "crisis.note",
      {{"a.text", "Trafo <brennt> in Hüsten"}, {"a.direction", "incoming"}, {"a.channel", "radio"}, {"a.from", "Leitung Stadtwerke"}, {"a.occurred:zeit", "2023-10-30T06:15"}}));
  ASSERT_FALSE(number.empty());
  const HttpAnswer log = client_.get("/stab/tagebuch?ort=arnsberg&q=huesten");
  EXPECT_TRUE(log.has("Trafo &lt;brennt&gt; in Hüsten"));
  EXPECT_FALSE(log.has("<brennt>"));
  EXPECT_TRUE(log.has("30.10.2023, 06:15 Uhr"));
  EXPECT_TRUE(log.has("nachgetragen 30.10.2023"));
  EXPECT_TRUE(log.has("eingegangen, Funk, von Leitung Stadtwerke"));
  for (const char* other : {"q=nirgends", "art=entscheidungen&q=trafo", "wer=niemand", "von=2030-01-01", "bis=2001-01-01"})
    EXPECT_FALSE(client_.get("/stab/tagebuch?ort=arnsberg&" + std::string(other)).has("Trafo")) << other;
  EXPECT_EQ(client_.get("/stab/tagebuch?ort=arnsberg&q=%FF&von=x&bis=y&vor=z&art=q").status, 200);
  EXPECT_TRUE(client_.get("/stab/tagebuch/" + number + kPlace).has("Leitung Stadtwerke"));
  EXPECT_FALSE(client_.get("/stab/tagebuch?ort=sundern").has("Trafo")) << "each place has its own";
  for (const char* none : {"999999", "0", "x"}) EXPECT_EQ(client_.get("/stab/tagebuch/" + std::string(none) + kPlace).status, 404);
}

TEST_F(CrisisConsole, WhatIsRefusedKeepsWhatWasTyped) {
  const HttpAnswer refused = act("crisis.record_decision", {{"a.text", "Halb <getippt>"}, {"a.decided_by", "Bürgermeister"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("Der Grund fehlt"));
  EXPECT_TRUE(refused.has(">Halb &lt;getippt&gt;</textarea>"));
  EXPECT_TRUE(refused.has("value=\"Bürgermeister\""));
  EXPECT_TRUE(refused.has("value=\"crisis.record_decision\"")) << "the same of the three forms";
  const HttpAnswer future = act("crisis.note", {{"a.text", "x"}, {"a.direction", "outgoing"}, {"a.channel", "fax"}, {"a.occurred:zeit", "2099-01-01T00:00"}});
  EXPECT_EQ(future.status, 422);
  EXPECT_TRUE(future.has("liegt in der Zukunft"));
  EXPECT_TRUE(future.has("<option value=\"fax\" selected>"));
}

TEST_F(CrisisConsole, ADecisionShowsWhatWasKnownThenBesideNow) {
  ASSERT_EQ(act("situation.confirm_service", {{"a.service", "trauung"}, {"a.state", "impossible"}}, "/stab/leistungen/trauung").status, 303);
  const std::string number = decide("Trauungen absagen");
  ASSERT_EQ(act("situation.confirm_service", {{"a.service", "trauung"}, {"a.state", "limited"}}, "/stab/leistungen/trauung").status, 303);
  const HttpAnswer page = client_.get("/stab/tagebuch/" + number + kPlace);
  EXPECT_TRUE(page.has("Was war bekannt?"));
  EXPECT_TRUE(page.has("jetzt eingeschränkt, vorher nicht möglich")) << page.body;
  EXPECT_TRUE(page.has("Damals lief kein Notbetrieb."));
  EXPECT_TRUE(page.has("Weil &lt;es&gt; sein muss"));
  EXPECT_FALSE(page.has("Der Bildschirm zeigte")) << "it showed what the log says";
  const std::string later = decide("Trauungen im Freien");
  EXPECT_TRUE(client_.get("/stab/tagebuch/" + later + kPlace).has("am Stand der Leistungen nichts geändert"));
  ASSERT_EQ(act("situation.withdraw_confirmation", {{"a.service", "trauung"}}, "/stab/leistungen/trauung").status, 303);
}

TEST_F(CrisisConsole, NobodyTellsTheProgramWhatTheScreenShowed) {
  const std::string number = decide("Geschönt", {{"a.shown.possible:zahl", "99999"}});
  EXPECT_FALSE(client_.get("/stab/tagebuch/" + number + kPlace).has("99.999"));
  EXPECT_FALSE(client_.get("/stab/tagebuch/" + number + kPlace).has("Der Bildschirm zeigte"));
}

TEST_F(CrisisConsole, AQuestionWaitsUntilItIsDecided) {
  const std::string question = number_of(act("crisis.raise_question", {{"a.text", "Samstag öffnen?"}, {"a.asked_of", "Bürgermeister"}, {"a.needed_by:zeit", "2023-11-30T12:00"}}));
  const HttpAnswer open = client_.get("/stab/tagebuch/" + question + kPlace);
  EXPECT_TRUE(open.has("art=entscheidung&amp;frage=" + question));
  const HttpAnswer form = client_.get("/stab/tagebuch/neu?ort=arnsberg&art=entscheidung&frage=" + question);
  EXPECT_TRUE(form.has("<option value=\"" + question + "\" selected>"));
  const std::string answer = decide("Ja, bis 13 Uhr", {{"a.question:zahl", question}});
  const HttpAnswer closed = client_.get("/stab/tagebuch/" + question + kPlace);
  EXPECT_TRUE(closed.has("/stab/tagebuch/" + answer + "?ort"));
  EXPECT_FALSE(closed.has("frage=" + question));
  const std::string second = number_of(act("crisis.raise_question", {{"a.text", "Egal?"}}));
  EXPECT_EQ(act("crisis.drop_question", {{"a.question:zahl", second}, {"a.why", "Überholt"}}, "/stab/tagebuch/" + second).status, 303);
  EXPECT_EQ(act("crisis.drop_question", {{"a.question:zahl", second}, {"a.why", "Überholt"}}, "/stab/tagebuch/" + second).status, 422);
}

TEST_F(CrisisConsole, ACorrectionComesAsANewEntry) {
  const std::string number = decide("Alle Schalter zu");
  ASSERT_EQ(act("crisis.correct_note", {{"a.entry:zahl", number}, {"a.text", "Alle Schalter auf"}, {"a.why", "Verschrieben"}}, "/stab/tagebuch/" + number).status, 303);
  const HttpAnswer page = client_.get("/stab/tagebuch/" + number + kPlace);
  EXPECT_TRUE(page.has("Alle Schalter zu")) << "the entry stays";
  EXPECT_TRUE(page.has("Alle Schalter auf"));
  EXPECT_TRUE(page.has("Berichtigt durch"));
  EXPECT_TRUE(client_.get("/stab/tagebuch?ort=arnsberg&q=schalter+zu").has("Berichtigt durch"));
  (void)task("Schalter öffnen", kAccount, {{"a.follows:zahl", number}});
  const std::string follows = client_.get("/stab/tagebuch/" + number + kPlace).between("id=\"folgt\"", "</ul>");
  EXPECT_NE(follows.find("Schalter öffnen"), std::string::npos);
  EXPECT_EQ(follows.find("sein muss"), std::string::npos) << "the decision's reason is not the task's";
}

TEST_F(CrisisConsole, TasksAreSetFoundAndFinishedInOneClick) {
  const std::string mine = task("Presse anrufen", kAccount, {{"a.due:zeit", "2023-10-30T23:30"}});
  const std::string others = task("Aggregat holen", "Leitung Bauhof");
  const HttpAnswer list = client_.get("/stab/aufgaben?ort=arnsberg");
  const std::string own = list.between("id=\"meine\"", "id=\"andere\"");
  EXPECT_NE(own.find("Presse anrufen"), std::string::npos);
  EXPECT_NE(own.find("<strong>heute</strong>"), std::string::npos);
  EXPECT_EQ(own.find("Aggregat holen"), std::string::npos);
  EXPECT_TRUE(list.has("Leitung Bauhof"));
  EXPECT_TRUE(client_.get("/stab/aufgaben?ort=arnsberg&filter=bauhof").has("Aggregat holen"));
  EXPECT_FALSE(client_.get("/stab/aufgaben?ort=arnsberg&filter=bauhof").between("<h1", "Zuletzt erledigt").find("Presse anrufen") != std::string::npos);
  program_->advance(24h);
  ASSERT_TRUE(client_.sign_in(kAccount, kPassword));
  EXPECT_TRUE(client_.get("/stab/aufgaben?ort=arnsberg").has("überfällig"));
  ASSERT_EQ(act("crisis.finish_task", {{"a.task:zahl", mine}, {"a.result", "Sprecher <informiert>"}}, "/stab/aufgaben").status, 303);
  const HttpAnswer after = client_.get("/stab/aufgaben?ort=arnsberg");
  EXPECT_EQ(after.between("id=\"meine\"", "id=\"andere\"").find("Presse anrufen"), std::string::npos);
  EXPECT_TRUE(after.has("Sprecher &lt;informiert&gt;"));
  EXPECT_EQ(act("crisis.finish_task", {{"a.task:zahl", mine}}, "/stab/aufgaben").status, 422) << "once";
  ASSERT_EQ(act("crisis.change_task", {{"a.task:zahl", others}, {"a.text", "Zwei Aggregate holen"}, {"wer", "Leitung Bauhof"}}, "/stab/aufgaben/" + others).status, 303);
  EXPECT_TRUE(client_.get("/stab/aufgaben/" + others + kPlace).has("Zwei Aggregate holen"));
  ASSERT_EQ(act("crisis.drop_task", {{"a.task:zahl", others}, {"a.why", "Strom ist da"}}, "/stab/aufgaben/" + others).status, 303);
  EXPECT_TRUE(client_.get("/stab/aufgaben/" + others + kPlace).has("fallen gelassen"));
  EXPECT_EQ(client_.get("/stab/aufgaben/999999?ort=arnsberg").status, 404);
}

TEST_F(CrisisConsole, AnOwnerIsFoundInTheDirectoryByNameOrChosenFromTheList) {
  const std::string people = client_.get("/stab/aufgaben?ort=arnsberg").between("<datalist id=\"wer-liste\">", "</datalist>");
  const auto at = people.find(" (d");
  ASSERT_NE(at, std::string::npos) << "the directory's people are proposed";
  const std::string with_id = people.substr(people.rfind('"', at) + 1, people.find('"', at) - people.rfind('"', at) - 1);
  const std::string number = task("Bescheid geben", with_id);
  EXPECT_TRUE(client_.get("/stab/aufgaben/" + number + kPlace).has(with_id.substr(0, with_id.find(" (d"))));
  const HttpAnswer nobody = act("crisis.set_task", {{"a.text", "Ohne"}}, "/stab/aufgaben");
  EXPECT_EQ(nobody.status, 422);
  EXPECT_TRUE(nobody.has("Wer die Aufgabe hat, fehlt"));
  EXPECT_TRUE(nobody.has(">Ohne</textarea>"));
}

TEST_F(CrisisConsole, ATaskTellsNothingAboutAccountsOfOtherTowns) {
  const Said made =
      notbetrieb({"account", "--dir", folder_->file("d"), "fremd.konto", "--role", "crisis_staff", "--ags", "sundern", "--password-stdin"}, std::string(kPassword) + "\n");
  ASSERT_EQ(made.code, 0) << made.err;
  (void)task("Generator prüfen", "fremd.konto");
  const HttpAnswer list = client_.get(std::string("/stab/aufgaben") + kPlace);
  EXPECT_TRUE(list.has("fremd.konto"));
  EXPECT_FALSE(list.has("Konto fremd.konto")) << "taken for a function, as any word is";
  const auto refusal = [&](const char* who) { return act("crisis.set_task", {{"a.text", "Probe"}, {"a.owner.account", who}}, "/stab/aufgaben").status; };
  EXPECT_EQ(refusal("fremd.konto"), refusal("gibt.es.nicht"));
  EXPECT_FALSE(client_.get(std::string("/stab/tagebuch/neu") + kPlace).has("value=\"fremd.konto\""));
}

TEST_F(CrisisConsole, ACaseWorkerSeesAndFinishesOnlyOwnTasks) {
  const std::string number = task("Antrag 7 zurückgeben", "kim");
  (void)task("Geheim planen", kAccount);
  HttpClient kim = program_->client();
  ASSERT_TRUE(kim.sign_in("kim", kPassword));
  const HttpAnswer list = kim.get("/stab/aufgaben?ort=arnsberg");
  ASSERT_EQ(list.status, 200);
  EXPECT_TRUE(list.has("Antrag 7 zurückgeben"));
  EXPECT_FALSE(list.has("Geheim planen"));
  EXPECT_FALSE(list.has("Neue Aufgabe"));
  EXPECT_TRUE(list.has("crisis.finish_own_task"));
  EXPECT_EQ(kim.get("/stab/tagebuch?ort=arnsberg").status, 403);
  EXPECT_EQ(act_as(kim, "crisis.finish_own_task", {{"a.task:zahl", number}, {"a.result", "fertig"}}, "/stab/aufgaben").status, 303);
  EXPECT_FALSE(kim.get("/stab/aufgaben?ort=arnsberg").has("Antrag 7 zurückgeben"));
  EXPECT_EQ(act_as(kim, "crisis.set_task", {{"a.text", "x"}, {"wer", "kim"}}, "/stab/aufgaben").status, 403);
}

TEST_F(CrisisConsole, TheSwitchboardReadsNothingAndTheAuditorChangesNothing) {
  (void)decide("Vertraulich");
  HttpClient zentrale = program_->client();
  HttpClient revision = program_->client();
  ASSERT_TRUE(zentrale.sign_in("zentrale", kPassword));
  ASSERT_TRUE(revision.sign_in("revision", kPassword));
  for (const char* path : {"/stab/tagebuch", "/stab/tagebuch.csv", "/stab/tagebuch/1", "/stab/lagebericht", "/stab/lagebericht/1"})
    EXPECT_EQ(zentrale.get(std::string(path) + kPlace).status, 403) << path;
  EXPECT_FALSE(zentrale.get("/stab/aufgaben?ort=arnsberg").has("Vertraulich"));
  const HttpAnswer log = revision.get("/stab/tagebuch?ort=arnsberg");
  EXPECT_TRUE(log.has("Vertraulich"));
  EXPECT_FALSE(log.has("Meldung eintragen"));
  EXPECT_EQ(act_as(revision, "crisis.note", {{"a.text", "x"}, {"a.direction", "incoming"}, {"a.channel", "phone"}}).status, 403);
  EXPECT_EQ(act_as(revision, "crisis.make_report", {}, "/stab/lagebericht").status, 403);
}

TEST_F(CrisisConsole, TheDiaryIsHandedOutAsCsvAndThatLeavesATrace) {
  (void)decide("=1+1; \"Formel\"");
  const HttpAnswer csv = client_.get("/stab/tagebuch.csv?ort=arnsberg&art=entscheidungen");
  ASSERT_EQ(csv.status, 200);
  EXPECT_TRUE(csv.has("Nr;Geschehen;Eingetragen;Art;Wer;Text;Grund;"));
  EXPECT_TRUE(csv.has("\"'=1+1; \"\"Formel\"\"\"")) << "no formula, no broken cell";
  EXPECT_TRUE(csv.has("05958004/main bis ")) << "what was known";
  EXPECT_TRUE(csv.has("# ")) << "the checkpoint";
  HttpClient revision = program_->client();
  ASSERT_TRUE(revision.sign_in("revision", kPassword));
  EXPECT_TRUE(revision.get("/stab/spuren?ort=arnsberg&was=ausgegeben").has("art entscheidungen"));
  EXPECT_TRUE(revision.get("/stab/spuren?ort=arnsberg&was=tagebuch&objekt=Tagebuch%20Nr.%201").has(">Tagebuch Nr. 1<")) << "shown, and found by, the number that people know";
}

TEST_F(CrisisConsole, ASituationReportIsAPdfAtThePressOfAButton) {
  const std::string question = number_of(act("crisis.raise_question", {{"a.text", "Schulen schließen?"}, {"a.asked_of", "Landrat"}}));
  const HttpAnswer made = act("crisis.make_report", {}, "/stab/lagebericht", "arnsberg", "pdf");
  ASSERT_EQ(made.status, 303) << made.body;
  const HttpAnswer pdf = client_.get(made.header("Location"));
  ASSERT_EQ(pdf.status, 200) << made.header("Location");
  EXPECT_NE(pdf.header("Content-Type").find("application/pdf"), std::string::npos);
  std::string text = paper::test::pdf_text(Bytes(reinterpret_cast<const std::byte*>(pdf.body.data()), reinterpret_cast<const std::byte*>(pdf.body.data()) + pdf.body.size()));
  for (char& c : text) c = c == '\n' ? ' ' : c;
  for (const char* part : {"Lagebericht", "Arnsberg", "Schulen schließen?", "Landrat", "Was sich geändert hat", "Leistungen nach Dringlichkeit", "Eingänge", "05958004/main bis"})
    EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;

  ASSERT_EQ(act("situation.declare_incident", {{"a.cause.de", "Angriff auf den Dienstleister"}, {"a.forecast.kind", "unknown"}}, "/stab/vorfall").status, 303);
  ASSERT_EQ(act("situation.declare_component", {{"a.component", "provider_dc"}, {"a.state", "down"}}, "/stab/komponenten/provider_dc").status, 303);
  (void)decide("Schulen bleiben offen", {{"a.question:zahl", question}});
  const HttpAnswer second = act("crisis.make_report", {}, "/stab/lagebericht", "arnsberg", "seite");
  const HttpAnswer page = client_.get(second.header("Location"));
  ASSERT_EQ(page.status, 200);
  EXPECT_TRUE(page.has("Notbetrieb ausgerufen: Angriff auf den Dienstleister"));
  EXPECT_TRUE(page.has("jetzt nicht möglich, vorher möglich"));
  EXPECT_TRUE(page.has("Seit Lagebericht Nr. "));
  EXPECT_TRUE(page.has("Schulen bleiben offen"));
  EXPECT_FALSE(page.between("id=\"fragen\"", "</section>").find("Schulen schließen?") != std::string::npos) << "it is decided";
  const HttpAnswer list = client_.get("/stab/lagebericht?ort=arnsberg");
  EXPECT_TRUE(list.has("/lagebericht.pdf?ort=arnsberg"));
  EXPECT_EQ(client_.get("/stab/lagebericht/999999?ort=arnsberg").status, 404);
  EXPECT_EQ(client_.get("/stab/lagebericht/bei-0/lagebericht.pdf?ort=arnsberg").status, 404);
  ASSERT_EQ(act("situation.withdraw_component", {{"a.component", "provider_dc"}}, "/stab/komponenten/provider_dc").status, 303);
}

TEST_F(CrisisConsole, AReportSaysWhatWasTakenBackAndNotThatItIsOut) {
  const auto report = [&] { return client_.get(act("crisis.make_report", {}, "/stab/lagebericht", "arnsberg", "seite").header("Location")); };
  const auto cli = [&](std::vector<std::string> words) {
    words.insert(words.begin() + 1, {"--dir", folder_->file("d"), "--ags", "arnsberg"});
    const Said said = notbetrieb(words);
    EXPECT_EQ(said.code, 0) << said.err;
  };
  (void)report();
  program_->advance(1min);
  cli({"announce", "--title-de", "Rathaus zu", "--de", "Heute zu.", "--id", "zu"});
  program_->advance(1min);
  EXPECT_TRUE(report().has("Meldung veröffentlicht: Rathaus zu"));
  program_->advance(1min);
  cli({"announce", "--title-de", "Doch offen", "--de", "Bis zwölf.", "--id", "offen"});
  program_->advance(1min);
  cli({"announce-withdraw", "zu"});
  cli({"announce-withdraw", "offen"});
  program_->advance(1min);
  const HttpAnswer last = report();
  EXPECT_TRUE(last.has("Meldung zurückgezogen: Rathaus zu"));
  EXPECT_FALSE(last.has("Meldung veröffentlicht: Doch offen")) << "the mayor would read that it is out";
}

TEST_F(CrisisConsole, FiguresOfTheRegisterAreShownToWhomMaySeeThem) {
  const HttpAnswer made = act("crisis.make_report", {}, "/stab/lagebericht", "arnsberg", "seite");
  const HttpAnswer mine = client_.get(made.header("Location"));
  EXPECT_TRUE(mine.has("<dt>Eingänge</dt>"));
  const std::string path = made.header("Location");
  const Said account =
      notbetrieb({"account", "--dir", folder_->file("d"), "nurstab", "--role", "crisis_staff", "--ags", "arnsberg", "--password-stdin"}, std::string(kPassword) + "\n");
  ASSERT_EQ(account.code, 0) << account.err;
  HttpClient other = program_->client();
  ASSERT_TRUE(other.sign_in("nurstab", kPassword));
  const HttpAnswer theirs = other.get(path);
  EXPECT_EQ(theirs.status, 200);
  EXPECT_FALSE(theirs.has("<dt>Eingänge</dt>"));
  EXPECT_TRUE(theirs.has("<dt>Meldungen</dt>"));
}

TEST_F(CrisisConsole, TheRegionHasAReportOverAllMunicipalities) {
  const HttpAnswer made = act("crisis.make_report", {}, "/stab/lagebericht", "", "seite");
  ASSERT_EQ(made.status, 303) << made.body;
  const HttpAnswer page = client_.get(made.header("Location"));
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has("Kommunen</h3>"));
  EXPECT_TRUE(page.has("Arnsberg"));
}

/// The region's data with two changes: a wedding needs no register, and one service has another id.
std::string changed_pack(const TempFolder& folder) {
  const std::string data = folder.file("pack");
  std::filesystem::copy(pack_folder(), data);
  const auto replace = [&](const std::string& file, const std::string& before, const std::string& after) {
    std::ifstream in(data + "/" + file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + after.size())) text.replace(at, before.size(), after);
    std::ofstream(data + "/" + file, std::ios::binary | std::ios::trunc) << text;
  };
  replace("services.csv", "Hochzeit feiern,Standesamt,,counter & workplace_pc & wan_link & civil_register", "Hochzeit feiern,Standesamt,,counter");
  for (const char* file : {"services.csv", "service_steps.csv", "services_i18n.csv", "service_steps_i18n.csv"}) replace(file, "\nbrandsicherheitswache,", "\nbrandwache,");
  return data;
}

TEST(CrisisPast, IsWorkedOutWithTheCatalogueOfThen) {
  TempFolder folder;
  install(folder.file("d"));
  std::string decision;
  const auto act = [](HttpClient& client, const std::string& command, const std::string& place, const Fields& filled, const std::string& from,
                      const std::string& step = "eintragen") {
    Fields form = console_form(client, command, place, filled, step);
    form[0].second = client.get("/stab/aufgaben?ort=" + place).between("name=\"csrf\" value=\"", "\"");
    form[4].second = from;
    return client.post("/stab/aktion", form);
  };
  {
    Program program(folder.file("d"));
    HttpClient client = program.signed_in();
    ASSERT_EQ(act(client, "situation.declare_component", "", {{"a.component", "civil_register"}, {"a.state", "down"}}, "/stab/komponenten/civil_register").status, 303);
    const HttpAnswer done = act(client, "crisis.record_decision", "arnsberg", {{"a.text", "Trauen"}, {"a.why", "Frist"}, {"a.decided_by", "Stab"}}, "/stab/tagebuch/neu");
    ASSERT_EQ(done.status, 303) << done.body;
    decision = client.get(done.header("Location")).between(">Nr. ", " im Tagebuch</a>");
    EXPECT_FALSE(client.get("/stab/tagebuch/" + decision + kPlace).has("Stammdaten")) << "they are the same";
    for (const char* place : {"arnsberg", ""}) ASSERT_EQ(act(client, "crisis.make_report", place, {}, "/stab/lagebericht", "seite").status, 303);
  }
  const Said imported = notbetrieb({"import", "--dir", folder.file("d"), changed_pack(folder), "--clock-at", "2023-10-30T12:34:00+01:00"});
  ASSERT_EQ(imported.code, 0) << imported.err;
  Program program(folder.file("d"));
  program.advance(12h);
  HttpClient client = program.signed_in();
  const std::string known = client.get("/stab/tagebuch/" + decision + kPlace).between("id=\"bekannt\"", "</section>");
  const auto has = [](const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; };
  EXPECT_TRUE(has(known, "Die Stammdaten wurden seitdem geändert, zuletzt am 30.10.2023, 12:34 Uhr.")) << known;
  EXPECT_TRUE(has(known, "Trauung zum vereinbarten Termin: jetzt möglich, vorher ")) << known;
  EXPECT_TRUE(has(known, "jetzt möglich, vorher nicht in den Stammdaten")) << known;
  EXPECT_TRUE(has(known, ": nicht mehr in den Stammdaten, vorher möglich")) << known;
  EXPECT_FALSE(has(known, "Der Bildschirm zeigte")) << "what was derived anew is what the screen showed: " << known;
  HttpClient reader = program.signed_in();
  reader.set_cookie(reader.cookie() + "; nb-sprache=en");
  const std::string english = reader.get("/stab/tagebuch/" + decision + kPlace).between("id=\"bekannt\"", "</section>");
  EXPECT_TRUE(has(english, "The master data have been changed since, last on 30 October 2023")) << english;
  EXPECT_TRUE(has(english, "3 services are different now")) << english;
  EXPECT_TRUE(has(english, "now possible, not in the master data before")) << english;
  EXPECT_TRUE(has(english, ": no longer in the master data, possible before")) << english;
  for (const auto& [place, towns] : {std::pair{"arnsberg", ""}, {"", " ("}}) {
    const HttpAnswer made = act(client, "crisis.make_report", place, {}, "/stab/lagebericht", "seite");
    ASSERT_EQ(made.status, 303) << made.body;
    const HttpAnswer report = client.get(made.header("Location"));
    EXPECT_TRUE(report.has("Stammdaten geändert, zuletzt am 30.10.2023, 12:34 Uhr; „vorher“ gilt nach den Stammdaten von damals")) << place;
    EXPECT_TRUE(report.has("Trauung zum vereinbarten Termin: jetzt möglich, vorher ")) << place;
    EXPECT_TRUE(report.has("vorher nicht in den Stammdaten" + std::string(towns))) << place;
    const HttpAnswer again = act(client, "crisis.make_report", place, {}, "/stab/lagebericht", "seite");
    EXPECT_FALSE(client.get(again.header("Location")).has("Stammdaten geändert")) << place << ": not since the last report";
  }
}

TEST_F(CrisisConsole, TheCommandLineDecidesToo) {
  const Said said = notbetrieb({"decide", "--dir", folder_->file("d"), "Notstrom für den Turm", "--reason", "Funk", "--ags", "arnsberg", "--by", "Feuerwehr"});
  ASSERT_EQ(said.code, 0) << said.err;
  const HttpAnswer log = client_.get("/stab/tagebuch?ort=arnsberg&q=notstrom");
  EXPECT_TRUE(log.has("Notstrom für den Turm"));
  EXPECT_TRUE(log.has("entschieden: Feuerwehr"));
}

}  // namespace
}  // namespace nb::test
