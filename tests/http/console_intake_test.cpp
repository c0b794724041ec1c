// SPDX-License-Identifier: EUPL-1.2
// The staff side of the register: taking a filing, its receipt, what is sealed and who can read it, lists, corrections, four eyes.
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "http/desk.hpp"
#include "proof/receipt.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

class ConsoleIntake : public testing::Test, public Desk<ConsoleIntake> {};

TEST_F(ConsoleIntake, NeedsAMunicipalityAndADataKeyAndSaysSo) {
  EXPECT_TRUE(client_.get("/stab/eingang/neu").has("Bitte wählen Sie oben bei »Gilt für« Ihre Kommune"));
  const HttpAnswer page = client_.get("/stab/eingang/neu?ort=sundern");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(page.has("Noch kein Datenschlüssel"));
  EXPECT_FALSE(page.has("id=\"eingang-form\""));
  const HttpAnswer shorter = post("sundern", "vault.make", "/stab/schluessel", {{"passwort", "zu kurz"}, {"passwort2", "zu kurz"}});
  EXPECT_EQ(shorter.status, 422);
  EXPECT_TRUE(shorter.has("mindestens 16 Zeichen"));
  const HttpAnswer different = post("sundern", "vault.make", "/stab/schluessel", {{"passwort", kPassphrase}, {"passwort2", "etwas ganz anderes"}});
  EXPECT_TRUE(different.has("nicht gleich"));
  EXPECT_FALSE(different.has(kPassphrase)) << "a passphrase is never shown again";
  EXPECT_EQ(post("sundern", "vault.make", "/stab/schluessel", {{"passwort", kPassphrase}, {"passwort2", kPassphrase}}).status, 303);
  EXPECT_TRUE(client_.get("/stab/eingang/neu?ort=sundern").has("id=\"eingang-form\""));
  EXPECT_TRUE(post("sundern", "vault.make", "/stab/schluessel", {{"passwort", kPassphrase}, {"passwort2", kPassphrase}}).has("hat schon einen Datenschlüssel"));
}

TEST_F(ConsoleIntake, AFilingGetsANumberAReceiptAndAProofThatHolds) {
  const HttpAnswer receipt = taken({{"name", "Erika Mustermann"}, {"betreff", "Antrag auf Wohngeld"}});
  ASSERT_EQ(receipt.status, 200);
  EXPECT_TRUE(receipt.has("Der Eingang ist festgehalten: M-"));
  EXPECT_TRUE(receipt.has("Antrag auf Wohngeld"));
  EXPECT_TRUE(receipt.has("data-bestaetigt=\""));
  EXPECT_TRUE(receipt.has("aria-label=\"QR-Code 1 von "));
  EXPECT_TRUE(receipt.has("autofocus"));
  const std::string path = path_in(receipt);
  const HttpAnswer pdf = client_.get(path + "/beleg.pdf?ort=arnsberg");
  EXPECT_EQ(pdf.header("Content-Type"), "application/pdf");
  EXPECT_TRUE(pdf.body.starts_with("%PDF-"));
  const HttpAnswer file = client_.get(path + "/eingang.tlog-proof?ort=arnsberg");
  EXPECT_NE(file.header("Content-Disposition").find("attachment; filename=\"M-"), std::string::npos);
  const auto parsed = proof::parse_receipt(file.body);
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(parsed->salts.size(), 2U) << "sender and content can be proven by whoever holds it";
  EXPECT_EQ(parsed->core.find("Mustermann"), std::string::npos);
  EXPECT_EQ(client_.get(path + "/eingang.tlog-proof?ort=sundern").status, 404) << "another municipality's";
}

TEST_F(ConsoleIntake, SendingTwiceTakesOneFiling) {
  const Fields form = filing_form({{"name", "Doppelt Gesendet"}});
  const HttpAnswer first = client_.post("/stab/aktion", form);
  const HttpAnswer second = client_.post("/stab/aktion", form);
  EXPECT_NE(first.header("Location").find("&neu="), std::string::npos);
  EXPECT_NE(second.header("Location").find("&schon="), std::string::npos);
  EXPECT_EQ(path_in(client_.get(first.header("Location"))), path_in(client_.get(second.header("Location"))));
  Fields other = form;
  other.emplace_back("telefon", "0");
  const HttpAnswer third = client_.post("/stab/aktion", other);
  EXPECT_TRUE(client_.get(third.header("Location")).has("data-anders=\"")) << "what was typed meanwhile must not be thrown away";
}

TEST_F(ConsoleIntake, BadInputKeepsEverythingAndNamesTheField) {
  struct Case {
    Fields filled;
    const char* said;
  };
  for (const Case& one :
       {Case{{}, "Es steht noch nichts da"}, Case{{{"name", "Ein Name"}, {"weg", "brieftaube"}}, "Eingangsweg"},
        Case{{{"name", "Ein Name"}, {"wann", "am"}, {"eingang", "2023-13-40T10:00"}}, "Eingangszeit"},
        Case{{{"name", "Ein Name"}, {"wann", "am"}, {"eingang", "2024-10-30T10:00"}}, "in der Zukunft"}, Case{{{"name", "Ein Name"}, {"wann", "heute"}}, "Uhrzeit der Leerung"},
        Case{{{"name", "Ein Name"}, {"frist1_regel", "widerspruch"}}, "Der Tag, an dem die Frist beginnt"},
        Case{{{"name", "Ein Name"}, {"frist1_tag", "2023-10-01"}}, "fehlt die Art der Frist"}, Case{{{"name", "Ein Name"}, {"formular", "FM-000001-0"}}, "Formular"},
        Case{{{"name", "Ein Name"}, {"leistung", "gibt-es-nicht"}}, "Leistung"}, Case{{{"name", "Ein Name"}, {"text", std::string(20'001, 'x')}}, "Inhalt"}}) {
    const HttpAnswer refused = client_.post("/stab/aktion", filing_form(one.filled));
    EXPECT_EQ(refused.status, 422) << one.said;
    EXPECT_NE(refused.between("kern-alert__body", "</div>").find(one.said), std::string::npos) << refused.between("kern-alert__body", "</div>");
    EXPECT_EQ(refused.has("value=\"Ein Name\""), !one.filled.empty()) << one.said;
    EXPECT_TRUE(refused.has("data-behalten=\"1\""));
  }
}

TEST_F(ConsoleIntake, HostileTextArrivesEscaped) {
  const char* hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
  const HttpAnswer receipt = taken({{"name", hostile}, {"betreff", hostile}, {"text", hostile}, {"zeichen", hostile}});
  EXPECT_FALSE(receipt.has("<img src=x"));
  open_vault();
  const HttpAnswer page = client_.get(path_in(receipt) + "?ort=arnsberg");
  EXPECT_TRUE(page.has("&lt;script&gt;"));
  EXPECT_FALSE(page.has("<img src=x"));
  EXPECT_FALSE(client_.get("/stab/eingang?ort=arnsberg").has("<img src=x"));
}

TEST_F(ConsoleIntake, DeadlinesAreComputedBeforeAndKeptWithTheFiling) {
  const Fields late{{"name", "Späte Post"}, {"frist1_regel", "widerspruch"}, {"frist1_tag", "2023-09-01"}};
  Fields form = filing_form(late);
  for (auto& [name, value] : form) {
    if (name == "schritt") value = "fristen";
  }
  const HttpAnswer preview = client_.post("/stab/aktion", form);
  EXPECT_EQ(preview.status, 200);
  EXPECT_TRUE(preview.has("verspätet"));
  EXPECT_TRUE(preview.has("value=\"Späte Post\"")) << "the preview lost what was typed";
  const HttpAnswer part = client_.get("/stab/fristen?ort=arnsberg&frist1_regel=widerspruch&frist1_tag=2023-10-02&wann=jetzt");
  EXPECT_TRUE(part.has("Donnerstag, 02.11.2023")) << part.between("frist-ergebnis", "</div>");
  EXPECT_TRUE(part.has("fristgerecht"));
  EXPECT_TRUE(taken(late).has("verspätet"));
}

TEST_F(ConsoleIntake, WhatIsSealedIsReadableOnlyWhileTheVaultIsOpen) {
  const std::string path = path_in(taken({{"name", "Nur Versiegelt"}, {"betreff", "Geheimes"}}));
  const std::string page = path + "?ort=arnsberg";
  EXPECT_FALSE(client_.get(page).has("Nur Versiegelt"));
  EXPECT_FALSE(client_.get("/stab/eingang?ort=arnsberg").has("Nur Versiegelt"));
  EXPECT_EQ(post("arnsberg", "vault.open", "/stab/schluessel", {{"passwort", "falsch geraten, ganz falsch"}}).status, 422);
  open_vault();
  EXPECT_TRUE(client_.get(page).has("Nur Versiegelt"));
  EXPECT_TRUE(client_.get("/stab/eingang?ort=arnsberg").has("Nur Versiegelt"));
  EXPECT_EQ(post("arnsberg", "vault.lock", "/stab/schluessel", {}).status, 303);
  EXPECT_FALSE(client_.get(page).has("Nur Versiegelt"));
}

TEST_F(ConsoleIntake, TheVaultClosesWithTheSessionOfWhoOpenedIt) {
  const std::string page = path_in(taken({{"name", "Bleibt Zu"}})) + "?ort=arnsberg";
  open_vault();
  HttpClient other = program_->signed_in();
  EXPECT_TRUE(other.get(page).has("Bleibt Zu"));
  EXPECT_TRUE(other.get(page).has("geöffnet von stab"));
  ASSERT_EQ(client_.post("/stab/abmelden", {{"csrf", client_.csrf()}}).status, 303);
  EXPECT_FALSE(other.get(page).has("Bleibt Zu"));
}

TEST_F(ConsoleIntake, GuessingPassphrasesIsSlowedDown) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(post("arnsberg", "vault.open", "/stab/schluessel", {{"passwort", "falsch geraten, ganz falsch"}}).status, 422);
  const HttpAnswer refused = post("arnsberg", "vault.open", "/stab/schluessel", {{"passwort", kPassphrase}});
  EXPECT_EQ(refused.status, 429);
  EXPECT_TRUE(refused.has("Zu viele Versuche"));
}

TEST_F(ConsoleIntake, ListsPerOfficeShowWhatWaitsThePressingFirst) {
  const std::string normal = number_in(taken({{"name", "A"}, {"amt", "Standesamt"}}));
  const std::string urgent = number_in(taken({{"name", "B"}, {"amt", "Standesamt"}, {"dringend", "existential"}}));
  const HttpAnswer list = client_.get("/stab/eingang?ort=arnsberg&amt=Standesamt");
  EXPECT_LT(list.body.find(urgent), list.body.find(normal));
  EXPECT_NE(list.body.find(normal), std::string::npos);
  EXPECT_TRUE(list.has("aria-hidden=\"true\">! </span>Existenz"));
  EXPECT_FALSE(client_.get("/stab/eingang?ort=arnsberg&amt=Ordnungsamt").has(normal));
  EXPECT_TRUE(client_.get("/stab/eingang?ort=arnsberg&liste=heute").has(normal));
  EXPECT_FALSE(client_.get("/stab/eingang?ort=arnsberg&liste=ueberfaellig").has(normal));
}

TEST_F(ConsoleIntake, IsWorkedOnStepByStepAndEverythingStaysInTheHistory) {
  const HttpAnswer receipt = taken({{"name", "Wird bearbeitet"}});
  const std::string number = number_in(receipt);
  const std::string path = path_in(receipt);
  EXPECT_EQ(post("arnsberg", "intake.assign_filing", path, {{"a.filing", number}, {"a.office", "Standesamt"}}).status, 303);
  EXPECT_EQ(post("arnsberg", "intake.answer_filing", path, {{"a.filing", number}, {"a.reason", "angerufen"}}).status, 303);
  EXPECT_EQ(post("arnsberg", "intake.close_filing", path, {{"a.filing", number}, {"a.reason", "erledigt & fertig"}}).status, 303);
  const HttpAnswer again = post("arnsberg", "intake.reopen_filing", path, {{"a.filing", number}, {"a.reason", ""}});
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(again.has("Der Grund fehlt"));
  EXPECT_EQ(post("arnsberg", "intake.reopen_filing", path, {{"a.filing", number}, {"a.reason", "doch nicht"}}).status, 303);
  const HttpAnswer page = client_.get(path + "?ort=arnsberg");
  for (const char* said : {"Zugeordnet</strong>: Standesamt", "angerufen", "erledigt &amp; fertig", "doch nicht", "stab, Protokoll Nr."}) EXPECT_TRUE(page.has(said)) << said;
}

TEST_F(ConsoleIntake, CorrectionsAreShownFieldByField) {
  const HttpAnswer receipt = taken({{"name", "Falsch Geschrieben"}, {"weg", "post"}});
  const std::string path = path_in(receipt);
  Fields fields{{"nummer", number_in(receipt)},  {"a.reason", "war Fax"}, {"weg", "fax"},           {"wann", "am"},
                {"eingang", "2023-10-29T16:05"}, {"dringend", "normal"},  {"entscheidung", "keine"}};
  ASSERT_EQ(post("arnsberg", "intake.correct_filing", path + "/berichtigen", fields).status, 303);
  const HttpAnswer page = client_.get(path + "?ort=arnsberg");
  EXPECT_TRUE(page.has("Eingangsweg: <del>Post</del> → <ins>Fax</ins>"));
  EXPECT_TRUE(page.has("<ins>29.10.2023, 16:05</ins>"));
  EXPECT_TRUE(page.has("war Fax"));
  Fields by_clock = fields;
  by_clock[3].second = "heute";
  by_clock.emplace_back("uhrzeit", "07:30");
  ASSERT_EQ(post("arnsberg", "intake.correct_filing", path + "/berichtigen", by_clock).status, 303);
  EXPECT_TRUE(client_.get(path + "?ort=arnsberg").has("<ins>30.10.2023, 07:30</ins>"));
  fields.emplace_back("name", "Richtig Geschrieben");
  EXPECT_TRUE(post("arnsberg", "intake.correct_filing", path + "/berichtigen", fields).has("inzwischen verschlossen"));
  open_vault();
  ASSERT_EQ(post("arnsberg", "intake.correct_filing", path + "/berichtigen", fields).status, 303);
  const HttpAnswer open = client_.get(path + "?ort=arnsberg");
  EXPECT_TRUE(open.has("Richtig Geschrieben"));
  EXPECT_TRUE(open.has("Angaben zum Absender geändert"));
}

TEST_F(ConsoleIntake, ErasingTakesTwoAccounts) {
  const std::string path = path_in(taken({{"name", "Wird Gelöscht"}}));
  const std::string subject = client_.get(path + "?ort=arnsberg").between("name=\"a.subject\" value=\"", "\"");
  const auto erase = [&](const char* step) {
    Fields form = console_form(client_, "subject.erase", "arnsberg", {{"a.subject", subject}, {"a.reason", "Frist abgelaufen"}}, step);
    form[4].second = path;
    return client_.post("/stab/aktion", form);
  };
  const HttpAnswer shown = erase("eintragen");
  EXPECT_EQ(shown.status, 200) << "one person alone gets no further than seeing what would happen";
  EXPECT_TRUE(shown.has("unwiderruflich"));
  EXPECT_TRUE(shown.has("Zur Freigabe vorlegen"));
  EXPECT_FALSE(shown.has("Allein sofort ausführen")) << "erasing is never done alone";
  EXPECT_EQ(erase("allein").status, 422);
  ASSERT_EQ(erase("vorlegen").status, 303);
  const HttpAnswer waits = client_.get(path + "?ort=arnsberg");
  EXPECT_TRUE(waits.has("Ansehen und entscheiden"));
  const std::string proposal = waits.between("href=\"/stab/freigaben/", "?ort");
  const auto approve = [&] {
    const std::string seen = client_.get("/stab/freigaben/" + proposal + "?ort=arnsberg").between("name=\"a.seen\" value=\"", "\"");
    return post("arnsberg", "approval.approve", "/stab/freigaben/" + proposal, {{"a.proposal", proposal}, {"a.seen", seen.empty() ? "x" : seen}}).status;
  };
  EXPECT_EQ(approve(), 422) << "not by the same person";
  const Said made = notbetrieb({"account", "--dir", folder_->file("d"), "zweite", "--password-stdin"}, "neun Ziegen im Schnee\n");
  ASSERT_EQ(made.code, 0) << made.err;
  ASSERT_TRUE(client_.sign_in("zweite", "neun Ziegen im Schnee"));
  EXPECT_TRUE(client_.get("/stab/?ort=arnsberg").has("1 Freigabe wartet auf Sie"));
  ASSERT_EQ(approve(), 303);
  open_vault();
  const HttpAnswer page = client_.get(path + "?ort=arnsberg");
  EXPECT_FALSE(page.has("Wird Gelöscht"));
  EXPECT_TRUE(page.has("Absender und Inhalt sind gelöscht"));
  EXPECT_TRUE(page.has("vorgelegt von stab"));
  EXPECT_FALSE(client_.get(path + "/beleg?ort=arnsberg").has("Wird Gelöscht")) << "what this machine remembers of the last minutes is gone too";
  const auto receipt = proof::parse_receipt(client_.get(path + "/eingang.tlog-proof?ort=arnsberg").body);
  ASSERT_TRUE(receipt.has_value());
  EXPECT_TRUE(receipt->salts.empty());
}

TEST_F(ConsoleIntake, IsFoundByAnyWayOfWritingItsNumber) {
  const std::string number = number_in(taken({{"name", "Gesucht"}}));
  std::string sloppy = number;
  std::erase(sloppy, '-');
  for (char& c : sloppy) c = c == 'M' ? 'm' : c;
  EXPECT_TRUE(client_.get("/stab/eingang/suche?ort=arnsberg&q=" + sloppy).has(">" + number + "</a>"));
  EXPECT_TRUE(client_.get("/stab/eingang/suche?ort=arnsberg&q=" + urlencode(std::to_string(std::stoi(number.substr(2, 6))))).has(">" + number + "</a>"));
  EXPECT_TRUE(client_.get("/stab/eingang/suche?ort=arnsberg&q=%FF%3Cb%3E").status == 200);
  EXPECT_TRUE(client_.get("/stab/eingang/suche?ort=arnsberg&q=%3Cb%3E").has("&lt;b&gt;"));
}

TEST_F(ConsoleIntake, IsFoundByNameOnlyWhileTheVaultIsOpen) {
  const std::string number = number_in(taken({{"name", "Klaus Eigentümlich"}, {"betreff", "Baumfällung"}}));
  EXPECT_TRUE(client_.get("/stab/eingang/suche?ort=arnsberg&q=eigentuemlich").has("gesucht wurde nur nach Nummern"));
  open_vault();
  for (const char* words : {"Eigent%C3%BCmlich", "baumf%C3%A4llung", "klaus+eigent%C3%BCmlich"})
    EXPECT_TRUE(client_.get(std::string("/stab/eingang/suche?ort=arnsberg&q=") + words).has(">" + number + "</a>")) << words;
  EXPECT_TRUE(client_.get("/stab/eingang/suche?ort=arnsberg&q=niemand").has("ist nichts erfasst"));
}

TEST_F(ConsoleIntake, HandsOutTheKeyOfDraftsToTheAccountAlone) {
  const auto key = [](const HttpAnswer& page) { return page.between("data-schluessel=\"", "\""); };
  const std::string first = key(client_.get("/stab/eingang/neu?ort=arnsberg"));
  EXPECT_EQ(first.size(), 64U);
  program_->advance(6min);
  client_ = program_->signed_in();
  EXPECT_EQ(key(client_.get("/stab/eingang/neu?ort=arnsberg")), first) << "a draft outlives its session";
  EXPECT_EQ(program_->client().get("/stab/eingang/neu?ort=arnsberg").status, 303) << "nobody else gets it";
}

TEST_F(ConsoleIntake, SurvivesASessionThatRanOut) {
  const Fields form = filing_form({{"name", "Lange Pause"}, {"betreff", "Noch da?"}});
  program_->advance(31min);
  const HttpAnswer refused = client_.post("/stab/aktion", form);
  EXPECT_EQ(refused.status, 401);
  Fields login = form;
  login.emplace_back("konto", kAccount);
  login.emplace_back("passwort", kPassword);
  const HttpAnswer back = client_.post("/stab/anmelden", login);
  EXPECT_TRUE(back.has("value=\"Lange Pause\""));
  EXPECT_TRUE(back.has("value=\"Noch da?\""));
  EXPECT_TRUE(back.has("value=\"" + form[1].second + "\"")) << "the same command, so that it can never be taken twice";
}

}  // namespace
}  // namespace nb::test
