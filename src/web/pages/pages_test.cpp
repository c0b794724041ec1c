// SPDX-License-Identifier: EUPL-1.2
// What stands on the pages: the truth of the evening of 31 October 2023, in words, with source and age; hostile text
// escaped; every link leads somewhere; every page small.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "publish/compress.hpp"
#include "web/pages/test_site.hpp"

namespace nb::pages {
namespace {

using fixture::evening;
using fixture::get;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(Home, SaysStateCauseForecastAndChannels) {
  const std::string page = get("/arnsberg/").text;
  EXPECT_THAT(page, AllOf(HasSubstr("<html lang=\"de\">"), HasSubstr("Wir arbeiten im Notbetrieb"), HasSubstr("seit 30.10.2023, 06:00 Uhr (vor 1 Tag)"),
                          HasSubstr("Der gemeinsame IT-Dienstleister ist nach einem Angriff ausgefallen."), HasSubstr("Frühestens am Montag, 06.11.2023")));
  EXPECT_THAT(page, AllOf(HasSubstr("Wir können keine E-Mails von außen empfangen"), HasSubstr("Gemeldet vom Krisenstab, Stand 31.10.2023, 09:00 Uhr (vor 9 Stunden)")));
  EXPECT_THAT(page, HasSubstr("href=\"tel:+492214710100\">0221 4710100</a>"));
}

TEST(Home, CountsAddUp) {
  const std::string page = get("/arnsberg/").text;
  std::smatch found;
  ASSERT_TRUE(std::regex_search(page, found, std::regex("Von (\\d+) Leistungen ([^<]+)\\.")));
  const int total = std::stoi(found[1]);
  const std::string parts = found[2];
  int sum = 0;
  const std::regex number("\\d+");
  for (std::sregex_iterator it(parts.begin(), parts.end(), number), end; it != end; ++it) sum += std::stoi(it->str());
  EXPECT_EQ(sum, total) << parts;
}

TEST(Home, ShowsOnlyWhatIsValidAndLinksTheRest) {
  const std::string page = get("/arnsberg/").text;
  EXPECT_THAT(page, AllOf(HasSubstr("Termine in den Stadtbüros fallen aus"), Not(HasSubstr("Heute nur bis 12 Uhr")), Not(HasSubstr("Termine finden statt"))));
  const std::string list = get("/arnsberg/meldungen/").text;
  EXPECT_THAT(list, AllOf(HasSubstr("Heute nur bis 12 Uhr"), HasSubstr("abgelaufen seit 30.10.2023, 18:00 Uhr"), HasSubstr("<b>berichtigt</b>")));
  EXPECT_THAT(get("/arnsberg/meldungen/m2/").text, AllOf(HasSubstr("wurde berichtigt und gilt nicht mehr"), HasSubstr("/arnsberg/meldungen/m4/")));
}

TEST(Home, CarriesTheAnnouncementForPrograms) {
  const std::string page = get("/arnsberg/").text;
  EXPECT_THAT(page, AllOf(HasSubstr("\"@type\":\"SpecialAnnouncement\""), HasSubstr("\"datePosted\":\"2023-10-31T16:10:00+01:00\""),
                          HasSubstr("\"expires\":\"2023-11-03T18:00:00+01:00\""), HasSubstr("\"url\":\"https:\\/\\/notfall.example\\/arnsberg\\/meldungen\\/m4\\/\"")));
}

TEST(ServicePage, LeadsToBookingWhereverItIsOfferedAndNowhereElse) {
  EXPECT_THAT(get("/arnsberg/leistungen/hausnummer/").text, HasSubstr("href=\"/arnsberg/termine/?leistung=hausnummer\">Termin buchen</a>"))
      << "by letter usually, but a pool offers it";
  EXPECT_THAT(get("/en/arnsberg/leistungen/hausnummer/").text, HasSubstr("href=\"/en/arnsberg/termine/?leistung=hausnummer\">Book an appointment</a>"));
  EXPECT_THAT(get("/arnsberg/leistungen/reisepass-beantragen/").text, Not(HasSubstr("?leistung=reisepass-beantragen\">Termin buchen")))
      << "at the counter, but nobody gives appointments";
  EXPECT_THAT(get("/sundern/leistungen/trauung/").text, Not(HasSubstr("Termin buchen"))) << "Arnsberg's offers are not Sundern's";
}

TEST(EveryPage, SaysWhenNothingNewCanBeEntered) {
  auto sealed = std::make_shared<publish::RegionView>(*fixture::region());
  sealed->sealed = true;
  for (const char* path : {"/", "/arnsberg/", "/arnsberg/leistungen/reisepass-abholen/", "/leicht/arnsberg/", "/en/arnsberg/"}) {
    const std::string page = fixture::site().answer(sealed, "notfall.example", path, "").render(evening()).text;
    EXPECT_THAT(page, testing::ContainsRegex("role=\"status\"><strong>(Achtung|Please note)")) << path;
    EXPECT_THAT(get(path).text, Not(testing::ContainsRegex("role=\"status\"><strong>(Achtung|Please note)"))) << path;
  }
}

TEST(Home, EasyLanguageUsesItsOwnWords) {
  const std::string page = get("/leicht/arnsberg/").text;
  EXPECT_THAT(page, AllOf(HasSubstr("<html lang=\"de\">"), HasSubstr("Was geht heute in Arnsberg?"), HasSubstr("Start-Seite"), Not(HasSubstr("Leistungen A–Z")),
                          HasSubstr("Personal-Ausweis bestellen")));
}

TEST(Service, OfAnotherAuthorityShowsItsStateAndLeadsThere) {
  const std::string page = get("/arnsberg/leistungen/kfz-zulassung/").text;
  EXPECT_THAT(page, AllOf(HasSubstr("Zuständig ist der Hochsauerlandkreis."), HasSubstr("href=\"/hochsauerlandkreis/leistungen/kfz-zulassung/\"")));
  const std::string district = get("/hochsauerlandkreis/leistungen/wohnsitz-anmelden/").text;
  EXPECT_THAT(district, AllOf(HasSubstr("Zuständig ist Ihre Stadt oder Gemeinde"), HasSubstr("href=\"/arnsberg/leistungen/wohnsitz-anmelden/\"")));
}

TEST(Service, TellsStepsFallbackReasonDeadlineAndPeople) {
  const std::string page = get("/arnsberg/leistungen/wohnsitz-anmelden/").text;
  EXPECT_THAT(page, AllOf(HasSubstr("Das geht, aber anders als sonst"), HasSubstr("Wir nehmen Ihre Anmeldung auf Papier entgegen"), HasSubstr("Grund: Ausgefallen ist „"),
                          HasSubstr("innerhalb von zwei Wochen melden (§ 17 Bundesmeldegesetz)"),
                          HasSubstr("jetzt ein: per Brief (auch in den Hausbriefkasten) oder persönlich (auch mündlich zur Niederschrift).")));
  EXPECT_THAT(page, AllOf(HasSubstr("<th scope=\"row\">Beantragen oder melden</th>"), HasSubstr("Wohnungsgeberbestätigung</li>"), HasSubstr("Stadtbüro Neheim"),
                          HasSubstr("href=\"tel:+49")));
}

TEST(Service, OfAnOfficeWithoutNumbersNamesTheSwitchboard) {
  const std::string page = get("/arnsberg/leistungen/bussgeld-einspruch/").text;
  EXPECT_THAT(page, AllOf(HasSubstr("Hier hilft man Ihnen weiter"), HasSubstr(">Zentrale und Information</span> <a class=\"tel\" href=\"tel:+49")));
  EXPECT_THAT(page, HasSubstr("per Brief (auch in den Hausbriefkasten), per Fax oder persönlich"));
}

TEST(Service, AConfirmationSaysWhoSaidItAndUntilWhen) {
  const std::string page = get("/arnsberg/leistungen/reisepass-abholen/").text;
  EXPECT_THAT(page, AllOf(HasSubstr("Reisepässe, die schon bei uns liegen, können Sie abholen."),
                          HasSubstr("Bestätigt von der zuständigen Stelle, Stand 30.10.2023, 08:30 Uhr (vor 1 Tag)")));
}

TEST(Service, GermanTextsOnEnglishPagesAreMarked) {
  const auto region = fixture::region_with(evening(), [](publish::View& view) {
    auto shared = *view.shared;
    for (catalogue::Service& service : shared.services) service.fallback.clear();
    view.shared = std::make_shared<const publish::SharedCatalogue>(std::move(shared));
  });
  const std::string page = fixture::site().answer(region, "x", "/en/arnsberg/leistungen/wohnsitz-anmelden/", "").render(evening()).text;
  EXPECT_THAT(page, AllOf(HasSubstr("<html lang=\"en\">"), HasSubstr("<h1>Register a new residence</h1>"), HasSubstr("<p class=\"lead\" lang=\"de\">Wir nehmen Ihre Anmeldung")));
}

TEST(Sites, SayTodayHolidaysAndTheComingWeek) {
  const std::string page = get("/arnsberg/standorte/").text;
  EXPECT_THAT(page, AllOf(HasSubstr("Allerheiligen"), HasSubstr("jetzt geschlossen"), HasSubstr("Mittwoch, 01.11.</th><td>geschlossen"),
                          HasSubstr("Heute: <b>geschlossen</b>, öffnet am")));
}

TEST(Phones, SearchForgivesAndFindsByLetter) {
  EXPECT_THAT(get("/arnsberg/telefon/", "q=H%C3%BClsenhus").text, HasSubstr("Rainer Hülsenhaus"));
  const std::string letter = get("/arnsberg/telefon/", "q=k").text;
  EXPECT_THAT(letter, AllOf(HasSubstr("Nachname H-O"), Not(HasSubstr("Nachname A-G"))));
  EXPECT_THAT(get("/arnsberg/telefon/", "q=qqqqqqqq").text, HasSubstr("Dazu haben wir niemanden gefunden"));
  EXPECT_THAT(get("/arnsberg/telefon/").text, Not(HasSubstr("Murat Aksoy</td><td><a class=\"tel\" href=\"tel:+492214710599\""))) << "his entry ended in March";
}

TEST(Services, FilterByWhatOneWantsToDo) {
  const std::string page = get("/arnsberg/leistungen/", "tun=collect").text;
  EXPECT_THAT(page, AllOf(HasSubstr("abholen"), Not(HasSubstr("/leistungen/hundesteuer")), HasSubstr("aria-current=\"true\">Abholen")));
  EXPECT_THAT(get("/arnsberg/leistungen/", "q=personalausweiss").text, HasSubstr("Personalausweis beantragen"));
  EXPECT_THAT(get("/arnsberg/leistungen/", "zustand=impossible").text, Not(HasSubstr("st s-possible")));
}

TEST(Region, FindsByNameAndPostcode) {
  EXPECT_THAT(get("/", "q=arnsbreg").text, HasSubstr("href=\"/arnsberg/\""));
  EXPECT_THAT(get("/", "q=59846").text, AllOf(HasSubstr("href=\"/sundern/\""), Not(HasSubstr("href=\"/arnsberg/\""))));
}

TEST(Poster, HasValidityAndACode) {
  const std::string page = get("/arnsberg/leistungen/trauung/aushang/").text;
  EXPECT_THAT(page, AllOf(HasSubstr("Gültig bis: 31.10.2023, 23:59 Uhr"), HasSubstr("https://notfall.example/arnsberg/leistungen/trauung/"), HasSubstr("class=\"qr\"")));
}

TEST(Legal, NamesTheMunicipalityAndInventsNobody) {
  const std::string page = get("/arnsberg/impressum/").text;
  EXPECT_THAT(page, AllOf(HasSubstr("<b>Arnsberg</b>"), HasSubstr("Diese Angabe hat die Verwaltung noch nicht hinterlegt.")));
  SiteConfig config = fixture::config();
  config.imprints["05958004"] = {"Stadt Arnsberg", "Rathausplatz 1", "59759 Arnsberg", "Der Bürgermeister", "notfall@example.org", "+49 221 4710100", "", ""};
  const Zone zone;
  const PublicSite site(fixture::resources(), zone, config);
  const std::string own = site.answer(fixture::region(), "x", "/arnsberg/impressum/", "").render(evening()).text;
  EXPECT_THAT(own, AllOf(HasSubstr("<b>Stadt Arnsberg</b>"), HasSubstr("href=\"mailto:notfall@example.org\""), HasSubstr("Der Bürgermeister")));
}

TEST(Hostile, TextArrivesEscapedEverywhere) {
  const std::string evil = "\"><script>alert(1)</script>'&";
  const auto region = fixture::region_with(evening(), [&](publish::View& view) {
    auto news = *view.announcements;
    news.front().texts.front() = {"de", evil, "<p>ok</p>", evil};
    view.announcements = std::make_shared<const publish::Announcements>(std::move(news));
    auto town = *view.town;
    town.municipality.name = evil;
    for (auto& office : town.offices) office.name_en = evil;
    for (auto& site : town.sites) site.name = site.street = evil;
    for (auto& entry : town.directory) entry.last_name = entry.phone = entry.room = evil;
    view.town = std::make_shared<const publish::TownCatalogue>(std::move(town));
  });
  for (const char* path :
       {"/", "/arnsberg/", "/en/arnsberg/", "/leicht/arnsberg/", "/arnsberg/meldungen/", "/arnsberg/meldungen/m4/", "/en/arnsberg/aemter/", "/arnsberg/telefon/",
        "/arnsberg/standorte/", "/arnsberg/leistungen/trauung/", "/arnsberg/aushang/", "/arnsberg/zentrale/", "/arnsberg/impressum/", "/arnsberg/nix/", "/arnsberg/feed.atom"})
    EXPECT_THAT(fixture::site().answer(region, "x", path, "").render(evening()).text, Not(HasSubstr("<script>alert"))) << path;
  for (const char* path : {"/", "/arnsberg/leistungen/", "/arnsberg/telefon/"})
    EXPECT_THAT(get(path, "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text, AllOf(Not(HasSubstr("<script>alert")), HasSubstr("&lt;script&gt;"))) << path;
}

std::set<std::string> links_of(const std::string& page) {
  static const std::regex kHref("href=\"(/[^\"#?]*)");
  std::set<std::string> links;
  for (std::sregex_iterator it(page.begin(), page.end(), kHref), end; it != end; ++it) links.insert((*it)[1]);
  return links;
}

TEST(Everything, EveryLinkOfATownLeadsToAPage) {
  std::set<std::string> seen{"/arnsberg/"};
  std::vector<std::string> open{"/arnsberg/"};
  std::size_t pages = 0;
  while (!open.empty()) {
    const std::string path = open.back();
    open.pop_back();
    const publish::PageText page = get(path);
    EXPECT_EQ(page.status, 200) << path;
    ++pages;
    if (path.find("/arnsberg/") == std::string::npos || path.ends_with(".atom") || path.ends_with(".json")) continue;  // another town: it is there, that is enough
    for (const std::string& link : links_of(page.text)) {
      const bool elsewhere = link == "/beleg/" || link.find("/einreichen/") != std::string::npos || link.find("/termine/") != std::string::npos ||
                             link.find("/abholung/") != std::string::npos;  // not of the site, tested over HTTP
      if (!elsewhere && seen.insert(link).second) open.push_back(link);
    }
  }
  EXPECT_GT(pages, 800U) << "services in two languages with their posters";
}

TEST(Everything, IsSmallCompressed) {
  publish::Encoder encoder;
  std::map<std::string, std::size_t> largest;
  for (const ExportPage& page : fixture::site().export_pages(fixture::region(), "arnsberg")) {
    if (!page.file.ends_with(".html")) continue;
    const std::size_t size = encoder.brotli(page.render(evening()).text).size();
    const std::size_t most = page.file.find("zentrale/") == std::string::npos ? 14 * 1024 : 40 * 1024;
    EXPECT_LE(size, most) << page.file;
  }
  for (const auto& town : fixture::region()->towns)
    for (const char* rest : {"", "leistungen/", "aemter/", "telefon/", "standorte/", "leistungen/personalausweis-beantragen/"})
      for (const char* lang : {"/", "/en/"}) {
        const std::string path = lang + town->town->municipality.slug + "/" + rest;
        EXPECT_LE(encoder.brotli(get(path).text).size(), 14U * 1024U) << path;
      }
  EXPECT_LE(encoder.brotli(get("/").text).size(), 14U * 1024U);
}

TEST(Export, HasRelativeLinksAbsoluteTimesAndNoSearch) {
  std::set<std::string> files;
  for (const ExportPage& page : fixture::site().export_pages(fixture::region(), "arnsberg")) {
    EXPECT_TRUE(files.insert(page.file).second) << page.file;
    if (!page.file.ends_with(".html")) continue;
    const std::string text = page.render(evening()).text;
    EXPECT_THAT(text, AllOf(Not(HasSubstr("href=\"/")), Not(HasSubstr("<form")), Not(HasSubstr("vor 1 Tag")), Not(HasSubstr("jetzt geschlossen")))) << page.file;
  }
  for (const char* file : {"index.html", "en/index.html", "leicht/index.html", "arnsberg/index.html", "leicht/arnsberg/index.html", "en/arnsberg/leistungen/trauung/index.html",
                           "arnsberg/feed.atom", "api/v1/arnsberg/status.json", "404.html"})
    EXPECT_TRUE(files.contains(file)) << file;
}

}  // namespace
}  // namespace nb::pages
