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

TEST_F(Traces, RefusedSignInsAreSummedByTheMinute) {
  program_->advance(2min);
  HttpClient stranger = program_->client();
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(stranger.sign_in(kAccount, "geraten und falsch"));
  EXPECT_FALSE(stranger.sign_in("gibtesnicht", "geraten und falsch"));
  program_->advance(2min);
  std::string page;  // nobody waits for this trace: it is there a moment later
  for (int i = 0; i < 200 && page.find("Versuche") == std::string::npos; ++i) page = client_.get("/stab/spuren?was=abgewiesen").between("id=\"liste\"", "</main>");
  EXPECT_NE(page.find("4 Versuche von 1 Adresse; stab: 3; kein bekanntes Konto ("), std::string::npos) << page;
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
