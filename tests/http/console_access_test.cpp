// SPDX-License-Identifier: EUPL-1.2
// Who gets into the console, and what is refused at its door.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "http/program.hpp"
#include "web/server/router.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

class ConsoleAccess : public testing::Test {
 protected:
  ConsoleAccess() {
    install(folder_.file("d"), false);
    program_ = std::make_unique<Program>(folder_.file("d"));
  }

  TempFolder folder_;
  std::unique_ptr<Program> program_;
};

/// An address that fits a row of the table: "/stab/aemter/{id}" → "/stab/aemter/x".
std::string address_of(const web::Route& route) {
  std::string path = route.pattern;
  for (std::size_t open = path.find('{'); open != std::string::npos; open = path.find('{')) path.replace(open, path.find('}') + 1 - open, "x");
  return path;
}

TEST_F(ConsoleAccess, EveryRowOfTheTableUnderStabIsClosedButTheDoor) {
  HttpClient client = program_->client();
  std::multiset<std::string> open;
  std::size_t pages = 0;
  for (const web::Route& route : program_->routes()) {
    const std::string path = address_of(route);
    if (!path.starts_with("/stab")) {
      EXPECT_EQ(route.role, web::kPublicRole) << route.pattern;
      continue;
    }
    if (route.role == web::kPublicRole) {
      open.insert(route.pattern);
      continue;
    }
    const bool get = std::ranges::count(route.methods, web::Method::get) > 0;
    const HttpAnswer answer = get ? client.get(path) : client.post(path, {{"befehl", "situation.undo"}});
    if (route.role == "form") {
      EXPECT_EQ(answer.status, 401) << path;
      continue;
    }
    EXPECT_EQ(answer.status, 303) << path;
    EXPECT_EQ(answer.header("Location"), "/stab/anmelden") << path;
    EXPECT_TRUE(answer.body.empty()) << path;
    pages += get ? 1U : 0U;
  }
  EXPECT_GE(pages, 10U);
  EXPECT_EQ(open, (std::multiset<std::string>{"/stab", "/stab/anmelden", "/stab/anmelden", "/stab/assets/{path...}", "/stab/einladung", "/stab/einladung", "/stab/sprache/{lang}"}))
      << "a new open door wants a reason";
}

TEST_F(ConsoleAccess, HasNoWayAroundItsTable) {
  HttpClient client = program_->client();
  for (const char* path : {"/stab/geheim", "/stab/aktion", "/stab/abmelden", "/stab/assets/../../notbetrieb.toml", "/stab/assets/%2e%2e/%2e%2e/notbetrieb.toml", "/stab/assets/"})
    EXPECT_NE(client.get(path).status, 200) << path;
  EXPECT_EQ(client.get("/stab/anmelden").status, 200);
  EXPECT_EQ(client.get("/stab/assets/stab/stab.css").status, 200);
}

TEST_F(ConsoleAccess, OpensWithTheRightPasswordAndACookieThatScriptsCannotRead) {
  HttpClient client = program_->client();
  const HttpAnswer answer = client.post("/stab/anmelden", {{"konto", kAccount}, {"passwort", kPassword}});
  ASSERT_EQ(answer.status, 303);
  const std::string cookie = answer.header("Set-Cookie");
  EXPECT_NE(cookie.find("; HttpOnly"), std::string::npos) << cookie;
  EXPECT_NE(cookie.find("; SameSite=Strict"), std::string::npos) << cookie;
  EXPECT_NE(cookie.find("; Path=/"), std::string::npos) << cookie;
  const HttpAnswer page = client.get("/stab/");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.header("Cache-Control"), "no-store");
  EXPECT_NE(page.header("Content-Security-Policy").find("script-src 'self'"), std::string::npos);
  client.set_cookie(client.cookie() + "x");
  EXPECT_EQ(client.get("/stab/").status, 303);
}

TEST_F(ConsoleAccess, SaysTheSameAboutAWrongPasswordAndAnUnknownAccount) {
  HttpClient client = program_->client();
  const HttpAnswer wrong = client.post("/stab/anmelden", {{"konto", kAccount}, {"passwort", "falsch geraten"}});
  const HttpAnswer unknown = client.post("/stab/anmelden", {{"konto", "niemand"}, {"passwort", "falsch geraten"}});
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(unknown.status, 401);
  const auto stripped = [](const HttpAnswer& answer) { return std::regex_replace(answer.body, std::regex("(data-frage|value)=\"[^\"]*\""), ""); };
  EXPECT_EQ(stripped(wrong), stripped(unknown));
  EXPECT_TRUE(wrong.header("Set-Cookie").empty());
}

TEST_F(ConsoleAccess, TakesAPasswordSetOnTheCommandLineAtOnceAndSignsOutWhoHadTheOldOne) {
  HttpClient client = program_->signed_in();
  const Said reset = notbetrieb({"account", "--dir", folder_.file("d"), kAccount, "--reset", "--password-stdin"}, "acht Ziegen im Schnee\n");
  ASSERT_EQ(reset.code, 0) << reset.err;
  EXPECT_EQ(client.get("/stab/").status, 303);
  EXPECT_FALSE(client.sign_in(kAccount, kPassword));
  EXPECT_TRUE(client.sign_in(kAccount, "acht Ziegen im Schnee"));

  const Said made = notbetrieb({"account", "--dir", folder_.file("d"), "zweite", "--password-stdin"}, "neun Ziegen im Schnee\n");
  ASSERT_EQ(made.code, 0) << made.err;
  HttpClient second = program_->client();
  EXPECT_TRUE(second.sign_in("zweite", "neun Ziegen im Schnee"));
  EXPECT_EQ(client.get("/stab/").status, 200) << "another account is nobody else's business";
}

TEST_F(ConsoleAccess, SlowsDownGuessingAndOpensAgainLater) {
  HttpClient client = program_->client();
  for (int i = 0; i < 5; ++i) EXPECT_FALSE(client.sign_in(kAccount, "geraten"));
  const HttpAnswer refused = client.post("/stab/anmelden", {{"konto", kAccount}, {"passwort", kPassword}});
  EXPECT_EQ(refused.status, 429);
  EXPECT_TRUE(refused.has("Zu viele Versuche"));
  program_->advance(5min);
  EXPECT_TRUE(client.sign_in(kAccount, kPassword));
}

TEST_F(ConsoleAccess, EndsWithSigningOut) {
  HttpClient client = program_->signed_in();
  const std::string cookie = client.cookie();
  ASSERT_EQ(client.post("/stab/abmelden", {{"csrf", client.csrf()}}).status, 303);
  client.set_cookie(cookie);
  EXPECT_EQ(client.get("/stab/").status, 303);
}

TEST_F(ConsoleAccess, EndsAfterHalfAnHourOfSilence) {
  HttpClient client = program_->signed_in();
  program_->advance(29min);
  EXPECT_EQ(client.get("/stab/").status, 200);
  program_->advance(31min);
  EXPECT_EQ(client.get("/stab/").status, 303);
}

TEST_F(ConsoleAccess, KeepsWhatWasTypedWhenTheSessionHadRunOut) {
  HttpClient client = program_->signed_in();
  Fields form = console_form(client, "crisis.record_decision", "", {{"a.decided_by", "Stabsleitung"}, {"a.text", "Pässe nach Sundern"}, {"a.why", "Dort geht <Strom>"}});
  form[4].second = "/stab/tagebuch/neu";
  program_->advance(31min);
  const HttpAnswer refused = client.post("/stab/aktion", form);
  EXPECT_EQ(refused.status, 401);
  EXPECT_TRUE(refused.has("Ihre Sitzung ist abgelaufen"));
  EXPECT_TRUE(refused.has("Pässe nach Sundern"));
  form.emplace_back("konto", kAccount);
  form.emplace_back("passwort", kPassword);
  const HttpAnswer back = client.post("/stab/anmelden", form);
  EXPECT_EQ(back.status, 200);
  EXPECT_TRUE(back.has(">Pässe nach Sundern</textarea>"));
  EXPECT_TRUE(back.has("Dort geht &lt;Strom&gt;"));
  EXPECT_FALSE(back.has(kPassword));
  form[0].second = back.between("name=\"csrf\" value=\"", "\"");
  EXPECT_EQ(client.post("/stab/aktion", form).status, 303);
  EXPECT_TRUE(client.get("/stab/tagebuch").has("Pässe nach Sundern"));
}

TEST_F(ConsoleAccess, RefusesFormsOfOtherSitesAndWithAnotherToken) {
  HttpClient client = program_->signed_in();
  Fields form = console_form(client, "crisis.record_decision", "", {{"a.decided_by", "Stabsleitung"}, {"a.text", "Alles abschalten"}, {"a.why", "Nichts"}});
  form[4].second = "/stab/tagebuch/neu";
  EXPECT_EQ(client.post("/stab/aktion", form, {{"Sec-Fetch-Site", "cross-site"}}).status, 403);
  EXPECT_EQ(client.post("/stab/anmelden", {{"konto", kAccount}, {"passwort", kPassword}}, {{"Sec-Fetch-Site", "same-site"}}).status, 403);
  form[0].second.back() = form[0].second.back() == 'a' ? 'b' : 'a';
  const HttpAnswer refused = client.post("/stab/aktion", form);
  EXPECT_EQ(refused.status, 403);
  EXPECT_TRUE(refused.has(">Alles abschalten</textarea>")) << "what was typed is lost";
  EXPECT_FALSE(client.get("/stab/tagebuch").has("Alles abschalten"));
}

/// Else a stranger's page could sign somebody in to the stranger's account, and read what is typed there.
TEST_F(ConsoleAccess, NobodyIsSignedInByAFormOfAnotherSite) {
  HttpClient client = program_->client();
  const auto sign_in = [&](const Fields& headers) { return client.post("/stab/anmelden", {{"konto", kAccount}, {"passwort", kPassword}}, headers); };
  const std::vector<Fields> foreign{{{"Sec-Fetch-Site", "cross-site"}},
                                    {{"Sec-Fetch-Site", "same-site"}},
                                    {{"Sec-Fetch-Site", "cross-site"}, {"Origin", "http://localhost"}},
                                    {{"Origin", "http://boese.example"}}};
  for (const Fields& headers : foreign) {
    const HttpAnswer refused = sign_in(headers);
    EXPECT_EQ(refused.status, 403) << headers.back().second;
    EXPECT_TRUE(refused.has("Das Formular kam von einer fremden Seite; bitte melden Sie sich hier an.")) << headers.back().second;
    EXPECT_TRUE(refused.header("Set-Cookie").empty()) << headers.back().second;
    EXPECT_EQ(client.post("/stab/einladung", {{"einladung", "aaaaa-bbbbb-ccccc-ddddd"}, {"passwort", "x"}, {"passwort2", "x"}}, headers).status, 403);
  }
  EXPECT_EQ(client.get("/stab/").status, 303) << "nobody is signed in";
  for (const Fields& headers : std::vector<Fields>{{{"Sec-Fetch-Site", "same-origin"}}, {{"Sec-Fetch-Site", "none"}}, {}})
    EXPECT_EQ(program_->client().post("/stab/anmelden", {{"konto", kAccount}, {"passwort", kPassword}}, headers).status, 303);
}

TEST_F(ConsoleAccess, AWrongClockIsToldAndOneFarAheadEntersNothing) {
  program_.reset();
  Program program(folder_.file("d"), [] { return 100h; });
  HttpClient client = program.signed_in();
  EXPECT_EQ(client.get("/healthz").body, "ok\n");
  EXPECT_FALSE(client.get("/stab/").has("Die Uhr stimmt nicht"));
  const Fields decision{{"a.decided_by", "Stabsleitung"}, {"a.text", "Wache"}, {"a.why", "Strom"}};
  ASSERT_EQ(client.post("/stab/aktion", console_form(client, "crisis.record_decision", "", decision)).status, 303);

  program.advance(-6min);
  EXPECT_EQ(client.get("/healthz").status, 200);
  EXPECT_TRUE(client.get("/healthz").has("geht nach"));
  EXPECT_TRUE(client.get("/stab/").has("Die Uhr stimmt nicht"));
  EXPECT_EQ(client.post("/stab/aktion", console_form(client, "crisis.record_decision", "", decision)).status, 303) << "a town hall must go on";

  program.advance(24h * 30);
  EXPECT_EQ(client.get("/healthz").status, 503);
  EXPECT_EQ(client.get("/").status, 200);
  ASSERT_TRUE(client.sign_in(kAccount, kPassword));
  EXPECT_TRUE(client.get("/stab/").has("um mehr als einen Tag vorgesprungen"));
  const HttpAnswer refused = client.post("/stab/aktion", console_form(client, "crisis.record_decision", "", decision));
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("Uhr richtig"));
}

TEST_F(ConsoleAccess, NeverLeadsElsewhere) {
  HttpClient client = program_->signed_in();
  for (const char* place : {"https://boese.example/", "//boese.example/", "/stab/\r\nX: y", "/arnsberg/", "/stab/verlauf?x=1"}) {
    Fields form = console_form(client, "crisis.record_decision", "", {{"a.decided_by", "Stabsleitung"}, {"a.text", "Etwas"}, {"a.why", "Darum"}});
    form[4].second = place;
    const HttpAnswer done = client.post("/stab/aktion", form);
    EXPECT_EQ(done.status, 303);
    EXPECT_EQ(done.header("Location").rfind("/stab/?ort=", 0), 0U) << done.header("Location");
  }
}

}  // namespace
}  // namespace nb::test
