// SPDX-License-Identifier: EUPL-1.2
// What the home and the navigation count: appointments that the situation makes impossible, faxes and scans that nobody has given to an
// office; shown to those who do something about it, and gone once it is done.
#include "http/desk.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* kService = "beglaubigung-unterschrift";

class HomeWaiting : public testing::Test, protected Desk<HomeWaiting> {
 protected:
  /// An account with a role in Arnsberg, signed in; made once.
  static HttpClient someone(const std::string& name, const std::string& role, const std::string& office = "") {
    std::vector<std::string> words{"account", "--dir", folder_->file("d"), name, "--role", role, "--ags", "arnsberg", "--password-stdin"};
    if (!office.empty()) words.insert(words.end(), {"--office", office});
    const Said made = notbetrieb(words, std::string(kPassword) + "\n");
    EXPECT_EQ(made.code, 0) << made.err;
    program_->advance(2min);
    return program_->signed_in(name);
  }
  static HttpAnswer home(HttpClient& who, const char* place = "arnsberg") { return who.get(std::string("/stab/?ort=") + place); }
};

TEST_F(HomeWaiting, AppointmentsAtRiskStandOnTheHomeOfWhoeverCallsThemOff) {
  const std::string options = client_.get("/stab/termine/plan?ort=arnsberg").between("id=\"standort-neu\"", "</select>");
  const std::string site = options.substr(options.find("value=\"arn-") + 7);
  ASSERT_EQ(post("arnsberg", "appointments.set_pool", "/stab/termine/plan",
                 {{"pool", ""}, {"name", "Bürgerbüro"}, {"standort", site.substr(0, site.find('"'))}, {"raeume", "0"}, {"zeiten", "Mo-Fr 08:00-12:00 1"}})
                .status,
            303);
  ASSERT_EQ(
      post("arnsberg", "appointments.set_offer", "/stab/termine/plan", {{"a.pool", "p1"}, {"a.service", kService}, {"a.minutes:zahl", "15"}, {"a.ahead_days:zahl", "60"}}).status,
      303);
  for (const char* day : {"2023-11-06", "2023-11-08"})
    ASSERT_EQ(post("arnsberg", "appointments.take_booking", "/stab/termine/neu",
                   {{"pool", "p1"}, {"service", kService}, {"tag", day}, {"andere", "09:00"}, {"telefon", "+49 171 3920001"}, {"name", "Muster"}})
                  .status,
              303);
  HttpClient staff = someone("stabsleitung", "crisis_staff");
  HttpClient clerk = someone("zentrale", "switchboard");
  EXPECT_FALSE(home(staff).has("nach der Lage nicht möglich"));
  ASSERT_EQ(post("arnsberg", "situation.confirm_service", "/stab/leistungen",
                 {{"a.service", kService}, {"a.state", "impossible"}, {"a.text.de", "Niemand da"}, {"a.valid_until:zeit", "2023-11-30T12:00"}})
                .status,
            303);
  EXPECT_TRUE(home(staff).has("2 Termine sind nach der Lage nicht möglich"));
  EXPECT_FALSE(home(clerk).has("nach der Lage nicht möglich")) << "who may not call off is not sent there";
  EXPECT_FALSE(home(client_, "sundern").has("nach der Lage nicht möglich"));
  EXPECT_FALSE(home(client_, "").has("nach der Lage nicht möglich"));
  const std::string link = "/stab/termine/absagen?gefaehrdet=1&amp;von=2023-11-06&amp;bis=2023-11-08&amp;ort=arnsberg";
  ASSERT_TRUE(home(staff).has("href=\"" + link + "\"")) << home(staff).between("stab-todo", "</ul>");
  EXPECT_TRUE(staff.get("/stab/termine/absagen?gefaehrdet=1&von=2023-11-06&bis=2023-11-08&ort=arnsberg").has("Das trifft 2 Termine"));
  ASSERT_EQ(post("arnsberg", "situation.withdraw_confirmation", "/stab/leistungen", {{"a.service", kService}}).status, 303);
  EXPECT_FALSE(home(staff).has("nach der Lage nicht möglich")) << "the service is back";
}

TEST_F(HomeWaiting, FaxesAndScansAreCountedUntilAnOfficeHasThem) {
  HttpClient all = someone("poststelle", "mail_room");
  HttpClient one = someone("sozialamt", "case_worker", "Sozialamt");
  const auto counted = [&](HttpClient& who) { return home(who).between("href=\"/stab/eingang?ort=arnsberg\"", "</a>"); };
  EXPECT_FALSE(home(all).has("noch zu verteilen"));
  const HttpAnswer fax = taken({{"name", "Frieda Fax"}, {"weg", "fax"}});
  EXPECT_TRUE(home(all).has("1 Fax oder Scan ist noch zu verteilen")) << home(all).between("stab-todo", "</ul>");
  EXPECT_NE(counted(all).find("1 Fax oder Scan wartet"), std::string::npos) << counted(all);
  (void)taken({{"name", "Petra Post"}, {"weg", "post"}});
  (void)taken({{"name", "Karl Kommt-Selbst"}, {"weg", "counter"}});
  EXPECT_TRUE(home(all).has("2 Faxe und Scans sind noch zu verteilen"));
  EXPECT_TRUE(home(all).has("1 Eingang hat noch kein Amt")) << "who came in person is no scan";
  EXPECT_NE(counted(all).find("2 Faxe und Scans warten"), std::string::npos);
  EXPECT_TRUE(home(all).has("/stab/eingang?amt=-&amp;ort=arnsberg"));
  EXPECT_FALSE(home(one).has("noch zu verteilen")) << "one office's case worker distributes nothing";
  EXPECT_EQ(counted(one).find("Scan"), std::string::npos);
  EXPECT_FALSE(home(client_, "sundern").has("noch zu verteilen"));
  ASSERT_EQ(post("arnsberg", "intake.assign_filing", path_in(fax), {{"a.filing", number_in(fax)}, {"a.office", "Sozialamt"}}).status, 303);
  EXPECT_TRUE(home(all).has("1 Fax oder Scan ist noch zu verteilen"));
}

}  // namespace
}  // namespace nb::test
