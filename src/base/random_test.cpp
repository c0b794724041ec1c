// SPDX-License-Identifier: EUPL-1.2
#include "base/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace nb {
namespace {

/// Counts up from a byte.
class Counting final : public Random {
 public:
  explicit Counting(unsigned first) : next_(first) {}
  void fill(std::span<std::byte> out) override {
    for (std::byte& byte : out) byte = static_cast<std::byte>(next_++);
  }

 private:
  unsigned next_;
};

Instant at(std::int64_t ms) { return Instant(std::chrono::milliseconds(ms)); }

// The moment of the example in RFC 9562, appendix A.6.
TEST(CommandIds, WithAClockBeginWithTheMoment) {
  Counting random(0xF0);
  EXPECT_EQ(make_command_id(random, at(0x017F22E279B0)).str(), "017f22e2-79b0-70f1-b2f3-f4f5f6f7f8f9");
}

TEST(CommandIds, WithAClockSortByTime) {
  Counting later(0x00);
  Counting earlier(0xA0);
  EXPECT_LT(make_command_id(earlier, at(1'698'649'499'999)).str(), make_command_id(later, at(1'698'649'500'000)).str());
}

TEST(CommandIds, WithoutAClockAreRandomAlone) {
  Counting random(0xF0);
  EXPECT_EQ(make_command_id(random).str(), "f0f1f2f3-f4f5-46f7-b8f9-fafbfcfdfeff");
}

}  // namespace
}  // namespace nb
