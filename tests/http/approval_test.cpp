// SPDX-License-Identifier: EUPL-1.2
// Four eyes in the running program: proposing, seeing, approving, refusing, acting alone; by the console and the command line.
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "app/gateway.hpp"
#include "base/random.hpp"
#include "http/program.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* kTown = "arnsberg";

class Approval : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    install(folder_->file("d"), true, true);
    account("anna", "editor");
    account("bernd", "approver", false);
    account("beide", "editor");
    account("stabsleitung", "crisis_staff");
    account("leserin", "switchboard");
    account("verwalterin", "administrator", false);
    ASSERT_EQ(notbetrieb({"role-grant", "--dir", folder_->file("d"), "beide", "approver", "--town", "05958004", "--allein", "--grund", "Aufbau"}).code, 0);
    program_ = std::make_unique<Program>(folder_->file("d"));
  }
  static void TearDownTestSuite() {
    program_.reset();
    folder_.reset();
  }
  /// An account with one role in Arnsberg; the administrator's and the approver's need somebody to agree and are given alone, with the reason.
  static void account(const std::string& name, const std::string& role, bool plain = true) {
    std::vector<std::string> words{"account", "--dir", folder_->file("d"), name, "--role", role, "--ags", kTown, "--password-stdin"};
    if (!plain) words.insert(words.end(), {"--allein", "--grund", "Aufbau vor dem Ernstfall"});
    const Said made = notbetrieb(words, std::string(kPassword) + "\n");
    ASSERT_EQ(made.code, 0) << made.err;
  }
  Approval() {
    program_->advance(31min);  // the limit on signing in is tested elsewhere
  }
  static HttpClient client(const std::string& name) { return program_->signed_in(name); }

  static HttpAnswer send(HttpClient& who, const std::string& command, const Fields& filled, const std::string& step, const std::string& from = "/stab/meldungen") {
    Fields form = console_form(who, command, kTown, filled, step);
    form[1].second[9] = static_cast<char>('a' + (round_ % 6));  // other tests of this program made such ids, too
    form[0].second = who.get("/stab/?ort=arnsberg").between("name=\"csrf\" value=\"", "\"");
    form[4].second = from;
    return who.post("/stab/aktion", form);
  }
  static Fields announcement(const std::string& title, const std::string& body = "Das **Rathaus** bleibt zu.") {
    return {{"a.severity", "warning"}, {"a.texts.de.title", title}, {"a.texts.de.body", body}, {"a.texts.en.title", "Closed"}, {"a.texts.en.body", "The town hall is closed."}};
  }
  /// The id of the newest proposal of that account.
  static std::string newest_of(HttpClient& who) { return who.get("/stab/freigaben?ort=arnsberg&was=meine").between("href=\"/stab/freigaben/", "?ort"); }
  static std::string seen_in(HttpClient& who, const std::string& id) { return who.get("/stab/freigaben/" + id + "?ort=arnsberg").between("name=\"a.seen\" value=\"", "\""); }
  static HttpAnswer approve(HttpClient& who, const std::string& id, const std::string& seen) {
    return send(who, "approval.approve", {{"a.proposal", id}, {"a.seen", seen}}, "eintragen", "/stab/freigaben/" + id);
  }
  static bool is_public(const std::string& text) { return program_->client().get("/arnsberg/").has(text) || program_->client().get("/arnsberg/meldungen/").has(text); }

  inline static std::unique_ptr<TempFolder> folder_;
  inline static std::unique_ptr<Program> program_;
  inline static unsigned round_ = 0;
};

TEST_F(Approval, AnEditorProposesAndAnApproverPublishes) {
  HttpClient anna = client("anna");
  const HttpAnswer form = anna.get("/stab/meldungen?ort=arnsberg");
  EXPECT_TRUE(form.has("Ansehen und zur Freigabe vorlegen"));
  EXPECT_FALSE(form.has("Sofort veröffentlichen"));
  const HttpAnswer shown = send(anna, "publish.announce", announcement("Bagger <im> Kabel"), "eintragen");
  EXPECT_EQ(shown.status, 200) << "a form that says »at once« shows what would change, too";
  EXPECT_TRUE(shown.has("Zur Freigabe vorlegen"));
  EXPECT_TRUE(shown.has("Allein sofort ausführen (Notfall)"));
  EXPECT_TRUE(shown.has("<strong>Rathaus</strong>")) << "as it will look";
  EXPECT_TRUE(shown.has("lang=\"en\"")) << "in every language";
  Fields wish = announcement("Bagger <im> Kabel");
  wish.emplace_back("grund", "Gerade bestätigt");
  const HttpAnswer proposed = send(anna, "publish.announce", wish, "vorlegen");
  ASSERT_EQ(proposed.status, 303) << proposed.body;
  EXPECT_TRUE(anna.get(proposed.header("Location")).has("Zur Freigabe vorgelegt"));
  EXPECT_FALSE(is_public("Bagger"));
  const std::string id = newest_of(anna);
  const HttpAnswer own = anna.get("/stab/freigaben/" + id + "?ort=arnsberg");
  EXPECT_TRUE(own.has("Hier entscheidet eine andere Person als Sie"));
  EXPECT_FALSE(own.has("Freigeben und ausführen"));

  HttpClient bernd = client("bernd");
  EXPECT_TRUE(bernd.get("/stab/leistungen?ort=arnsberg").has("1 Freigabe wartet auf Sie")) << "on every page";
  const HttpAnswer page = bernd.get("/stab/freigaben/" + id + "?ort=arnsberg");
  EXPECT_TRUE(page.has("Bagger &lt;im&gt; Kabel"));
  EXPECT_TRUE(page.has("Gerade bestätigt"));
  EXPECT_FALSE(page.has("gilt bis")) << "the end of the proposal is none of the announcement";
  EXPECT_TRUE(page.has("von <strong>anna</strong>"));
  EXPECT_FALSE(page.has("Seit der Vorlage hat sich hier etwas geändert"));
  const std::string seen = seen_in(bernd, id);
  EXPECT_EQ(approve(bernd, id, std::string(64, '0')).status, 422) << "what was not shown is not approved";
  ASSERT_EQ(approve(bernd, id, seen).status, 303);
  EXPECT_TRUE(is_public("Bagger &lt;im&gt; Kabel") || is_public("Bagger"));
  EXPECT_EQ(approve(bernd, id, seen).status, 422) << "once";
  EXPECT_FALSE(bernd.get("/stab/leistungen?ort=arnsberg").has("auf Sie</a>"));
  const HttpAnswer after = anna.get("/stab/freigaben/" + id + "?ort=arnsberg");
  EXPECT_TRUE(after.has("freigegeben"));
  EXPECT_TRUE(after.has("von <strong>bernd</strong>"));
}

TEST_F(Approval, OneAccountWithBothRolesCannotApproveItsOwn) {
  round_ = 1;
  HttpClient both = client("beide");
  ASSERT_EQ(send(both, "publish.announce", announcement("Von mir für mich"), "vorlegen").status, 303);
  const std::string id = newest_of(both);
  const HttpAnswer page = both.get("/stab/freigaben/" + id + "?ort=arnsberg");
  EXPECT_FALSE(page.has("Freigeben und ausführen"));
  HttpClient bernd = client("bernd");
  EXPECT_EQ(approve(both, id, seen_in(bernd, id)).status, 422) << "with the right mark, too";
  EXPECT_FALSE(is_public("Von mir für mich"));
  EXPECT_EQ(send(bernd, "approval.withdraw", {{"a.proposal", id}}, "eintragen", "/stab/freigaben/" + id).status, 403) << "that is the proposer's";
  ASSERT_EQ(send(both, "approval.withdraw", {{"a.proposal", id}}, "eintragen", "/stab/freigaben/" + id).status, 303);
  EXPECT_EQ(approve(bernd, id, std::string(64, '0')).status, 422);
}

TEST_F(Approval, EveryRoleDecidesOnlyWhatItsRightsSay) {
  round_ = 2;
  HttpClient staff = client("stabsleitung");
  ASSERT_EQ(send(staff, "publish.announce", announcement("Nur Freigabe"), "vorlegen").status, 303);
  const std::string id = newest_of(staff);
  for (const char* role : {"anna", "leserin", "verwalterin"}) {
    HttpClient other = client(role);
    EXPECT_EQ(approve(other, id, std::string(64, '0')).status, 403) << role;
    EXPECT_EQ(send(other, "approval.refuse", {{"a.proposal", id}, {"a.reason", "x"}}, "eintragen").status, 403) << role;
    EXPECT_EQ(send(other, "publish.announce", announcement("Darf ich"), "vorlegen").status, role == std::string("anna") ? 303 : 403) << role;
    program_->advance(6min);
  }
  HttpClient reader = client("leserin");
  EXPECT_EQ(reader.get("/stab/freigaben/" + id + "?ort=arnsberg").status, 404) << "it is told to those only whom it concerns";
  EXPECT_FALSE(reader.get("/stab/freigaben?ort=arnsberg&was=offen").has("/stab/freigaben/" + id));
  HttpClient bernd = client("bernd");
  const HttpAnswer without = send(bernd, "approval.refuse", {{"a.proposal", id}}, "eintragen", "/stab/freigaben/" + id);
  EXPECT_EQ(without.status, 422);
  EXPECT_TRUE(without.has("Der Grund fehlt"));
  ASSERT_EQ(send(bernd, "approval.refuse", {{"a.proposal", id}, {"a.reason", "Erst den Kämmerer fragen"}}, "eintragen", "/stab/freigaben/" + id).status, 303);
  EXPECT_TRUE(staff.get("/stab/freigaben/" + id + "?ort=arnsberg").has("Erst den Kämmerer fragen"));
}

TEST_F(Approval, AnOverrideShowsTheStatesBeforeAndAfterAndWhatHasChangedSince) {
  round_ = 3;
  HttpClient staff = client("stabsleitung");
  const Fields wish{{"a.service", "personalausweis-beantragen"}, {"a.state", "impossible"}, {"a.text.de", "Der Drucker fehlt"}};
  const HttpAnswer shown = send(staff, "situation.confirm_service", wish, "vorschau", "/stab/leistungen");
  ASSERT_EQ(shown.status, 200) << shown.body;
  EXPECT_TRUE(shown.has("→"));
  ASSERT_EQ(send(staff, "situation.confirm_service", wish, "vorlegen", "/stab/leistungen").status, 303);
  const std::string id = newest_of(staff);
  program_->advance(1min);
  ASSERT_EQ(send(staff, "situation.declare_component", {{"a.component", "phone"}, {"a.state", "down"}}, "eintragen", "/stab/komponenten").status, 303)
      << "what is not guarded is done at once";
  HttpClient bernd = client("bernd");
  const HttpAnswer page = bernd.get("/stab/freigaben/" + id + "?ort=arnsberg");
  EXPECT_TRUE(page.has("Seit der Vorlage hat sich hier etwas geändert"));
  EXPECT_TRUE(page.has("Der Drucker fehlt"));
  EXPECT_TRUE(page.has("→"));
  ASSERT_EQ(approve(bernd, id, seen_in(bernd, id)).status, 303);
  EXPECT_TRUE(program_->client().get("/arnsberg/").status == 200);
  const HttpAnswer history = staff.get("/stab/verlauf?ort=arnsberg");
  const std::string number = history.between("name=\"a.entry:zahl\" value=\"", "\"");
  EXPECT_TRUE(send(staff, "situation.undo", {{"a.entry:zahl", number}}, "eintragen", "/stab/verlauf").has("Zur Freigabe vorlegen")) << "undoing it is an override, too";
}

TEST_F(Approval, ItExpires) {
  round_ = 4;
  HttpClient anna = client("anna");
  ASSERT_EQ(send(anna, "publish.announce", announcement("Zu spät"), "vorlegen").status, 303);
  const std::string id = newest_of(anna);
  HttpClient before = client("bernd");
  const std::string seen = seen_in(before, id);
  program_->advance(48h + 1min);
  HttpClient bernd = client("bernd");
  EXPECT_FALSE(bernd.get("/stab/?ort=arnsberg").has("auf Sie</a>"));
  const HttpAnswer refused = approve(bernd, id, seen);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("abgelaufen"));
  EXPECT_FALSE(is_public("Zu spät"));
  EXPECT_TRUE(bernd.get("/stab/freigaben?ort=arnsberg&was=abgelaufen").has("/stab/freigaben/" + id));
}

TEST_F(Approval, ActingAloneIsMarkedUntilSomebodyHasLooked) {
  round_ = 5;
  HttpClient anna = client("anna");
  Fields wish = announcement("Wasserrohrbruch");
  EXPECT_EQ(send(anna, "publish.announce", wish, "allein").status, 422) << "not without a reason";
  EXPECT_FALSE(is_public("Wasserrohrbruch"));
  wish.emplace_back("grund", "Niemand erreichbar");
  const HttpAnswer done = send(anna, "publish.announce", wish, "allein");
  ASSERT_EQ(done.status, 303) << done.body;
  EXPECT_TRUE(is_public("Wasserrohrbruch")) << "at once";
  const HttpAnswer marked = anna.get(done.header("Location"));
  EXPECT_TRUE(marked.has("<strong>Allein ausgeführt</strong> von anna"));
  EXPECT_FALSE(program_->client().get("/arnsberg/").has("Allein ausgeführt")) << "the public is told nothing of it";
  const std::string id = newest_of(anna);
  HttpClient bernd = client("bernd");
  EXPECT_TRUE(bernd.get("/stab/?ort=arnsberg").has("1 Freigabe wartet auf Sie"));
  EXPECT_EQ(send(anna, "approval.look", {{"a.proposal", id}, {"a.verdict", "confirmed"}}, "eintragen").status, 403) << "an editor has no right to";
  HttpClient both = client("beide");
  EXPECT_TRUE(both.get("/stab/freigaben/" + id + "?ort=arnsberg").has("Nachgesehen: in Ordnung"));
  ASSERT_EQ(send(bernd, "approval.look", {{"a.proposal", id}, {"a.verdict", "confirmed"}}, "eintragen", "/stab/freigaben/" + id).status, 303);
  EXPECT_FALSE(anna.get("/stab/meldungen?ort=arnsberg").has("<strong>Allein ausgeführt</strong>"));
}

TEST_F(Approval, ACorrectionShowsWhatIsNewInEveryLanguage) {
  round_ = 0;
  HttpClient anna = client("anna");
  Fields first = announcement("Rathaus zu", "Am Montag bleibt alles zu.");
  first.insert(first.end(), {{"a.id", "rathaus-zu"}, {"grund", "eilt"}});
  ASSERT_EQ(send(anna, "publish.announce", first, "allein").status, 303);
  Fields second = announcement("Rathaus offen", "Am Montag ist alles offen.");
  second.emplace_back("a.corrects", "rathaus-zu");
  const HttpAnswer shown = send(anna, "publish.correct", second, "vorschau");
  ASSERT_EQ(shown.status, 200) << shown.body;
  EXPECT_TRUE(shown.has("<del class=\"stab-gone\">zu")) << shown.body;
  EXPECT_TRUE(shown.has("<ins class=\"stab-added\">offen"));
  EXPECT_TRUE(shown.has("Ersetzt sichtbar"));
}

TEST_F(Approval, TheSecondPersonReadsNamesOfServiceAndStep) {
  round_ = 4;
  HttpClient staff = client("stabsleitung");
  const Fields wish{{"a.service", "wohnsitz-anmelden"}, {"a.position:zahl", "2"}, {"a.state", "impossible"}, {"a.text.de", "Keine Stempel."}};
  ASSERT_EQ(send(staff, "situation.confirm_service", wish, "vorlegen", "/stab/leistungen").status, 303);
  HttpClient bernd = client("bernd");
  const HttpAnswer page = bernd.get("/stab/freigaben/" + newest_of(staff) + "?ort=arnsberg");
  ASSERT_EQ(page.status, 200);
  EXPECT_TRUE(page.has("<strong>Leistung:</strong> Wohnsitz anmelden"));
  EXPECT_TRUE(page.has("<strong>Schritt:</strong> beantragen"));
  EXPECT_FALSE(std::regex_search(page.body, std::regex("Schritt:?(</strong>)? [0-9]"))) << "no number";
}

TEST_F(Approval, NobodyMakesTheSecondPersonWithANewCode) {
  round_ = 5;
  HttpClient admin = client("stab");
  const auto invite = [&](const std::string& account) {
    return admin.post("/stab/konten", {{"csrf", admin.csrf()}, {"zurueck", "/stab/konten/" + account}, {"was", "einladen"}, {"konto", account}});
  };
  for (const char* second : {"bernd", "beide", "verwalterin"}) {
    const HttpAnswer refused = invite(second);
    EXPECT_EQ(refused.status, 422) << second;
    EXPECT_TRUE(refused.has("könnte für zwei handeln")) << second;
    EXPECT_FALSE(refused.has("<dd class=\"desk-number\">")) << second;
    const HttpAnswer page = admin.get(std::string("/stab/konten/") + second);
    EXPECT_FALSE(page.has("value=\"einladen\"")) << "no form that is always refused";
    EXPECT_TRUE(page.has(std::string("notbetrieb staff sheets --account ") + second)) << "but where to go instead";
    EXPECT_TRUE(program_->client().sign_in(second, kPassword)) << "and what it had still holds";
  }
  EXPECT_EQ(invite("stab").status, 422) << "nor oneself";
  const HttpAnswer code = invite("leserin");
  EXPECT_EQ(code.status, 200);
  EXPECT_TRUE(code.has("<dd class=\"desk-number\">")) << "whoever decides about nobody gets one";
}

TEST_F(Approval, AnAdministratorIsMadeByTwo) {
  round_ = 1;
  HttpClient admin = client("stab");
  const Fields wish{{"a.account", "anna"}, {"a.role", "administrator"}, {"a.town", "05958004"}};
  const HttpAnswer shown = send(admin, "staff.grant_role", wish, "", "/stab/rechte");
  ASSERT_EQ(shown.status, 200) << shown.body;
  EXPECT_TRUE(shown.has("Neu dazu"));
  EXPECT_TRUE(shown.has("Redaktion")) << "what the account has already";
  ASSERT_EQ(send(admin, "staff.grant_role", wish, "vorlegen", "/stab/rechte").status, 303);
  EXPECT_EQ(send(admin, "staff.grant_role", {{"a.account", "anna"}, {"a.role", "switchboard"}, {"a.town", "05958004"}}, "", "/stab/rechte").status, 303)
      << "other roles need nobody";
  const std::string id = newest_of(admin);
  EXPECT_TRUE(id.starts_with("region-")) << id;
  HttpClient bernd = client("bernd");
  EXPECT_EQ(approve(bernd, id, std::string(64, '0')).status, 403) << "who approves announcements makes no administrators";
  HttpClient other = client("verwalterin");
  EXPECT_TRUE(other.get("/stab/freigaben/" + id + "?ort=arnsberg").has("Verwaltung der Rechte"));
  ASSERT_EQ(approve(other, id, seen_in(other, id)).status, 303);
  EXPECT_EQ(client("anna").get("/stab/rechte?ort=arnsberg").status, 200);
}

TEST_F(Approval, WhoeverGivesRolesApprovesOrMayDoEverythingIsMadeByTwo) {
  round_ = 3;
  HttpClient admin = client("stab");
  HttpClient other = client("verwalterin");
  for (const auto& [role, town] : {std::pair{"administrator", "05958004"}, {"approver", "05958004"}, {"region_operator", "*"}}) {
    const Fields wish{{"a.account", "leserin"}, {"a.role", role}, {"a.town", town}};
    const HttpAnswer shown = send(admin, "staff.grant_role", wish, "", "/stab/rechte");
    EXPECT_EQ(shown.status, 200) << role;
    EXPECT_TRUE(shown.has("Zur Freigabe vorlegen")) << role;
    ASSERT_EQ(send(admin, "staff.grant_role", wish, "vorlegen", "/stab/rechte").status, 303) << role;
    const std::string id = newest_of(admin);
    EXPECT_TRUE(other.get("/stab/freigaben/" + id + "?ort=arnsberg").has("leserin") || std::string_view(role) == "region_operator") << role;
    EXPECT_EQ(send(admin, "approval.approve", {{"a.proposal", id}, {"a.seen", seen_in(admin, id)}}, "eintragen", "/stab/freigaben/" + id).status, 422) << role << ": not their own";
    EXPECT_EQ(send(admin, "approval.withdraw", {{"a.proposal", id}}, "eintragen", "/stab/freigaben/" + id).status, 303) << role;
  }
  const std::string dir = folder_->file("d");
  const Said waits = notbetrieb({"role-grant", "--dir", dir, "leserin", "approver", "--town", "05958004"});
  EXPECT_TRUE(waits.says("Zur Freigabe vorgelegt als Vorlage ")) << waits.out << waits.err;
  EXPECT_EQ(client("leserin").get("/stab/freigaben?ort=arnsberg").has("Freigeben und ausführen"), false);
  const std::string line = admin.get("/stab/rechte.csv?ort=arnsberg&filter=leserin").body;
  EXPECT_EQ(line.find("Freigabe\""), std::string::npos) << "nothing was given: " << line;
  EXPECT_NE(line.find("leserin"), std::string::npos);
}

TEST_F(Approval, CallingOffTheAppointmentsOfADayIsDoneByTwo) {
  round_ = 2;
  ASSERT_EQ(notbetrieb({"data-key", "--dir", folder_->file("d"), "--municipality", "arnsberg", "--passphrase-stdin"}, "fünf Wörter stehen im Tresor\n").code, 0);
  HttpClient staff = client("stabsleitung");
  const auto act = [&](HttpClient& who, const char* command, const Fields& filled, const char* step = "eintragen") {
    return send(who, command, filled, step, "/stab/termine/plan");
  };
  const std::string options = staff.get("/stab/termine/plan?ort=arnsberg").between("id=\"standort-neu\"", "</select>");
  const std::string site = options.substr(options.find("value=\"arn-") + 7).substr(0, options.substr(options.find("value=\"arn-") + 7).find('"'));
  ASSERT_EQ(act(staff, "appointments.set_pool", {{"pool", ""}, {"name", "Bürgerbüro"}, {"standort", site}, {"raeume", "0"}, {"zeiten", "Mo-Fr 08:00-12:00 2"}}).status, 303);
  const char* service = "beglaubigung-unterschrift";
  ASSERT_EQ(act(staff, "appointments.set_offer", {{"a.pool", "p1"}, {"a.service", service}, {"a.minutes:zahl", "15"}, {"a.ahead_days:zahl", "60"}}).status, 303);
  const auto book = [&](const char* time) {
    return act(staff, "appointments.take_booking",
               {{"pool", "p1"}, {"service", service}, {"tag", "2023-11-14"}, {"andere", time}, {"telefon", "+49 171 3920001"}, {"name", "Muster"}});
  };
  const auto is_off = [&] { return staff.get("/stab/termine?ort=arnsberg&tag=2023-11-14").has("Abgesagt:"); };
  ASSERT_EQ(book("08:15").status, 303);
  EXPECT_TRUE(staff.get("/stab/termine/absagen?ort=arnsberg&von=2023-11-14&bis=2023-11-14").has("Ansehen und zur Freigabe vorlegen"));
  const auto wish = [](const char* count) { return Fields{{"a.from", "2023-11-14"}, {"a.to", "2023-11-14"}, {"a.reason", "Ausfall <bis> Freitag"}, {"a.count:zahl", count}}; };
  const HttpAnswer shown = act(staff, "appointments.call_off", wish("1"));
  ASSERT_EQ(shown.status, 200) << shown.body;
  EXPECT_TRUE(shown.has("Abgesagt werden <strong>1 Termin</strong>"));
  EXPECT_TRUE(shown.has("Ausfall &lt;bis&gt; Freitag"));
  EXPECT_TRUE(shown.has("an diesen Tagen lässt sich nichts mehr buchen"));
  const HttpAnswer risk = act(staff, "appointments.call_off", {{"a.from", "2023-11-14"}, {"a.to", "2023-11-14"}, {"a.reason", "Ausfall"}, {"a.at_risk:ja", "1"}});
  EXPECT_TRUE(risk.has("</strong>: nur gefährdete Termine, alle anderen bleiben stehen"));
  EXPECT_FALSE(risk.has("lässt sich nichts mehr buchen")) << "the days stay open";
  ASSERT_EQ(act(staff, "appointments.call_off", wish("1"), "vorlegen").status, 303);
  EXPECT_FALSE(is_off()) << "nobody is told yet";
  const std::string id = newest_of(staff);

  ASSERT_EQ(book("09:00").status, 303);
  HttpClient bernd = client("bernd");
  const HttpAnswer stale = bernd.get("/stab/freigaben/" + id + "?ort=arnsberg");
  EXPECT_FALSE(stale.has("Freigeben und ausführen")) << "two are hit now, and one was proposed";
  EXPECT_EQ(approve(bernd, id, std::string(64, '0')).status, 422);
  EXPECT_FALSE(is_off());

  ASSERT_EQ(act(staff, "appointments.call_off", wish("3"), "vorlegen").status, 303) << "one of those shown gave up meanwhile";
  const std::string second = newest_of(staff);
  ASSERT_NE(second, id);
  EXPECT_TRUE(bernd.get("/stab/freigaben/" + second + "?ort=arnsberg").has("<strong>2 Termine</strong>"));
  ASSERT_EQ(approve(bernd, second, seen_in(bernd, second)).status, 303);
  EXPECT_TRUE(is_off());

  // As the preview's form sends it: who books while the second person looks does not hinder anybody, and is called off by nobody unseen.
  const auto book_on = [&](const char* time) {
    return act(staff, "appointments.take_booking",
               {{"pool", "p1"}, {"service", service}, {"tag", "2023-11-15"}, {"andere", time}, {"telefon", "+49 171 3920001"}, {"name", "Muster"}});
  };
  ASSERT_EQ(book_on("08:15").status, 303);
  const std::string mark = staff.get("/stab/termine/absagen?ort=arnsberg&von=2023-11-15&bis=2023-11-15").between("name=\"a.seen:zahl\" value=\"", "\"");
  ASSERT_FALSE(mark.empty());
  ASSERT_EQ(act(staff, "appointments.call_off", {{"a.from", "2023-11-15"}, {"a.to", "2023-11-15"}, {"a.reason", "Ausfall"}, {"a.seen:zahl", mark}}, "vorlegen").status, 303);
  const std::string third = newest_of(staff);
  EXPECT_FALSE(bernd.get("/stab/freigaben/" + third + "?ort=arnsberg").has("seit der Vorschau dazugekommen"));
  ASSERT_EQ(book_on("09:00").status, 303);
  const HttpAnswer looked = bernd.get("/stab/freigaben/" + third + "?ort=arnsberg");
  EXPECT_TRUE(looked.has("Abgesagt werden <strong>1 Termin</strong>")) << "what was shown, and no more";
  EXPECT_TRUE(looked.has("1 Termin ist seit der Vorschau dazugekommen"));
  ASSERT_EQ(approve(bernd, third, seen_in(bernd, third)).status, 303);
  EXPECT_TRUE(staff.get("/stab/?ort=arnsberg").has("1 Termin steht auf einem abgesagten Tag"));
}

TEST_F(Approval, TheCommandLineProposesOrActsAloneWithAReason) {
  const std::string dir = folder_->file("d");
  const std::vector<std::string> wish{"announce", "--dir", dir, "--ags", kTown, "--title-de", "Vom Rechner", "--de", "Text"};
  const auto with = [](std::vector<std::string> words, std::initializer_list<const char*> more) {
    words.insert(words.end(), more.begin(), more.end());
    return notbetrieb(words);
  };
  const Said proposed = with(wish, {});
  ASSERT_EQ(proposed.code, 0) << proposed.err;
  EXPECT_TRUE(proposed.says("Zur Freigabe vorgelegt als Vorlage "));
  EXPECT_FALSE(is_public("Vom Rechner"));
  EXPECT_EQ(with(wish, {"--allein"}).code, 1) << "not without a reason";
  const Said alone = with(wish, {"--allein", "--grund", "Nur ich bin da"});
  ASSERT_EQ(alone.code, 0) << alone.err;
  EXPECT_TRUE(alone.says("allein ausgeführt markiert"));
  EXPECT_TRUE(is_public("Vom Rechner"));
  const Said component = notbetrieb({"component", "--dir", dir, "--ags", kTown, "phone", "down"});
  EXPECT_TRUE(component.says("Eingetragen: ")) << component.out << component.err;
  const Said second = notbetrieb({"account", "--dir", dir, "vertretung", "--password-stdin"}, std::string(kPassword) + "\n");
  ASSERT_EQ(second.code, 0) << second.err;
  EXPECT_TRUE(second.says("Vorlage region-")) << "the account is there, its roles wait for somebody";
}

TEST(ApprovalList, IsWholeHoweverManyWait) {
  constexpr std::size_t kProposed = 2100;
  const TempFolder folder;
  install(folder.file("d"), true, true);
  {
    app::Runtime runtime;
    const TestClock clock;
    const auto gateway = app::open_gateway(runtime.parts(clock), app::Folder{folder.file("d")});
    for (std::size_t i = 0; i < kProposed; ++i) {
      const std::string args = R"({"command":"publish.announce","args":{"severity":"info","texts":{"de":{"title":"Meldung )" + std::to_string(i) + R"(","body":"Text"}}}})";
      ASSERT_TRUE(gateway->run_all({{main_log(*Ags::parse("05958004")), make_command_id(runtime.random, clock.now()), "jemand", "approval.propose", args}})) << i;
    }
  }
  const Program program(folder.file("d"));
  HttpClient client = program.signed_in();
  const HttpAnswer page = client.get("/stab/freigaben?ort=arnsberg&was=offen");
  EXPECT_TRUE(page.has("2100") || page.has("2.100")) << page.between("<main", "</form>");
  EXPECT_TRUE(page.has("Was wartet, steht vollständig in der CSV-Datei")) << "the page shows 200";
  const HttpAnswer file = client.get("/stab/freigaben.csv?ort=arnsberg&was=offen");
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(file.body, '\n')), kProposed + 1) << "one line each, and the heading";
  EXPECT_TRUE(file.has("\"1\"") && file.has("\"2100\"")) << "the oldest, which expires first, too: " << file.body.substr(0, 300);
}

}  // namespace
}  // namespace nb::test
