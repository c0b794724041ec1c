// SPDX-License-Identifier: EUPL-1.2
#include "web/server/target.hpp"

#include <gtest/gtest.h>

namespace nb::web {
namespace {

TEST(Target, DecodesPathAndKeepsQueryRaw) {
  Target target;
  ASSERT_TRUE(parse_target("/st%C3%A4dte/a+b?q=%C3%A4&x=1+2", target));
  EXPECT_EQ(target.path, "/städte/a+b");
  EXPECT_EQ(target.query, "q=%C3%A4&x=1+2");
  EXPECT_EQ(target.host, "");
}

TEST(Target, TakesHostOfAbsoluteForm) {
  Target target;
  ASSERT_TRUE(parse_target("http://Notfall.Arnsberg.example:8080?x", target));
  EXPECT_EQ(target.host, "notfall.arnsberg.example");
  EXPECT_EQ(target.path, "/");
  EXPECT_EQ(target.query, "x");
}

class RefusedTarget : public ::testing::TestWithParam<const char*> {};
TEST_P(RefusedTarget, IsRefused) {
  Target target;
  EXPECT_FALSE(parse_target(GetParam(), target)) << target.path;
}
INSTANTIATE_TEST_SUITE_P(Tricks, RefusedTarget,
                         ::testing::Values("", "a", "*", "ftp://x/", "http:///x", "http://user@host/", "/a/../b", "/..", "/a/.", "/./a", "/%2e%2e/x", "/.%2E", "//evil.example/",
                                           "/a//b", "/a%00b", "/a%0ab", "/a%7f", "/a\\b", "/a%5cb", "/a%2fb", "/a%2Fb", "/%252e%252e/", "/a%2541", "/a%", "/a%4", "/a%zz", "/%ff",
                                           "/%c0%ae", "/%ed%a0%80", "/a#b"));

TEST(Host, IsLowerCaseWithoutPortAndTrailingDot) {
  EXPECT_EQ(parse_host("Arnsberg.Example.:8080"), "arnsberg.example");
  EXPECT_EQ(parse_host("127.0.0.1"), "127.0.0.1");
  EXPECT_EQ(parse_host("[::1]:80"), "[::1]");
  EXPECT_EQ(parse_host("localhost:"), "localhost");
}

TEST(Host, RefusesWhatIsNoHostName) {
  for (const char* text : {"", ":80", "a b", "a/b", "a@b", "a:b", "a:123456", "[::1", "[zz]", "[::1]x", ".a", "a..b", "a,b", "ä.example", "a:80:80"}) {
    EXPECT_FALSE(parse_host(text)) << text;
  }
  EXPECT_FALSE(parse_host(std::string(254, 'a')));
}

TEST(LogSafe, EncodesEverythingThatCouldForgeALine) {
  std::string out;
  append_log_safe(out, "/a b\n\"x\\%ä\x1b", 100);
  EXPECT_EQ(out, "/a%20b%0A%22x%5C%25%C3%A4%1B");
  out.clear();
  append_log_safe(out, "abcd\n", 5);
  EXPECT_EQ(out, "abcd");
}

}  // namespace
}  // namespace nb::web
