// SPDX-License-Identifier: EUPL-1.2
#include "state/clock_guard.hpp"

#include <gtest/gtest.h>

namespace nb::state {
namespace {

using namespace std::chrono_literals;

const Instant kStart = *parse_rfc3339("2023-10-30T08:00:00+01:00");
constexpr std::chrono::milliseconds kUptime = 100h;

/// The clock after that much real time, put ahead by hand or by a fault.
ClockReading after(std::chrono::milliseconds real, std::chrono::milliseconds shift) { return {kStart + real + shift, kUptime + real}; }

TEST(ClockGuard, TimeThatPassesIsNoJump) {
  const ClockGuard guard({kStart, kUptime}, kStart - 1h);
  EXPECT_EQ(guard.judge(after(0h, 0h), kStart - 1h), ClockFault::none);
  EXPECT_EQ(guard.judge(after(24h * 400, 0h), kStart - 1h), ClockFault::none);
}

TEST(ClockGuard, AJumpOfMoreThanADayIsTold) {
  const ClockGuard guard({kStart, kUptime}, kStart);
  EXPECT_EQ(guard.judge(after(1h, 23h), kStart), ClockFault::none);
  EXPECT_EQ(guard.judge(after(1h, 24h), kStart), ClockFault::none);
  EXPECT_EQ(guard.judge(after(1h, 24h + 1ms), kStart), ClockFault::ahead);
  EXPECT_EQ(guard.judge(after(1h, 24h * 365 * 10), kStart), ClockFault::ahead);
}

TEST(ClockGuard, ALogWithoutEntriesIsProtectedToo) {
  const ClockGuard guard({kStart, kUptime}, Instant{});
  EXPECT_EQ(guard.judge(after(1h, 0h), Instant{}), ClockFault::none);
  EXPECT_EQ(guard.judge(after(1h, 48h), Instant{}), ClockFault::ahead);
}

TEST(ClockGuard, ACorrectedClockIsTrustedAgain) {
  const ClockGuard guard({kStart, kUptime}, kStart);
  ASSERT_EQ(guard.judge(after(1h, 480h), kStart), ClockFault::ahead);
  EXPECT_EQ(guard.judge(after(2h, 0h), kStart), ClockFault::none);
}

TEST(ClockGuard, ALogThatHasSuchATimeAlreadyGoesOn) {
  const ClockGuard guard({kStart, kUptime}, kStart);
  EXPECT_EQ(guard.judge(after(1h, 480h), kStart + 475h), ClockFault::none);
}

TEST(ClockGuard, FiveMinutesBehindAreNothing) {
  const ClockGuard guard({kStart, kUptime}, kStart);
  EXPECT_EQ(guard.judge(after(0h, 0h), kStart + 5min), ClockFault::none);
  EXPECT_EQ(guard.judge(after(0h, 0h), kStart + 5min + 1ms), ClockFault::behind);
}

TEST(ClockGuard, AClockThatWasBehindAtTheStartMayBeCorrected) {
  const ClockGuard guard({Instant{}, kUptime}, kStart);  // an empty battery: 1970
  EXPECT_EQ(guard.judge({Instant{} + 1h, kUptime + 1h}, kStart), ClockFault::behind);
  EXPECT_EQ(guard.judge(after(1h, 72h), kStart), ClockFault::none);
}

TEST(ClockGuard, EveryFaultHasASentence) {
  EXPECT_TRUE(sentence(ClockFault::none).empty());
  EXPECT_NE(sentence(ClockFault::ahead).find("Uhr richtig"), std::string_view::npos);
  EXPECT_NE(sentence(ClockFault::behind).find("Uhr richtig"), std::string_view::npos);
}

}  // namespace
}  // namespace nb::state
