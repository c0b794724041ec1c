// SPDX-License-Identifier: EUPL-1.2
// Days that are called off on the public pages: everything, one service, or only what was at risk; whoever's appointment stands is never
// told to stay away.
#include "web/pages/call_offs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "web/pages/test_site.hpp"

namespace nb::pages {
namespace {

using appointments::CallOff;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kHit = "personalausweis-beantragen";
constexpr const char* kRuns = "reisepass-abholen";

CallOff call_off(const std::string& id, std::vector<std::string> services, std::uint64_t hit = 3) {
  const CivilDate from = std::chrono::year(2023) / 11 / 6;
  return {.id = id,
          .selection = {.service = {}, .site = {}, .pool = {}, .from = from, .to = std::chrono::year(2023) / 11 / 10},
          .reason = "Das Fachverfahren steht",
          .hit = hit,
          .by = "stab",
          .at = fixture::evening(),
          .lifted = std::nullopt,
          .at_risk = true,
          .services = std::move(services)};
}

/// A page of Arnsberg while these stand.
std::string page(const std::string& path, std::vector<CallOff> standing) {
  auto region = std::make_shared<publish::RegionView>(*fixture::region());
  for (auto& town : region->towns) {
    if (town->town->municipality.slug != "arnsberg") continue;
    auto view = std::make_shared<publish::View>(*town);
    view->call_offs = std::make_shared<const std::vector<CallOff>>(std::move(standing));
    town = view;
    break;
  }
  return fixture::site().answer(region, "notfall.example", path, "").render(fixture::evening()).text;
}
std::string service_page(const std::string& id, const std::string& lang = "") { return lang + "/arnsberg/leistungen/" + id + "/"; }

TEST(CallOffs, OfWhatIsAtRiskStandOnThePagesOfTheServicesThatWereHitOnly) {
  EXPECT_THAT(page(service_page(kHit), {call_off("a-1", {kHit, "reisepass-beantragen"})}),
              AllOf(HasSubstr("Vom 06.11.2023 bis zum 10.11.2023 fallen Termine aus"), HasSubstr("Das Fachverfahren steht"), Not(HasSubstr("Nur diese Leistungen"))));
  EXPECT_THAT(page(service_page(kRuns), {call_off("a-1", {kHit})}), Not(HasSubstr("id=\"abgesagt\""))) << "it runs: nobody stays away";
  EXPECT_THAT(page(service_page(kRuns, "/en"), {call_off("a-1", {kHit})}), Not(HasSubstr("id=\"abgesagt\"")));
}

TEST(CallOffs, OfWhatIsAtRiskNameTheServicesOnTheHome) {
  for (const auto& [path, only, others] : {std::tuple{"/arnsberg/", "Nur diese Leistungen sind betroffen:", "Andere Termine fallen deswegen nicht aus."},
                                           std::tuple{"/en/arnsberg/", "Only these services are affected:", "Other appointments are not cancelled by this."},
                                           std::tuple{"/leicht/arnsberg/", "Nur diese Termine fallen aus:", "Andere Termine fallen deshalb nicht aus."}}) {
    const std::string home = page(path, {call_off("a-1", {kHit})});
    const std::string card = home.substr(home.find("id=\"abgesagt\""), 2000);
    EXPECT_THAT(card, AllOf(HasSubstr(only), HasSubstr(others))) << path;
    EXPECT_THAT(card.substr(card.find(only)), HasSubstr("<li>")) << path << ": by name";
  }
}

TEST(CallOffs, OfAnOldEntryAreSaidForSomeServicesAndOnNoServicesPage) {
  const std::string home = page("/arnsberg/", {call_off("a-1", {})});
  EXPECT_THAT(home, AllOf(HasSubstr("Nur einzelne Leistungen sind betroffen. Wen es trifft, dem sagen wir Bescheid."), HasSubstr("Andere Termine fallen deswegen nicht aus.")));
  EXPECT_THAT(page("/leicht/arnsberg/", {call_off("a-1", {})}), HasSubstr("Nur einige Termine fallen aus."));
  EXPECT_THAT(page(service_page(kHit), {call_off("a-1", {})}), Not(HasSubstr("id=\"abgesagt\""))) << "nobody knows whether it was hit";
}

TEST(CallOffs, ThatHitNobodySayNothing) { EXPECT_THAT(page("/arnsberg/", {call_off("a-1", {}, 0)}), Not(HasSubstr("id=\"abgesagt\""))); }

TEST(CallOffs, OfEverythingStandOnEveryServicesPageAndOnceIfTheyWereSaidTwice) {
  CallOff first = call_off("a-1", {});
  first.at_risk = false;
  CallOff again = first;
  again.id = "a-2";
  again.at += std::chrono::hours(1);
  again.reason = "Immer noch";
  for (const std::string& path : {std::string("/arnsberg/"), service_page(kHit), service_page(kRuns)}) {
    EXPECT_THAT(page(path, {first, again}), AllOf(HasSubstr("Immer noch"), Not(HasSubstr("Das Fachverfahren steht")), Not(HasSubstr("Andere Termine")))) << path;
  }
}

}  // namespace
}  // namespace nb::pages
