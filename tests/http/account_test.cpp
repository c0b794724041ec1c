// SPDX-License-Identifier: EUPL-1.2
// Accounts through the console: second factors, passkeys, invitations, sessions, and what nobody learns at the door.
#include <gtest/gtest.h>

#include <regex>

#include "base/env.hpp"
#include "base/text.hpp"
#include "http/program.hpp"
#include "staff/accounts.hpp"
#include "staff/totp.hpp"
#include "support/soft_authenticator.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* kOther = "acht Ziegen im Schnee";

class Account : public testing::Test {
 protected:
  Account() {
    install(folder_.file("d"), false);
    program_ = std::make_unique<Program>(folder_.file("d"));
    now_ = *parse_rfc3339(kMoment);
  }
  /// The file behind the program's back: the command line opens it beside the server, too.
  staff::AccountStore accounts() { return staff::AccountStore({*env_, folder_.file("d") + "/keys/accounts.db", crypto::PasswordCost::test}); }
  void advance(std::chrono::milliseconds by) {
    now_ += by;
    program_->advance(by);
  }
  HttpAnswer own(HttpClient& client, Fields fields) {
    fields.insert(fields.begin(), {{"csrf", client.csrf()}, {"zurueck", "/stab/konto"}});
    return client.post("/stab/konto", fields);
  }
  HttpAnswer sign_in(HttpClient& client, const std::string& account, const std::string& password, const std::string& code = "") {
    return client.post("/stab/anmelden", {{"konto", account}, {"passwort", password}, {"code", code}});
  }
  /// Sets the app up through the page and gives its secret.
  Bytes enrol_app(HttpClient& client) {
    const Bytes secret = staff::from_base64url(client.get("/stab/konto").between("name=\"geheimnis\" value=\"", "\"")).value();
    EXPECT_EQ(own(client, {{"was", "app"}, {"geheimnis", staff::to_base64url(secret)}, {"code", staff::totp_code(secret, staff::totp_step(now_))}}).status, 303);
    return secret;
  }
  std::string json(const staff::PasskeyRegistration& made) {
    return R"({"clientDataJSON":")" + staff::to_base64url(made.client_data) + R"(","attestationObject":")" + staff::to_base64url(made.attestation) + "\"}";
  }
  std::string json(const staff::PasskeyAssertion& used) {
    return R"({"id":")" + staff::to_base64url(used.credential_id) + R"(","clientDataJSON":")" + staff::to_base64url(used.client_data) + R"(","authenticatorData":")" +
           staff::to_base64url(used.authenticator_data) + R"(","signature":")" + staff::to_base64url(used.signature) + R"(","userHandle":")" +
           staff::to_base64url(used.user_handle) + "\"}";
  }
  static AuthenticatorSetup setup(std::uint32_t counter) { return {.origin = "http://localhost", .counter = counter}; }

  TempFolder folder_;
  std::unique_ptr<Env> env_ = posix_env();
  std::unique_ptr<Program> program_;
  Instant now_;
};

/// The page without what differs each time and what was typed.
std::string stripped(const HttpAnswer& answer) { return std::regex_replace(answer.body, std::regex("(data-frage|value)=\"[^\"]*\""), ""); }

TEST_F(Account, AsksForTheSecondFactorOnceThereIsOne) {
  HttpClient client = program_->signed_in();
  EXPECT_TRUE(client.get("/stab/vorfall").has("Ihr Konto schützt bisher nur ein Passwort"));
  const Bytes secret = enrol_app(client);
  EXPECT_FALSE(client.get("/stab/vorfall").has("Ihr Konto schützt bisher nur ein Passwort"));
  advance(1min);
  HttpClient second = program_->client();
  EXPECT_EQ(sign_in(second, kAccount, kPassword).status, 401);
  const std::string code = staff::totp_code(secret, staff::totp_step(now_));
  EXPECT_EQ(sign_in(second, kAccount, kPassword, code).status, 303);
  EXPECT_EQ(sign_in(second, kAccount, kPassword, code).status, 401) << "a code is good once";
}

TEST_F(Account, LeavesAMistypedCodeOfTheAppCorrectable) {
  HttpClient client = program_->signed_in();
  const std::string secret = client.get("/stab/konto").between("name=\"geheimnis\" value=\"", "\"");
  const HttpAnswer again = own(client, {{"was", "app"}, {"geheimnis", secret}, {"code", "000000"}});
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(again.has("Der Code passt nicht"));
  EXPECT_EQ(again.between("name=\"geheimnis\" value=\"", "\""), secret) << "the app has it already";
}

TEST_F(Account, TellsNobodyWhichPartWasWrongOrWhetherAnAccountExists) {
  HttpClient owner = program_->signed_in();
  const Bytes secret = enrol_app(owner);
  advance(1min);
  HttpClient client = program_->client();
  const HttpAnswer unknown = sign_in(client, "niemand", kPassword, "123456");
  const HttpAnswer wrong = sign_in(client, kAccount, "falsch geraten", "123456");
  const HttpAnswer missing = sign_in(client, kAccount, kPassword);
  const HttpAnswer code = sign_in(client, kAccount, kPassword, "12345");
  for (const HttpAnswer* answer : {&unknown, &wrong, &missing, &code}) {
    EXPECT_EQ(answer->status, 401);
    EXPECT_EQ(stripped(*answer), stripped(unknown));
    EXPECT_TRUE(answer->header("Set-Cookie").empty());
  }
}

TEST_F(Account, SignsInWithAPasskeyAndNotTwiceWithTheSameAnswer) {
  HttpClient client = program_->signed_in();
  const SoftAuthenticator key("handy");
  const HttpAnswer page = client.get("/stab/konto");
  const Bytes question = staff::from_base64url(page.between("data-passkey=\"create\" data-frage=\"", "\"")).value();
  const Bytes handle = staff::from_base64url(page.between("data-handle=\"", "\"")).value();
  EXPECT_EQ(own(client, {{"was", "passkey"}, {"name", "Diensthandy"}, {"passkey", json(key.make(question, {.origin = "https://boese.example"}))}}).status, 422);
  ASSERT_EQ(own(client, {{"was", "passkey"}, {"name", "Diensthandy"}, {"passkey", json(key.make(question, setup(1)))}}).status, 303);
  EXPECT_EQ(own(client, {{"was", "passkey"}, {"name", "noch einmal"}, {"passkey", json(key.make(question, setup(1)))}}).status, 422) << "the question was answered";
  EXPECT_TRUE(client.get("/stab/konto").has("Diensthandy"));

  HttpClient second = program_->client();
  const Bytes asked = staff::from_base64url(second.get("/stab/anmelden").between("data-frage=\"", "\"")).value();
  const std::string answer = json(key.sign(asked, handle, setup(2)));
  ASSERT_EQ(second.post("/stab/anmelden", {{"passkey", answer}}).status, 303);
  EXPECT_EQ(second.get("/stab/").status, 200);
  EXPECT_TRUE(second.get("/stab/konto").has("mit Passkey"));
  HttpClient thief = program_->client();
  EXPECT_EQ(thief.post("/stab/anmelden", {{"passkey", answer}}).status, 401) << "replayed";
  EXPECT_EQ(thief.post("/stab/anmelden", {{"passkey", "{}"}}).status, 401);

  const std::string id = client.get("/stab/konto").between("name=\"passkey\" value=\"", "\"");
  ASSERT_EQ(own(client, {{"was", "passkey-weg"}, {"passkey", id}}).status, 303);
  const Bytes again = staff::from_base64url(thief.get("/stab/anmelden").between("data-frage=\"", "\"")).value();
  EXPECT_EQ(thief.post("/stab/anmelden", {{"passkey", json(key.sign(again, handle, setup(3)))}}).status, 401) << "removed";
}

TEST_F(Account, PrintsTenCodesOnce) {
  HttpClient client = program_->signed_in();
  const HttpAnswer page = own(client, {{"was", "codes"}});
  ASSERT_EQ(page.status, 200);
  const std::string code = page.between("<ol class=\"account-codes\"><li><span class=\"desk-hash\">", "<");
  EXPECT_EQ(code.size(), 14U);
  HttpClient second = program_->client();
  EXPECT_EQ(sign_in(second, kAccount, kPassword).status, 401);
  EXPECT_EQ(sign_in(second, kAccount, kPassword, code).status, 303);
  EXPECT_TRUE(second.get("/stab/konto").has("Passwort und gedruckter Code"));
  EXPECT_TRUE(client.get("/stab/konto").has("<strong>9</strong>"));
}

/// All that stand on the page that shows them once.
std::vector<std::string> codes_of(const HttpAnswer& page) {
  std::vector<std::string> out;
  const std::string list = page.between("<ol class=\"account-codes\">", "</ol>");
  const std::string before = "<span class=\"desk-hash\">";
  for (std::size_t at = list.find(before); at != std::string::npos; at = list.find(before, at + 1)) {
    const std::size_t from = at + before.size();
    out.push_back(list.substr(from, list.find('<', from) - from));
  }
  return out;
}

TEST_F(Account, RemindsOfPrintingNewCodesBeforeNobodyGetsInAnyMore) {
  HttpClient client = program_->signed_in();
  EXPECT_FALSE(client.get("/stab/").has("Ersatzcode")) << "there never were any";
  const std::vector<std::string> codes = codes_of(own(client, {{"was", "codes"}}));
  ASSERT_EQ(codes.size(), 10U);
  for (std::size_t used = 1; used <= codes.size(); ++used) {
    HttpClient next = program_->client();
    ASSERT_EQ(sign_in(next, kAccount, kPassword, codes[used - 1]).status, 303);
    const HttpAnswer home = next.get("/stab/");
    const HttpAnswer account = next.get("/stab/konto");
    const std::string words = used < 8    ? ""
                              : used == 8 ? "Noch 2 gedruckte Ersatzcodes. Bitte drucken Sie neue aus."
                              : used == 9 ? "Noch 1 gedruckter Ersatzcode. Bitte drucken Sie neue aus."
                                          : "Kein gedruckter Ersatzcode übrig: Beim nächsten Anmelden kommen Sie nicht mehr hinein. Bitte drucken Sie jetzt neue aus.";
    for (const HttpAnswer* page : {&home, &account}) EXPECT_EQ(page->has("Ersatzcode"), !words.empty()) << used;
    EXPECT_TRUE(home.has(words) && account.has(words)) << used;
    if (!words.empty()) {
      EXPECT_EQ(home.between("<ul class=\"stab-todo\"", "</li>").find("/stab/konto?ort="), home.between("<ul class=\"stab-todo\"", "</li>").find("/stab/")) << "first of all";
      next.set_cookie(next.cookie() + "; nb-sprache=en");
      EXPECT_TRUE(next.get("/stab/").has("Please print new ones")) << used;
      EXPECT_FALSE(next.get("/stab/").has("Ersatzcode")) << used;
    }
  }
  const Bytes secret = enrol_app(client);
  EXPECT_TRUE(client.get("/stab/").has("Kein gedruckter Ersatzcode übrig. Bitte drucken Sie neue aus.")) << "the app still lets them in";
  ASSERT_EQ(codes_of(own(client, {{"was", "codes"}})).size(), 10U);
  for (const char* path : {"/stab/", "/stab/konto"}) EXPECT_FALSE(client.get(path).has("Ersatzcode")) << path;
}

TEST_F(Account, ChangesItsPasswordAndEndsEverySessionButThisOne) {
  HttpClient client = program_->signed_in();
  HttpClient elsewhere = program_->signed_in();
  const auto change = [&](const char* old, const char* wanted, const char* again) {
    return own(client, {{"was", "passwort"}, {"passwort-alt", old}, {"passwort", wanted}, {"passwort2", again}});
  };
  EXPECT_TRUE(change("falsch geraten", kOther, kOther).has("bisherige Passwort stimmt nicht"));
  EXPECT_TRUE(change(kPassword, kOther, "anders").has("nicht gleich"));
  EXPECT_TRUE(change(kPassword, "Sommer2024!Sommer", "Sommer2024!Sommer").has("leicht zu erraten"));
  EXPECT_EQ(change(kPassword, kOther, kOther).status, 303);
  EXPECT_EQ(client.get("/stab/").status, 200);
  EXPECT_EQ(elsewhere.get("/stab/").status, 303);
  EXPECT_TRUE(elsewhere.sign_in(kAccount, kOther));
}

TEST_F(Account, ListsItsSessionsAndEndsThem) {
  HttpClient client = program_->signed_in();
  HttpClient other = program_->client();
  const HttpAnswer in =
      other.post("/stab/anmelden", {{"konto", kAccount}, {"passwort", kPassword}}, {{"User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"}});
  ASSERT_EQ(in.status, 303);
  const HttpAnswer page = client.get("/stab/konto");
  EXPECT_TRUE(page.has("Firefox, Linux"));
  EXPECT_TRUE(page.has("diese Sitzung"));
  const std::string id = page.between("name=\"sitzung\" value=\"", "\"");
  EXPECT_EQ(client.post("/stab/konto", {{"csrf", "falsch"}, {"was", "sitzung"}, {"sitzung", id}}).status, 403);
  EXPECT_EQ(other.get("/stab/").status, 200);
  EXPECT_EQ(own(client, {{"was", "sitzung"}, {"sitzung", id}}).status, 303);
  EXPECT_EQ(other.get("/stab/").status, 303);
  EXPECT_EQ(client.get("/stab/").status, 200);
}

TEST_F(Account, NeverKeepsASessionThatWasThereBeforeSigningIn) {
  HttpClient client = program_->client();
  client.set_cookie("notbetrieb=von-aussen-gesetzt");
  ASSERT_TRUE(client.sign_in(kAccount, kPassword));
  EXPECT_NE(client.cookie(), "notbetrieb=von-aussen-gesetzt");
  const std::string first = client.cookie();
  ASSERT_TRUE(client.sign_in(kAccount, kPassword));
  EXPECT_NE(client.cookie(), first);
}

TEST_F(Account, IsMadeByAnAdministratorAndTakenUpWithACodeOnce) {
  HttpClient client = program_->signed_in();
  const auto admin = [&](Fields fields) {
    fields.insert(fields.begin(), {{"csrf", client.csrf()}, {"zurueck", "/stab/konten"}});
    return client.post("/stab/konten", fields);
  };
  EXPECT_EQ(admin({{"was", "anlegen"}, {"konto", "Ada Acker"}}).status, 422);
  ASSERT_EQ(admin({{"was", "anlegen"}, {"konto", "ada.acker"}, {"name", "Ada <Acker>"}, {"amt", "Bürgerbüro"}}).status, 303);
  EXPECT_TRUE(admin({{"was", "anlegen"}, {"konto", "ada.acker"}}).has("gibt es schon"));
  EXPECT_TRUE(client.get("/stab/konten?q=acker").has("Ada &lt;Acker&gt;"));
  EXPECT_TRUE(client.get("/stab/konten?q=acker").has("noch nicht eingeladen"));
  EXPECT_EQ(admin({{"was", "einladen"}, {"konto", kAccount}}).status, 422) << "not oneself";
  const HttpAnswer invited = admin({{"was", "einladen"}, {"konto", "ada.acker"}});
  ASSERT_EQ(invited.status, 200);
  const std::string code = invited.between("<dd class=\"desk-number\">", "<");
  EXPECT_EQ(code.size(), 23U);

  HttpClient ada = program_->client();
  EXPECT_EQ(ada.get("/stab/einladung").status, 200);
  const auto take_up = [&](const std::string& typed, const char* password, const char* again) {
    return ada.post("/stab/einladung", {{"einladung", typed}, {"passwort", password}, {"passwort2", again}});
  };
  EXPECT_EQ(take_up("aaaaa-bbbbb-ccccc-ddddd", kOther, kOther).status, 401);
  EXPECT_EQ(take_up(code, kOther, "anders").status, 422);
  EXPECT_TRUE(take_up(code, "Sommer2024!Sommer", "Sommer2024!Sommer").has("leicht zu erraten"));
  const HttpAnswer in = take_up(code, kOther, kOther);
  ASSERT_EQ(in.status, 303) << in.body;
  EXPECT_EQ(in.header("Location"), "/stab/konto");
  EXPECT_EQ(ada.get("/stab/konto").status, 200);
  EXPECT_EQ(ada.get("/stab/konten").status, 403) << "nobody gave any right yet";
  EXPECT_EQ(take_up(code, kOther, kOther).status, 401) << "good once";

  EXPECT_EQ(admin({{"was", "schliessen"}, {"konto", "ada.acker"}}).status, 422) << "a reason is needed";
  ASSERT_EQ(admin({{"was", "schliessen"}, {"konto", "ada.acker"}, {"grund", "ausgeschieden"}}).status, 303);
  EXPECT_EQ(ada.get("/stab/konto").status, 303);
  EXPECT_EQ(sign_in(ada, "ada.acker", kOther).status, 401);
  EXPECT_FALSE(accounts().has("ada.acker"));
}

TEST_F(Account, CannotBeLockedOutByOthers) {
  HttpClient known = program_->client();
  const HttpAnswer in = sign_in(known, kAccount, kPassword);
  const std::size_t at = in.head.find("notbetrieb-geraet=");
  ASSERT_NE(at, std::string::npos);
  const std::string mark = in.head.substr(at, in.head.find(';', at) - at);
  HttpClient attacker = program_->client();
  for (int i = 0; i < 6; ++i) (void)sign_in(attacker, kAccount, "geraten");
  const HttpAnswer slowed = sign_in(attacker, kAccount, "geraten");
  EXPECT_EQ(slowed.status, 429);
  EXPECT_EQ(slowed.header("Retry-After"), "60");
  HttpClient back = program_->client();
  back.set_cookie(mark);
  EXPECT_EQ(sign_in(back, kAccount, kPassword).status, 303) << "the same address, but a device that was here before";
  HttpClient forged = program_->client();
  forged.set_cookie(mark.substr(0, mark.size() - 4) + "AAAA");
  EXPECT_EQ(sign_in(forged, kAccount, kPassword).status, 429);
}

TEST_F(Account, AddressDoesNotPayForThoseWhoGetIn) {
  HttpClient junk = program_->client();
  const auto guess = [&] { return junk.post("/stab/anmelden", {{"passkey", "{}"}}).status; };
  for (int i = 0; i < 59; ++i) ASSERT_EQ(guess(), 401) << i;
  for (int i = 0; i < 3; ++i) {
    HttpClient colleague = program_->client();
    EXPECT_EQ(sign_in(colleague, kAccount, kPassword).status, 303) << "colleague " << i << " behind the same address";
  }
  EXPECT_EQ(guess(), 401) << "the sixtieth";
  EXPECT_EQ(guess(), 429);
  HttpClient late = program_->client();
  EXPECT_EQ(sign_in(late, kAccount, kPassword).status, 429);
}

TEST_F(Account, GoodInvitationPassesWhateverComesFromTheSameAddress) {
  HttpClient client = program_->signed_in();
  const auto admin = [&](Fields fields) {
    fields.insert(fields.begin(), {{"csrf", client.csrf()}, {"zurueck", "/stab/konten"}});
    return client.post("/stab/konten", fields);
  };
  ASSERT_EQ(admin({{"was", "anlegen"}, {"konto", "ada.acker"}, {"name", "Ada Acker"}, {"amt", "Bürgerbüro"}}).status, 303);
  const std::string code = admin({{"was", "einladen"}, {"konto", "ada.acker"}}).between("<dd class=\"desk-number\">", "<");
  const auto take_up = [&](const std::string& typed) {
    HttpClient ada = program_->client();
    return ada.post("/stab/einladung", {{"einladung", typed}, {"passwort", kOther}, {"passwort2", kOther}}).status;
  };
  for (int i = 0; i < 5; ++i) EXPECT_EQ(take_up("aaaaa-bbbbb-ccccc-ddddd"), 401);
  EXPECT_EQ(take_up("aaaaa-bbbbb-ccccc-ddddd"), 429) << "guesses are counted";
  EXPECT_EQ(take_up(code), 303) << "a good code is none";
}

TEST_F(Account, GoodPasskeyPassesWhateverComesFromTheSameAddress) {
  HttpClient client = program_->signed_in();
  const SoftAuthenticator key("handy");
  const HttpAnswer page = client.get("/stab/konto");
  const Bytes question = staff::from_base64url(page.between("data-passkey=\"create\" data-frage=\"", "\"")).value();
  const Bytes handle = staff::from_base64url(page.between("data-handle=\"", "\"")).value();
  ASSERT_EQ(own(client, {{"was", "passkey"}, {"name", "Diensthandy"}, {"passkey", json(key.make(question, setup(1)))}}).status, 303);
  HttpClient junk = program_->client();
  int refused = 0;
  for (int i = 0; i < 80 && refused == i; ++i) refused += junk.post("/stab/anmelden", {{"passkey", "{}"}}).status == 401 ? 1 : 0;
  EXPECT_GE(refused, 58) << "failures are charged";
  EXPECT_LE(refused, 60);
  HttpClient owner = program_->client();
  const Bytes asked = staff::from_base64url(owner.get("/stab/anmelden").between("data-frage=\"", "\"")).value();
  EXPECT_EQ(owner.post("/stab/anmelden", {{"passkey", json(key.sign(asked, handle, setup(2)))}}).status, 303);
}

TEST_F(Account, HasToSetUpASecondFactorWhereOneIsRequired) {
  program_.reset();
  const std::string file = folder_.file("d") + "/notbetrieb.toml";
  std::string text(text_of(read_file(*env_, file, 100'000)));
  text.replace(text.find("second_factor = \"asked\""), 23, "second_factor = \"required\"");
  write_file_durably(*env_, file, bytes_of(text), 0600);
  program_ = std::make_unique<Program>(folder_.file("d"));
  HttpClient client = program_->client();
  ASSERT_EQ(sign_in(client, kAccount, kPassword).status, 303);
  EXPECT_EQ(client.get("/stab/").header("Location"), "/stab/konto");
  EXPECT_EQ(client.get("/stab/vorfall").header("Location"), "/stab/konto");
  const HttpAnswer page = client.get("/stab/konto");
  EXPECT_TRUE(page.has("Bitte richten Sie zuerst einen zweiten Faktor ein"));
  const std::string csrf = page.between("name=\"csrf\" value=\"", "\"");
  EXPECT_EQ(client.post("/stab/aktion", {{"csrf", csrf}, {"befehl", "situation.undo"}}).header("Location"), "/stab/konto");
  ASSERT_EQ(client.post("/stab/konto", {{"csrf", csrf}, {"was", "codes"}}).status, 200);
  EXPECT_EQ(client.get("/stab/vorfall").status, 200);
}

TEST_F(Account, OfAPhoneDirectoryIsImportedWithEveryRowNamed) {
  const std::string csv = folder_.file("telefonbuch.csv");
  const std::string rows = "office;last_name;first_name;phone\nBauamt;Busch;Ben;02931 1\nBauamt;Busch;Ben;02931 1\nZentrale;;;02931 0\nBauamt;Ohne\n";
  write_file_durably(*env_, csv, bytes_of(rows));
  const Said shown = notbetrieb({"staff", "import", "--dir", folder_.file("d"), csv, "--dry-run"});
  EXPECT_EQ(shown.code, 0) << shown.err;
  EXPECT_TRUE(shown.says("Zeile 2: Konto ben.busch")) << shown.out;
  EXPECT_TRUE(shown.says("4 Zeilen: 1 neue Konten, 1 doppelt, 1 ausgelassen, 1 abgelehnt."));
  EXPECT_FALSE(accounts().has("ben.busch"));
  EXPECT_EQ(notbetrieb({"staff", "import", "--dir", folder_.file("d"), csv}).code, 0);
  EXPECT_EQ(accounts().find("ben.busch")->person.office, "Bauamt");
  EXPECT_TRUE(notbetrieb({"staff", "import", "--dir", folder_.file("d"), csv}).says("Zeile 2: doppelt ben.busch: das Konto gibt es schon"));
  write_file_durably(*env_, csv, bytes_of("nachname;vorname\n\"Busch;Ben\n"));
  const Said broken = notbetrieb({"staff", "import", "--dir", folder_.file("d"), csv});
  EXPECT_EQ(broken.code, 1);
  EXPECT_TRUE(broken.complains("Zeile 2")) << broken.err;

  const std::string pdf = folder_.file("einladungen.pdf");
  const Said sheets = notbetrieb({"staff", "sheets", "--dir", folder_.file("d"), "--out", pdf});
  EXPECT_EQ(sheets.code, 0) << sheets.err;
  EXPECT_TRUE(sheets.says("1 Blätter"));
  EXPECT_TRUE(text_of(read_file(*env_, pdf, 1 << 20)).starts_with("%PDF"));
  EXPECT_EQ(env_->info(pdf).permissions & 077U, 0U);
  EXPECT_TRUE(accounts().find("ben.busch")->invited_until.has_value());
  EXPECT_EQ(notbetrieb({"staff", "sheets", "--dir", folder_.file("d"), "--account", "niemand", "--out", pdf}).code, 1);
  const Said again = notbetrieb({"staff", "sheets", "--dir", folder_.file("d"), "--out", pdf});
  EXPECT_EQ(again.code, 1);
  EXPECT_TRUE(again.complains("gibt es schon")) << "sheets that are still good are not overwritten: " << again.err;
}

TEST_F(Account, SheetsThatCannotBeWrittenMakeNoCode) {
  ASSERT_TRUE(accounts().add({"ada.acker", "", now_}, {.name = "Ada Acker"}).has_value());
  const auto sheets = [&](const std::string& file) {
    return notbetrieb({"staff", "sheets", "--dir", folder_.file("d"), "--account", "ada.acker", "--account", "ada.acker", "--out", file});
  };
  const Said nowhere = sheets(folder_.file("gibt-es-nicht") + "/blaetter.pdf");
  EXPECT_NE(nowhere.code, 0);
  EXPECT_TRUE(nowhere.complains("Es gilt kein neuer Code und es gibt keine Datei")) << nowhere.err;
  EXPECT_FALSE(accounts().find("ada.acker")->invited_until.has_value());
  accounts().invitations().begin_sheets(folder_.file("abgebrochen.pdf"));  // the program ended before the codes were stored
  const Said after = sheets(folder_.file("blaetter.pdf"));
  EXPECT_EQ(after.code, 0) << after.err;
  EXPECT_TRUE(after.says("abgebrochen.pdf lassen niemanden herein")) << after.out;
  EXPECT_TRUE(after.says("(1 Blätter)")) << "named twice: " << after.out;
  EXPECT_TRUE(accounts().find("ada.acker")->invited_until.has_value());
  EXPECT_FALSE(sheets(folder_.file("noch.pdf")).says("lassen niemanden herein")) << "said once";
}

TEST_F(Account, WhatIsDoneAtTheMachineIsTraced) {
  ASSERT_TRUE(accounts().add({"ada.acker", "", now_}, {.name = "Ada Acker"}).has_value());
  ASSERT_EQ(notbetrieb({"staff", "sheets", "--dir", folder_.file("d"), "--account", "ada.acker", "--out", folder_.file("a.pdf")}).code, 0);
  ASSERT_EQ(notbetrieb({"account", "--dir", folder_.file("d"), kAccount, "--reset", "--password-stdin"}, std::string(kOther) + "\n").code, 0);
  const auto refused = [&](const char* name, const char* password) {
    return notbetrieb({"account", "--dir", folder_.file("d"), name, "--reset", "--password-stdin"}, std::string(password) + "\n").code;
  };
  EXPECT_EQ(refused("niemand", kOther), 1);
  EXPECT_EQ(refused(kAccount, "kurz"), 1);
  program_.reset();  // the same without a server, against the folder
  ASSERT_EQ(notbetrieb({"staff", "sheets", "--dir", folder_.file("d"), "--account", "ada.acker", "--out", folder_.file("b.pdf")}).code, 0);
  program_ = std::make_unique<Program>(folder_.file("d"));
  HttpClient client = program_->client();
  ASSERT_TRUE(client.sign_in(kAccount, kOther));
  const HttpAnswer ada = client.get("/stab/spuren?objekt=ada.acker&was=kontoschutz");
  ASSERT_EQ(ada.status, 200);
  const std::string line = "Einladungsblatt gedruckt (von init)";
  const std::size_t first = ada.body.find(line);
  ASSERT_NE(first, std::string::npos);
  EXPECT_NE(ada.body.find(line, first + 1), std::string::npos) << "once by the server, once without";
  const HttpAnswer own = client.get(std::string("/stab/spuren?was=kontoschutz&objekt=") + kAccount);
  const std::size_t reset = own.body.find("Passwort am Rechner neu gesetzt (von init)");
  ASSERT_NE(reset, std::string::npos);
  EXPECT_EQ(own.body.find("Passwort am Rechner neu gesetzt", reset + 1), std::string::npos) << "what was refused is no change";
  EXPECT_TRUE(client.get("/stab/spuren?was=ausgegeben").has("Einladungsblätter: 1 Zeile"));
  client.set_cookie(client.cookie() + "; nb-sprache=en");
  const HttpAnswer said = client.get("/stab/spuren?objekt=ada.acker&was=kontoschutz");
  EXPECT_TRUE(said.has("Invitation sheet printed (by init)")) << said.between("<tbody", "</tbody>").substr(0, 900);
  EXPECT_TRUE(client.get(std::string("/stab/spuren?was=kontoschutz&objekt=") + kAccount).has("Password set anew at the machine (by init)"));
}

/// With the region's municipalities, in which roles are given.
TEST(AccountOfATown, IsManagedByWhomGivesRolesWhereverItHasAny) {
  const TempFolder folder;
  install(folder.file("d"));
  const auto account = [&](const char* name, const std::vector<std::string>& role) {
    std::vector<std::string> words{"account", "--dir", folder.file("d"), name, "--password-stdin"};
    words.insert(words.end(), role.begin(), role.end());
    const Said made = notbetrieb(words, std::string(kPassword) + "\n");
    ASSERT_EQ(made.code, 0) << made.err;
  };
  account("hier", {"--role", "administrator", "--ags", "arnsberg"});
  account("kollegin", {"--role", "editor", "--ags", "arnsberg"});
  account("nachbar", {"--role", "editor", "--ags", "sundern"});
  account("beides", {"--role", "editor", "--ags", "arnsberg"});
  ASSERT_EQ(notbetrieb({"role-grant", "--dir", folder.file("d"), "beides", "editor", "--town", "05958044"}).code, 0);
  account("region", {"--role", "auditor"});
  const Program program(folder.file("d"));
  HttpClient here = program.signed_in("hier");
  HttpClient boss = program.signed_in();
  const auto act = [](HttpClient& who, const char* what, const std::string& name, const Fields& more = {}) {
    Fields fields{{"csrf", who.get("/stab/?ort=arnsberg").between("name=\"csrf\" value=\"", "\"")}, {"zurueck", "/stab/konten"}, {"was", what}, {"konto", name}};
    fields.insert(fields.end(), more.begin(), more.end());
    return who.post("/stab/konten", fields);
  };
  ASSERT_EQ(act(boss, "anlegen", "neu.vom.betrieb").status, 303);
  ASSERT_EQ(act(here, "anlegen", "neu.von.hier").status, 303);
  /// 200: manages it, 403: sees it, 404: is not told that there is one. The same for everything that can be done with an account.
  const auto answered = [&](HttpClient& who, const std::string& name) {
    const int invited = act(who, "einladen", name).status;
    const bool manages = invited == 200;
    EXPECT_EQ(act(who, "sitzung", name, {{"sitzung", "keine"}}).status, manages ? 303 : invited) << name;
    EXPECT_EQ(act(who, "schliessen", name).status, manages ? 422 : invited) << name << ": without a reason nothing is closed";
    const HttpAnswer page = who.get("/stab/konten/" + name + "?ort=arnsberg");
    EXPECT_EQ(page.status, invited == 404 ? 404 : 200) << name;
    EXPECT_EQ(page.has("value=\"einladen\""), manages) << name;
    EXPECT_EQ(page.has("value=\"schliessen\""), manages) << name;
    return invited;
  };
  for (const char* name : {"kollegin", "neu.von.hier"}) EXPECT_EQ(answered(here, name), 200) << name;
  EXPECT_EQ(answered(here, "beides"), 403) << "has rights elsewhere, too";
  for (const char* name : {"nachbar", "region", "neu.vom.betrieb"}) EXPECT_EQ(answered(here, name), 404) << name;
  for (const char* name : {"kollegin", "nachbar", "beides", "region", "neu.vom.betrieb", "neu.von.hier"}) EXPECT_EQ(answered(boss, name), 200) << name;
  EXPECT_EQ(act(here, "schliessen", "nachbar", {{"grund", "weg damit"}}).status, 404);
  EXPECT_TRUE(boss.get("/stab/konten?q=nachbar").has("nachbar"));
}

}  // namespace
}  // namespace nb::test
