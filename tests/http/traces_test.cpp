// SPDX-License-Identifier: EUPL-1.2
// What leaves a trace, and how the auditor finds it: reads of what is sealed, with their purpose, before the answer leaves.
#include "http/desk.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

class Traces : public testing::Test, protected Desk<Traces> {
 protected:
  /// The auditor's lines for a question.
  std::string asked(const std::string& query) { return client_.get("/stab/spuren?ort=arnsberg&" + query).between("id=\"liste\"", "</main>"); }
  std::size_t lines(const std::string& query) {
    const std::string page = asked(query);
    std::size_t count = 0;
    for (std::size_t at = page.find("beleg.tlog-proof"); at != std::string::npos; at = page.find("beleg.tlog-proof", at + 1)) ++count;
    return count;
  }
  std::string take(const std::string& name) { return path_in(taken({{"name", name}, {"betreff", "Wohngeld"}})); }
};

TEST_F(Traces, OpeningAFilingIsWrittenDownWithItsNumberAsPurpose) {
  const std::string path = take("Erika Beispiel");
  const std::string number = client_.get(path + "/beleg?ort=arnsberg").between("<p class=\"desk-number\">", "</p>");
  EXPECT_EQ(lines("was=gelesen&objekt=" + number), 0U) << "what one has typed oneself is no secret to oneself";
  program_->advance(31min);
  client_ = program_->signed_in();
  EXPECT_FALSE(client_.get(path + "?ort=arnsberg").has("Erika Beispiel"));
  EXPECT_EQ(lines("was=gelesen&objekt=" + number), 0U) << "nothing was opened";
  open_vault();
  ASSERT_TRUE(client_.get(path + "?ort=arnsberg").has("Erika Beispiel"));
  EXPECT_EQ(lines("was=gelesen&objekt=" + number), 1U);
  EXPECT_NE(asked("was=gelesen&objekt=" + number).find("Eingang, Zweck: " + number), std::string::npos) << asked("was=gelesen&objekt=" + number);
  EXPECT_EQ(lines("was=gelesen&wer=niemand&objekt=" + number), 0U);
  ASSERT_TRUE(client_.get(path + "?ort=arnsberg").has("Erika Beispiel"));
  EXPECT_EQ(lines("was=gelesen&objekt=" + number), 1U) << "the same look within ten minutes";
  program_->advance(11min);
  ASSERT_TRUE(client_.get(path + "?ort=arnsberg").has("Erika Beispiel"));
  EXPECT_EQ(lines("was=gelesen&objekt=" + number), 2U);
}

TEST_F(Traces, ListsAndSearchesSayWhomTheyShowedAndWhatFor) {
  const std::string path = take("Gerda Suchmich");
  const std::string number = client_.get(path + "/beleg?ort=arnsberg").between("<p class=\"desk-number\">", "</p>");
  open_vault();
  ASSERT_TRUE(client_.get("/stab/eingang?ort=arnsberg").has("Gerda Suchmich"));
  EXPECT_NE(asked("was=gelesen&objekt=" + number).find("Liste"), std::string::npos);
  ASSERT_TRUE(client_.get("/stab/eingang/suche?ort=arnsberg&q=Suchmich&zweck=auskunft").has("Gerda Suchmich"));
  const std::string found = asked("was=gelesen&objekt=" + number);
  EXPECT_NE(found.find("Suche nach Namen, Zweck: Auskunft an die Person selbst"), std::string::npos) << found;
  EXPECT_EQ(found.find("Suchmich"), std::string::npos) << "what was searched for is never written down";
  ASSERT_EQ(client_.get("/stab/eingang/suche?ort=arnsberg&q=Niemand&zweck=erfunden").status, 200);
}

TEST_F(Traces, ChangesOfTheVaultAndOfFilingsAreThereToo) {
  const std::string path = take("Otto Muster");
  open_vault();
  EXPECT_GE(lines("was=schluessel"), 2U);
  EXPECT_GE(lines("was=eingaenge"), 1U);
  EXPECT_GE(lines("wer=stab"), 2U);
  EXPECT_EQ(lines("von=2040-01-01"), 0U);
  EXPECT_EQ(lines("bis=2001-01-01"), 0U);
}

TEST_F(Traces, AreHandedOutAsCsvWithCheckpointAndThatIsATraceToo) {
  (void)take("Olga Export");
  const HttpAnswer csv = client_.get("/stab/spuren.csv?ort=arnsberg&was=eingaenge");
  ASSERT_EQ(csv.status, 200);
  EXPECT_NE(csv.header("Content-Type").find("text/csv"), std::string::npos);
  EXPECT_TRUE(csv.has("Protokoll;Nr;Zeit;Wer;Art;Kennung;Gegenstand;Angaben;Blatt-Prüfsumme"));
  EXPECT_TRUE(csv.has("\"intake.filed\""));
  EXPECT_TRUE(csv.has("# ")) << "the checkpoint";
  EXPECT_FALSE(csv.has("Olga Export")) << "names are sealed";
  EXPECT_NE(asked("was=ausgegeben").find("was eingaenge"), std::string::npos);
  const std::string number = client_.get("/stab/spuren?ort=arnsberg&was=eingaenge").between("/stab/spuren/", "/beleg");
  const HttpAnswer proof = client_.get("/stab/spuren/" + number + "/beleg.tlog-proof?ort=arnsberg");
  EXPECT_EQ(proof.status, 200);
  EXPECT_TRUE(proof.has("tlog-proof"));
  EXPECT_EQ(client_.get("/stab/spuren/99999999/beleg.tlog-proof?ort=arnsberg").status, 404);
  EXPECT_EQ(client_.get("/stab/spuren/x/beleg.tlog-proof?ort=arnsberg").status, 404);
}

TEST_F(Traces, AppointmentsThatWereReadAreCalledAppointments) {
  const std::string options = client_.get("/stab/termine/plan?ort=arnsberg").between("id=\"standort-neu\"", "</select>");
  const std::string site = options.substr(options.find("value=\"arn-") + 7);
  constexpr const char* kService = "beglaubigung-unterschrift";
  ASSERT_EQ(post("arnsberg", "appointments.set_pool", "/stab/termine/plan",
                 {{"pool", ""}, {"name", "Bürgerbüro"}, {"standort", site.substr(0, site.find('"'))}, {"raeume", "0"}, {"zeiten", "Mo-Fr 08:00-12:00 1"}})
                .status,
            303);
  ASSERT_EQ(
      post("arnsberg", "appointments.set_offer", "/stab/termine/plan", {{"a.pool", "p1"}, {"a.service", kService}, {"a.minutes:zahl", "15"}, {"a.ahead_days:zahl", "60"}}).status,
      303);
  const HttpAnswer booked = post("arnsberg", "appointments.take_booking", "/stab/termine/neu",
                                 {{"pool", "p1"}, {"service", kService}, {"tag", "2023-11-06"}, {"andere", "09:00"}, {"telefon", "+49 171 3920001"}, {"name", "Muster"}});
  ASSERT_EQ(booked.status, 303);
  const std::string page = booked.header("Location").substr(0, booked.header("Location").find('?'));
  const std::string id = page.substr(page.rfind('/') + 1);
  EXPECT_EQ(lines("was=gelesen&objekt=" + id), 0U);
  open_vault();
  ASSERT_TRUE(client_.get(page + "?ort=arnsberg").has("Muster"));
  EXPECT_NE(asked("was=gelesen&objekt=" + id).find("Termin, Zweck: "), std::string::npos) << asked("was=gelesen&objekt=" + id);
  ASSERT_TRUE(client_.get("/stab/termine?ort=arnsberg&tag=2023-11-06").has("Muster"));
  EXPECT_NE(asked("was=gelesen&objekt=" + id).find("Liste der Termine"), std::string::npos) << asked("was=gelesen&objekt=" + id);
  EXPECT_EQ(asked("was=gelesen&objekt=" + id).find("Eingang"), std::string::npos);
  const std::string code = client_.get("/stab/termine?ort=arnsberg&tag=2023-11-06").between("desk-nowrap\" href=\"" + page + "?ort=arnsberg\">", "</a>");
  EXPECT_GE(lines("was=termine&objekt=" + code), 1U) << "found by the code that people read out";
  EXPECT_NE(asked("was=termine&objekt=" + code).find(">" + code + "<"), std::string::npos) << "and shown by it";
  EXPECT_EQ(asked("was=termine").find(">p1<"), std::string::npos) << "a desk area has a name";
  EXPECT_NE(asked("was=termine").find(">Bürgerbüro<"), std::string::npos) << asked("was=termine");
  ASSERT_TRUE(client_.get("/stab/termine/tagesliste.pdf?ort=arnsberg&tag=2023-11-06").body.starts_with("%PDF"));
  EXPECT_NE(asked("was=ausgegeben").find("Tagesliste der Termine: 1 Zeile, 2023-11-06"), std::string::npos) << asked("was=ausgegeben");
}

TEST_F(Traces, OfTheSituationAreAboutNamesAsTheCatalogueHasThem) {
  const std::string name = client_.get("/stab/komponenten/phone?ort=arnsberg").between("<h1", "</h1>");
  const std::string words = name.substr(name.rfind('>') + 1);
  ASSERT_EQ(post("arnsberg", "situation.declare_component", "/stab/komponenten/phone", {{"a.component", "phone"}, {"a.state", "down"}}).status, 303);
  EXPECT_NE(asked("was=lage").find(">" + words + "<"), std::string::npos) << words << " is not in\n" << asked("was=lage");
}

TEST_F(Traces, EveryListWithNamesThatIsHandedOutSaysWhatItWas) {
  (void)take("Gisela Liste");
  open_vault();
  const auto handed_out = [&](const std::string& path, const std::string& words) {
    program_->advance(11min);
    (void)client_.sign_in(kAccount, kPassword);
    const HttpAnswer file = client_.get(path);
    EXPECT_EQ(file.status, 200) << path;
    EXPECT_NE(asked("was=ausgegeben").find(words + ": "), std::string::npos) << path << " is not »" << words << "« in\n" << asked("was=ausgegeben");
  };
  handed_out("/stab/eingang.csv?ort=arnsberg", "Eingänge");
  handed_out("/stab/termine.csv?ort=arnsberg", "Termine");
  handed_out("/stab/tagebuch.csv?ort=arnsberg", "Tagebuch des Stabs");
  handed_out("/stab/abholung.csv?ort=arnsberg", "Liste der Abholungen");
  handed_out("/stab/aufgaben.csv?ort=arnsberg", "Aufgaben");
  handed_out("/stab/konten.csv?ort=arnsberg", "Konten");
  handed_out("/stab/spuren.csv?ort=arnsberg", "Spuren");
  handed_out("/stab/rundschreiben.csv?ort=arnsberg", "Rundschreiben");
  handed_out("/stab/termine/anrufe.pdf?ort=arnsberg", "Anrufliste");
  EXPECT_EQ(asked("was=ausgegeben").find("Eingaenge"), std::string::npos) << "the file's name is no word";
  HttpClient english = program_->signed_in();
  english.set_cookie(english.cookie() + "; nb-sprache=en");
  const std::string page = english.get("/stab/spuren?ort=arnsberg&was=ausgegeben").between("id=\"liste\"", "</main>");
  EXPECT_NE(page.find("Filings: "), std::string::npos) << page;
}

TEST_F(Traces, RefusedSignInsAreSummedByTheMinute) {
  program_->advance(2min);
  HttpClient stranger = program_->client();
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(stranger.sign_in(kAccount, "geraten und falsch"));
  EXPECT_FALSE(stranger.sign_in("gibtesnicht", "geraten und falsch"));
  program_->advance(2min);
  std::string page;  // nobody waits for this trace: it is there a moment later
  for (int i = 0; i < 200 && page.find("Versuche") == std::string::npos; ++i) page = client_.get("/stab/spuren?was=abgewiesen").between("id=\"liste\"", "</main>");
  EXPECT_NE(page.find("4 Versuche, 1 Adresse, 3-mal Passwort falsch (stab), 1-mal kein solches Konto (Name "), std::string::npos) << page;
  EXPECT_EQ(page.find("gibtesnicht"), std::string::npos) << "what is typed into the field of a name may be a password";
  EXPECT_NE(client_.get("/stab/spuren?was=angemeldet&wer=stab").between("id=\"liste\"", "</main>").find("Angemeldet"), std::string::npos);
}

TEST_F(Traces, CanBeLeafedThrough) {
  for (int i = 0; i < 3; ++i) (void)take("Blatt " + std::to_string(i));
  const HttpAnswer region = client_.get("/stab/spuren?was=stammdaten");
  const std::string older = region.between("&amp;vor=", "\"");
  ASSERT_FALSE(older.empty()) << "more than a page of master data";
  const HttpAnswer next = client_.get("/stab/spuren?was=stammdaten&vor=" + older);
  EXPECT_TRUE(next.has("beleg.tlog-proof"));
  EXPECT_NE(next.between("/stab/spuren/", "/beleg"), region.between("/stab/spuren/", "/beleg"));
  EXPECT_EQ(client_.get("/stab/spuren?was=stammdaten&vor=0").status, 200);
  EXPECT_EQ(client_.get("/stab/spuren?was=quatsch&von=gestern&vor=x&wer=%FF").status, 200);
}

}  // namespace
}  // namespace nb::test
