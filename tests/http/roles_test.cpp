// SPDX-License-Identifier: EUPL-1.2
// Who may what, tried out: every route and every command with every role, against the published table docs/roles.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "app/config.hpp"
#include "app/rooms.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "http/program.hpp"
#include "staff/matrix.hpp"
#include "web/pages/stab_form.hpp"
#include "web/server/router.hpp"

namespace nb::test {
namespace {

using staff::Role;

constexpr const char* kNoRight = "Dafür haben Sie hier kein Recht";

std::string document() {
  std::ifstream in(NB_SOURCE_DIR "/docs/roles.md", std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  return all.str();
}

std::string plain(std::string_view cell) {
  std::string out(trim(cell));
  std::erase(out, '`');
  return out;
}

/// The cells of all rows of the document's tables that have that many columns.
std::vector<std::vector<std::string>> rows_of(const std::string& text, std::size_t columns) {
  std::vector<std::vector<std::string>> out;
  for (const std::string_view line : split(text, '\n')) {
    if (!line.starts_with("| ")) continue;
    std::vector<std::string> cells;
    for (const std::string_view cell : split(line, '|')) cells.push_back(plain(cell));
    if (cells.size() == columns + 2) out.emplace_back(cells.begin() + 1, cells.end() - 1);
  }
  return out;
}

/// What the document says: right → role → "ja", "Amt", "Region" or "".
std::map<std::string, std::map<Role, std::string>> published_rights() {
  std::map<std::string, std::map<Role, std::string>> out;
  for (const auto& cells : rows_of(document(), staff::kRoles + 2)) {
    for (std::size_t i = 0; i < staff::kRoles; ++i) out[cells[0]][staff::kAllRoles.at(i)] = cells[i + 2];
  }
  return out;
}

/// "GET /stab/" → what it needs.
std::map<std::string, std::string> published_routes() {
  std::map<std::string, std::string> out;
  for (const auto& cells : rows_of(document(), 3)) out[cells[0] + " " + cells[1]] = cells[2];
  return out;
}

std::map<std::string, std::string> published_commands() {
  std::map<std::string, std::string> out;
  for (const auto& cells : rows_of(document(), 4)) out[cells[0]] = cells[1];
  return out;
}

std::string address_of(const web::Route& route) {
  std::string path = route.pattern;
  for (std::size_t open = path.find('{'); open != std::string::npos; open = path.find('{')) path.replace(open, path.find('}') + 1 - open, "x");
  return path;
}

std::string account_of(Role role) {
  std::string name(to_string(role));
  std::ranges::replace(name, '_', '-');
  return name;
}

/// One running program with an account for every role, each for Arnsberg, the region's operator for all.
class Roles : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    install(folder_->file("d"));
    for (const Role role : staff::kAllRoles) {
      std::vector<std::string> words{"account", "--dir", folder_->file("d"), account_of(role), "--role", std::string(to_string(role)), "--password-stdin"};
      if (role != Role::region_operator) words.insert(words.end(), {"--ags", "arnsberg"});
      const Said made = notbetrieb(words, std::string(kPassword) + "\n");
      ASSERT_EQ(made.code, 0) << made.err;
    }
    program_ = std::make_unique<Program>(folder_->file("d"));
    for (const Role role : staff::kAllRoles) clients_.emplace(role, signed_in(account_of(role)));
  }
  static void TearDownTestSuite() {
    clients_.clear();
    program_.reset();
    folder_.reset();
  }
  static HttpClient signed_in(const std::string& account) {
    HttpClient client = program_->client();
    EXPECT_TRUE(client.sign_in(account, kPassword)) << account;
    return client;
  }
  static std::string csrf_of(HttpClient& client) { return client.get("/stab/?ort=arnsberg").between("name=\"csrf\" value=\"", "\""); }
  /// What a role's published cell means for its account in a place.
  static bool expected(Role role, const std::string& cell, const std::string& place) {
    if (cell.empty() || (cell == "Region" && role != Role::region_operator)) return false;
    return role == Role::region_operator || place == "arnsberg";
  }

  inline static std::unique_ptr<TempFolder> folder_;
  inline static std::unique_ptr<Program> program_;
  inline static std::map<Role, HttpClient> clients_;
};

TEST(RolesDocument, IsWhatTheProgramDecides) {
  const Said said = notbetrieb({"roles", "--markdown"});
  ASSERT_EQ(said.code, 0) << said.err;
  EXPECT_EQ(said.out, document()) << "please run: notbetrieb roles --markdown > docs/roles.md";
}

TEST_F(Roles, EveryRouteIsListedAndRegisteredWithItsGate) {
  const auto published = published_routes();
  std::size_t console = 0;
  for (const web::Route& route : program_->routes()) {
    for (const web::Method method : route.methods) {
      const std::string word = method == web::Method::post ? "POST" : "GET";
      const staff::RouteRow* row = staff::find_route(staff::routes(), word, route.pattern);
      ASSERT_NE(row, nullptr) << word << " " << route.pattern << " has no row in src/staff/matrix.cpp";
      EXPECT_EQ(gate_of(*row), route.role) << route.pattern;
      EXPECT_TRUE(published.contains(word + " " + route.pattern)) << route.pattern;
      console += route.pattern.starts_with("/stab") ? 1U : 0U;
    }
  }
  EXPECT_GT(console, 30U);
}

TEST_F(Roles, EveryRouteAnswersEveryRoleAsPublished) {
  const auto rights = published_rights();
  const auto needs = published_routes();
  std::size_t cells = 0;
  for (const web::Route& route : program_->routes()) {
    const bool get = std::ranges::count(route.methods, web::Method::get) > 0;
    const std::string& need = needs.at((get ? "GET " : "POST ") + route.pattern);
    const std::string right = need.substr(0, need.find(' '));
    if (!rights.contains(right)) continue;  // open, of the machine, or for everybody who is signed in
    for (auto& [role, client] : clients_) {
      const std::string path = address_of(route);
      if (!get) {
        EXPECT_EQ(client.post(path, {{"ort", "arnsberg"}, {"zurueck", "/stab/"}}).has(kNoRight), !expected(role, rights.at(right).at(role), "arnsberg"))
            << path << " " << to_string(role);
        ++cells;
        continue;
      }
      for (const char* place : {"arnsberg", "sundern", "nirgends"}) {
        const HttpAnswer answer = client.get(path + "?ort=" + place);
        EXPECT_EQ(answer.status == 403 && answer.has(kNoRight), !expected(role, rights.at(right).at(role), place)) << path << " " << place << " " << to_string(role);
        EXPECT_NE(answer.status, 500) << path;
        EXPECT_NE(answer.status, 303) << path;
        ++cells;
      }
    }
  }
  EXPECT_GE(cells, staff::kRoles * 90);
}

TEST_F(Roles, WithoutAPlaceOneIsLedToTheFirstWhereOneMay) {
  HttpClient& editor = clients_.at(Role::editor);
  EXPECT_EQ(editor.get("/stab/").header("Location"), "/stab/?ort=arnsberg");
  EXPECT_EQ(editor.get("/stab/leistungen?q=pass").header("Location"), "/stab/leistungen?q=pass&ort=arnsberg");
  EXPECT_EQ(editor.get("/stab/leistungen?ort=").header("Location"), "/stab/leistungen?ort=arnsberg");
  EXPECT_EQ(editor.get("/stab/eingang").status, 403);
  EXPECT_EQ(clients_.at(Role::region_operator).get("/stab/").status, 200);
}

TEST_F(Roles, OneSeesTheTownsThatOneMaySeeAndNoLinkThatIsRefused) {
  const HttpAnswer page = clients_.at(Role::editor).get("/stab/?ort=arnsberg");
  const std::string list = page.between("<select class=\"kern-form-input__select\" id=\"ort\"", "</select>");
  EXPECT_NE(list.find("value=\"arnsberg\" selected"), std::string::npos);
  EXPECT_EQ(list.find("sundern"), std::string::npos);
  EXPECT_EQ(list.find("Ganze Region"), std::string::npos);
  EXPECT_FALSE(page.has("/stab/eingang?"));
  EXPECT_FALSE(page.has("/stab/ausgang?"));
  const HttpAnswer all = clients_.at(Role::region_operator).get("/stab/?ort=arnsberg");
  EXPECT_TRUE(all.has("Ganze Region</option>"));
  EXPECT_TRUE(all.has("value=\"sundern\""));
  EXPECT_TRUE(all.has("/stab/eingang?"));
}

TEST_F(Roles, EveryCommandIsListed) {
  const auto published = published_commands();
  const Zone zone("Europe/Berlin");
  for (const state::CommandKind& kind : app::all_commands(app::Config{}, zone)) {
    EXPECT_NE(staff::find_command(kind.name), nullptr) << kind.name << " has no row in src/staff/matrix.cpp";
    EXPECT_TRUE(published.contains(kind.name)) << kind.name;
  }
}

TEST_F(Roles, EveryCommandAnswersEveryRoleAsPublished) {
  const auto rights = published_rights();
  std::size_t refused = 0;
  for (const auto& [command, right] : published_commands()) {
    if (!rights.contains(right) || command == "staff.withdraw_role") continue;  // the one of a grant that is not there is refused to all but the region's
    const bool own = command.starts_with("vault.") || command == "intake.take_filing" || command == "intake.correct_filing" || command == "intake.enter_letter" ||
                     command == "intake.post_letters" || command == "crisis.make_report" || pages::is_console_command(command);
    for (auto& [role, client] : clients_) {
      const std::string csrf = csrf_of(client);
      for (const char* place : {"arnsberg", "sundern"}) {
        const HttpAnswer answer = client.post("/stab/aktion", {{"csrf", csrf},
                                                               {"id", "018c2f3e-0000-4000-8000-000000000001"},
                                                               {"befehl", command},
                                                               {"ort", place},
                                                               {"zurueck", "/stab/verlauf"},
                                                               {command == "staff.grant_role" ? "a.town" : "x", place == std::string("sundern") ? "05958044" : "05958004"}});
        const bool allowed = own && expected(role, rights.at(right).at(role), place);
        if (allowed)
          EXPECT_NE(answer.status, 403) << command << " " << place << " " << to_string(role);
        else
          EXPECT_TRUE(answer.status == 403 || (!own && answer.status == 422)) << command << " " << place << " " << to_string(role) << " " << answer.status;
        refused += answer.status == 403 ? 1U : 0U;
      }
    }
  }
  EXPECT_GT(refused, 300U);
}

TEST_F(Roles, AForgedFormChangesNothing) {
  HttpClient& auditor = clients_.at(Role::auditor);
  const std::string csrf = csrf_of(auditor);
  const auto try_it = [&](const char* place, const char* step) {
    return auditor.post("/stab/aktion", {{"csrf", csrf},
                                         {"id", "018c2f3e-0000-4000-8000-00000000000a"},
                                         {"befehl", "situation.declare_incident"},
                                         {"ort", place},
                                         {"zurueck", "/stab/vorfall"},
                                         {"schritt", step},
                                         {"a.cause.de", "Alles schließen"},
                                         {"a.forecast.kind", "unknown"}});
  };
  for (const char* place : {"arnsberg", "sundern", ""}) {
    for (const char* step : {"eintragen", "vorschau"}) EXPECT_EQ(try_it(place, step).status, 403) << place << step;
  }
  EXPECT_TRUE(try_it("arnsberg", "eintragen").has("Alles schließen")) << "what was typed is kept where the page may be seen";
  EXPECT_FALSE(try_it("sundern", "eintragen").has("Alles schließen")) << "and no page of another municipality is shown";
  EXPECT_FALSE(clients_.at(Role::region_operator).get("/stab/vorfall?ort=arnsberg").has("Alles schließen"));
}

TEST_F(Roles, ARefusalShowsNoPageThatOneMayNotSee) {
  HttpClient& editor = clients_.at(Role::editor);
  const HttpAnswer answer = editor.post("/stab/aktion", {{"csrf", csrf_of(editor)},
                                                         {"id", "018c2f3e-0000-4000-8000-00000000000b"},
                                                         {"befehl", "publish.announce"},
                                                         {"ort", "arnsberg"},
                                                         {"zurueck", "/stab/eingang"},
                                                         {"schritt", "aendern"}});
  EXPECT_EQ(answer.status, 403);
  EXPECT_FALSE(answer.has("Neuer Eingang"));
  EXPECT_FALSE(answer.has("alle Ämter"));
}

TEST_F(Roles, AnAdministratorLendsADeskAndTakesItBack) {
  HttpClient& admin = clients_.at(Role::administrator);
  HttpClient& helper = clients_.at(Role::pickup_desk);
  const std::string csrf = csrf_of(admin);
  unsigned next = 0x10;
  const auto post = [&](const char* command, const Fields& filled) {
    Fields form{{"csrf", csrf}, {"id", "018c2f3e-0000-4000-8000-0000000001" + std::to_string(next++)}, {"befehl", command}, {"ort", "arnsberg"}, {"zurueck", "/stab/rechte"}};
    form.insert(form.end(), filled.begin(), filled.end());
    return admin.post("/stab/aktion", form);
  };
  const Fields wish{{"a.account", "pickup-desk"}, {"a.role", "mail_room"}, {"a.town", "05958004"}, {"a.lent_by", "Stadt Sundern"}, {"a.until:zeit", "2099-10-30T18:00"}};
  const HttpAnswer incomplete = post("staff.grant_role", wish);
  EXPECT_EQ(incomplete.status, 422);
  EXPECT_TRUE(incomplete.has("mit Grund und Ende")) << "the reason is missing";
  EXPECT_TRUE(incomplete.has("value=\"Stadt Sundern\"")) << "what was typed is lost";
  EXPECT_TRUE(incomplete.has("value=\"mail_room\" selected"));
  Fields complete = wish;
  complete.emplace_back("a.reason", "Hilfe <am> Schalter");
  EXPECT_EQ(helper.get("/stab/eingang?ort=arnsberg").status, 403);
  const HttpAnswer given = post("staff.grant_role", complete);
  ASSERT_EQ(given.status, 303) << given.body;
  EXPECT_EQ(helper.get("/stab/eingang?ort=arnsberg").status, 200) << "at once, in the same session";

  const HttpAnswer page = admin.get("/stab/rechte?ort=arnsberg&q=sundern");
  EXPECT_TRUE(page.has("ausgeliehen von Stadt Sundern"));
  EXPECT_TRUE(page.has("Hilfe &lt;am&gt; Schalter"));
  EXPECT_TRUE(page.has("1 Rolle</p>"));
  const std::string number = page.between("name=\"a.grant:zahl\" value=\"", "\"");
  ASSERT_FALSE(number.empty());
  EXPECT_EQ(post("staff.withdraw_role", {{"a.grant:zahl", number}, {"a.role", "mail_room"}}).status, 303);
  EXPECT_EQ(helper.get("/stab/eingang?ort=arnsberg").status, 403) << "and taken away at once";
  EXPECT_EQ(post("staff.withdraw_role", {{"a.grant:zahl", number}, {"a.role", "mail_room"}}).status, 403) << "of what is not there a town's administrator is told nothing";
}

TEST_F(Roles, ATownsAdministratorGivesNothingElsewhere) {
  HttpClient& admin = clients_.at(Role::administrator);
  const HttpAnswer page = admin.get("/stab/rechte?ort=arnsberg");
  const std::string towns = page.between("id=\"wo\"", "</select>");
  EXPECT_NE(towns.find("05958004"), std::string::npos);
  EXPECT_EQ(towns.find("Sundern"), std::string::npos);
  EXPECT_EQ(towns.find("Ganze Region"), std::string::npos);
  const std::string csrf = csrf_of(admin);
  for (const char* town : {"05958044", "*"}) {
    const HttpAnswer refused = admin.post("/stab/aktion", {{"csrf", csrf},
                                                           {"id", "018c2f3e-0000-4000-8000-0000000002aa"},
                                                           {"befehl", "staff.grant_role"},
                                                           {"ort", "arnsberg"},
                                                           {"zurueck", "/stab/rechte"},
                                                           {"a.account", "administrator"},
                                                           {"a.role", "auditor"},
                                                           {"a.town", town}});
    EXPECT_EQ(refused.status, 403) << town;
  }
  EXPECT_FALSE(clients_.at(Role::auditor).get("/stab/rechte?ort=arnsberg").has("Rolle vergeben</h2>")) << "who only reads sees no form";
}

TEST_F(Roles, WhoMayDoNothingIsToldAndCanSignOut) {
  const Said made = notbetrieb({"account", "--dir", folder_->file("d"), "neu", "--role", "editor", "--ags", "arnsberg", "--password-stdin"}, std::string(kPassword) + "\n");
  ASSERT_EQ(made.code, 0) << made.err;
  HttpClient client = signed_in("neu");
  EXPECT_EQ(client.get("/stab/?ort=arnsberg").status, 200);
  const Said given = notbetrieb({"role-grant", "--dir", folder_->file("d"), "neu", "switchboard", "--town", "05958004"});
  const std::string number = given.out.substr(given.out.rfind(' ') + 1, given.out.find('\n') - given.out.rfind(' ') - 1);
  ASSERT_EQ(notbetrieb({"role-withdraw", "--dir", folder_->file("d"), number, "switchboard"}).code, 0) << given.out;
  ASSERT_EQ(notbetrieb({"account-close", "--dir", folder_->file("d"), "neu", "--reason", "Versehen"}).code, 0);
  const HttpAnswer page = client.get("/stab/");
  EXPECT_EQ(page.status, 403) << "the session lasts, the rights are gone at once";
  EXPECT_TRUE(page.has(kNoRight));
  const std::string csrf = page.between("name=\"csrf\" value=\"", "\"");
  EXPECT_EQ(client.post("/stab/abmelden", {{"csrf", csrf}}).header("Location"), "/stab/anmelden");
  EXPECT_EQ(client.get("/stab/").status, 303);
}

}  // namespace
}  // namespace nb::test
