// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/links.hpp"

#include <gtest/gtest.h>

namespace nb::pages {
namespace {

const Place kHere{Lang::en, "arnsberg", "leistungen/trauung/"};

TEST(Links, OfTheRegionAreAbsolutePaths) {
  const Links links(Form::region, kHere, "https://notfall.example");
  EXPECT_EQ(links.town("telefon/"), "/en/arnsberg/telefon/");
  EXPECT_EQ(links.region(), "/en/");
  EXPECT_EQ(links.in(Lang::de), "/arnsberg/leistungen/trauung/");
  EXPECT_EQ(links.absolute(kHere), "https://notfall.example/en/arnsberg/leistungen/trauung/");
}

TEST(Links, EasyLanguageHasOnlyHomes) {
  const Links links(Form::region, kHere, "");
  EXPECT_EQ(links.in(Lang::leicht), "/leicht/arnsberg/");
  EXPECT_EQ(Links(Form::region, {Lang::leicht, "arnsberg", ""}, "").town("telefon/"), "/arnsberg/telefon/");
}

TEST(Links, OfAnOwnHostDropTheMunicipality) {
  const Links links(Form::host, kHere, "https://notfall.example");
  EXPECT_EQ(links.town(), "/en/");
  EXPECT_EQ(links.in(Lang::de), "/leistungen/trauung/");
  EXPECT_EQ(links.to({Lang::de, "sundern", ""}), "/sundern/");
  EXPECT_EQ(links.region(), "https://notfall.example/en/");
  EXPECT_EQ(links.town_file("feed.atom"), "/feed.atom");
}

TEST(Links, OfExportedFilesAreRelative) {
  const Links links(Form::exported, kHere, "");
  EXPECT_EQ(links.town("telefon/"), "../../../../en/arnsberg/telefon/");
  EXPECT_EQ(links.region(), "../../../../en/");
  EXPECT_EQ(links.in(Lang::de), "../../../../arnsberg/leistungen/trauung/");
  EXPECT_EQ(Links(Form::exported, {Lang::de, "", ""}, "").region(), "./");
}

TEST(Links, WithoutAnOriginThereIsNoAbsoluteAddress) { EXPECT_EQ(Links(Form::region, kHere, "").absolute(kHere), ""); }

}  // namespace
}  // namespace nb::pages
