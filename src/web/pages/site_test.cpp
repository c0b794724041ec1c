// SPDX-License-Identifier: EUPL-1.2
// Routing: which page answers, redirects, own hosts, what is cacheable under which key.
#include "web/pages/site.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "web/pages/test_site.hpp"

namespace nb::pages {
namespace {

using fixture::evening;
using fixture::get;
using testing::HasSubstr;
using testing::Not;

Answer ask(std::string_view path, std::string_view host = "notfall.example", std::string_view query = "") { return fixture::site().answer(fixture::region(), host, path, query); }

TEST(Site, ServesEveryKindOfPage) {
  for (const char* path : {"/",
                           "/en/",
                           "/leicht/",
                           "/arnsberg/",
                           "/en/arnsberg/",
                           "/leicht/arnsberg/",
                           "/arnsberg/leistungen/",
                           "/arnsberg/leistungen/trauung/",
                           "/arnsberg/aemter/",
                           "/arnsberg/aemter/standesamt/",
                           "/arnsberg/telefon/",
                           "/arnsberg/standorte/",
                           "/arnsberg/meldungen/",
                           "/arnsberg/meldungen/m4/",
                           "/arnsberg/aushang/",
                           "/arnsberg/leistungen/trauung/aushang/",
                           "/arnsberg/zentrale/",
                           "/arnsberg/barrierefreiheit/",
                           "/arnsberg/impressum/",
                           "/arnsberg/datenschutz/",
                           "/impressum/",
                           "/en/datenschutz/",
                           "/arnsberg/feed.atom",
                           "/api/v1/arnsberg/status.json",
                           "/api/v1/status.schema.json",
                           "/robots.txt",
                           "/sitemap.xml",
                           "/.well-known/security.txt"})
    EXPECT_EQ(get(path).status, 200) << path;
}

TEST(Site, UnknownAddressesGetAPageThatHelps) {
  for (const char* path : {"/nix", "/nix/", "/en/nix/", "/arnsberg/nix/", "/arnsberg/leistungen/nix/", "/arnsberg/aemter/nix/", "/arnsberg/meldungen/nix/",
                           "/leicht/arnsberg/telefon/", "/api/v1/nix/status.json", "/arnsberg/leistungen/trauung/aushang/x", "/arnsberg//", "/..", "/%00"}) {
    const publish::PageText page = get(path);
    EXPECT_EQ(page.status, 404) << path;
    EXPECT_THAT(page.text, HasSubstr("<h1>")) << path;
    EXPECT_FALSE(ask(path).cacheable) << path << ": a visitor's text must never become a key";
  }
  EXPECT_THAT(get("/arnsberg/nix/").text, HasSubstr("/arnsberg/leistungen/")) << "stays in the municipality";
}

TEST(Site, AMissingSlashIsRedirected) {
  EXPECT_EQ(ask("/arnsberg").location, "/arnsberg/");
  EXPECT_EQ(ask("/en").location, "/en/");
  EXPECT_EQ(ask("/arnsberg/leistungen/trauung").location, "/arnsberg/leistungen/trauung/");
  EXPECT_EQ(ask("/telefon", "notfall.arnsberg.example").location, "/telefon/");
  EXPECT_EQ(ask("/arnsberg/nix").location, "");
}

TEST(Site, AnOwnHostShowsItsMunicipalityAtTheRoot) {
  const std::string home = get("/", "", "notfall.arnsberg.example").text;
  EXPECT_THAT(home, HasSubstr("<h1>Was geht gerade in Arnsberg?</h1>"));
  EXPECT_THAT(home, HasSubstr("href=\"/leistungen/\""));
  EXPECT_THAT(home, Not(HasSubstr("href=\"/arnsberg/")));
  EXPECT_EQ(get("/en/leistungen/trauung/", "", "notfall.arnsberg.example").status, 200);
  EXPECT_EQ(get("/hochsauerlandkreis/", "", "notfall.arnsberg.example").status, 200) << "its district can be read there too";
  EXPECT_NE(ask("/", "notfall.arnsberg.example").key, ask("/arnsberg/").key) << "links differ, so the pages differ";
}

TEST(Site, SearchResultsAreNotKept) {
  EXPECT_TRUE(ask("/arnsberg/telefon/").cacheable);
  EXPECT_FALSE(ask("/arnsberg/telefon/", "notfall.example", "q=a").cacheable);
  EXPECT_TRUE(ask("/arnsberg/standorte/", "notfall.example", "q=a").cacheable) << "a page without a search ignores the query";
  EXPECT_EQ(ask("/arnsberg/standorte/", "notfall.example", "q=a").key, ask("/arnsberg/standorte/").key);
}

TEST(Site, PagesAgeByTheMinuteOrSooner) {
  const Instant now = evening() + std::chrono::seconds{20};
  EXPECT_EQ(ask("/sundern/standorte/").render(now).fresh_until, evening() + std::chrono::minutes{1});
  const Instant end = fixture::at("2023-11-03T18:00:00+01:00");
  EXPECT_EQ(ask("/arnsberg/meldungen/").render(end - std::chrono::seconds{30}).fresh_until, end) << "an announcement ends";
}

TEST(Site, AnUnknownSituationHelpsInsteadOfPretending) {
  const auto region = fixture::region_with(evening(), [](publish::View& view) { view.situation = nullptr; });
  for (const char* path : {"/arnsberg/", "/leicht/arnsberg/", "/arnsberg/leistungen/trauung/", "/arnsberg/zentrale/", "/arnsberg/aushang/"}) {
    const publish::PageText page = fixture::site().answer(region, "x", path, "").render(evening());
    EXPECT_EQ(page.status, 503) << path;
    EXPECT_THAT(page.text, HasSubstr("Den Stand kennen wir gerade nicht")) << path;
    EXPECT_THAT(page.text, HasSubstr("tel:+49221")) << path;
  }
  EXPECT_EQ(fixture::site().answer(region, "x", "/arnsberg/telefon/", "").render(evening()).status, 200);
}

TEST(Site, SecurityTxtNeedsAContact) {
  EXPECT_THAT(get("/.well-known/security.txt").text, HasSubstr("Contact: mailto:sicherheit@example.org\nExpires: 2024-04-28T00:00:00Z\n"));
  const Zone zone;
  const PublicSite silent(fixture::resources(), zone, SiteConfig{});
  EXPECT_EQ(silent.answer(fixture::region(), "x", "/.well-known/security.txt", "").render(evening()).status, 404);
  EXPECT_EQ(silent.answer(fixture::region(), "x", "/sitemap.xml", "").render(evening()).status, 404) << "a site map needs absolute addresses";
}

TEST(Site, SitemapNamesEveryMunicipality) {
  const std::string map = get("/sitemap.xml").text;
  for (const auto& town : fixture::region()->towns) EXPECT_THAT(map, HasSubstr("<loc>https://notfall.example/" + town->town->municipality.slug + "/</loc>"));
}

}  // namespace
}  // namespace nb::pages
