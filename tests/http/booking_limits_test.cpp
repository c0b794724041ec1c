// SPDX-License-Identifier: EUPL-1.2
// Nobody fills the plan for others: what is outstanding per person and network, what a municipality gives away in a day; every refusal says what to
// do. And the days on which appointments fall out stand where people look first: home and service, in every language, until they are over.
#include "http/bookings.hpp"
#include "http/citizen.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

TEST_F(Bookings, OnePersonHasOnlySoManyAheadAndIsToldWhatToDo) {
  restart_with("per_person = 6", "per_person = 1");
  Citizen who = citizen();
  const std::string link = link_in(booked(who, "08:00"));
  ASSERT_FALSE(link.empty());
  const HttpAnswer second = booked(who, "08:15");
  EXPECT_EQ(second.status, 429);
  EXPECT_TRUE(second.has("Sie haben schon mehrere Termine")) << second.between("<h1>", "</h1>");
  EXPECT_TRUE(second.has("rufen Sie uns bitte an"));
  EXPECT_TRUE(second.has("href=\"tel:")) << "the number stands there";
  EXPECT_FALSE(second.has("erika@example.org"));
  for (int i = 0; i < 1000 && visible(who.times(), "08:15") != "free"; ++i) std::this_thread::yield();
  EXPECT_EQ(visible(who.times(), "08:15"), "free") << "not kept from others";
  ASSERT_EQ(who.post(link + "abgeben", {{"formular", ""}}).status, 200);
  EXPECT_FALSE(number_in(booked(who, "08:30")).empty()) << "given up: there is room again";
}

TEST_F(Bookings, TheWaitingListCountsToo) {
  restart_with("per_person = 6", "per_person = 1");
  Citizen who = citizen();
  ASSERT_FALSE(number_in(booked(who, "08:00")).empty());
  const HttpAnswer contact = who.send("warteliste", hidden_fields(looked(who)));
  const HttpAnswer waiting = who.send("warten", Citizen::named(contact));
  EXPECT_EQ(waiting.status, 429);
  EXPECT_TRUE(waiting.has("Sie haben schon mehrere Termine"));
}

TEST_F(Bookings, ANetworkHasItsLimitInEveryLanguage) {
  restart_with("per_network = 60", "per_network = 1");
  for (const auto& [path, words] : {std::pair{"/en/arnsberg/termine/", "please call us"}, std::pair{"/leicht/arnsberg/termine/", "Bitte rufen Sie uns an"}}) {
    Citizen who = citizen(path);
    const HttpAnswer contact = reserved(who, path[1] == 'e' ? "08:00" : "08:15");
    program->advance(2s);
    Fields fields = hidden_fields(contact);
    fields.emplace_back("name", "Max Beispiel");
    const HttpAnswer done = who.send("buchen", fields);
    if (path[1] == 'e') {
      EXPECT_FALSE(number_in(done).empty()) << done.between("<h1>", "</h1>");
      continue;
    }
    EXPECT_EQ(done.status, 429);
    EXPECT_TRUE(done.has(words)) << done.between("<h1>", "</h1>");
  }
}

TEST_F(Bookings, AMunicipalityGivesAwayOnlySoManyADayAlsoAfterARestart) {
  restart_with("per_day = 2000", "per_day = 2000\nper_day_at = { 05958004 = 1 }");
  Citizen who = citizen();
  ASSERT_FALSE(number_in(booked(who, "08:00")).empty());
  const HttpAnswer early = reserved(who, "08:15");
  EXPECT_EQ(early.status, 429) << "before anything is typed";
  EXPECT_TRUE(early.has("Für heute sind alle Online-Termine vergeben"));
  program.reset();
  start();
  Citizen later = citizen();
  const HttpAnswer contact = reserved(later, "08:30");
  program->advance(2s);
  EXPECT_EQ(later.send("buchen", Citizen::named(contact)).status, 429) << "counted from the bookings";
  const HttpAnswer json = later.send("reservieren", Citizen::chosen(looked(later), "08:45"), {{"Accept", "application/json"}});
  EXPECT_EQ(json.status, 429);
  EXPECT_TRUE(json.has("\"code\":\"day_full\""));
  program->advance(24h);
  EXPECT_FALSE(number_in(booked(later, "09:00")).empty()) << "tomorrow it goes on";
}

TEST_F(Bookings, CalledOffDaysStandWherePeopleLookFirstAndGoAway) {
  program.reset();
  { Book(folder.file("d"), *parse_rfc3339("2023-10-30T07:00:00+01:00")).call_off("2023-10-31", "2023-11-01"); }
  start();
  const auto get = [&](const std::string& path) { return program->client().get(path); };
  for (const auto& [lang, words] :
       {std::pair{"", "Vom 31.10.2023 bis zum 01.11.2023 fallen Termine aus"}, std::pair{"/en", "Appointments from 31 October 2023 to 1 November 2023 are cancelled"},
        std::pair{"/leicht", "Vom 31. Oktober 2023 bis zum 1. November 2023 fallen Termine aus."}}) {
    const HttpAnswer home = get(std::string(lang) + "/arnsberg/");
    EXPECT_TRUE(home.has(words)) << lang << home.between("id=\"abgesagt\">", "</section>");
    EXPECT_TRUE(home.has("Die Computer sind ausgefallen")) << lang;
    EXPECT_TRUE(get(std::string(lang) + "/arnsberg/termine/").has(words)) << lang;
  }
  EXPECT_TRUE(get("/arnsberg/").between("id=\"abgesagt\">", "</section>").find("gilt bis einschließlich Mittwoch, 01.11.2023") != std::string::npos)
      << get("/arnsberg/").between("id=\"abgesagt\">", "</section>");
  for (const char* path : {"/arnsberg/leistungen/personalausweis-beantragen/", "/en/arnsberg/leistungen/personalausweis-beantragen/"})
    EXPECT_TRUE(get(path).has("id=\"abgesagt\"")) << path;
  EXPECT_FALSE(get("/sundern/").has("id=\"abgesagt\"")) << "another municipality";
  program->advance(2 * 24h);  // 1 November, 08:00: the last day
  EXPECT_TRUE(get("/arnsberg/").has("id=\"abgesagt\""));
  program->advance(16h);  // 2 November, 00:00
  EXPECT_FALSE(get("/arnsberg/").has("id=\"abgesagt\"")) << "over by itself";
  EXPECT_FALSE(get("/arnsberg/termine/").has("id=\"abgesagt\""));
}

TEST_F(Bookings, OnlyWhatIsAtRiskIsSaidToBeCalledOffOnlyThere) {
  program.reset();
  { Book(folder.file("d"), *parse_rfc3339("2023-10-30T07:00:00+01:00")).call_off("2023-10-31", "2023-11-01", R"(,"at_risk":true)"); }
  start();
  const auto get = [&](const std::string& path) { return program->client().get(path); };
  EXPECT_FALSE(get("/arnsberg/").has("id=\"abgesagt\"")) << "nobody was hit: there is nothing to say";
}

TEST_F(Bookings, APoolForTheInvitedHidesNothingOfAnOpenOneBesideIt) {
  Citizen before = citizen();
  const std::string link = link_in(booked(before, "08:00"));
  ASSERT_FALSE(link.empty());
  program.reset();
  {
    app::Runtime runtime;
    const TestClock clock;
    const auto gateway = app::open_gateway(runtime.parts(clock), app::Folder{folder.file("d")});
    const auto run = [&](const char* name, const std::string& args) {
      const auto outcome = gateway->run_all({{main_log(*Ags::parse("05958004")), make_command_id(runtime.random, clock.now()), "stab", name, args}});
      ASSERT_TRUE(outcome) << name << ": " << outcome.error().sentence;
    };
    run("appointments.set_pool", R"({"name":"Zweite Reihe","site":"arn-stadtbuero-neheim","windows":[{"weekdays":[1,2,3,4,5],"from":"10:00","to":"12:00","desks":1}]})");
    run("appointments.set_offer", R"({"pool":"p2","service":"personalausweis-beantragen","minutes":15})");
    run("appointments.call_off", R"({"pool":"p1","from":"2023-11-06","to":"2023-11-06","reason":"Ausfall"})");
  }
  start();
  Citizen first = citizen();  // the same person after the restart
  Citizen who = citizen();
  const HttpAnswer page = who.times("2023-11-07");
  EXPECT_EQ(visible(page, "08:00"), "taken") << "p1 is for those called off";
  EXPECT_TRUE(page.has("value=\"p2 2023-11-07T10:00:00+01:00\"")) << "p2 is for everybody, although p1 has that time too";
  EXPECT_FALSE(page.has("value=\"p1 "));
  program->advance(2s);
  EXPECT_EQ(who.send("reservieren", Citizen::chosen(page, "08:00", "2023-11-07")).status, 422) << "made by hand";
  Fields slot = Citizen::chosen(page, "10:00", "2023-11-07");
  slot.back().second = "p2 2023-11-07T10:00:00+01:00";
  const HttpAnswer contact = who.send("reservieren", slot);
  ASSERT_EQ(contact.status, 200);
  program->advance(2s);
  EXPECT_FALSE(number_in(who.send("buchen", Citizen::named(contact))).empty());
  EXPECT_EQ(first.post(link + "verlegen", {{"formular", ""}, {"zeit", "p1 2023-11-07T08:00:00+01:00"}}).status, 409) << "called off, but not their turn yet";
  EXPECT_TRUE(first.post(link + "verlegen", {{"formular", ""}, {"zeit", "p2 2023-11-07T10:15:00+01:00"}}).has("Ihr Termin steht")) << "what is open to all is open to them";
}

}  // namespace
}  // namespace nb::test
