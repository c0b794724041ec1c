// SPDX-License-Identifier: EUPL-1.2
#include "proof/typed_key.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "proof/test_receipts.hpp"

namespace nb::proof {
namespace {

const std::string kName = "notbetrieb/arnsberg/05958004/main";

class TypedKey : public testing::Test {
 protected:
  VerifierKey key_{kName, test::fixed_key("town").public_key()};
  std::string text_ = typed_key_text(key_);
};

TEST_F(TypedKey, HasFourteenGroupsThatNeverChange) {
  EXPECT_EQ(text_, "KSDS 77XY DCVB TWN6 MEBZ 8JR0 8KSE PDVQ DSAT 227H Y6Y7 Z96K 9NT0 11Y7");
  EXPECT_EQ(text_.size(), 69U);
}

TEST_F(TypedKey, IsReadAsPeopleTypeIt) {
  const auto read = [&](const std::string& text) { return parse_typed_key(kName, text); };
  EXPECT_EQ(read(text_)->key, key_.key);
  std::string typed = text_;
  std::ranges::transform(typed, typed.begin(), [](char c) { return c == ' ' ? '-' : c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
  EXPECT_EQ(read(" \n" + typed)->key, key_.key);
}

TEST_F(TypedKey, FindsEveryMistypedLetter) {
  for (std::size_t i = 0; i < text_.size(); ++i) {
    if (text_[i] == ' ') continue;
    for (const char letter : {'A', '7', 'Z', 'U', '!'}) {
      std::string bent = text_;
      bent[i] = letter;
      if (bent == text_) continue;
      EXPECT_EQ(parse_typed_key(kName, bent).error().kind, Flaw::Kind::key) << bent;
    }
  }
}

TEST_F(TypedKey, FindsSwappedGroupsWrongLengthsAndTheWrongName) {
  std::string swapped = text_;
  std::swap_ranges(swapped.begin(), swapped.begin() + 4, swapped.begin() + 5);
  EXPECT_FALSE(parse_typed_key(kName, swapped));
  EXPECT_FALSE(parse_typed_key(kName, ""));
  EXPECT_FALSE(parse_typed_key(kName, text_.substr(0, 68)));
  EXPECT_FALSE(parse_typed_key(kName, text_ + "0"));
  EXPECT_FALSE(parse_typed_key("notbetrieb/arnsberg/05958044/main", text_));
  EXPECT_FALSE(parse_typed_key("", text_));
}

}  // namespace
}  // namespace nb::proof
