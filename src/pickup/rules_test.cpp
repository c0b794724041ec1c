// SPDX-License-Identifier: EUPL-1.2
#include "pickup/rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace nb::pickup {
namespace {

using ::testing::ElementsAre;

std::vector<Check> required(const Situation& situation) {
  std::vector<Check> out;
  for (const Rule& rule : rules_for(situation)) {
    if (rule.required) out.push_back(rule.check);
    EXPECT_FALSE(rule.german.empty());
    EXPECT_FALSE(rule.law.empty());
  }
  return out;
}

TEST(Rules, SayWhoMayCollectByKindAndAge) {
  struct Row {
    const char* name;
    Kind kind;
    Age age;
    bool owner_may;
  };
  for (const Row& row : {Row{"Ausweis, Kind", Kind::id_card, Age::under_16, false},
                         {"Ausweis, 16", Kind::id_card, Age::under_18, true},
                         {"Ausweis, 18", Kind::id_card, Age::adult, true},
                         {"Pass, 16", Kind::passport, Age::under_18, false},
                         {"Pass, 18", Kind::passport, Age::adult, true},
                         {"Kinderpass", Kind::child_passport, Age::under_16, false},
                         {"Titel, 17", Kind::residence_permit, Age::under_18, false},
                         {"Reiseausweis, 17", Kind::travel_document, Age::under_18, false},
                         {"Pass, Alter unbekannt", Kind::passport, Age::unknown, true}}) {
    EXPECT_EQ(!not_entitled({row.kind, row.age, Collector::owner, false}), row.owner_may) << row.name;
    EXPECT_FALSE(not_entitled({row.kind, row.age, Collector::parent, false})) << row.name;
    EXPECT_FALSE(not_entitled({row.kind, row.age, Collector::authorised, false})) << row.name;
  }
}

TEST(Rules, AskForWhatTheCollectorHasToShow) {
  EXPECT_THAT(required({Kind::passport, Age::adult, Collector::owner, false}), ElementsAre(Check::identity));
  EXPECT_THAT(required({Kind::passport, Age::adult, Collector::authorised, false}), ElementsAre(Check::identity, Check::authority));
  EXPECT_THAT(required({Kind::passport, Age::under_16, Collector::parent, false}), ElementsAre(Check::identity, Check::custody));
  EXPECT_THAT(required({Kind::passport, Age::under_16, Collector::parent, true}), ElementsAre(Check::identity, Check::custody, Check::both_parents));
  EXPECT_THAT(required({Kind::passport, Age::adult, Collector::parent, true}), ElementsAre(Check::identity, Check::custody)) << "grown up since";
}

TEST(Rules, AskForTheAuthorityOfWhoeverMayCollectThemselves) {
  const auto authority = [](Kind kind, Age age) {
    std::string out;
    for (const Rule& rule : rules_for({kind, age, Collector::authorised, false})) {
      if (rule.check == Check::authority) out = rule.german;
    }
    return out.find("sorgeberechtigt") == std::string::npos ? "own" : "parents";
  };
  EXPECT_STREQ(authority(Kind::id_card, Age::under_16), "parents");
  EXPECT_STREQ(authority(Kind::id_card, Age::under_18), "own");
  for (const Kind kind : {Kind::passport, Kind::residence_permit, Kind::travel_document}) {
    EXPECT_STREQ(authority(kind, Age::under_18), "parents");
    EXPECT_STREQ(authority(kind, Age::adult), "own");
  }
}

TEST(Rules, CiteTheLawOfTheKind) {
  const auto law = [](Kind kind) {
    std::string out;
    for (const Rule& rule : rules_for({kind, Age::adult, Collector::parent, false})) {
      if (rule.check == Check::custody) out = rule.law;
    }
    return out;
  };
  EXPECT_EQ(law(Kind::id_card), "§ 9 Abs. 2 PAuswG");
  EXPECT_EQ(law(Kind::passport), "§ 5 Abs. 1 PassV");
  EXPECT_EQ(law(Kind::residence_permit), "§ 60a Abs. 1 AufenthV");
}

TEST(Rules, KnowAgesByTheDay) {
  const CivilDate day = *finder::age_on({2007, 11, 6}, *parse_date("2023-11-06")) == 16 ? *parse_date("2023-11-06") : CivilDate{};
  EXPECT_EQ(age_band({2007, 11, 7}, day), Age::under_16);
  EXPECT_EQ(age_band({2007, 11, 6}, day), Age::under_18);
  EXPECT_EQ(age_band({2005, 11, 6}, day), Age::adult);
  EXPECT_EQ(age_band({}, day), Age::unknown);
}

TEST(Rules, TellWhatToBring) {
  Pickup pickup;
  pickup.kind = Kind::id_card;
  pickup.pin = PinLetter::with_owner;
  EXPECT_EQ(to_bring(pickup, false).size(), 2U);
  pickup.old_document = pickup.both_parents = true;
  EXPECT_EQ(to_bring(pickup, true).size(), 5U);
}

}  // namespace
}  // namespace nb::pickup
