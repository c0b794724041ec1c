// SPDX-License-Identifier: EUPL-1.2
// What is missing, of another type or no JSON at all reads as empty; a part that an entry has not reads as empty, too.
#include "state/members.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "state/parts.hpp"

namespace nb::state {
namespace {

TEST(Members, AreReadFromAnObject) {
  const boost::json::object data{{"text", "Tür"}, {"number", 7}, {"flag", true}};
  EXPECT_EQ(text_member(data, "text"), "Tür");
  EXPECT_EQ(number_member(data, "number"), 7U);
  EXPECT_TRUE(flag_member(data, "flag"));
}

TEST(Members, OfAnotherTypeOrMissingReadAsEmpty) {
  const boost::json::object data{{"text", 1}, {"number", "7"}, {"flag", "true"}, {"negative", -1}};
  for (const char* name : {"text", "missing"}) EXPECT_EQ(text_member(data, name), "") << name;
  for (const char* name : {"number", "negative", "missing"}) EXPECT_EQ(number_member(data, name), 0U) << name;
  for (const char* name : {"flag", "number", "missing"}) EXPECT_FALSE(flag_member(data, name)) << name;
}

TEST(Members, AreOfTheObjectThatATextIs) {
  EXPECT_EQ(text_member(parsed_object(R"({"text":"Tür"})"), "text"), "Tür");
  for (const char* text : {"", "[1]", "7", R"({"text":)", "{} {}"}) EXPECT_TRUE(parsed_object(text).empty()) << text;
}

TEST(Parts, AreFoundByTheirName) {
  const LogName log = main_log(*Ags::parse("05958004"));
  const boost::json::object data;
  const std::vector<OpenPart> parts{{"content", "{}"}, {"people", "[]"}};
  const AppliedEntry entry{.log = log, .seq = 0, .type = "a.b", .subject = "s", .actor = "stab", .at = {}, .occurred = {}, .data = data, .parts = parts};
  EXPECT_EQ(part_of(entry, "people"), "[]");
  EXPECT_EQ(part_of(entry, "report"), "");
}

}  // namespace
}  // namespace nb::state
