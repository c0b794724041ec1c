// SPDX-License-Identifier: EUPL-1.2
#include "app/control_codec.hpp"

#include <gtest/gtest.h>

namespace nb::app {
namespace {

state::Command sample() {
  return {region_log(), *CommandId::parse("018c2f3e-0000-4000-8000-000000000001"), "stab", "situation.declare_component",
          R"({"component":"provider_dc","text":{"de":"Aus \"ist\" aus"}})"};
}

TEST(ControlCodec, RoundTripsCommands) {
  const auto back = decode_commands(encode_commands({sample(), sample()}));
  ASSERT_TRUE(back.has_value());
  ASSERT_EQ(back->size(), 2U);
  EXPECT_EQ(back->at(1).args, sample().args);
  EXPECT_EQ(back->at(0).log, sample().log);
  EXPECT_EQ(back->at(0).actor, "stab");
}

TEST(ControlCodec, CarriesSealedParts) {
  state::Command command = sample();
  proof::StoredPart part{{"sender", proof::PartKind::sealed, {}, {}}, {std::byte{1}, std::byte{0xFF}}};
  part.digest.stored.bytes.fill(std::byte{2});
  part.digest.says.bytes.fill(std::byte{3});
  command.sealed = journal::SealedParts{"filing-1", {std::byte{9}}, {part}};
  const auto back = decode_commands(encode_commands({command}));
  ASSERT_TRUE(back && back->at(0).sealed);
  EXPECT_EQ(back->at(0).sealed->subject, "filing-1");
  EXPECT_EQ(back->at(0).sealed->wrapped_key, command.sealed->wrapped_key);
  ASSERT_EQ(back->at(0).sealed->parts.size(), 1U);
  EXPECT_EQ(back->at(0).sealed->parts[0].digest, part.digest);
  EXPECT_EQ(back->at(0).sealed->parts[0].bytes, part.bytes);
  std::string broken = encode_commands({command});
  broken.replace(broken.find("0202"), 4, "02zz");
  EXPECT_FALSE(decode_commands(broken));
}

TEST(ControlCodec, RefusesWhatIsNotAListOfCommands) {
  for (const char* bad : {"", "[]", "{}", R"({"commands":[]})", R"({"commands":[1]})", R"({"commands":[{"log":"nowhere","id":"x","name":"a","args":{}}]})"}) {
    EXPECT_FALSE(decode_commands(bad).has_value()) << bad;
  }
}

TEST(ControlCodec, CarriesOutcomesRefusalsAndFailures) {
  const AllOutcome done = decode_answer(encode_outcome(std::vector<state::Committed>{{7, 2, true}}));
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(done->at(0).first, 7U);
  EXPECT_EQ(done->at(0).count, 2U);
  EXPECT_TRUE(done->at(0).repeated);
  const AllOutcome refused = decode_answer(encode_outcome(refuse(state::Refusal{"a.b", "Nein."})));
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().sentence, "Nein.");
  try {
    (void)decode_answer(encode_failure(Error(ErrorKind::sealed, "Versiegelt.")));
    FAIL() << "no failure";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::sealed);
    EXPECT_STREQ(error.what(), "Versiegelt.");
  }
}

TEST(ControlCodec, CarriesTheServersTime) {
  const Instant moment = *parse_rfc3339("2023-10-31T20:00:00.250+01:00");
  EXPECT_EQ(decode_time(encode_time(moment)), moment);
  for (const char* bad : {"", "{}", "[]", R"({"now":"gestern"})"}) EXPECT_THROW((void)decode_time(bad), Error) << bad;
}

TEST(ControlCodec, SaysThatARubbishAnswerIsOne) {
  for (const char* bad : {"", "<html>", "{}", R"({"committed":3})"}) EXPECT_THROW((void)decode_answer(bad), Error) << bad;
}

TEST(ControlCodec, CarriesTheNameOfAChangedAccount) {
  EXPECT_EQ(decode_account(encode_account("stab")), "stab");
  for (const char* bad : {"", "[]", "{}", R"({"account":1})"}) EXPECT_FALSE(decode_account(bad).has_value()) << bad;
}

}  // namespace
}  // namespace nb::app
