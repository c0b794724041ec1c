// SPDX-License-Identifier: EUPL-1.2
// What is read of a command's arguments, and of members that our own programs wrote.
#include "state/args.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "state/members.hpp"

namespace nb::state {
namespace {

using testing::ElementsAre;

boost::json::value parsed(const char* text) { return boost::json::parse(text); }

TEST(Args, KeepTheFirstFaultAndReadTheRestAsAbsent) {
  const auto value = parsed(R"({"a":1,"b":"x"})");
  Args args(value.as_object(), {"a", "b"});
  EXPECT_EQ(args.text("a"), "");
  EXPECT_EQ(args.text("b"), "") << "after a fault";
  args.fail(ArgFault::Kind::too_long, "b");
  ASSERT_TRUE(args.fault());
  EXPECT_EQ(args.fault()->kind, ArgFault::Kind::malformed);
  EXPECT_EQ(args.fault()->member, "a");
}

TEST(Args, RefuseAMemberNobodyKnows) {
  const auto value = parsed(R"({"offcie":"x"})");
  EXPECT_EQ(Args(value.as_object(), {"office"}).fault()->member, "offcie");
  const auto hidden = parsed("{\"\\u0007\":\"x\"}");
  EXPECT_EQ(Args(hidden.as_object(), {"office"}).fault()->member, "?");
}

TEST(Args, GiveAnInnerObjectOrItsFault) {
  const auto value = parsed(R"({"inner":{"de":"a"},"other":[]})");
  Args args(value.as_object(), {"inner", "other", "none"});
  ASSERT_NE(args.object("inner"), nullptr);
  EXPECT_EQ(text_member(*args.object("inner"), "de"), "a");
  EXPECT_EQ(args.object("none"), nullptr);
  EXPECT_FALSE(args.fault());
  EXPECT_EQ(args.object("other"), nullptr);
  EXPECT_EQ(args.fault()->member, "other");
}

TEST(Args, LimitTextsAndLists) {
  const auto value = parsed(R"({"long":"abcdef","list":["a"," b "]})");
  Args args(value.as_object(), {"long", "list"});
  EXPECT_THAT(args.texts("list", 2), ElementsAre("a", "b"));
  Args few(value.as_object(), {"long", "list"});
  static_cast<void>(few.texts("list", 1));
  EXPECT_EQ(few.fault()->kind, ArgFault::Kind::too_long);
  EXPECT_EQ(args.text("long", 5), "");
  EXPECT_EQ(args.fault()->kind, ArgFault::Kind::too_long);
}

TEST(Readable, IsWithoutControlCharactersAndOverrides) {
  EXPECT_TRUE(is_readable("Straße\nHaus"));
  EXPECT_FALSE(is_readable("a\tb"));
  EXPECT_TRUE(is_readable("a\tb\r\n", "\n\r\t"));
  EXPECT_FALSE(is_readable("a\x7F"));
  EXPECT_FALSE(
      is_readable("a\xE2\x80\xAE"
                  "b",
                  "\n\r\t"));
  EXPECT_TRUE(is_readable("„a“"));
  EXPECT_FALSE(is_readable("\xFF"));
}

TEST(Members, ReadAsEmptyWhatIsNotThere) {
  const auto value = parsed(R"({"text":"a","number":7,"negative":-1,"null":null})");
  const auto& object = value.as_object();
  EXPECT_EQ(text_member(object, "text"), "a");
  EXPECT_EQ(number_member(object, "number"), 7U);
  for (const char* name : {"number", "null", "none"}) EXPECT_EQ(text_member(object, name), "") << name;
  for (const char* name : {"text", "negative", "null", "none"}) EXPECT_EQ(number_member(object, name), 0U) << name;
}

}  // namespace
}  // namespace nb::state
