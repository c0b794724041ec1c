// SPDX-License-Identifier: EUPL-1.2
// A moment comes back from its column to the millisecond; none comes back as none.
#include "storage/sqlite/moments.hpp"

#include <gtest/gtest.h>

namespace nb::storage {
namespace {

TEST(Moments, ComeBackFromTheirColumns) {
  Db db({.path = ":memory:", .mode = DbOptions::Mode::memory});
  const Instant moment = instant(1'698'764'400'123);
  auto q = db.query("SELECT ?, ?, ?");
  q.bind(ms(moment), ms(std::optional(moment)), ms(std::optional<Instant>()));
  ASSERT_TRUE(q.step());
  EXPECT_EQ(q.i64(0), 1'698'764'400'123);
  EXPECT_EQ(instant(q.i64(0)), moment);
  EXPECT_EQ(maybe_instant(q, 1), moment);
  EXPECT_EQ(maybe_instant(q, 2), std::nullopt);
}

}  // namespace
}  // namespace nb::storage
