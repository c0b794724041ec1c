// SPDX-License-Identifier: EUPL-1.2
#include "base/text.hpp"

#include <gtest/gtest.h>

namespace nb {
namespace {

TEST(Utf8, RefusesOverlongSurrogateAndCutForms) {
  EXPECT_TRUE(is_utf8("Müller \xF0\x9F\x98\x80"));
  EXPECT_TRUE(is_utf8(""));
  for (const char* bad : {"\xC0\xAF", "\xED\xA0\x80", "\xE2\x82", "\xFF", "a\x80"}) EXPECT_FALSE(is_utf8(bad));
}

TEST(SearchForm, MakesUmlautsAndSpellingsMeet) {
  EXPECT_EQ(fold_for_search("Müller-Lüdenscheid"), "mueller luedenscheid");
  EXPECT_EQ(fold_for_search("MUELLER  Luedenscheid!"), "mueller luedenscheid");
  EXPECT_EQ(fold_for_search("Straße Čapek"), "strasse capek");
  EXPECT_EQ(fold_for_search("u\xCC\x88"
                            "ber"),
            "ueber");
}

TEST(Base64, RoundTripsAndIsStrict) {
  for (const std::string text : {"", "f", "fo", "foo", "foob", "fooba", "foobar"}) {
    const auto back = from_base64(to_base64(bytes_of(text)));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(text_of(*back), text);
  }
  EXPECT_EQ(to_base64(bytes_of("fooba")), "Zm9vYmE=");
  for (const char* bad : {"Zg=", "Zg", "Zh==", "Zm9=", "Z===", "====", "Zg==Zg==", "Zm 9"}) EXPECT_FALSE(from_base64(bad).has_value()) << bad;
}

TEST(Hex, RoundTripsAndRefusesRubbish) {
  EXPECT_EQ(to_hex(*from_hex("00fFa5")), "00ffa5");
  EXPECT_FALSE(from_hex("0").has_value());
  EXPECT_FALSE(from_hex("0g").has_value());
}

TEST(Number, TakesOnlyPlainDecimals) {
  EXPECT_EQ(parse_u64("0"), 0U);
  EXPECT_EQ(parse_u64("18446744073709551615"), 18446744073709551615ULL);
  for (const char* bad : {"", "01", "-1", "+1", "18446744073709551616", "1 ", "0x1"}) EXPECT_FALSE(parse_u64(bad).has_value()) << bad;
}

TEST(Latin1, BecomesUtf8) { EXPECT_EQ(from_latin1("M\xFCller"), "Müller"); }

}  // namespace
}  // namespace nb
