// SPDX-License-Identifier: EUPL-1.2
// Who may what, tried out: every route and every command with every role, against the published table docs/roles.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "app/config.hpp"
#include "app/rooms.hpp"
#include "base/text.hpp"
#include "base/zone.hpp"
#include "http/program.hpp"
#include "http/roles_document.hpp"
#include "staff/matrix.hpp"
#include "web/pages/stab_form.hpp"
#include "web/server/router.hpp"

namespace nb::test {
namespace {

using staff::Role;

constexpr const char* kNoRight = "Dafür haben Sie hier kein Recht";

std::string address_of(const web::Route& route) {
  std::string path = route.pattern;
  for (std::size_t open = path.find('{'); open != std::string::npos; open = path.find('{')) path.replace(open, path.find('}') + 1 - open, "x");
  return path;
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

/// Addresses of this console that a page links to.
std::set<std::string> links_of(const HttpAnswer& page) {
  std::set<std::string> out;
  static constexpr std::string_view kLink = "href=\"/stab/";
  for (std::size_t at = page.body.find(kLink); at != std::string::npos; at = page.body.find(kLink, at + 1)) {
    const std::size_t from = at + 6;
    std::string link = page.body.substr(from, page.body.find('"', from) - from);
    for (std::size_t amp = link.find("&amp;"); amp != std::string::npos; amp = link.find("&amp;", amp + 1)) link.erase(amp + 1, 4);
    if (!link.starts_with("/stab/assets/") && !link.starts_with("/stab/sprache/")) out.insert(link.substr(0, link.find('#')));
  }
  return out;
}

/// "/stab/leistungen/x?ort=y" and "/stab/leistungen/z" are of one kind; what is asked for behind it tells lists apart.
std::string kind_of(const std::string& link) {
  const std::string path = link.substr(0, link.find('?'));
  const auto parts = split(path, '/');
  return std::string(parts[2]) + (path.ends_with(".csv") ? ".csv " : " ") + std::to_string(parts.size()) + (parts.size() == 4 && parts[3].size() < 12 ? std::string(parts[3]) : "");
}

TEST_F(Roles, NoLinkLeadsToARefusalAndEveryPageLeadsOn) {
  std::size_t walked = 0;
  for (auto& [role, client] : clients_) {
    std::set<std::string> seen;
    std::vector<std::string> queue{"/stab/?ort=arnsberg"};
    for (std::size_t next = 0; next < queue.size() && next < 150; ++next) {
      const HttpAnswer page = client.get(queue[next]);
      EXPECT_TRUE(page.status == 200) << to_string(role) << " " << queue[next] << " " << page.status;
      ++walked;
      if (page.header("Content-Type").rfind("text/html", 0) != 0) continue;
      const auto links = links_of(page);
      EXPECT_TRUE(std::ranges::any_of(links, [](const std::string& link) { return link.starts_with("/stab/?ort="); })) << queue[next] << " leads nowhere";
      for (const std::string& link : links) {
        if (seen.insert(kind_of(link)).second) queue.push_back(link);
      }
    }
    for (const char* lost : {"/stab/eingang/nirgends?ort=arnsberg", "/stab/leistungen/nirgends?ort=arnsberg", "/stab/eingang?ort=", "/stab/?ort=nirgends"}) {
      const HttpAnswer answer = client.get(lost);
      EXPECT_TRUE(answer.status == 303 || !links_of(answer).empty()) << to_string(role) << " " << lost << " is a dead end";
    }
  }
  EXPECT_GT(walked, staff::kRoles * 15);
}

TEST_F(Roles, AHomeSaysWhatIsToBeDoneAndAnswersCallers) {
  HttpClient& switchboard = clients_.at(Role::switchboard);
  const HttpAnswer found = switchboard.get("/stab/?ort=arnsberg&q=standesamt");
  EXPECT_TRUE(found.has("stab-answer") && found.has("Standesamt") && found.has("+49 "));
  EXPECT_TRUE(switchboard.get("/stab/?ort=arnsberg&q=zzzz").has("Dazu ist nichts bekannt."));
  EXPECT_TRUE(clients_.at(Role::case_worker).get("/stab/?ort=arnsberg").has("Datenschlüssel"));
  EXPECT_TRUE(clients_.at(Role::crisis_staff).get("/stab/?ort=arnsberg").has("Was zuerst zurückkommen sollte"));
  EXPECT_FALSE(switchboard.get("/stab/?ort=arnsberg").has("Was zuerst zurückkommen sollte"));
}

TEST_F(Roles, AListIsNarrowedAndHandedOutWithATraceWhereItHasNames) {
  HttpClient& operators = clients_.at(Role::region_operator);
  const HttpAnswer all = operators.get("/stab/leistungen.csv?ort=arnsberg");
  EXPECT_EQ(all.header("Content-Type"), "text/csv; charset=utf-8; header=present");
  EXPECT_TRUE(all.body.starts_with("\xEF\xBB\xBF\"Leistung\";\"Amt\";")) << all.body.substr(0, 60);
  const HttpAnswer some = operators.get("/stab/aemter.csv?ort=arnsberg&filter=standes");
  EXPECT_EQ(std::ranges::count(some.body, '\n'), 2);
  EXPECT_TRUE(operators.get("/stab/aemter?ort=arnsberg&q=zzzz&filter=zzzz").status == 200);
  EXPECT_EQ(operators.get("/stab/eingang.csv?ort=arnsberg").status, 200);
  EXPECT_EQ(operators.get("/stab/eingang.csv?ort=").status, 404) << "a register belongs to a municipality";
  EXPECT_TRUE(clients_.at(Role::auditor).get("/stab/spuren?ort=arnsberg&was=ausgegeben").has("Zeilen"));
}

/// Pages that are no list, and why.
const std::map<std::string_view, std::string_view>& no_lists() {
  static const std::map<std::string_view, std::string_view> kPages{
      {"/stab/", "what is to be done now"},
      {"/stab/anmelden", "a form"},
      {"/stab/einladung", "a form"},
      {"/stab/konto", "one's own account"},
      {"/stab/lage", "the situation at a glance"},
      {"/stab/vorfall", "one incident"},
      {"/stab/analyse", "a question and its answer"},
      {"/stab/tagebuch/neu", "a form"},
      {"/stab/rundschreiben/neu", "a form"},
      {"/stab/rundschreiben/adressen", "a form that takes a list in"},
      {"/stab/eingang/neu", "a form"},
      {"/stab/eingang/suche", "a search; the register has the list"},
      {"/stab/fristen", "a part of a form"},
      {"/stab/ausgang/neu", "a form"},
      {"/stab/schluessel", "one key"},
      {"/stab/termine/neu", "a form"},
      {"/stab/termine/plan", "a plan of opening hours, changed in place"},
      {"/stab/termine/absagen", "a list once days are chosen: tests/http/notices_test.cpp"},
      {"/stab/termine/schalter", "a list once a counter is chosen: tests/http/queue_test.cpp"},
      {"/stab/termine/wartenummer", "one slip of paper"},
      {"/stab/termine/einlesen", "a form that takes a file in"},
      {"/stab/termine/einlesen/blatt", "a form beside a scanned sheet"},
      {"/stab/abholung/neu", "a form"},
      {"/stab/abholung/liste", "a form that takes a list in"},
  };
  return kPages;
}

TEST_F(Roles, EveryListIsFilteredPrintedAndTakenAlong) {
  std::set<std::string_view> seen;
  std::size_t lists = 0;
  for (const staff::RouteRow& row : staff::routes()) {
    const std::string_view path = row.pattern;
    if (row.method != "GET" || !path.starts_with("/stab/") || path.find('{') != std::string_view::npos || path.find('.') != std::string_view::npos ||
        path.starts_with("/stab/assets"))
      continue;
    if (no_lists().contains(path)) {
      seen.insert(path);
      continue;
    }
    ++lists;
    HttpClient& operators = clients_.at(row.right == staff::Right::staff_read   ? Role::administrator
                                        : row.right == staff::Right::audit_read ? Role::auditor
                                                                                : Role::region_operator);
    const HttpAnswer page = operators.get(std::string(path) + "?ort=arnsberg");
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_TRUE(page.has("stab-search")) << path << " cannot be filtered; a new list adds a row in src/web/pages/console/lists.cpp";
    EXPECT_TRUE(page.has(" data-drucken")) << path << " cannot be printed";
    const std::string file = std::string(path) + ".csv";
    EXPECT_TRUE(page.has("href=\"" + file + "?")) << path << " cannot be taken along";
    const HttpAnswer csv = operators.get(file + "?ort=arnsberg");
    EXPECT_EQ(csv.status, 200) << file;
    EXPECT_TRUE(csv.body.starts_with("\xEF\xBB\xBF") && csv.header("Content-Type").starts_with("text/csv")) << file;
  }
  EXPECT_GT(lists, 15U);
  EXPECT_EQ(seen.size(), no_lists().size()) << "a page is named that is none";
}

TEST_F(Roles, TheConsoleSpeaksEnglishToWhomWantsIt) {
  HttpClient client = program_->client();
  const HttpAnswer german = client.get("/stab/anmelden");
  EXPECT_TRUE(german.has("<html lang=\"de\"") && german.has("Passwort"));
  const HttpAnswer chosen = client.get("/stab/sprache/en?nach=/stab/anmelden");
  EXPECT_EQ(chosen.status, 303);
  EXPECT_EQ(chosen.header("Location"), "/stab/anmelden");
  EXPECT_EQ(chosen.header("Set-Cookie").substr(0, 14), "nb-sprache=en;");
  EXPECT_EQ(client.get("/stab/sprache/en?nach=//example.org/").header("Location"), "/stab/");
  EXPECT_EQ(client.get("/stab/sprache/en?nach=/stab/%0d%0aX:1").header("Location"), "/stab/");
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
                     command == "intake.post_letters" || command == "crisis.make_report" || command == "appointments.note_import" || command.starts_with("pickup.") ||
                     pages::is_console_command(command);
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
  const std::string editor = clients_.at(Role::administrator).get("/stab/rechte?ort=arnsberg&q=neu+").between("name=\"a.grant:zahl\" value=\"", "\"");
  ASSERT_EQ(notbetrieb({"role-withdraw", "--dir", folder_->file("d"), editor, "editor"}).code, 0) << editor;
  const HttpAnswer page = client.get("/stab/");
  EXPECT_EQ(page.status, 403) << "the session lasts, the rights are gone at once";
  EXPECT_TRUE(page.has(kNoRight));
  const std::string csrf = page.between("name=\"csrf\" value=\"", "\"");
  EXPECT_EQ(client.post("/stab/abmelden", {{"csrf", csrf}}).header("Location"), "/stab/anmelden");
  EXPECT_EQ(client.get("/stab/").status, 303);
}

TEST_F(Roles, AnAccountClosedAtTheMachineIsSignedOutAndGone) {
  const std::vector<std::string> make{"account", "--dir", folder_->file("d"), "weg", "--role", "editor", "--ags", "arnsberg", "--password-stdin"};
  ASSERT_EQ(notbetrieb(make, std::string(kPassword) + "\n").code, 0);
  HttpClient client = signed_in("weg");
  ASSERT_EQ(notbetrieb({"account-close", "--dir", folder_->file("d"), "weg", "--reason", "Versehen"}).code, 0);
  EXPECT_EQ(client.get("/stab/?ort=arnsberg").status, 303) << "the session is over, too";
  EXPECT_FALSE(client.sign_in("weg", kPassword));
}

}  // namespace
}  // namespace nb::test
