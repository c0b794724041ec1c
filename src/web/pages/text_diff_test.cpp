// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/text_diff.hpp"

#include <gmock/gmock.h>

namespace nb::pages {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = DiffPiece::Kind;

std::string joined(const std::vector<DiffPiece>& pieces, Kind left_out) {
  std::string out;
  for (const DiffPiece& piece : pieces) out += piece.kind == left_out ? "" : piece.text;
  return out;
}

TEST(TextDiff, ShowsWhatCameAndWhatWent) {
  EXPECT_THAT(text_diff("Das Rathaus ist offen.", "Das Rathaus ist zu."),
              ElementsAre(DiffPiece{Kind::same, "Das Rathaus ist "}, DiffPiece{Kind::gone, "offen."}, DiffPiece{Kind::added, "zu."}));
  EXPECT_THAT(text_diff("a b c", "a c"), ElementsAre(DiffPiece{Kind::same, "a "}, DiffPiece{Kind::gone, "b "}, DiffPiece{Kind::same, "c"}));
  EXPECT_THAT(text_diff("a c", "a b c"), ElementsAre(DiffPiece{Kind::same, "a "}, DiffPiece{Kind::added, "b "}, DiffPiece{Kind::same, "c"}));
}

TEST(TextDiff, KnowsEmptyAndEqualTexts) {
  EXPECT_THAT(text_diff("", ""), IsEmpty());
  EXPECT_THAT(text_diff("gleich", "gleich"), ElementsAre(DiffPiece{Kind::same, "gleich"}));
  EXPECT_THAT(text_diff("", "neu"), ElementsAre(DiffPiece{Kind::added, "neu"}));
  EXPECT_THAT(text_diff("alt", ""), ElementsAre(DiffPiece{Kind::gone, "alt"}));
  EXPECT_THAT(text_diff(" a", " b"), ElementsAre(DiffPiece{Kind::same, " "}, DiffPiece{Kind::gone, "a"}, DiffPiece{Kind::added, "b"}));
}

TEST(TextDiff, BothTextsCanBeReadOutOfItWhateverTheyAre) {
  const std::vector<std::string> words{"Amt ", "zu\n\n", "offen ", "bis ", "Montag", "  "};
  for (std::size_t seed = 0; seed < 400; ++seed) {
    std::string before;
    std::string after;
    for (std::size_t i = 0, roll = seed * 7919 + 13; i < 12; ++i, roll = roll * 48271 % 2147483647) {
      if (roll % 3 != 0) before += words[roll % words.size()];
      if (roll % 5 != 0) after += words[(roll / 7) % words.size()];
    }
    const auto pieces = text_diff(before, after);
    EXPECT_EQ(joined(pieces, Kind::gone), after);
    EXPECT_EQ(joined(pieces, Kind::added), before);
  }
}

TEST(TextDiff, IsBoundedForLongTexts) {
  std::string before;
  std::string after;
  for (int i = 0; i < 8000; ++i) {
    before += "a" + std::to_string(i) + " ";
    after += "b" + std::to_string(i) + " ";
  }
  const auto pieces = text_diff("Anfang " + before + "Ende", "Anfang " + after + "Ende");
  EXPECT_THAT(pieces, ElementsAre(DiffPiece{Kind::same, "Anfang "}, DiffPiece{Kind::gone, before}, DiffPiece{Kind::added, after}, DiffPiece{Kind::same, "Ende"}));
}

}  // namespace
}  // namespace nb::pages
