// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/booking/guard.hpp"

#include <gtest/gtest.h>

#include "crypto/random.hpp"
#include "web/pages/booking/input.hpp"

namespace nb::pages {
namespace {

using namespace std::chrono_literals;

Instant morning() { return *parse_rfc3339("2023-11-06T08:00:00+01:00"); }

struct Guarded : testing::Test {
  crypto::SystemRandom random;
  BookingGuard guard{{.random = random, .open_per_address = 2}};
  [[nodiscard]] static OpenReservation of(const std::string& address, const std::string& form, const std::string& booking, Instant now = morning()) {
    return {.address = address, .form = form, .log = region_log(), .booking = booking, .expires = now + 10min};
  }
};

TEST_F(Guarded, AStampIsGoodForItsTownAndItsTime) {
  using Stamp = BookingGuard::Stamp;
  const std::string stamp = guard.stamp("arnsberg", morning());
  EXPECT_EQ(guard.judge(stamp, "arnsberg", morning()), Stamp::young);
  EXPECT_EQ(guard.judge(stamp, "arnsberg", morning() + 5s), Stamp::good);
  EXPECT_EQ(guard.judge(stamp, "sundern", morning() + 5s), Stamp::stale);
  EXPECT_EQ(guard.judge(stamp, "arnsberg", morning() + 13h), Stamp::stale);
  for (const char* forged : {"", ".", "1699254000", "1699254000.", "99999999999999999999999.00", "x.y"})
    EXPECT_EQ(guard.judge(forged, "arnsberg", morning() + 5s), Stamp::stale) << forged;
  BookingGuard other{{.random = random}};
  EXPECT_EQ(other.judge(stamp, "arnsberg", morning() + 5s), Stamp::stale) << "another process";
}

TEST_F(Guarded, AnAddressHoldsOnlySoManyTimesAndThenAgainSome) {
  EXPECT_TRUE(guard.open(of("a", "f1", "b1"), morning()));
  EXPECT_TRUE(guard.open(of("a", "f1", "b1"), morning())) << "the same once more";
  EXPECT_TRUE(guard.open(of("a", "f2", "b2"), morning()));
  EXPECT_FALSE(guard.open(of("a", "f3", "b3"), morning()));
  EXPECT_TRUE(guard.open(of("b", "f3", "b3"), morning())) << "somebody else";
  EXPECT_TRUE(guard.open(of("a", "f1", "b4"), morning())) << "of a form that gives its first one back";
  const auto old = guard.replaced_by("f1", "b4");
  ASSERT_TRUE(old);
  EXPECT_EQ(old->booking, "b1");
  EXPECT_FALSE(guard.replaced_by("f1", "b4"));
  guard.close("b2");
  EXPECT_TRUE(guard.open(of("a", "f5", "b5"), morning()));
  EXPECT_FALSE(guard.open(of("a", "f6", "b6"), morning()));
  EXPECT_TRUE(guard.open(of("a", "f6", "b6", morning() + 10min), morning() + 10min)) << "those have expired";
  EXPECT_EQ(guard.open_count(), 1U);
}

TEST(BookingInput, IsTidiedAndCarried) {
  const BookingInput input = read_booking({{"name", " Erika\r\nBcc: x "}, {"leistung", "pass"}, {"webseite", "http"}, {"fremd", "1"}, {"grund", std::string(500, 'x')}});
  EXPECT_EQ(input.name, "Erika  Bcc: x");
  EXPECT_EQ(input.trap, "http");
  EXPECT_EQ(input.reason, "") << "longer than any field of ours";
  EXPECT_EQ(fields_of(input), (BookingFields{{"leistung", "pass"}, {"name", "Erika  Bcc: x"}})) << "the trap is not carried";
}

TEST(BookingInput, CommandsFollowFromFormAndThing) {
  const auto form = *CommandId::parse("018b9a3c-1111-7222-8333-444455556666");
  EXPECT_EQ(derived_command(form, "reserve a"), derived_command(form, "reserve a"));
  EXPECT_NE(derived_command(form, "reserve a"), derived_command(form, "reserve b"));
  EXPECT_TRUE(derived_command(form, "x").str().starts_with("018b9a3c-1111-7"));
  EXPECT_EQ(link_token("s", "b").size(), kLinkTokenSize);
  EXPECT_NE(link_token("s", "b"), link_token("t", "b"));
}

TEST(BookingInput, ASlotIsAPoolAndAMoment) {
  ASSERT_TRUE(parse_slot("p1 2023-11-06T08:00:00+01:00"));
  EXPECT_EQ(parse_slot("p1 2023-11-06T08:00:00+01:00")->pool, "p1");
  for (const char* wrong : {"", " ", "p1", "p1 ", " 2023-11-06T08:00:00+01:00", "p1 2023-11-06", "p1 2023-13-06T08:00:00Z"}) EXPECT_FALSE(parse_slot(wrong)) << wrong;
}

TEST(BookingInput, ChannelsAreWhatReachesSomebody) {
  using appointments::Channel;
  const auto mobile = channels_of(read_booking({{"telefon", "0171 3920001"}}));
  EXPECT_TRUE(has(mobile, Channel::sms) && has(mobile, Channel::call) && !has(mobile, Channel::mail));
  const auto landline = channels_of(read_booking({{"telefon", "02931 5550123"}, {"email", "a@example.org"}}));
  EXPECT_TRUE(!has(landline, Channel::sms) && has(landline, Channel::call) && has(landline, Channel::mail));
}

}  // namespace
}  // namespace nb::pages
