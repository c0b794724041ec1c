// SPDX-License-Identifier: EUPL-1.2
// Whose accounts somebody sees: Arnsberg's administrator and auditor, the region's administrator and operator, each before the accounts
// of Sundern. What is outside is answered as what does not exist, wherever it is asked for.
#include <gtest/gtest.h>

#include <algorithm>

#include "base/env.hpp"
#include "http/program.hpp"
#include "staff/accounts.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::test {
namespace {

class AccountSight : public testing::Test {
 protected:
  AccountSight() {
    install(dir());
    add("arnsberg.verwaltung", "administrator", "arnsberg");
    add("arnsberg.revision", "auditor", "arnsberg");
    add("arnsberg.amt", "case_worker", "arnsberg");
    add("sundern.verwaltung", "administrator", "sundern");
    add("sundern.amt", "case_worker", "sundern");
    add("betrieb", "region_operator", "");
    program_ = std::make_unique<Program>(dir());
  }
  std::string dir() { return folder_.file("d"); }
  void add(const std::string& name, const std::string& role, const std::string& town) {
    std::vector<std::string> words{"account", "--dir", dir(), name, "--role", role, "--password-stdin"};
    if (!town.empty()) words.insert(words.end(), {"--ags", town});
    const Said made = notbetrieb(words, std::string(kPassword) + "\n");
    ASSERT_EQ(made.code, 0) << made.err;
  }
  staff::AccountStore accounts() { return staff::AccountStore({*env_, dir() + "/keys/accounts.db", crypto::PasswordCost::test}); }
  HttpClient in(const std::string& account) {
    HttpClient client = program_->client();
    EXPECT_TRUE(client.sign_in(account, kPassword)) << account;
    return client;
  }
  static std::string csrf_of(HttpClient& client) { return client.get("/stab/konto").between("name=\"csrf\" value=\"", "\""); }
  static HttpAnswer act(HttpClient& client, Fields fields) {
    fields.insert(fields.begin(), {{"csrf", csrf_of(client)}, {"zurueck", "/stab/konten?ort=arnsberg"}});
    return client.post("/stab/konten", fields);
  }

  TempFolder folder_;
  std::unique_ptr<Env> env_ = posix_env();
  std::unique_ptr<Program> program_;
};

/// The page without what names the account that was asked for.
std::string without(std::string text, const std::string& name) {
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name)) text.erase(at, name.size());
  return text;
}

TEST_F(AccountSight, ListCountFileAndPageShowTheOwnTownOnly) {
  for (const char* who : {"arnsberg.verwaltung", "arnsberg.revision"}) {
    HttpClient client = in(who);
    const HttpAnswer list = client.get("/stab/konten?ort=arnsberg");
    ASSERT_EQ(list.status, 200) << who;
    EXPECT_TRUE(list.has("arnsberg.amt")) << who;
    EXPECT_FALSE(list.has("sundern.")) << who;
    EXPECT_FALSE(list.has("/stab/konten/betrieb?")) << who << ": of the region";
    EXPECT_TRUE(list.has("3 Konten")) << who;
    const HttpAnswer search = client.get("/stab/konten?ort=arnsberg&q=sundern");
    EXPECT_FALSE(search.has("sundern.amt")) << who;
    EXPECT_TRUE(search.has("0 Konten")) << who;
    const HttpAnswer file = client.get("/stab/konten.csv?ort=arnsberg");
    ASSERT_EQ(file.status, 200) << who;
    EXPECT_TRUE(file.has("arnsberg.amt")) << who;
    EXPECT_FALSE(file.has("sundern.")) << who;
    EXPECT_EQ(client.get("/stab/konten/arnsberg.amt?ort=arnsberg").status, 200) << who;
    const HttpAnswer hidden = client.get("/stab/konten/sundern.amt?ort=arnsberg");
    const HttpAnswer unknown = client.get("/stab/konten/niemand?ort=arnsberg");
    EXPECT_EQ(hidden.status, 404) << who;
    EXPECT_EQ(unknown.status, 404) << who;
    EXPECT_EQ(without(hidden.body, "sundern.amt"), without(unknown.body, "niemand")) << who;
  }
}

TEST_F(AccountSight, WhoReadsForTheRegionSeesAllAndTheOperatorNone) {
  HttpClient all = in(kAccount);
  const HttpAnswer list = all.get("/stab/konten");
  for (const char* name : {"arnsberg.amt", "sundern.amt", "betrieb"}) EXPECT_TRUE(list.has(name)) << name;
  EXPECT_TRUE(list.has("7 Konten"));
  EXPECT_EQ(all.get("/stab/konten/sundern.amt").status, 200);
  HttpClient none = in("betrieb");  // its role does everything but what is about staff
  for (const char* path : {"/stab/konten?ort=arnsberg", "/stab/konten.csv", "/stab/konten/sundern.amt"}) EXPECT_EQ(none.get(path).status, 403) << path;
  EXPECT_EQ(act(none, {{"was", "einladen"}, {"konto", "sundern.amt"}}).status, 403);
}

TEST_F(AccountSight, WhoBelongsToATownOrWasMadeForItIsSeenThere) {
  HttpClient admin = in("arnsberg.verwaltung");
  ASSERT_EQ(act(admin, {{"was", "anlegen"}, {"konto", "neu.hier"}}).status, 303);
  {
    staff::AccountStore file = accounts();
    const Instant now = *parse_rfc3339(kMoment);
    ASSERT_TRUE(file.add({"tippt.klein", "", now}, {.town = " arnsberg "}).has_value());
    ASSERT_TRUE(file.add({"von.drueben", "", now}, {.town = "Sundern"}).has_value());
    ASSERT_TRUE(file.add({"ohne.ort", "", now}, {}).has_value());
  }
  HttpClient auditor = in("arnsberg.revision");
  for (HttpClient* client : {&admin, &auditor}) {
    const HttpAnswer list = client->get("/stab/konten?ort=arnsberg");
    EXPECT_TRUE(list.has("neu.hier")) << "made by somebody who administers Arnsberg only";
    EXPECT_TRUE(list.has("tippt.klein"));
    EXPECT_FALSE(list.has("von.drueben"));
    EXPECT_FALSE(list.has("ohne.ort"));
  }
  HttpClient other = in("sundern.verwaltung");
  const HttpAnswer there = other.get("/stab/konten?ort=sundern");
  EXPECT_FALSE(there.has("neu.hier"));
  EXPECT_TRUE(there.has("von.drueben"));
}

TEST_F(AccountSight, WhatIsDoneToAnAccountOutsideIsAnsweredAsIfThereWereNone) {
  HttpClient admin = in("arnsberg.verwaltung");
  HttpClient clerk = in("sundern.amt");
  for (const char* what : {"einladen", "sitzung", "schliessen"}) {
    const HttpAnswer hidden = act(admin, {{"was", what}, {"konto", "sundern.amt"}, {"grund", "Test"}});
    const HttpAnswer unknown = act(admin, {{"was", what}, {"konto", "niemand"}, {"grund", "Test"}});
    EXPECT_EQ(hidden.status, 404) << what;
    EXPECT_EQ(unknown.status, 404) << what;
    EXPECT_TRUE(hidden.has("Dieses Konto gibt es nicht (mehr)")) << what;
    EXPECT_TRUE(unknown.has("Dieses Konto gibt es nicht (mehr)")) << what;
  }
  EXPECT_EQ(clerk.get("/stab/?ort=sundern").status, 200) << "still signed in";
  EXPECT_FALSE(accounts().find("sundern.amt")->invited_until.has_value());

  HttpClient auditor = in("arnsberg.revision");
  EXPECT_EQ(act(auditor, {{"was", "sitzung"}, {"konto", "arnsberg.amt"}}).status, 403) << "reads only";
  EXPECT_EQ(act(admin, {{"was", "einladen"}, {"konto", "arnsberg.amt"}}).status, 200);
}

TEST_F(AccountSight, NobodyGivesARoleToAnAccountOutsideButADeskIsLentByName) {
  HttpClient admin = in("arnsberg.verwaltung");
  const HttpAnswer page = admin.get("/stab/rechte?ort=arnsberg");
  EXPECT_TRUE(page.has("value=\"arnsberg.amt\""));
  EXPECT_FALSE(page.has("sundern.amt"));
  const auto give = [&](const std::string& account, const std::string& lent_by, const std::string& until) {
    const Fields wish{{"a.account", account}, {"a.role", "mail_room"}, {"a.town", "05958004"}, {"a.reason", "Aushilfe"}, {"a.lent_by", lent_by}, {"a.until:zeit", until}};
    Fields form = console_form(admin, "staff.grant_role", "arnsberg", wish);
    form.front().second = csrf_of(admin);
    std::ranges::find(form, "zurueck", &Fields::value_type::first)->second = "/stab/rechte";  // a page that whoever gives roles may see
    return admin.post("/stab/aktion", form);
  };
  const HttpAnswer hidden = give("sundern.amt", "", "");
  const HttpAnswer unknown = give("niemand", "", "");
  EXPECT_EQ(hidden.status, unknown.status);
  EXPECT_EQ(hidden.status, 404);
  for (const HttpAnswer* answer : {&hidden, &unknown}) EXPECT_TRUE(answer->has("Ein Konto mit diesem Namen gibt es nicht, oder es ist geschlossen"));
  EXPECT_EQ(give("arnsberg.amt", "", "").status, 303);
  EXPECT_NE(give("sundern.amt", "Sundern", "").status, 303) << "a desk is lent with an end";
  EXPECT_EQ(give("sundern.amt", "Sundern", "2031-01-15T18:00").status, 303);
  EXPECT_TRUE(admin.get("/stab/rechte?ort=arnsberg").has("ausgeliehen von Sundern"));
  const Fields code{{"was", "einladen"}, {"konto", "sundern.amt"}};
  HttpClient home = in("sundern.verwaltung");
  EXPECT_EQ(act(home, code).status, 403) << "a new code would open Arnsberg's desk";
  const HttpAnswer lent = home.get("/stab/konten/sundern.amt?ort=sundern");
  EXPECT_TRUE(lent.has("an eine andere Kommune verliehen"));
  EXPECT_FALSE(lent.has("value=\"einladen\""));
  HttpClient clerk = in("sundern.amt");
  EXPECT_EQ(act(home, {{"was", "sitzung"}, {"konto", "sundern.amt"}}).status, 303) << "whose staff it is may always send it away";
  EXPECT_EQ(clerk.get("/stab/?ort=sundern").status, 303);
  EXPECT_EQ(act(admin, {{"was", "sitzung"}, {"konto", "sundern.amt"}}).status, 403) << "who borrowed it takes the role back instead";
  program_->advance(std::chrono::hours(24 * 365 * 8));
  HttpClient later = in("sundern.verwaltung");
  EXPECT_EQ(act(later, code).status, 200) << "the desk went back";
}

TEST_F(AccountSight, WhoseStaffItIsClosesAnAccountThatIsLent) {
  ASSERT_EQ(notbetrieb({"role-grant", "--dir", dir(), "sundern.amt", "mail_room", "--town", "05958004", "--lent-by", "Sundern", "--reason", "Aushilfe", "--until",
                        "2031-01-15T18:00:00+01:00"})
                .code,
            0);
  const Fields close{{"was", "schliessen"}, {"konto", "sundern.amt"}, {"grund", "ausgeschieden"}};
  HttpClient borrower = in("arnsberg.verwaltung");
  EXPECT_EQ(act(borrower, close).status, 403) << "not theirs to close";
  HttpClient home = in("sundern.verwaltung");
  EXPECT_TRUE(home.get("/stab/konten/sundern.amt?ort=sundern").has("value=\"schliessen\""));
  HttpClient clerk = in("sundern.amt");
  EXPECT_EQ(act(home, close).status, 303);
  EXPECT_FALSE(accounts().has("sundern.amt"));
  EXPECT_EQ(clerk.get("/stab/?ort=arnsberg").status, 303) << "signed out where it was lent, too";
}

TEST_F(AccountSight, ClosingAgainFinishesWhatTheDiskRefused) {
  HttpClient all = in(kAccount);
  HttpClient clerk = in("sundern.amt");
  const auto close = [&] { return act(all, {{"was", "schliessen"}, {"konto", "sundern.amt"}, {"grund", "ausgeschieden"}}).status; };
  storage::Db file({.path = dir() + "/keys/accounts.db"});
  file.exec("CREATE TRIGGER torn BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'torn'); END");  // the journal has it, the file does not
  EXPECT_EQ(close(), 503);
  EXPECT_TRUE(accounts().has("sundern.amt"));
  EXPECT_EQ(close(), 503) << "still refused, and not told that there is no such account";
  file.exec("DROP TRIGGER torn");
  EXPECT_EQ(close(), 303) << "the second half alone";
  EXPECT_FALSE(accounts().has("sundern.amt"));
  EXPECT_EQ(clerk.get("/stab/?ort=sundern").status, 303);
  EXPECT_EQ(close(), 404);
}

TEST_F(AccountSight, AnImportedPersonHasTheRoleTheFileGives) {
  const std::string csv = folder_.file("telefonbuch.csv");
  write_file_durably(*env_, csv,
                     bytes_of("konto,nachname,kommune,amt,rolle,telefon\nada.acker,Acker,Arnsberg,,Sachbearbeitung,1\nben.busch,Busch,arnsberg,,,2\n"
                              "cora.celik,Celik,Atlantis,,Redaktion,3\n"));
  const auto import = [&](std::vector<std::string> more) {
    std::vector<std::string> words{"staff", "import", "--dir", dir(), csv};
    words.insert(words.end(), more.begin(), more.end());
    return notbetrieb(words);
  };
  const Said shown = import({"--dry-run"});
  EXPECT_TRUE(shown.says("Zeile 2: Konto ada.acker (Sachbearbeitung)")) << shown.out;
  EXPECT_TRUE(shown.says("Zeile 4: abgelehnt cora.celik: eine Kommune »Atlantis« steht nicht in den Stammdaten")) << shown.out;
  EXPECT_TRUE(shown.says("Rolle Sachbearbeitung: 1-mal."));
  EXPECT_TRUE(shown.says("Ohne Rolle: 1 neue Konten."));
  ASSERT_EQ(import({}).code, 0);
  const Said more = import({"--role", "mail_room"});
  EXPECT_TRUE(more.says("Zeile 3: doppelt ben.busch (Poststelle): das Konto gibt es schon")) << more.out;
  const Said again = import({"--role", "mail_room"});
  EXPECT_TRUE(again.says("Zeile 3: doppelt ben.busch: das Konto gibt es schon, seine Rollen hat es auch")) << again.out;
  EXPECT_FALSE(again.says("Rolle Poststelle:")) << "nothing is given twice";
  for (const char* name : {"ada.acker", "ben.busch"})
    ASSERT_EQ(notbetrieb({"account", "--dir", dir(), name, "--reset", "--password-stdin"}, std::string(kPassword) + "\n").code, 0);
  for (const char* name : {"ada.acker", "ben.busch"}) {
    HttpClient client = program_->client();
    ASSERT_TRUE(client.sign_in(name, kPassword)) << name;
    EXPECT_EQ(client.get("/stab/?ort=arnsberg").status, 200) << name;
    EXPECT_EQ(client.get("/stab/rundschreiben?ort=arnsberg").status, 200) << name;
    EXPECT_EQ(client.get("/stab/eingang?ort=sundern").status, 403) << name;
  }
  ASSERT_EQ(notbetrieb({"account-close", "--dir", dir(), "ada.acker", "--reason", "Ruhestand"}).code, 0);
  const Said without = import({"--role", "switchboard"});
  EXPECT_EQ(without.code, 0) << "one who left holds up nobody";
  EXPECT_TRUE(without.says("Zeile 2: abgelehnt ada.acker: das Konto »ada.acker« ist geschlossen")) << without.out;
  EXPECT_TRUE(without.says("Zeile 3: doppelt ben.busch (Telefonzentrale)")) << without.out;
}

/// The auditor's table for a question.
std::string traces(HttpClient& client, const std::string& query) { return client.get("/stab/spuren?" + query).between("id=\"liste\"", "</main>"); }

TEST_F(AccountSight, TheAuditorOfATownReadsWhatItsAccountsDidAtTheDoorAndNoOthers) {
  (void)in("sundern.amt");
  (void)in("arnsberg.amt");
  for (const char* who : {"arnsberg.amt", "sundern.amt"}) {
    HttpClient wrong = program_->client();
    EXPECT_FALSE(wrong.sign_in(who, "ein ganz anderes Passwort"));
  }
  program_->advance(std::chrono::seconds(61));
  HttpClient auditor = in("arnsberg.revision");
  const std::string came = traces(auditor, "ort=arnsberg&was=angemeldet");
  EXPECT_NE(came.find("arnsberg.amt"), std::string::npos) << came;
  EXPECT_EQ(came.find("sundern."), std::string::npos) << came;
  const std::string refused = traces(auditor, "ort=arnsberg&was=abgewiesen");
  EXPECT_NE(refused.find("1-mal Passwort falsch (arnsberg.amt)"), std::string::npos) << refused;
  EXPECT_EQ(refused.find("sundern."), std::string::npos) << refused;
  const std::string rights = traces(auditor, "ort=arnsberg&was=rechte");
  EXPECT_NE(rights.find("arnsberg.amt"), std::string::npos) << rights;
  EXPECT_NE(rights.find("Sachbearbeitung in Arnsberg"), std::string::npos) << rights;
  EXPECT_EQ(rights.find("sundern."), std::string::npos) << rights;
  const HttpAnswer file = auditor.get("/stab/spuren.csv?ort=arnsberg&was=rechte");
  EXPECT_TRUE(file.has("arnsberg.amt"));
  EXPECT_FALSE(file.has("sundern."));
  EXPECT_TRUE(auditor.get("/stab/spuren?ort=arnsberg").has("stehen im Protokoll der Region"));
}

TEST_F(AccountSight, WhatAClosedAccountDidIsStillReadByItsTownsAuditor) {
  {
    HttpClient wrong = program_->client();
    EXPECT_FALSE(wrong.sign_in("arnsberg.amt", "ein ganz anderes Passwort"));
  }
  (void)in("arnsberg.amt");
  program_->advance(std::chrono::seconds(61));
  HttpClient admin = in("arnsberg.verwaltung");
  ASSERT_EQ(act(admin, {{"was", "schliessen"}, {"konto", "arnsberg.amt"}, {"grund", "Verdacht"}}).status, 303);
  HttpClient auditor = in("arnsberg.revision");
  EXPECT_NE(traces(auditor, "ort=arnsberg&was=angemeldet").find("arnsberg.amt"), std::string::npos);
  EXPECT_NE(traces(auditor, "ort=arnsberg&was=abgewiesen").find("Passwort falsch (arnsberg.amt)"), std::string::npos);
  EXPECT_NE(traces(auditor, "ort=arnsberg&was=rechte").find("Verdacht"), std::string::npos) << "and that it was closed, with the reason";
}

TEST_F(AccountSight, TheProofOfAnAccountsEntryIsHandedOutToWhoIsShownIt) {
  HttpClient all = in(kAccount);
  HttpClient auditor = in("arnsberg.revision");
  const auto number = [](const std::string& table, const std::string& account) {  // of the newest line about it
    const std::size_t named = table.find(">" + account + "<");
    const std::size_t at = table.find("/stab/spuren/", named) + 13;
    return named == std::string::npos ? std::string("0") : table.substr(at, table.find('/', at) - at);
  };
  const std::string table = traces(all, "was=rechte");
  const std::string here = number(table, "arnsberg.amt");
  const std::string there = number(table, "sundern.amt");
  ASSERT_NE(here, there);
  const auto proof = [&](const std::string& seq, const char* kind) { return auditor.get("/stab/spuren/" + seq + "/beleg.tlog-proof?ort=arnsberg&was=" + kind).status; };
  EXPECT_EQ(proof(here, "rechte"), 200);
  EXPECT_EQ(proof(there, "rechte"), 404);
  EXPECT_EQ(proof(here, "angemeldet"), 404) << "the entry is of another kind";
  EXPECT_EQ(proof("x", "rechte"), 404);
  EXPECT_EQ(proof("99999999", "rechte"), 404);
}

TEST_F(AccountSight, FormsOfForeignPagesAndLinksNobodySentAreCounted) {
  HttpClient clerk = in("arnsberg.amt");
  EXPECT_EQ(clerk.post("/stab/aktion", {{"csrf", "von einer anderen Seite"}, {"befehl", "situation.declare_component"}, {"ort", "arnsberg"}}).status, 403);
  EXPECT_EQ(program_->client().get("/rundschreiben/" + std::string(32, 'x')).status, 404);
  program_->advance(std::chrono::seconds(61));
  HttpClient all = in(kAccount);
  const std::string refused = traces(all, "was=abgewiesen");
  EXPECT_NE(refused.find("1-mal Formular ohne Marke der Sitzung (arnsberg.amt)"), std::string::npos) << refused;
  EXPECT_NE(refused.find("1-mal Link unbekannt (ohne Namen)"), std::string::npos) << refused;
  all.set_cookie(all.cookie() + "; nb-sprache=en");
  const std::string english = traces(all, "was=abgewiesen");
  EXPECT_NE(english.find("2 attempts, 1 address, "), std::string::npos) << english;
  EXPECT_NE(english.find("1 × form without the mark of the session (arnsberg.amt)"), std::string::npos) << english;
}

}  // namespace
}  // namespace nb::test
