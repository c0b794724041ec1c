// SPDX-License-Identifier: EUPL-1.2
// Appointments as citizens without scripts meet them: choose, reserve, confirm, keep the link, move, give up; and what happens when two
// want the same time, when ten minutes are over, when somebody sends twice, forges a link, or would block a day.
#include <gtest/gtest.h>

#include <algorithm>
#include <barrier>
#include <thread>

#include "http/citizen.hpp"

namespace nb::test {
namespace {

using namespace std::chrono_literals;

TEST_F(Bookings, AreThereInEveryLanguageAndNeverCached) {
  for (const char* path : {"/arnsberg/termine/", "/en/arnsberg/termine/", "/leicht/arnsberg/termine/"}) {
    Citizen one = citizen(path);
    const HttpAnswer list = one.get(path);
    EXPECT_EQ(list.status, 200) << path;
    EXPECT_EQ(list.header("Cache-Control"), "no-store") << path;
    EXPECT_TRUE(list.has(std::string("href=\"") + path + "?leistung=personalausweis-beantragen\"")) << path;
    EXPECT_FALSE(list.has("reisepass-beantragen")) << "not offered online";
    const HttpAnswer times = one.times();
    EXPECT_EQ(times.status, 200) << path;
    EXPECT_TRUE(times.has("value=\"p1 2023-11-06T08:00:00+01:00\"")) << path;
    EXPECT_TRUE(times.has(">Bürgerbüro<")) << path;
    EXPECT_FALSE(times.has("Bauamt")) << path << ": who calls there is sent on";
  }
  Citizen one = citizen();
  EXPECT_EQ(one.get("/atlantis/termine/").status, 404);
  EXPECT_EQ(one.get("/arnsberg/termine/reservieren").status, 303);
  EXPECT_TRUE(one.get("/arnsberg/termine/?leistung=reisepass-beantragen").has("nicht online"));
  EXPECT_TRUE(one.get("/arnsberg/leistungen/personalausweis-beantragen/").has("?leistung=personalausweis-beantragen\">Termin buchen</a>"));
  EXPECT_FALSE(one.get("/arnsberg/leistungen/reisepass-beantragen/").has("?leistung=reisepass-beantragen\">Termin buchen</a>")) << "its page leads nowhere in vain";
  EXPECT_TRUE(one.get("/sundern-sauerland/termine/").status == 404 || one.get("/sundern/termine/").has("noch nicht online"));
}

TEST_F(Bookings, GoFromAFreeTimeToANumberAndALink) {
  Citizen who = citizen();
  const HttpAnswer contact = reserved(who);
  ASSERT_EQ(contact.status, 200) << contact.body;
  EXPECT_TRUE(contact.has("bis 08:10 Uhr")) << "ten minutes are said";
  EXPECT_TRUE(contact.has("noch 10 Minuten"));
  EXPECT_EQ(visible(who.times(), "08:00"), "taken");
  program->advance(2s);
  const HttpAnswer done = who.send("buchen", Citizen::named(contact));
  ASSERT_EQ(done.status, 200);
  EXPECT_EQ(number_in(done).size(), 8U) << done.body;
  EXPECT_TRUE(done.has("Montag, 06.11.2023, 08:00 Uhr") || done.has("Montag, 6.11.2023, 08:00 Uhr")) << done.between("<dl", "</dl>");
  EXPECT_TRUE(done.has("Stadtbüro Neheim"));
  EXPECT_TRUE(done.has("mitbringen"));
  EXPECT_EQ(link_in(done).size(), std::string("/arnsberg/termin//").size() + 32);
  EXPECT_FALSE(done.has("Erika")) << "the page may lie about on a printer";
}

TEST_F(Bookings, SentTwiceAreOneBookingWithTheSameLink) {
  Citizen who = citizen();
  const HttpAnswer page = looked(who);
  const Fields slot = Citizen::chosen(page, "08:00");
  const HttpAnswer contact = who.send("reservieren", slot);
  const HttpAnswer same = who.send("reservieren", slot);
  EXPECT_EQ(same.status, 200);
  EXPECT_EQ(value_of(hidden_fields(contact), "termin"), value_of(hidden_fields(same), "termin"));
  program->advance(2s);
  const Fields person = Citizen::named(contact);
  const HttpAnswer done = who.send("buchen", person);
  const HttpAnswer again = who.send("buchen", person);
  EXPECT_EQ(again.status, 200);
  EXPECT_FALSE(number_in(done).empty());
  EXPECT_EQ(number_in(done), number_in(again));
  EXPECT_EQ(link_in(done), link_in(again));
  const HttpAnswer back = who.send("reservieren", slot);  // the back button, and the same time once more
  EXPECT_EQ(number_in(back), number_in(done));
}

TEST_F(Bookings, TheLastTimeIsGivenToOneOfTwo) {
  std::array<HttpAnswer, 2> answers;
  std::array<Fields, 2> forms;
  for (auto& form : forms) {
    Citizen who = citizen();
    form = Citizen::chosen(looked(who), "09:00");
  }
  std::barrier ready(2);
  std::array<std::thread, 2> people;
  for (std::size_t i = 0; i < 2; ++i)
    people.at(i) = std::thread([&, i] {
      Citizen who = citizen();
      ready.arrive_and_wait();
      answers.at(i) = who.send("reservieren", forms.at(i));
    });
  for (auto& one : people) one.join();
  std::ranges::sort(answers, {}, &HttpAnswer::status);
  EXPECT_EQ(answers[0].status, 200);
  EXPECT_EQ(answers[1].status, 422);
  EXPECT_TRUE(answers[1].has("Jemand war schneller"));
  EXPECT_TRUE(answers[1].has("09:15 Uhr</button>")) << "what is free is offered at once";
}

TEST_F(Bookings, NothingTypedIsLostWhenTheTenMinutesAreOver) {
  Citizen who = citizen();
  const HttpAnswer contact = reserved(who);
  program->advance(10min + 1s);
  EXPECT_EQ(visible(who.times(), "08:00"), "free");
  const HttpAnswer late = who.send("buchen", Citizen::named(contact));
  EXPECT_EQ(late.status, 422);
  EXPECT_TRUE(late.has("Die zehn Minuten sind um"));
  EXPECT_EQ(value_of(hidden_fields(late), "name"), "Erika Übermut-Beispiel");
  program->advance(2s);
  const HttpAnswer anew = who.send("reservieren", Citizen::chosen(late, "08:00"));
  ASSERT_EQ(anew.status, 200);
  EXPECT_TRUE(anew.has("value=\"Erika Übermut-Beispiel\""));
  program->advance(2s);
  Fields fields = hidden_fields(anew);
  fields.emplace_back("name", "Erika Übermut-Beispiel");
  EXPECT_FALSE(number_in(who.send("buchen", fields)).empty());
}

TEST_F(Bookings, AnotherTimeGivesTheFirstOneBack) {
  Citizen who = citizen();
  const HttpAnswer page = looked(who);
  ASSERT_EQ(who.send("reservieren", Citizen::chosen(page, "08:00")).status, 200);
  ASSERT_EQ(who.send("reservieren", Citizen::chosen(page, "08:15")).status, 200) << "back, and another time";
  EXPECT_EQ(visible(who.times(), "08:15"), "taken");
  for (int i = 0; i < 1000 && visible(who.times(), "08:00") != "free"; ++i) std::this_thread::yield();  // given back a moment later
  EXPECT_EQ(visible(who.times(), "08:00"), "free");
  const HttpAnswer contact = reserved(who, "08:30");
  EXPECT_EQ(who.send("zeiten", Citizen::named(contact)).status, 200);
  EXPECT_EQ(visible(who.times(), "08:30"), "free");
}

TEST_F(Bookings, WrongFieldsComeBackWithEverythingTyped) {
  Citizen who = citizen();
  const HttpAnswer contact = reserved(who);
  program->advance(2s);
  Fields fields = hidden_fields(contact);
  for (const auto& [name, value] : Fields{{"name", ""}, {"email", "erika@"}, {"telefon", "12"}, {"dringend", "travel"}, {"grund", ""}}) fields.emplace_back(name, value);
  const HttpAnswer bad = who.send("buchen", fields);
  EXPECT_EQ(bad.status, 422);
  for (const char* sentence : {"Bitte geben Sie Ihren Namen an", "E-Mail-Adresse ist nicht vollständig", "fehlen Ziffern", "bis wann Sie es brauchen"})
    EXPECT_TRUE(bad.has(sentence)) << sentence;
  EXPECT_TRUE(bad.has("value=\"erika@\""));
  EXPECT_TRUE(bad.has("value=\"travel\" selected"));
  EXPECT_TRUE(bad.has("noch 10 Minuten")) << "still held";
  Fields hostile = Citizen::named(contact, "<script>alert(1)</script>");
  set_value(hostile, "email", "a@example.org\r\nBcc: b@example.org");
  const HttpAnswer escaped = who.send("buchen", hostile);
  EXPECT_EQ(escaped.status, 422);
  EXPECT_FALSE(escaped.has("<script>alert"));
}

TEST_F(Bookings, ALinkShowsMovesAndGivesUpWithoutSayingWho) {
  Citizen who = citizen();
  const std::string link = link_in(booked(who));
  const HttpAnswer page = who.get(link);
  ASSERT_EQ(page.status, 200);
  EXPECT_EQ(page.header("Cache-Control"), "no-store");
  EXPECT_EQ(page.header("Referrer-Policy"), "no-referrer");
  EXPECT_EQ(page.header("X-Robots-Tag"), "noindex, nofollow");
  EXPECT_TRUE(page.has("Ihr Termin steht"));
  EXPECT_FALSE(page.has("Erika"));
  EXPECT_FALSE(page.has("erika@example.org"));
  const Fields move{{"formular", value_of(hidden_fields(page), "formular")}, {"zeit", "p1 2023-11-07T10:00:00+01:00"}};
  const HttpAnswer moved = who.post(link + "verlegen", move);
  EXPECT_EQ(moved.status, 200);
  EXPECT_TRUE(moved.has("10:00 Uhr")) << moved.body;
  EXPECT_TRUE(moved.has("Erledigt"));
  EXPECT_EQ(who.post(link + "verlegen", move).status, 200) << "sent twice";
  EXPECT_EQ(visible(who.times(), "08:00"), "free");
  EXPECT_EQ(who.get(link + "abgeben").status, 303) << "a GET changes nothing";
  EXPECT_TRUE(who.get(link).has("Ihr Termin steht"));
  const HttpAnswer gone = who.post(link + "abgeben", {{"formular", value_of(hidden_fields(moved), "formular")}});
  EXPECT_EQ(gone.status, 200);
  EXPECT_TRUE(gone.has("Sie haben diesen Termin abgegeben"));
  EXPECT_FALSE(gone.has("Termin abgeben</button>"));
  EXPECT_EQ(who.post(link + "abgeben", {{"formular", ""}}).status, 409);
}

TEST_F(Bookings, TheCalendarFileHasTheSameUidAndAHigherSequenceAfterAMove) {
  Citizen who = citizen();
  const std::string link = link_in(booked(who));
  const HttpAnswer first = who.get(link + "termin.ics");
  ASSERT_EQ(first.status, 200);
  EXPECT_EQ(first.header("Content-Type"), "text/calendar; charset=utf-8");
  EXPECT_TRUE(first.has("METHOD:PUBLISH\r\n"));
  EXPECT_TRUE(first.has("DTSTART:20231106T070000Z\r\n"));
  EXPECT_TRUE(first.has("SEQUENCE:0\r\n"));
  EXPECT_FALSE(first.has("ATTENDEE"));
  ASSERT_EQ(who.post(link + "verlegen", {{"formular", ""}, {"zeit", "p1 2023-11-07T10:00:00+01:00"}}).status, 200);
  const HttpAnswer second = who.get(link + "termin.ics");
  EXPECT_TRUE(second.has("SEQUENCE:1\r\n"));
  EXPECT_EQ(first.between("UID:", "\r\n"), second.between("UID:", "\r\n"));
}

TEST_F(Bookings, ForgedAndExpiredLinksGetOneAnswerAndThenNone) {
  Citizen who = citizen();
  const std::string link = link_in(booked(who));
  const std::string forged = "/arnsberg/termin/" + std::string(32, 'a') + "/";
  const HttpAnswer wrong = who.get(forged);
  EXPECT_EQ(wrong.status, 404);
  EXPECT_TRUE(wrong.has("Dieser Link hilft hier nicht weiter"));
  EXPECT_EQ(who.get("/sundern/termin/" + link.substr(17)).status, 404) << "of another municipality";
  EXPECT_EQ(who.post(forged + "abgeben", {}).status, 404);
  const HttpAnswer led = who.get("/termin/" + link.substr(17, 32));
  EXPECT_EQ(led.status, 303);
  EXPECT_EQ(led.header("Location"), link);
  EXPECT_EQ(who.get("/termin/" + std::string(32, 'b')).status, 404);
  program->advance(24h * 60);
  const HttpAnswer old = who.get(link);
  EXPECT_EQ(old.status, 404);
  EXPECT_EQ(old.between("<h1>", "</h1>"), wrong.between("<h1>", "</h1>"));
  EXPECT_EQ(old.between("<p class=\"lead\">", "</p>"), wrong.between("<p class=\"lead\">", "</p>"));
  int status = 0;
  for (int i = 0; i < 40 && status != 429; ++i) status = who.get(forged).status;
  EXPECT_EQ(status, 429) << "guessing is limited";
}

TEST_F(Bookings, TheWaitingListNeedsAWayToReachSomebody) {
  Citizen who = citizen();
  const HttpAnswer page = looked(who);
  const HttpAnswer contact = who.send("warteliste", hidden_fields(page));
  ASSERT_EQ(contact.status, 200);
  Fields fields = hidden_fields(contact);
  fields.emplace_back("name", "Erika Übermut-Beispiel");
  EXPECT_TRUE(who.send("warten", fields).has("Sonst können wir Ihnen keinen Termin anbieten") || who.send("warten", fields).has("sonst können wir"));
  fields.emplace_back("telefon", "0171 39200123");
  const HttpAnswer done = who.send("warten", fields);
  ASSERT_EQ(done.status, 200);
  EXPECT_TRUE(done.has("Sie stehen auf der Warteliste"));
  const std::string link = link_in(done);
  EXPECT_TRUE(who.get(link).has("Sie stehen auf der Warteliste"));
  EXPECT_EQ(number_in(who.send("warten", fields)), number_in(done));
  const HttpAnswer taken = who.post(link + "verlegen", {{"formular", ""}, {"zeit", "p1 2023-11-06T08:00:00+01:00"}});
  EXPECT_TRUE(taken.has("Ihr Termin steht")) << "who waits may take what is free";
}

TEST_F(Bookings, NobodyBlocksADayAndMachinesAreToldToWait) {
  Citizen who = citizen();
  const HttpAnswer quick = who.times();
  const HttpAnswer too_quick = who.send("reservieren", Citizen::chosen(quick, "08:00"));
  EXPECT_EQ(too_quick.status, 422);
  EXPECT_TRUE(too_quick.has("Das ging sehr schnell"));
  Fields trapped = Citizen::chosen(looked(who), "08:00");
  trapped.emplace_back("webseite", "http://example.org");
  EXPECT_TRUE(who.send("reservieren", trapped).has("verstecktes Feld"));
  Fields forged = Citizen::chosen(looked(who), "08:00");
  set_value(forged, "stempel", "1698649200.00000000000000000000000000000000");
  EXPECT_EQ(who.send("reservieren", forged).status, 422);
  for (const char* time : {"08:00", "08:15", "08:30", "08:45", "09:00"}) EXPECT_EQ(reserved(who, time).status, 200) << time;
  const HttpAnswer sixth = reserved(who, "09:15");
  EXPECT_EQ(sixth.status, 429);
  EXPECT_TRUE(sixth.has("schon mehrere Zeiten reserviert"));
  EXPECT_EQ(visible(who.times(), "09:15"), "free");
  program->advance(10min);
  EXPECT_EQ(reserved(who, "09:15").status, 200);
}

TEST_F(Bookings, AnAddressHasOnlySoManyTriesAndTheLoadHasItsPrice) {
  restart_with("[booking]\nonline = true\nper_address_per_hour = 60", "[booking]\nonline = true\nper_address_per_hour = 2");
  Citizen who = citizen();
  EXPECT_EQ(reserved(who, "08:00").status, 200);
  EXPECT_EQ(reserved(who, "08:15").status, 200);
  EXPECT_EQ(reserved(who, "08:30").status, 429);
  restart_with("per_address_per_hour = 2\nopen_per_address = 5\ntotal_per_minute = 1200", "per_address_per_hour = 60\nopen_per_address = 5\ntotal_per_minute = 2");
  Citizen other = citizen();
  EXPECT_EQ(reserved(other, "10:00").status, 200);
  const HttpAnswer dear = reserved(other, "10:15");
  EXPECT_EQ(dear.status, 503);
  EXPECT_TRUE(dear.has("name=\"nachweis\""));
  program->advance(30s);
  Fields paid = hidden_fields(dear);
  EXPECT_EQ(other.send("reservieren", paid).status, 200) << "waiting is the price without a script";
}

TEST_F(Bookings, AreFromOurOwnPagesOnly) {
  Citizen who = citizen();
  const Fields fields = Citizen::chosen(looked(who), "08:00");
  EXPECT_EQ(who.send("reservieren", fields, {{"Sec-Fetch-Site", "cross-site"}}).status, 403);
  const HttpAnswer json = who.send("reservieren", fields, {{"Accept", "application/json"}});
  EXPECT_EQ(json.status, 201);
  EXPECT_TRUE(json.has("\"expires\""));
}

TEST_F(Bookings, ReservationsOfOthersCannotBeConfirmed) {
  Citizen who = citizen();
  const HttpAnswer contact = reserved(who);
  Citizen thief = citizen();
  const HttpAnswer page = looked(thief);
  Fields fields = Citizen::chosen(page, "08:00");
  fields.emplace_back("termin", value_of(hidden_fields(contact), "termin"));
  fields.emplace_back("name", "Dieb");
  EXPECT_EQ(thief.send("buchen", fields).status, 422);
  program->advance(2s);
  EXPECT_FALSE(number_in(who.send("buchen", Citizen::named(contact))).empty());
}

TEST_F(Bookings, ADayWithTwoHoursAlikeTellsThemApart) {
  {
    program.reset();
    app::Runtime runtime;
    const TestClock clock;
    const auto gateway = app::open_gateway(runtime.parts(clock), app::Folder{folder.file("d")});
    const LogName log = main_log(*Ags::parse("05958004"));
    // 31 March 2024: 2:30 does not exist; the last Sunday of October 2024 lies too far ahead to be booked, so the spring is asked here.
    const auto outcome = gateway->run_all({{log, make_command_id(runtime.random, clock.now()), "stab", "appointments.set_offer",
                                            R"({"pool":"p1","service":"personalausweis-beantragen","minutes":30,"ahead_days":200})"},
                                           {log, make_command_id(runtime.random, clock.now()), "stab", "appointments.set_day",
                                            R"({"pool":"p1","day":"2024-03-31","windows":[{"from":"01:00","to":"04:00","desks":1}],"reason":"Nachtdienst"})"}});
    ASSERT_TRUE(outcome) << outcome.error().sentence;
  }
  start();
  Citizen who = citizen();
  const HttpAnswer day = who.get(std::string(kBooking) + "?leistung=" + kService + "&ab=2024-03-31&tag=2024-03-31");
  EXPECT_TRUE(day.has("01:30 Uhr</button>"));
  EXPECT_FALSE(day.has("02:00 Uhr")) << "the clocks jump over it";
  EXPECT_TRUE(day.has("03:00 Uhr</button>"));
  program->advance(2s);
  EXPECT_TRUE(who.send("reservieren", Citizen::chosen(day, "02:30", "2024-03-31")).has("03:30 Uhr")) << "half past two in winter time is half past three";
  EXPECT_EQ(who.send("reservieren", Citizen::chosen(who.times(), "03:00", "2024-03-31", "+02:00")).status, 422) << "too quick";
  const HttpAnswer page = looked(who);
  EXPECT_EQ(who.send("reservieren", Citizen::chosen(page, "03:00", "2024-03-31", "+02:00")).status, 200);
}

}  // namespace
}  // namespace nb::test
