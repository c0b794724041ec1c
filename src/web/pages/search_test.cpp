// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/search.hpp"

#include <gtest/gtest.h>

namespace nb::pages {
namespace {

TEST(Search, ForgivesUmlautsAndTypingErrors) {
  for (const char* asked : {"lüdenscheid", "Luedenscheid", "lüdenscheit", "ludenscheid", "lüden"}) EXPECT_GT(Needle(asked).score("Lüdenscheid"), 0) << asked;
  EXPECT_EQ(Needle("Iserlohn").score("Lüdenscheid"), 0);
}

TEST(Search, EveryWordMustFit) {
  EXPECT_GT(Needle("ausweis abholen").score("Fertigen Personalausweis abholen"), 0);
  EXPECT_EQ(Needle("ausweis heiraten").score("Fertigen Personalausweis abholen"), 0);
}

TEST(Search, BetterFitsScoreHigher) { EXPECT_GT(Needle("trauung").score("Trauung"), Needle("trauung").score("Trauungen")); }

TEST(Search, TypedTextIsBoundedAndNeverBroken) {
  EXPECT_EQ(typed("q=+a%20b+", "q"), "a b");
  EXPECT_EQ(typed("q=%ff", "q"), "");
  EXPECT_EQ(typed("x=1", "q"), "");
  std::string longest = "q=";
  for (int i = 0; i < 100; ++i) longest += "%C3%A4";
  EXPECT_LE(typed(longest, "q").size(), 160U);
  EXPECT_TRUE(Needle("  ").empty());
}

}  // namespace
}  // namespace nb::pages
