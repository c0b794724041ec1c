// SPDX-License-Identifier: EUPL-1.2
// /fristen/: what works now, one deadline by query parameters, faults that name their field, nothing kept, no calculator in copies.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "publish/compress.hpp"
#include "web/pages/test_site.hpp"

namespace nb::pages {
namespace {

using fixture::evening;
using fixture::get;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kPath = "/arnsberg/fristen/";
std::string asked(const std::string& query, const char* path = kPath) { return get(path, query).text; }

TEST(DeadlinePage, SaysHowToKeepADeadlineNow) {
  const std::string page = get(kPath).text;
  EXPECT_THAT(page, AllOf(HasSubstr("<h1>Fristen einhalten in Arnsberg</h1>"), HasSubstr("bis 24:00 Uhr am letzten Tag"), HasSubstr("Hausbriefkasten"),
                          HasSubstr("zur Niederschrift"), HasSubstr("aria-current=\"page\">Fristen</a>")));
  EXPECT_THAT(page, Not(HasSubstr("role=\"alert\""))) << "nothing was asked yet";
  EXPECT_THAT(page, Not(HasSubstr("eine einfache E-Mail nicht"))) << "e-mail is down that evening: no advice on how to use it";
  EXPECT_LT(page.find("Brief und Hausbriefkasten</b>"), page.find("E-Mail</b>")) << "what works comes first";
}

TEST(DeadlinePage, ComputesWithTheReasons) {
  const std::string page = asked("frist=widerspruch&weg=post&tag=24.10.2023");
  EXPECT_THAT(page, AllOf(HasSubstr("Der letzte Tag ist:"), HasSubstr("<time datetime=\"2023-11-27\">Montag, 27.11.2023</time>"), HasSubstr("Das ist in 27 Tagen."),
                          HasSubstr("§ 41 Abs. 2 VwVfG NRW"), HasSubstr("keine Rechtsberatung"), HasSubstr("value=\"widerspruch\" selected"), HasSubstr("value=\"24.10.2023\"")));
  EXPECT_THAT(asked("frist=pstg28&tag=2023-10-31"), HasSubstr("Montag, 06.11.2023")) << "All Saints is a holiday here, the third Werktag a Saturday";
  EXPECT_THAT(asked("frist=frist_vwvfg&tag=17.10.2023&zahl=2&einheit=wochen"), AllOf(HasSubstr("Das ist heute!"), HasSubstr("<details open>")));
  EXPECT_THAT(asked("frist=untaetigkeit&tag=31.10.2023"), HasSubstr("Möglich frühestens ab:"));
}

TEST(DeadlinePage, TellsWhatIsOpenAndWhatIsTooLate) {
  const std::string open = asked("frist=widerspruch&weg=post&tag=25.10.2023");  // the third day is a Saturday: disputed
  EXPECT_THAT(open,
              AllOf(HasSubstr("Sicher rechtzeitig sind Sie nur bis:"), HasSubstr("Dienstag, 28.11.2023"), HasSubstr("Vielleicht reicht auch noch:"), HasSubstr("Umstritten ist")));
  EXPECT_THAT(asked("frist=owig67&weg=urkunde&tag=02.10.2023"), AllOf(HasSubstr("Dieser Tag ist vorbei."), HasSubstr("Die Frist ist abgelaufen.")));
  EXPECT_THAT(asked("frist=widerspruch&weg=post&tag=24.10.2023&ankunft=30.10.2023"), HasSubstr("Donnerstag, 30.11.2023"));
  EXPECT_THAT(asked("frist=widerspruch&weg=ausland&tag=24.10.2023"), HasSubstr("kein letzter Tag"));
}

TEST(DeadlinePage, SpeaksEnglish) {
  const std::string page = asked("frist=widerspruch&weg=post&tag=24.10.2023", "/en/arnsberg/fristen/");
  EXPECT_THAT(page, AllOf(HasSubstr("<html lang=\"en\">"), HasSubstr("Keeping deadlines in Arnsberg"), HasSubstr("Monday, 27 November 2023"), HasSubstr("Objection to a decision"),
                          HasSubstr("does not count; the first day"), Not(HasSubstr("zählt nicht mit"))));
}

TEST(DeadlinePage, HasEasyLanguage) {
  const std::string page = get("/leicht/arnsberg/fristen/").text;
  EXPECT_THAT(page,
              AllOf(HasSubstr("<h1>Fristen in Arnsberg</h1>"), HasSubstr("Eine Frist ist ein letzter Tag."), HasSubstr("href=\"/arnsberg/fristen/\""), Not(HasSubstr("<form"))));
  EXPECT_THAT(get("/leicht/arnsberg/").text, HasSubstr("href=\"/leicht/arnsberg/fristen/\""));
  EXPECT_THAT(get(kPath).text, HasSubstr("href=\"/leicht/arnsberg/fristen/\""));
}

TEST(DeadlinePage, NamesTheFieldThatIsWrong) {
  const std::pair<const char*, const char*> rows[] = {
      {"tag=24.10.2023", "Um welche Frist geht es?“: Bitte wählen"},
      {"frist=nix&tag=24.10.2023", "Um welche Frist geht es?“: Bitte wählen"},
      {"frist=passg15&tag=24.10.2023", "Um welche Frist geht es?“: Bitte wählen"},
      {"frist=widerspruch&weg=post", "Welcher Tag zählt?“: Bitte geben Sie einen Tag an"},
      {"frist=widerspruch&tag=30.02.2023", "„30.02.2023“ ist kein Tag, den es gibt"},
      {"frist=widerspruch&tag=2023-02-29", "„2023-02-29“ ist kein Tag, den es gibt"},
      {"frist=widerspruch&tag=24.10.1800", "zwischen 1900 und 2199"},
      {"frist=widerspruch&tag=24.10.2023&weg=taube", "Wie kam der Bescheid zu Ihnen?“: Bitte wählen"},
      {"frist=widerspruch&tag=24.10.2023&weg=post&ankunft=neulich", "Kam der Brief erst später an?“: „neulich“"},
      {"frist=widerspruch&tag=24.10.2023&weg=post&ankunft=01.10.2023", "nicht angekommen sein, bevor er abgeschickt wurde"},
      {"frist=owig67&weg=post&tag=24.10.2023", "Ein Bußgeldbescheid wird förmlich zugestellt"},
      {"frist=frist_vwvfg&tag=24.10.2023", "Wie lang ist die Frist?“"},
      {"frist=frist_vwvfg&tag=24.10.2023&zahl=0", "Wie lang ist die Frist?“"},
      {"frist=frist_vwvfg&tag=24.10.2023&zahl=2&einheit=jahre", "Wie lang ist die Frist?“"},
      {"frist=frist_vwvfg&tag=24.10.2023&zahl=99999999999999999999", "Wie lang ist die Frist?“"},
  };
  for (const auto& [query, says] : rows) {
    const std::string page = asked(query);
    EXPECT_THAT(page, AllOf(HasSubstr("role=\"alert\""), HasSubstr(says), Not(HasSubstr("id=\"ergebnis\"")))) << query;
  }
  EXPECT_THAT(asked("frist=bmg17&tag=24.10.2023&weg=taube"), HasSubstr("id=\"ergebnis\"")) << "the way is not asked for without a decision";
}

TEST(DeadlinePage, EscapesWhatWasTyped) {
  const std::string evil = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
  for (const std::string field : {"frist", "weg", "tag", "ankunft", "zahl", "einheit"}) {
    const std::string page = asked("frist=frist_vwvfg&weg=post&tag=24.10.2023&zahl=1&" + field + "=" + evil);
    EXPECT_THAT(page, Not(HasSubstr("<script>alert"))) << field;
    EXPECT_THAT(asked(field + "=" + evil + "&tag=" + evil), Not(HasSubstr("<script>alert"))) << field;
  }
}

TEST(DeadlinePage, KeepsNoAnswer) {
  const auto answer = [](std::string_view query) { return fixture::site().answer(fixture::region(), "notfall.example", kPath, query); };
  EXPECT_TRUE(answer("").cacheable);
  EXPECT_FALSE(answer("frist=widerspruch&tag=24.10.2023").cacheable);
  EXPECT_TRUE(answer("frist=widerspruch").key.empty());
}

TEST(DeadlinePage, IsFoundFromHomeAndServices) {
  EXPECT_THAT(get("/arnsberg/").text, HasSubstr("href=\"/arnsberg/fristen/\">Sie haben eine Frist?"));
  EXPECT_THAT(get("/arnsberg/leistungen/wohnsitz-anmelden/").text, HasSubstr("href=\"/arnsberg/fristen/?frist=bmg17\">Frist ausrechnen</a>"));
  EXPECT_THAT(asked("frist=bmg17"), AllOf(HasSubstr("value=\"bmg17\" selected"), Not(HasSubstr("role=\"alert\"")))) << "a link that only chooses the rule asks nothing yet";
}

TEST(DeadlinePage, HelpsWhileTheSituationIsUnknown) {
  const auto region = fixture::region_with(evening(), [](publish::View& view) { view.situation = nullptr; });
  const publish::PageText page = fixture::site().answer(region, "x", kPath, "frist=bmg17&tag=24.10.2023").render(evening());
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.text, AllOf(HasSubstr("nicht bekannt"), HasSubstr("Dienstag, 07.11.2023")));
}

TEST(DeadlinePage, OfACopySaysThatItHasNoCalculator) {
  std::size_t seen = 0;
  for (const ExportPage& page : fixture::site().export_pages(fixture::region(), "arnsberg")) {
    if (page.file.find("arnsberg/fristen/") == std::string::npos) continue;
    ++seen;
    const std::string text = page.render(evening()).text;
    EXPECT_THAT(text, Not(HasSubstr("<form"))) << page.file;
    EXPECT_THAT(text, testing::ContainsRegex("fehlt der Rechner|no calculator|Rechner fehlt")) << page.file;
  }
  EXPECT_EQ(seen, 3U);
}

TEST(DeadlinePage, WithTheLongestAnswerIsSmall) {
  publish::Encoder encoder;
  EXPECT_LE(encoder.brotli(asked("frist=widerspruch&weg=post&tag=25.10.2023")).size(), 14U * 1024U);
}

}  // namespace
}  // namespace nb::pages
