// SPDX-License-Identifier: EUPL-1.2
#include "catalogue/town.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue/hours.hpp"
#include "catalogue/import.hpp"
#include "catalogue/test_pack.hpp"

namespace nb::catalogue {
namespace {

Catalogue small() { return import_texts(test::small_pack()).value(); }
const Municipality& town(const Catalogue& catalogue, const char* ags) { return *find_municipality(catalogue, *Ags::parse(ags)); }

Municipality with(MunicipalityKind kind, std::int64_t population) { return {*Ags::parse("05958004"), "x", "X", kind, {}, population, "59759 X", "member", {}}; }

TEST(SizeClass, FollowsThePopulation) {
  const std::pair<std::int64_t, SizeClass> rows[] = {{9'999, SizeClass::s},  {10'000, SizeClass::m}, {24'999, SizeClass::m},
                                                     {25'000, SizeClass::l}, {59'999, SizeClass::l}, {60'000, SizeClass::xl}};
  for (const auto& [population, expected] : rows) EXPECT_EQ(size_class(with(MunicipalityKind::city, population)), expected) << population;
  EXPECT_EQ(size_class(with(MunicipalityKind::district, 5'000)), SizeClass::k);
}

TEST(Town, HasItsOwnSites) {
  const Catalogue c = small();
  const auto sites = sites_of(c, town(c, "05958004"));
  ASSERT_EQ(sites.size(), 1U);
  EXPECT_EQ(sites[0].site_id, "arn-neheim");
  EXPECT_FALSE(is_assumed(sites[0]));
  const auto offices = offices_of(c.office_types, town(c, "05958004"), sites);
  ASSERT_EQ(offices.size(), 1U);
  EXPECT_EQ(offices[0], (TownOffice{"buergerbuero", "Bürgerbüro", "Citizen office", "Mo-Fr 08:00-12:00; Th 14:00-17:00", {0}}));
  EXPECT_EQ(hours_at(offices[0], sites[0]), "Mo-Fr 08:30-12:30; Th 14:00-17:30");
}

TEST(Town, WithoutSitesHasATownHallWithoutStreet) {
  const Catalogue c = small();
  const auto sites = sites_of(c, town(c, "05958044"));
  ASSERT_EQ(sites.size(), 1U);
  EXPECT_TRUE(is_assumed(sites[0]));
  EXPECT_EQ(sites[0].name, "Rathaus Sundern");
  EXPECT_EQ(sites[0].postcode, "59846");
  EXPECT_EQ(sites[0].city, "Sundern");
  EXPECT_EQ(sites[0].offices, (std::vector<std::string>{"Bürgerbüro"}));
  const auto offices = offices_of(c.office_types, town(c, "05958044"), sites);
  EXPECT_EQ(hours_at(offices[0], sites[0]), "Mo-Fr 08:00-12:00; Th 14:00-17:00");
  EXPECT_EQ(sites_of(c, town(c, "05958000"))[0].name, "Kreishaus Hochsauerlandkreis");
}

TEST(Town, KnowsAnOfficeThatOnlyASiteNames) {
  Catalogue c = small();
  c.sites[0].offices.push_back("Straßenverkehrsamt");
  const auto sites = sites_of(c, town(c, "05958004"));
  const auto offices = offices_of(c.office_types, town(c, "05958004"), sites);
  ASSERT_EQ(offices.size(), 2U);
  EXPECT_EQ(offices[1].id, "strassenverkehrsamt");
  EXPECT_TRUE(authority_for(c, town(c, "05958004"), "Straßenverkehrsamt")->own);
}

TEST(Authority, IsTheTownOrItsDistrict) {
  Catalogue c = small();
  EXPECT_TRUE(authority_for(c, town(c, "05958004"), "Bürgerbüro")->own);
  const auto district = authority_for(c, town(c, "05958004"), "Straßenverkehrsamt");
  ASSERT_TRUE(district);
  EXPECT_FALSE(district->own);
  EXPECT_EQ(district->ags.str(), "05958000");
  EXPECT_EQ(district->municipality->name, "Hochsauerlandkreis");
  EXPECT_FALSE(authority_for(c, town(c, "05958000"), "Bürgerbüro"));
  EXPECT_FALSE(authority_for(c, town(c, "05958004"), "Fundamt"));
  c.municipalities.erase(c.municipalities.begin());
  const auto absent = authority_for(c, town(c, "05958004"), "Straßenverkehrsamt");
  ASSERT_TRUE(absent);
  EXPECT_EQ(absent->ags.str(), "05958000");
  EXPECT_EQ(absent->municipality, nullptr);
}

TEST(Authority, OfATownThatIsItsOwnDistrictIsTheTown) {
  Catalogue c = small();
  c.municipalities.push_back({*Ags::parse("05914000"), "hagen", "Hagen", MunicipalityKind::city, {}, 189'000, "58095 Hagen", "partial", {}});
  EXPECT_TRUE(authority_for(c, c.municipalities.back(), "Straßenverkehrsamt")->own);
  EXPECT_TRUE(authority_for(c, c.municipalities.back(), "Bürgerbüro")->own);
}

TEST(Town, OfTheExamplePackHasOfficesWithReadableHours) {
  const Catalogue c = import_texts(test::example_pack()).value();
  for (const Municipality& m : c.municipalities) {
    const auto sites = sites_of(c, m);
    const auto offices = offices_of(c.office_types, m, sites);
    EXPECT_FALSE(offices.empty()) << m.name;
    for (const TownOffice& office : offices) {
      EXPECT_TRUE(Hours::parse(office.hours)) << m.name << " " << office.name;
      for (const std::size_t site : office.sites) EXPECT_LT(site, sites.size());
    }
    if (m.kind != MunicipalityKind::district) {
      EXPECT_TRUE(authority_for(c, m, "Bürgerbüro")->own) << m.name;
    }
  }
}

}  // namespace
}  // namespace nb::catalogue
