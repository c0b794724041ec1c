// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/intake/previews.hpp"

#include <gtest/gtest.h>

namespace nb::pages {
namespace {

using namespace std::chrono_literals;

const Instant kNow = *parse_rfc3339("2023-10-30T08:00:00Z");

TEST(Previews, RememberImagesAndFaults) {
  Previews previews;
  previews.put("a", std::string("png"), kNow);
  previews.put("b", refuse(paper::ScanFault::timeout), kNow);
  EXPECT_EQ(previews.find("a")->value(), "png");
  EXPECT_EQ(previews.find("b")->error(), paper::ScanFault::timeout);
  EXPECT_FALSE(previews.find("c"));
}

TEST(Previews, AreForgottenAfterTenMinutes) {
  Previews previews;
  previews.put("a", std::string("png"), kNow);
  previews.put("b", std::string("png"), kNow + 5min);
  previews.tend(kNow + 11min);
  EXPECT_FALSE(previews.find("a"));
  EXPECT_TRUE(previews.find("b"));
  EXPECT_EQ(previews.bytes(), 3U);
}

TEST(Previews, NeverHoldMoreThanTheyMay) {
  Previews previews;
  for (int i = 0; i < 40; ++i) previews.put(std::to_string(i), std::string(1U << 20, 'x'), kNow);
  EXPECT_LE(previews.bytes(), Previews::kBytesMax);
  EXPECT_FALSE(previews.find("0"));
  EXPECT_TRUE(previews.find("39"));
  previews.put("huge", std::string(Previews::kBytesMax + 1, 'x'), kNow);
  EXPECT_FALSE(previews.find("huge"));
}

}  // namespace
}  // namespace nb::pages
