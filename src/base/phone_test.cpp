// SPDX-License-Identifier: EUPL-1.2
#include "base/phone.hpp"

#include <gtest/gtest.h>

namespace nb {
namespace {

TEST(Phone, IsReadAsPeopleWriteIt) {
  for (const char* typed : {"0171 3920001", "0171/392-0001", "+49 171 3920001", "+49 (0)171 3920001", "0049 171 3920001", "+49 0171 3920001", " (0171) 392 00 01 "})
    EXPECT_EQ(to_mobile(typed), "+491713920001") << typed;
  EXPECT_EQ(to_mobile("+43 660 1234567"), "+436601234567");
}

TEST(Phone, IsNotGuessed) {
  for (const char* typed : {"", "3920001", "0171 3920001 oder 0172 3920001", "0171 392-0001 (abends)", "+0171", "++491713920001", "01", "0171 39200019999999999", "anrufen!"})
    EXPECT_EQ(to_e164(typed), std::nullopt) << typed;
}

TEST(Phone, ALandlineGetsNoTextMessage) {
  EXPECT_EQ(to_e164("02932 201-0"), "+4929322010");
  EXPECT_EQ(to_mobile("02932 201-0"), std::nullopt);
}

}  // namespace
}  // namespace nb
