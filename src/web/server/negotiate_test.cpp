// SPDX-License-Identifier: EUPL-1.2
#include "web/server/negotiate.hpp"

#include <gtest/gtest.h>

namespace nb::web {
namespace {

struct Row {
  const char* accept;
  bool br;
  bool gzip;
  Coding expected;
};

TEST(ChooseCoding, FollowsWeights) {
  const Row rows[] = {
      {"", true, true, Coding::identity},
      {"gzip, deflate, br", true, true, Coding::br},
      {"gzip, deflate", true, true, Coding::gzip},
      {"br", false, true, Coding::identity},
      {"br;q=0.5, gzip;q=0.8", true, true, Coding::gzip},
      {"br;q=0, gzip", true, true, Coding::gzip},
      {"BR ; Q=1.0", true, true, Coding::br},
      {"*", true, true, Coding::br},
      {"*;q=0, gzip", true, true, Coding::gzip},
      {"br;q=0, *", true, true, Coding::gzip},
      {"identity, gzip;q=0.5", true, true, Coding::identity},
      {"identity;q=0", true, true, Coding::identity},
      {"gzip;q=2", true, true, Coding::identity},
      {"gzip;q=0.0001", true, true, Coding::identity},
      {"gzip;level=9", true, true, Coding::identity},
      {"x-gzip", true, true, Coding::gzip},
      {",,gzip,", true, true, Coding::gzip},
      {"brotli, gzipped", true, true, Coding::identity},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(choose_coding(row.accept, {.br = row.br, .gzip = row.gzip}), row.expected) << row.accept;
  }
}

TEST(EtagMatches, ComparesWeaklyAndKnowsItsCodings) {
  EXPECT_TRUE(etag_matches("\"a\"", "\"a\""));
  EXPECT_TRUE(etag_matches("W/\"a\"", "\"a\""));
  EXPECT_TRUE(etag_matches("\"x\", W/\"y\" ,\"a-br\"", "\"a\""));
  EXPECT_TRUE(etag_matches("\"a-gz\"", "\"a\""));
  EXPECT_TRUE(etag_matches("*", "\"a\""));
  EXPECT_FALSE(etag_matches("\"a-xx\"", "\"a\""));
  EXPECT_FALSE(etag_matches("a", "\"a\""));
  EXPECT_FALSE(etag_matches("\"ab\"", "\"a\""));
  EXPECT_FALSE(etag_matches("", "\"a\""));
  EXPECT_FALSE(etag_matches("*", ""));
}

}  // namespace
}  // namespace nb::web
