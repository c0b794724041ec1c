// SPDX-License-Identifier: EUPL-1.2
// Nothing personal leaks beside the pages: what citizens type, what they are known by and what lets them in stands in no line of any log, in no address
// that a redirect leads to and in no metric. And forged, foreign and expired links cannot be told apart.
#include <regex>

#include "http/citizen.hpp"
#include "support/mail_server.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

/// Everything said outside the pages while the program ran.
struct Heard {
  std::vector<std::string> locations;
  std::string metrics;
  HttpAnswer note(HttpAnswer answer) {
    locations.push_back(answer.header("Location"));
    return answer;
  }
};

struct Secrets : Bookings {
  Heard heard;
  std::vector<std::string> secrets{"Übermut-Beispiel", "%C3%9Cbermut", "bermut", "erika@example.org", "erika%40example", "5550123", "C01X0007", "c01x", "24.01.1972", "1972-01-24"};
  std::string token;

  void book_move_and_give_up() {
    Citizen who = citizen();
    const HttpAnswer contact = heard.note(reserved(who));
    program->advance(2s);
    const HttpAnswer done = heard.note(who.send("buchen", Citizen::named(contact)));
    const std::string link = link_in(done);
    token = link.substr(link.size() - 33, 32);
    (void)heard.note(who.get(link));
    (void)heard.note(who.get(link + "termin.ics"));
    (void)heard.note(who.get("/en" + link));
    (void)heard.note(who.post(link + "verlegen", {{"formular", ""}, {"zeit", "p1 2023-11-07T10:00:00+01:00"}}));
    (void)who.get("/termin/" + token);  // leads to the link itself, which whoever asks has in their hand
    (void)heard.note(who.post(link + "abgeben", {{"formular", ""}}));
    (void)heard.note(who.send("warten", Citizen::named(who.send("warteliste", hidden_fields(looked(who))))));
    (void)heard.note(who.get(std::string(kBooking) + "reservieren"));
    (void)heard.note(who.send("buchen", {{"name", "Erika Übermut-Beispiel"}, {"email", "erika@example.org"}}));
  }
  void ask_for_a_document() {
    for (const char* path : {"/arnsberg/abholung/", "/en/arnsberg/abholung/", "/leicht/arnsberg/abholung/"})
      (void)heard.note(program->client().post(path, {{"nummer", "C01X0007"}, {"geboren", "24.01.1972"}}));
  }
  void draw_a_number() {
    HttpClient clerk = program->signed_in();
    const HttpAnswer drawn = heard.note(
        clerk.post("/stab/aktion", console_form(clerk, "appointments.draw_number", "arnsberg", {{"bereich", "p1"}, {"schalter", "Schalter 1"}, {"leistung", kService}})));
    EXPECT_EQ(drawn.status, 303);
    (void)heard.note(clerk.get("/stab/termine/wartenummer.pdf?ort=arnsberg&bereich=p1&nr=1"));
    (void)heard.note(clerk.get("/stab/termine/wartenummer?ort=arnsberg&bereich=p1&nr=1"));
  }
};

TEST_F(Secrets, StandInNoLogNoRedirectAndNoMetric) {
  program.reset();
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const std::uint16_t metrics = Listening().port();
  configure(folder.file("d"), "metrics_port = 0", "metrics_port = " + std::to_string(metrics));
  start();
  book_move_and_give_up();
  ask_for_a_document();
  draw_a_number();
  heard.metrics = HttpClient(metrics).get("/metrics").body;
  program.reset();  // what is still to be written is
  const std::string log = testing::internal::GetCapturedStdout();
  const std::string diagnostics = testing::internal::GetCapturedStderr();
  secrets.push_back(token);
  ASSERT_EQ(token.size(), 32U);
  ASSERT_NE(log.find("POST /arnsberg/termine/buchen 200"), std::string::npos) << "the log is there at all:\n" << log;
  EXPECT_NE(log.find("/arnsberg/termin/***/"), std::string::npos);
  ASSERT_NE(heard.metrics.find("notbetrieb_"), std::string::npos);
  for (const std::string& secret : secrets) {
    EXPECT_EQ(log.find(secret), std::string::npos) << secret;
    EXPECT_EQ(diagnostics.find(secret), std::string::npos) << secret;
    EXPECT_EQ(heard.metrics.find(secret), std::string::npos) << secret;
    for (const std::string& location : heard.locations) EXPECT_EQ(location.find(secret), std::string::npos) << secret << " in " << location;
  }
}

/// The page without what every page has anew: its form's id, its stamp, the time.
std::string lasting(const HttpAnswer& page) {
  std::string out = page.between("<main", "</main>");
  return std::regex_replace(out, std::regex("value=\"[^\"]*\""), "");
}

TEST_F(Bookings, WrongLinksOfEveryKindAnswerAlike) {
  Citizen who = citizen();
  const std::string link = link_in(booked(who));
  const std::string good = link.substr(17, 32);
  std::string almost = good;
  almost.back() = almost.back() == '0' ? '1' : '0';
  const auto shape = [&](const HttpAnswer& page) { return std::to_string(page.status) + page.header("Content-Type") + page.header("Cache-Control") + lasting(page); };
  const std::string wrong = shape(who.get("/arnsberg/termin/" + std::string(32, 'a') + "/"));
  EXPECT_EQ(wrong.substr(0, 3), "404");
  for (const std::string& path : std::vector<std::string>{"/arnsberg/termin/" + almost + "/", "/arnsberg/termin/" + std::string(32, 'F') + "/",
                                                          "/arnsberg/termin/" + good.substr(1) + "/", "/arnsberg/termin/" + good + "0/", "/arnsberg/termin/x/"})
    EXPECT_EQ(shape(who.get(path)), wrong) << path;
  EXPECT_EQ(shape(who.post("/arnsberg/termin/" + almost + "/abgeben", {})), wrong);
  EXPECT_EQ(shape(who.post("/arnsberg/termin/" + almost + "/verlegen", {{"zeit", "p1 2023-11-07T10:00:00+01:00"}})), wrong);
  program->advance(24h * 60);
  EXPECT_EQ(shape(who.get(link)), wrong) << "expired";
  EXPECT_EQ(shape(who.post(link + "abgeben", {})), wrong) << "expired";
  EXPECT_EQ(who.get("/termin/" + good).status, 404) << "expired";
}

}  // namespace
}  // namespace nb::test
