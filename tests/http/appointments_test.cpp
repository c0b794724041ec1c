// SPDX-License-Identifier: EUPL-1.2
// Appointments through the whole program, as a browser sends the forms: the plan, a booking at the counter with a hostile name, another time,
// the day's list, calling off, a new wave; and that booking stops by itself when the situation says that the service is impossible.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "http/desk.hpp"

namespace nb::test {
namespace {

constexpr const char* kPlan = "/stab/termine/plan";
constexpr const char* kNew = "/stab/termine/neu";
constexpr const char* kService = "beglaubigung-unterschrift";  // needs no machine: it goes on in the outage

struct Appointments : testing::Test, Desk<Appointments> {
  /// One pool at the town hall with one offer, made once for all tests.
  Appointments() {
    if (client_.get("/stab/termine/plan?ort=arnsberg").has("Bürgerbüro &lt;1&gt;")) return;
    EXPECT_EQ(post("arnsberg", "appointments.set_pool", kPlan,
                   {{"pool", ""}, {"name", "Bürgerbüro <1>"}, {"standort", site()}, {"raeume", "0"}, {"zeiten", "Mo-Fr 08:00-12:00 1\r\nDo 14:00-18:00 2"}})
                  .status,
              303);
    EXPECT_EQ(post("arnsberg", "appointments.set_offer", kPlan, {{"a.pool", "p1"}, {"a.service", kService}, {"a.minutes:zahl", "15"}, {"a.ahead_days:zahl", "60"}}).status, 303);
  }
  std::string site() {
    const HttpAnswer page = client_.get("/stab/termine/plan?ort=arnsberg");
    const std::string options = page.between("id=\"standort-neu\"", "</select>");
    const auto at = options.find("value=\"arn-");
    return at == std::string::npos ? "" : options.substr(at + 7, options.find('"', at + 7) - at - 7);
  }
  HttpAnswer book(const std::string& day, const std::string& time, const Fields& more = {}) {
    Fields filled{{"pool", "p1"}, {"service", kService}, {"tag", day}, {"andere", time}, {"telefon", "+49 171 3920001"}};
    filled.insert(filled.end(), more.begin(), more.end());
    return post("arnsberg", "appointments.take_booking", kNew, filled);
  }
  /// "/stab/termine/b-…"
  static std::string page_of(const HttpAnswer& booked) { return booked.header("Location").substr(0, booked.header("Location").find('?')); }
};

TEST_F(Appointments, AreBookedShownAndMovedAtTheCounter) {
  const HttpAnswer booked = book("2023-11-06", "09:00", {{"name", "Muster <b>"}});
  ASSERT_EQ(booked.status, 303) << booked.between("kern-alert__header", "</div>");
  const std::string page = page_of(booked);
  EXPECT_FALSE(client_.get(page + "?ort=arnsberg").has("Muster")) << "it is sealed";
  ASSERT_EQ(post("arnsberg", "vault.open", "/stab/schluessel", {{"passwort", kPassphrase}}).status, 303);
  EXPECT_TRUE(client_.get(page + "?ort=arnsberg").has("Muster &lt;b&gt;"));
  EXPECT_TRUE(client_.get("/stab/termine?ort=arnsberg&tag=2023-11-06").has("Muster &lt;b&gt;"));
  const HttpAnswer again = book("2023-11-06", "09:05", {{"name", "Zweite"}});
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(again.has("kein Schalter mehr frei"));
  EXPECT_EQ(book("2023-11-06", "10:00").status, 422) << "nobody without a name";
  const std::string id = page.substr(page.rfind('/') + 1);
  EXPECT_FALSE(client_.get("/stab/termine/neu?ort=arnsberg&tag=2023-11-06&verlegen=" + id).has(">09:00 ")) << "that time is taken";
  EXPECT_EQ(post("arnsberg", "appointments.move_booking", page, {{"a.booking", id}, {"a.start", "2023-11-09T14:30"}, {"a.notify:ja", "1"}}).status, 303);
  const HttpAnswer moved = client_.get(page + "?ort=arnsberg");
  EXPECT_TRUE(moved.has("Do, 09.11.2023, 14:30"));
  EXPECT_TRUE(moved.has("Verlegung, SMS"));
  const HttpAnswer list = client_.get("/stab/termine/tagesliste.pdf?ort=arnsberg&tag=2023-11-09");
  EXPECT_TRUE(list.body.starts_with("%PDF"));
  EXPECT_EQ(client_.get("/stab/termine/b-nichts?ort=arnsberg").status, 404);
}

TEST_F(Appointments, ContactDetailsAreCorrectedAndNothingOfThemStandsInTheOpen) {
  const HttpAnswer booked = book("2023-12-11", "09:00", {{"name", "Falsch <Name>"}, {"email", "falsch@example.org"}, {"bestaetigen", "1"}});
  ASSERT_EQ(booked.status, 303) << booked.between("kern-alert__header", "</div>");
  const std::string page = page_of(booked);
  const std::string id = page.substr(page.rfind('/') + 1);
  const auto correct = [&](const Fields& more) {
    Fields filled{{"a.booking", id}, {"was", "kontakt"}};
    filled.insert(filled.end(), more.begin(), more.end());
    return post("arnsberg", "appointments.correct_booking", page, filled);
  };
  const Fields right{{"name", "Richtig <Name>"}, {"telefon", "+49 171 3920009"}, {"email", "richtig@example.org"}, {"bemerkung", "ruft <zurück>"}, {"nochmal", "1"}};
  EXPECT_FALSE(client_.get(page + "?ort=arnsberg").has("Kontaktdaten ändern")) << "nobody writes over what they cannot see";
  EXPECT_TRUE(correct(right).has("öffnen Sie zuerst den Datenschlüssel"));
  open_vault();
  const HttpAnswer form = client_.get(page + "?ort=arnsberg");
  EXPECT_TRUE(form.has("Kontaktdaten ändern") && form.has("value=\"falsch@example.org\"") && form.has("value=\"Falsch &lt;Name&gt;\""));
  const HttpAnswer wrong = correct({{"name", "Richtig"}, {"email", "a@example.org\r\nBcc: b@example.org"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(wrong.has("Diese E-Mail-Adresse kann nicht stimmen"));
  EXPECT_TRUE(correct({{"name", " "}}).has("Der Name fehlt"));
  EXPECT_TRUE(correct({{"name", "Richtig"}, {"telefon", "12"}}).has("Diese Telefonnummer kann nicht stimmen"));
  ASSERT_EQ(correct(right).status, 303);
  const HttpAnswer after = client_.get(page + "?ort=arnsberg");
  EXPECT_TRUE(after.has("<dd>Richtig &lt;Name&gt;</dd>") && after.has("<dd>+49 171 3920009</dd>") && after.has("<dd>ruft &lt;zurück&gt;</dd>"));
  EXPECT_FALSE(after.has("falsch@example.org"));
  EXPECT_NE(after.body.find("Bestätigung, E-Mail"), after.body.rfind("Bestätigung, E-Mail")) << "the confirmation goes out once more";
  const HttpAnswer urgent = post("arnsberg", "appointments.correct_booking", page, {{"a.booking", id}, {"was", "dringlichkeit"}, {"a.urgency", "birth"}, {"a.reason", "Anruf"}});
  EXPECT_EQ(urgent.status, 303);
  EXPECT_TRUE(client_.get(page + "?ort=arnsberg").has("<dd>dringend: Geburt</dd>")) << "the other form of the same command";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_->file("d"))) {
    if (!entry.is_regular_file() || entry.path().string().find("journal") == std::string::npos) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string all(std::istreambuf_iterator<char>(in), {});
    for (const char* personal : {"richtig@example.org", "falsch@example.org", "Richtig <", "zurück>"}) EXPECT_EQ(all.find(personal), std::string::npos) << entry.path() << personal;
  }
}

TEST_F(Appointments, NoLinkIsIssuedThatWouldLeadNowhereAndNobodyIsCalledForAConfirmation) {
  const HttpAnswer booked = book("2023-12-12", "09:00", {{"name", "Ohne Mail"}});
  ASSERT_EQ(booked.status, 303);
  const std::string page = page_of(booked);
  open_vault();
  const HttpAnswer shown = client_.get(page + "?ort=arnsberg");
  EXPECT_TRUE(shown.has("in der Einstellung public_url"));
  EXPECT_FALSE(shown.has("Link zum Termin ausstellen"));
  const HttpAnswer again = post("arnsberg", "appointments.tell_again", page, {{"a.booking", page.substr(page.rfind('/') + 1)}});
  EXPECT_EQ(again.status, 422);
  EXPECT_TRUE(again.has("Es gibt nichts zu senden"));
}

TEST_F(Appointments, WhoFindsNothingFreeIsPutOnTheWaitingList) {
  const HttpAnswer full = client_.get("/stab/termine/neu?ort=arnsberg&angebot=p1/" + std::string(kService) + "&tag=2023-12-10");  // a Sunday
  EXPECT_TRUE(full.has("An diesem Tag ist nichts frei") && full.has("<details open><summary>Auf die Warteliste"));
  const auto join = [&](const Fields& more) {
    Fields filled{{"pool", "p1"}, {"service", kService}};
    filled.insert(filled.end(), more.begin(), more.end());
    return post("arnsberg", "appointments.join_waiting", kNew, filled);
  };
  const HttpAnswer nowhere = join({{"name", "Wartet <A>"}});
  EXPECT_EQ(nowhere.status, 422);
  EXPECT_TRUE(nowhere.has("eines von beiden eintragen") && nowhere.has("value=\"Wartet &lt;A&gt;\"")) << "what was typed stays";
  const HttpAnswer calm = join({{"name", "Wartet <A>"}, {"telefon", "02932 201 0"}, {"bis", "2023-12-31"}});
  const HttpAnswer urgent = join({{"name", "Wartet B"}, {"telefon", "+49 171 3920002"}, {"dringlichkeit", "birth"}, {"quelle", "phone"}});
  ASSERT_EQ(calm.status, 303) << calm.between("kern-alert__header", "</div>");
  ASSERT_EQ(urgent.status, 303);
  const HttpAnswer locked = client_.get("/stab/termine/warteliste?ort=arnsberg");
  EXPECT_TRUE(locked.has("2 Personen warten") && locked.has("am Telefon") && locked.has("am Schalter") && locked.has("dringend: Geburt"));
  EXPECT_FALSE(locked.has("Wartet B")) << "it is sealed";
  EXPECT_LT(locked.body.find(page_of(urgent)), locked.body.find(page_of(calm))) << "the urgent first";
  open_vault();
  EXPECT_TRUE(client_.get("/stab/termine/warteliste?ort=arnsberg").has("Wartet &lt;A&gt;"));
  EXPECT_TRUE(client_.get("/stab/termine/warteliste.csv?ort=arnsberg").has("Wartet B"));
  const HttpAnswer page = client_.get(page_of(urgent) + "?ort=arnsberg");
  EXPECT_TRUE(page.has("auf der Warteliste") && page.has("Andere Zeit geben"));
  const std::string id = page_of(urgent).substr(page_of(urgent).rfind('/') + 1);
  ASSERT_EQ(post("arnsberg", "appointments.move_booking", kNew, {{"a.booking", id}, {"a.pool", "p1"}, {"a.start", "2023-12-13T09:00"}}).status, 303);
  EXPECT_TRUE(client_.get("/stab/termine/warteliste?ort=arnsberg").has("1 Person wartet"));
}

TEST_F(Appointments, WhomAPlanChangeLeavesWithoutADeskIsShownBeforeAndListedAfter) {
  const auto two = [this](const char* day, const char* desks, const Fields& more = {}) {
    Fields filled{{"pool", "p1"}, {"tag", day}, {"zeiten", std::string("08:00-12:00 ") + desks}, {"grund", "Kundentag"}};
    filled.insert(filled.end(), more.begin(), more.end());
    return post("arnsberg", "appointments.set_day", kPlan, filled);
  };
  ASSERT_EQ(two("2023-11-27", "2").status, 303);
  const HttpAnswer first = book("2023-11-27", "09:00", {{"name", "Eins"}});
  const HttpAnswer second = book("2023-11-27", "09:00", {{"name", "Zwei"}});
  ASSERT_EQ(first.status, 303);
  ASSERT_EQ(second.status, 303);
  const HttpAnswer sheets = client_.get("/stab/termine/tagesliste.pdf?ort=arnsberg&tag=2023-11-27&bereich=p1&je=schalter");
  EXPECT_TRUE(sheets.body.starts_with("%PDF"));
  EXPECT_GT(sheets.body.size(), client_.get("/stab/termine/tagesliste.pdf?ort=arnsberg&tag=2023-11-27&bereich=p1").body.size()) << "a sheet for each of two desks";
  const HttpAnswer preview = two("2023-11-27", "1");
  EXPECT_EQ(preview.status, 200);
  EXPECT_TRUE(preview.has("Noch ist nichts gespeichert"));
  EXPECT_TRUE(preview.has(page_of(second))) << "who was booked last has no place";
  EXPECT_FALSE(preview.has(page_of(first)));
  EXPECT_FALSE(client_.get("/stab/termine/plan?ort=arnsberg").has("keinen Platz im Plan")) << "nothing was saved";
  EXPECT_EQ(two("2023-11-27", "1", {{"gesehen", "7"}}).status, 200) << "somebody else booked in between: look again";
  ASSERT_EQ(two("2023-11-27", "1", {{"gesehen", "1"}}).status, 303);
  const HttpAnswer plan = client_.get("/stab/termine/plan?ort=arnsberg");
  EXPECT_TRUE(plan.has("1 Termin hat keinen Platz im Plan"));
  EXPECT_TRUE(plan.has(page_of(second)));
  const HttpAnswer home = client_.get("/stab/?ort=arnsberg");
  EXPECT_TRUE(home.has("1 Termin hat keinen Platz im Plan")) << "who has no desk is not left to chance";
  EXPECT_TRUE(home.has("/stab/termine/plan?ort=arnsberg"));
  EXPECT_TRUE(client_.get("/stab/termine?ort=arnsberg&tag=2023-11-27").has("1 Termin hat keinen Platz im Plan"));
  EXPECT_TRUE(client_.get(page_of(second) + "?ort=arnsberg").has("27.11.2023")) << "nothing is called off by itself";
  // The whole week, and an exception that is taken back, are looked at in the same way.
  ASSERT_EQ(book("2023-11-28", "09:00", {{"name", "Drei"}}).status, 303);
  const Fields week{{"pool", "p1"}, {"name", "Bürgerbüro <1>"}, {"standort", site()}, {"raeume", "0"}, {"zeiten", "Mo,Mi-Fr 08:00-12:00 1"}};
  EXPECT_TRUE(post("arnsberg", "appointments.set_pool", kPlan, week).has("Noch ist nichts gespeichert"));
  ASSERT_EQ(two("2023-12-02", "1").status, 303) << "a Saturday that is open for once";
  ASSERT_EQ(book("2023-12-02", "09:00", {{"name", "Vier"}}).status, 303);
  const HttpAnswer back = post("arnsberg", "appointments.clear_day", kPlan, {{"a.pool", "p1"}, {"a.day", "2023-12-02"}});
  EXPECT_TRUE(back.has("Noch ist nichts gespeichert"));
  EXPECT_EQ(post("arnsberg", "appointments.clear_day", kPlan, {{"a.pool", "p1"}, {"a.day", "2023-12-02"}, {"gesehen", "1"}}).status, 303);
}

TEST_F(Appointments, AClosedPoolForgetsNobodyAndIsSetUpAgain) {
  const Fields second{{"pool", ""}, {"name", "Zweigstelle"}, {"standort", site()}, {"raeume", "0"}, {"zeiten", "Mo-Fr 08:00-12:00 1\r\nSa 09:00-11:00 1"}};
  ASSERT_EQ(post("arnsberg", "appointments.set_pool", kPlan, second).status, 303);
  const std::string id = "p2";
  const HttpAnswer made = client_.get("/stab/termine/plan?ort=arnsberg");
  ASSERT_TRUE(made.has("id=\"auf-p2\""));
  EXPECT_TRUE(made.has("Mo-Fr 08:00-12:00 1\nSa 09:00-11:00 1\n</textarea>")) << "each line stays one";
  ASSERT_EQ(post("arnsberg", "appointments.set_offer", kPlan, {{"a.pool", id}, {"a.service", kService}, {"a.minutes:zahl", "15"}, {"a.ahead_days:zahl", "60"}}).status, 303);
  const HttpAnswer there = post("arnsberg", "appointments.take_booking", kNew,
                                {{"pool", id}, {"service", kService}, {"tag", "2023-12-04"}, {"andere", "09:30"}, {"telefon", "+49 171 3920001"}, {"name", "Bleibt"}});
  ASSERT_EQ(there.status, 303) << there.between("kern-alert__header", "</div>");
  const Fields close{{"a.pool", id}, {"a.reason", "Umbau"}};
  EXPECT_EQ(post("arnsberg", "appointments.close_pool", kPlan, {{"a.pool", id}, {"a.reason", " "}}).status, 422) << "nobody without a reason";
  const HttpAnswer preview = post("arnsberg", "appointments.close_pool", kPlan, close);
  EXPECT_EQ(preview.status, 200);
  EXPECT_TRUE(preview.has("Noch ist nichts gespeichert") && preview.has(page_of(there)));
  EXPECT_FALSE(client_.get("/stab/termine/plan?ort=arnsberg").has("Aufgelöst: Zweigstelle"));
  const std::string count = preview.between("name=\"gesehen\" value=\"", "\"");
  Fields seen = close;
  seen.emplace_back("gesehen", count);
  ASSERT_EQ(post("arnsberg", "appointments.close_pool", kPlan, seen).status, 303);
  const HttpAnswer plan = client_.get("/stab/termine/plan?ort=arnsberg");
  EXPECT_TRUE(plan.has("Aufgelöst: Zweigstelle") && plan.has(page_of(there)));
  EXPECT_TRUE(client_.get("/stab/?ort=arnsberg").has("keinen Platz im Plan"));
  Fields again = second;
  again.front().second = id;
  EXPECT_EQ(post("arnsberg", "appointments.set_pool", kPlan, again).status, 303);
  const HttpAnswer open = client_.get("/stab/termine/plan?ort=arnsberg");
  EXPECT_FALSE(open.has("Aufgelöst: Zweigstelle") || open.has(page_of(there)));
}

TEST_F(Appointments, AnOfferHasItsStepAndIsChangedWithoutLosingTheRest) {
  const Fields pool{{"pool", ""}, {"name", "Ausgabe"}, {"standort", site()}, {"raeume", "2"}, {"zeiten", "Mo-Fr 13:00-15:00 3"}};
  const HttpAnswer made = post("arnsberg", "appointments.set_pool", kPlan, pool);
  ASSERT_EQ(made.status, 303);
  const HttpAnswer before = client_.get("/stab/termine/plan?ort=arnsberg");
  const std::string box = before.body.substr(before.body.find("<h2 class=\"kern-heading-medium\">Ausgabe"));
  const std::string at = "name=\"a.pool\" value=\"";
  const std::string id = box.substr(box.find(at) + at.size(), box.find('"', box.find(at) + at.size()) - box.find(at) - at.size());
  const std::string service = "personalausweis-beantragen";
  const Fields fresh{{"a.pool", id},        {"formular", id},      {"a.service", service},         {"teil", "apply"},           {"a.minutes:zahl", "15"},
                     {"a.desks:zahl", "2"}, {"a.rooms:zahl", "1"}, {"a.lead_minutes:zahl", "120"}, {"a.ahead_days:zahl", "30"}, {"a.online:nein", "1"}};
  ASSERT_EQ(post("arnsberg", "appointments.set_offer", kPlan, fresh).status, 303);
  const HttpAnswer offered = client_.get("/stab/termine/plan?ort=arnsberg");
  EXPECT_TRUE(offered.has("beantragen, 15 Minuten, Schalter: 2, nur am Schalter und am Telefon"));
  EXPECT_EQ(post("arnsberg", "appointments.set_offer", kPlan, fresh).status, 422) << "the form for new ones writes over nothing";
  // The form of the offer says how it stands; only the minutes are changed in it.
  const std::string key = id + "-" + service;
  const std::string form = offered.between("id=\"teil-" + key + "\"", "</form>");
  for (const char* standing : {"value=\"apply\" selected", "name=\"a.minutes:zahl\" type=\"number\" min=\"1\" max=\"480\" value=\"15\"", "max=\"200\" value=\"2\"",
                               "max=\"50\" value=\"1\"", "min=\"0\" value=\"120\"", "max=\"400\" value=\"30\"", "value=\"1\" checked"})
    EXPECT_NE(form.find(standing), std::string::npos) << standing << "\n" << form;
  EXPECT_EQ(form.find("value=\"pay\" selected"), std::string::npos);
  Fields changed = fresh;
  changed[1].second = key;
  changed[4].second = "20";
  ASSERT_EQ(post("arnsberg", "appointments.set_offer", kPlan, changed).status, 303);
  const HttpAnswer after = client_.get("/stab/termine/plan?ort=arnsberg");
  EXPECT_TRUE(after.has("beantragen, 20 Minuten, Schalter: 2, nur am Schalter und am Telefon"));
  const std::string now = after.between("id=\"teil-" + key + "\"", "</form>");
  for (const char* standing : {"max=\"50\" value=\"1\"", "min=\"0\" value=\"120\"", "max=\"400\" value=\"30\"", "value=\"1\" checked"})
    EXPECT_NE(now.find(standing), std::string::npos) << standing;
  changed[3].second = "nie";
  changed[4].second = "25";
  const HttpAnswer wrong = post("arnsberg", "appointments.set_offer", kPlan, changed);
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(wrong.has("Diesen Schritt hat die Leistung nicht"));
  EXPECT_TRUE(wrong.between("id=\"minuten-" + key + "\"", ">").find("value=\"25\"") != std::string::npos) << "what was typed stays";
  ASSERT_EQ(post("arnsberg", "appointments.close_pool", kPlan, {{"a.pool", id}, {"a.reason", "Ende"}}).status, 303);
}

TEST_F(Appointments, AreCalledOffAfterAPreviewAndOfferedAnew) {
  const HttpAnswer booked = book("2023-11-14", "08:15", {{"name", "Muster"}, {"dringlichkeit", "travel"}});
  ASSERT_EQ(booked.status, 303) << booked.between("kern-alert__header", "</div>");
  const HttpAnswer preview = client_.get("/stab/termine/absagen?ort=arnsberg&von=2023-11-14&bis=2023-11-14");
  EXPECT_TRUE(preview.has("Das trifft 1 Termin"));
  EXPECT_TRUE(preview.has("dringend: Reise"));
  const auto call_off = [&](const char* count) {
    return post("arnsberg", "appointments.call_off", "/stab/termine/absagen", {{"a.from", "2023-11-14"}, {"a.to", "2023-11-14"}, {"a.reason", "Ausfall"}, {"a.count:zahl", count}});
  };
  EXPECT_EQ(call_off("0").status, 422) << "one that nobody was shown";
  ASSERT_EQ(call_off("1").status, 303);
  const HttpAnswer after = client_.get("/stab/termine/absagen?ort=arnsberg");
  EXPECT_TRUE(after.has("1 Person wartet"));
  EXPECT_TRUE(after.has("wartet auf den Versand") || after.has("anzurufen"));
  EXPECT_TRUE(client_.get("/stab/termine?ort=arnsberg&tag=2023-11-14").has("Abgesagt:"));
  EXPECT_TRUE(client_.get("/stab/?ort=arnsberg").has("1 Terminangebot ist nur für Eingeladene offen: einladen oder für alle öffnen")) << "nobody else would open it";
  EXPECT_EQ(post("arnsberg", "appointments.open_wave", "/stab/termine/absagen", {{"a.pool", "p1"}, {"a.service", kService}, {"a.until", "2023-11-24"}}).status, 303);
  EXPECT_TRUE(client_.get(page_of(booked) + "?ort=arnsberg").has("Angebot eines neuen Termins"));
}

TEST_F(Appointments, ThatStandOnCalledOffDaysAreNamedUntilTheyAreCalledOffToo) {
  const std::string preview = "/stab/termine/absagen?ort=arnsberg&von=2023-11-22&bis=2023-11-23";
  const auto seen = [&] { return client_.get(preview).between("name=\"a.seen:zahl\" value=\"", "\""); };
  const std::string mark = seen();
  EXPECT_EQ(mark, "0") << "nobody has an appointment";
  ASSERT_EQ(book("2023-11-22", "08:00", {{"name", "Dazwischen"}}).status, 303);
  const auto call_off = [&](const std::string& shown) {
    return post("arnsberg", "appointments.call_off", "/stab/termine/absagen",
                {{"a.from", "2023-11-22"}, {"a.to", "2023-11-23"}, {"a.reason", "Ausfall <1>"}, {"a.seen:zahl", shown}})
        .status;
  };
  ASSERT_EQ(call_off(mark), 303);
  EXPECT_TRUE(client_.get("/stab/?ort=arnsberg").has("1 Termin steht auf einem abgesagten Tag"));
  EXPECT_TRUE(client_.get("/stab/?ort=arnsberg").has("/stab/termine/absagen?von=2023-11-22&amp;bis=2023-11-23"));
  for (const char* page : {"/stab/termine?ort=arnsberg&tag=2023-11-22", "/stab/termine/absagen?ort=arnsberg"}) {
    const HttpAnswer shown = client_.get(page);
    EXPECT_TRUE(shown.has("1 Termin steht noch auf einem abgesagten Tag</strong> (Mi, 22.11.2023 bis Do, 23.11.2023)")) << page;
    EXPECT_TRUE(shown.has("/stab/termine/absagen?von=2023-11-22&amp;bis=2023-11-23&amp;ort=arnsberg")) << page;
  }
  EXPECT_TRUE(client_.get("/stab/termine/absagen?ort=arnsberg").has("1 Termin ist seit der Vorschau dazugekommen"));
  const HttpAnswer again = client_.get(preview);
  EXPECT_TRUE(again.has("Das trifft 1 Termin"));
  EXPECT_TRUE(again.has("name=\"a.reason\" value=\"Ausfall &lt;1&gt;\"")) << "the same reason, unless they change it";
  ASSERT_EQ(call_off(seen()), 303);
  EXPECT_FALSE(client_.get("/stab/?ort=arnsberg").has("auf einem abgesagten Tag"));
  EXPECT_FALSE(client_.get("/stab/termine?ort=arnsberg&tag=2023-11-22").has("noch auf einem abgesagten Tag"));
}

TEST_F(Appointments, StopWhenTheServiceBecomesImpossible) {
  ASSERT_EQ(post("arnsberg", "situation.confirm_service", "/stab/leistungen",
                 {{"a.service", kService}, {"a.state", "impossible"}, {"a.text.de", "Niemand da"}, {"a.valid_until:zeit", "2023-11-30T12:00"}})
                .status,
            303);
  const HttpAnswer stopped = book("2023-11-20", "08:00", {{"name", "Muster"}});
  EXPECT_EQ(stopped.status, 422);
  EXPECT_TRUE(stopped.has("zurzeit nicht möglich"));
  const HttpAnswer booked = book("2023-11-20", "08:00", {{"name", "Muster"}, {"trotzdem", "1"}});
  EXPECT_EQ(booked.status, 303);
  // Another time all the same: the box that the page speaks of is there, also for a time beside the grid.
  const std::string id = page_of(booked).substr(page_of(booked).rfind('/') + 1);
  const HttpAnswer form = client_.get("/stab/termine/neu?ort=arnsberg&tag=2023-11-21&verlegen=" + id);
  EXPECT_TRUE(form.has("wenn Sie es unten ankreuzen"));
  EXPECT_TRUE(form.has("name=\"a.anyway:ja\"") && form.has("name=\"andere\""));
  Fields move{{"a.booking", id}, {"a.pool", "p1"}, {"tag", "2023-11-21"}, {"andere", "09:05"}, {"a.notify:ja", "1"}};
  const HttpAnswer refused = post("arnsberg", "appointments.move_booking", kNew, move);
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("value=\"09:05\"") && refused.has("21.11.2023")) << "what was typed stays";
  move.emplace_back("a.anyway:ja", "1");
  const HttpAnswer moved = post("arnsberg", "appointments.move_booking", kNew, move);
  EXPECT_EQ(moved.status, 303);
  EXPECT_EQ(page_of(moved), page_of(booked));
  EXPECT_TRUE(client_.get(page_of(booked) + "?ort=arnsberg").has("21.11.2023, 09:05"));
  EXPECT_EQ(post("arnsberg", "appointments.move_booking", kNew, {{"a.booking", id}, {"a.pool", "p1"}, {"tag", "2023-11-21"}}).status, 422) << "no time";
  EXPECT_EQ(post("arnsberg", "appointments.move_booking", kNew, {{"a.booking", "b-nichts"}, {"andere", "09:00"}, {"tag", "2023-11-21"}}).status, 422);
  ASSERT_EQ(post("arnsberg", "appointments.move_booking", kNew, {{"a.booking", id}, {"a.start", "2023-11-20T08:00"}, {"a.anyway:ja", "1"}}).status, 303);
  EXPECT_TRUE(client_.get("/stab/termine?ort=arnsberg").has("gefährdet"));
  EXPECT_TRUE(client_.get("/stab/termine/absagen?ort=arnsberg&von=2023-11-20&bis=2023-11-20&gefaehrdet=1").has("Das trifft 1 Termin"));
  // Only this service is called off, and everybody is told so: who has an appointment for another one comes.
  ASSERT_EQ(post("arnsberg", "appointments.call_off", "/stab/termine/absagen",
                 {{"a.from", "2023-11-20"}, {"a.to", "2023-11-20"}, {"a.reason", "Niemand da"}, {"a.at_risk:ja", "1"}, {"a.count:zahl", "1"}})
                .status,
            303);
  const HttpAnswer done = client_.get("/stab/termine/absagen?ort=arnsberg");
  EXPECT_TRUE(done.has("nur gefährdete Termine, Unterschrift beglaubigen")) << done.between("<article", "</h3>");
  EXPECT_TRUE(client_.get("/stab/termine?ort=arnsberg&tag=2023-11-20").has("</strong> nur gefährdete Termine, Unterschrift beglaubigen"));
  const HttpAnswer told = client_.get("/stab/termine/absagen/" + done.between("href=\"/stab/termine/absagen/", "?") + "?ort=arnsberg");
  EXPECT_TRUE(told.has("Nur gefährdete Termine: Unterschrift beglaubigen. Alle anderen blieben stehen")) << told.between("<h1", "</section>");
  const auto citizens = [this](const std::string& path) { return client_.get(path).has("Am Montag, 20.11.2023, fallen Termine aus"); };
  EXPECT_TRUE(citizens("/arnsberg/"));
  EXPECT_TRUE(client_.get("/arnsberg/").has("Nur diese Leistungen sind betroffen:"));
  EXPECT_TRUE(citizens("/arnsberg/leistungen/beglaubigung-unterschrift/"));
  EXPECT_FALSE(citizens("/arnsberg/leistungen/beglaubigung-kopie/")) << "it runs";
}

TEST_F(Appointments, OfATownThatToldNoSitesAreAtItsTownHall) {
  ASSERT_EQ(post("olpe", "vault.make", "/stab/schluessel", {{"passwort", kPassphrase}, {"passwort2", kPassphrase}}).status, 303);
  ASSERT_EQ(
      post("olpe", "appointments.set_pool", kPlan, {{"pool", ""}, {"name", "Bürgerbüro"}, {"standort", "olpe-rathaus"}, {"raeume", "0"}, {"zeiten", "Mo-Fr 08:00-12:00 1"}}).status,
      303);
  ASSERT_EQ(post("olpe", "appointments.set_offer", kPlan, {{"a.pool", "p1"}, {"a.service", kService}, {"a.minutes:zahl", "15"}, {"a.ahead_days:zahl", "60"}}).status, 303);
  ASSERT_EQ(post("olpe", "appointments.take_booking", kNew,
                 {{"pool", "p1"}, {"service", kService}, {"tag", "2023-11-22"}, {"andere", "09:00"}, {"telefon", "02932 201-0"}, {"name", "Muster"}})
                .status,
            303);
  ASSERT_EQ(
      post("olpe", "appointments.call_off", "/stab/termine/absagen", {{"a.from", "2023-11-22"}, {"a.to", "2023-11-22"}, {"a.reason", "Ausfall"}, {"a.count:zahl", "1"}}).status,
      303);
  const HttpAnswer calls = client_.get("/stab/termine/anrufe?ort=olpe");
  EXPECT_TRUE(calls.has("Rathaus Olpe")) << calls.between("<main", "</main>").substr(0, 3000);
  EXPECT_FALSE(calls.has("olpe-rathaus"));
  EXPECT_TRUE(calls.has("href=\"/stab/termine/b-")) << "from the call to the appointment";
  EXPECT_TRUE(calls.has("name=\"a.urgency\""));
  EXPECT_TRUE(calls.has("/stab/termine/anrufe.pdf?ort=olpe\""));
  const std::string off = client_.get("/stab/termine/absagen?ort=olpe").between("href=\"/stab/termine/absagen/", "?");
  EXPECT_TRUE(client_.get("/stab/termine/anrufe?ort=olpe&absage=" + off).has("anrufe.pdf?ort=olpe&amp;absage=" + off)) << "paper shows what the page shows";
}

TEST_F(Appointments, SayWhichLineOfAPlanIsWrong) {
  const HttpAnswer wrong =
      post("arnsberg", "appointments.set_pool", kPlan, {{"pool", ""}, {"name", "B"}, {"standort", site()}, {"raeume", "0"}, {"zeiten", "Mo-Fr 08:00-12:00 1\r\nMontags <nie>"}});
  EXPECT_EQ(wrong.status, 422);
  EXPECT_TRUE(wrong.has("Montags &lt;nie&gt;"));
  EXPECT_EQ(post("arnsberg", "appointments.set_day", kPlan, {{"pool", "p1"}, {"tag", "2023-12-01"}, {"zeiten", "08:00-10:00 1"}, {"grund", "Betriebsversammlung"}}).status, 303);
  EXPECT_TRUE(client_.get("/stab/termine/plan?ort=arnsberg").has("Betriebsversammlung"));
}

}  // namespace
}  // namespace nb::test
