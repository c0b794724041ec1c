// SPDX-License-Identifier: EUPL-1.2
#include "proof/entry.hpp"

#include <gtest/gtest.h>

#include <boost/json/object.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "crypto/sha256.hpp"
#include "proof/test_tree.hpp"

namespace nb::proof {
namespace {

EntryCore full_entry() {
  test::CountingRandom random;
  EntryCore core{.type = "situation.component_declared",
                 .at = "2023-10-30T08:05:00+01:00",
                 .occurred = "2023-10-30T06:00:00+01:00",
                 .node = "main",
                 .actor = "stab",
                 .command = "0b9e1f3c-6f0a-4c6e-9d55-2f5f6f1f0a11",
                 .subject = "region.netz",
                 .data = R"({ "state": "down", "note": "Größe \"A\"\n\\ \u0007 ✓", "n": [1, -2, 2.5, true, null] })",
                 .parts = {make_open_part("person", R"({"name":"Jördis Muster"})", random).digest}};
  core.parts.push_back({.name = "scan", .kind = PartKind::sealed, .stored = crypto::sha256(bytes_of("a")), .says = crypto::sha256(bytes_of("b"))});
  return core;
}

std::string encoded(const EntryCore& core) {
  const auto bytes = encode_entry(core);
  EXPECT_TRUE(bytes) << bytes.error().sentence;
  return bytes ? *bytes : "";
}

/// The kind of the refusal of this text; fails if it is accepted.
Flaw refusal(std::string_view text) {
  const auto core = decode_entry(bytes_of(text));
  EXPECT_FALSE(core) << text;
  return core ? Flaw{Flaw::Kind::missing, ""} : core.error();
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), with);
}

TEST(Entry, HasTheBytesOfTheGoldenFile) {
  const std::string path = NB_SOURCE_DIR "/tests/golden/entry_v1.json";
  const std::string bytes = encoded(full_entry());
  if (std::getenv("NB_ACCEPT") != nullptr) std::ofstream(path) << bytes;
  std::ifstream file(path);
  ASSERT_TRUE(file) << path;
  EXPECT_EQ(bytes, std::string(std::istreambuf_iterator<char>(file), {}));
}

TEST(Entry, RoundTrips) {
  const std::string bytes = encoded(full_entry());
  const auto back = decode_entry(bytes_of(bytes));
  ASSERT_TRUE(back) << back.error().sentence;
  EXPECT_EQ(encoded(*back), bytes);
  EXPECT_EQ(back->occurred, full_entry().occurred);
  EXPECT_EQ(back->parts, full_entry().parts);
  EntryCore bare = full_entry();
  bare.occurred.reset();
  bare.parts.clear();
  bare.data = "{}";
  EXPECT_EQ(*decode_entry(bytes_of(encoded(bare))), bare);
}

TEST(Entry, HandsOutItsDataAsAnObject) {
  const std::string bytes = encoded(full_entry());
  boost::json::object data;
  const auto back = decode_entry(bytes_of(bytes), &data);
  ASSERT_TRUE(back);
  EXPECT_EQ(data.at("state").as_string(), "down");
  EXPECT_TRUE(back->data.empty());
}

TEST(Entry, GivesTheSameDataWhenItIsWrittenAsWhenItIsRead) {
  for (const std::string data : {R"({})", R"({"a":1e2,"b":-0.0,"c":1.5,"d":18446744073709551615,"e":-9223372036854775808})", R"({"x":"Größe \u0007","x":[{"y":null}]})"}) {
    EntryCore core = full_entry();
    core.data = data;
    boost::json::object written;
    const auto bytes = encode_entry(core, &written);
    ASSERT_TRUE(bytes);
    boost::json::object read;
    ASSERT_TRUE(decode_entry(bytes_of(*bytes), &read));
    EXPECT_EQ(written, read) << data;
  }
}

TEST(Entry, AcceptsAnotherOrderAndSpacing) {
  const std::string other = R"( { "type":"a.b", "v": 1, "data": {"x":{"v":2}}, "subject":"", "node":"n", "at":"2023-10-30T08:05:00Z",
    "actor":"a", "command":"0b9e1f3c-6f0a-4c6e-9d55-2f5f6f1f0a11" } )";
  const auto core = decode_entry(bytes_of(other));
  ASSERT_TRUE(core) << core.error().sentence;
  EXPECT_EQ(core->data, R"({"x":{"v":2}})");
}

TEST(Entry, TellsANewerVersionFromDamage) {
  const std::string bytes = encoded(full_entry());
  EXPECT_EQ(refusal(replaced(bytes, "\"v\":1", "\"v\":2")).kind, Flaw::Kind::newer_version);
  EXPECT_EQ(refusal(replaced(bytes, "\"v\":1", "\"v\":18446744073709551615")).kind, Flaw::Kind::newer_version);
  EXPECT_EQ(refusal(replaced(bytes, "\"v\":1", "\"v\":2,\"new\":3")).kind, Flaw::Kind::newer_version) << "also with members we cannot know";
  for (const char* bad : {"\"v\":0", "\"v\":-1", "\"v\":1.0", "\"v\":\"1\"", "\"w\":1"}) EXPECT_EQ(refusal(replaced(bytes, "\"v\":1", bad)).kind, Flaw::Kind::syntax) << bad;
}

TEST(Entry, RefusesDoubleMembersAtAnyDepth) {
  const std::string bytes = encoded(full_entry());
  EXPECT_NE(refusal(replaced(bytes, "\"v\":1", "\"v\":1,\"v\":1")).sentence.find("doppelt"), std::string::npos);
  EXPECT_NE(refusal(replaced(bytes, "\"state\":\"down\"", "\"state\":\"down\",\"state\":\"up\"")).sentence.find("doppelt"), std::string::npos);
  EXPECT_NE(refusal(replaced(bytes, "\"n\":[1", "\"n\":[{\"a\":1,\"a\":2}")).sentence.find("doppelt"), std::string::npos);
  EXPECT_TRUE(decode_entry(bytes_of(replaced(bytes, "\"down\"", R"("a:\"b\":c\\")")))) << "colons and quotes inside of texts are none of structure";
}

TEST(Entry, RefusesUnknownStructure) {
  const std::string bytes = encoded(full_entry());
  for (const auto& [what, with] : std::vector<std::pair<const char*, const char*>>{
           {"\"v\":1", "\"v\":1,\"extra\":1"},
           {"\"type\":\"situation.component_declared\"", "\"type\":\"situation\""},
           {"situation.component_declared", "Situation.declared"},
           {"\"type\":\"situation.component_declared\",", ""},
           {"2023-10-30T08:05:00+01:00", "2023-10-30 08:05"},
           {"2023-10-30T06:00:00+01:00", "gestern"},
           {"\"node\":\"main\"", "\"node\":\"Main\""},
           {"\"node\":\"main\"", "\"node\":7"},
           {"\"actor\":\"stab\"", "\"actor\":\"\""},
           {"0b9e1f3c", "0B9E1F3C"},
           {"\"data\":{", "\"data\":[{}],\"parts\":{"},
           {"\"name\":\"scan\"", "\"name\":\"person\""},
           {"\"name\":\"scan\"", "\"name\":\"../scan\""},
           {"\"kind\":\"sealed\"", "\"kind\":\"closed\""},
           {"\"kind\":\"sealed\",", ""},
           {"\"kind\":\"sealed\"", "\"kind\":\"sealed\",\"more\":1"},
           {"\"stored\":\"ca9", "\"stored\":\"CA9"},
           {"\"stored\":\"ca9", "\"stored\":\"a9"},
       }) {
    EXPECT_EQ(refusal(replaced(bytes, what, with)).kind, Flaw::Kind::syntax) << what << " → " << with;
  }
  for (const char* bad : {"", "{}", "[]", "null", "{", "{}x", "\xEF\xBB\xBF{}"}) EXPECT_EQ(refusal(bad).kind, Flaw::Kind::syntax) << bad;
}

TEST(Entry, RefusesBrokenUtf8) {
  EXPECT_NE(refusal(replaced(encoded(full_entry()), "Größe",
                             "Gr\xF6\xDF"
                             "e"))
                .sentence.find("UTF-8"),
            std::string::npos);
  EXPECT_EQ(refusal(replaced(encoded(full_entry()), "Größe", "\\ud800")).kind, Flaw::Kind::syntax);
  EntryCore core = full_entry();
  core.subject = "\xFF";
  EXPECT_FALSE(encode_entry(core));
}

TEST(Entry, IsAtMost4096BytesLong) {
  EntryCore core = full_entry();
  core.data = R"({"text":""})";
  const std::size_t room = kCoreBytesMax - encoded(core).size();
  core.data = R"({"text":")" + std::string(room, 'x') + R"("})";
  const std::string longest = encoded(core);
  EXPECT_EQ(longest.size(), kCoreBytesMax);
  EXPECT_TRUE(decode_entry(bytes_of(longest)));
  EXPECT_EQ(refusal(longest + " ").kind, Flaw::Kind::too_long);
  core.data = R"({"text":")" + std::string(room + 1, 'x') + R"("})";
  const auto refused = encode_entry(core);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, Flaw::Kind::too_long);
}

TEST(Entry, IsNotWrittenIfItCouldNotBeRead) {
  for (const char* bad : {"", "[]", "{", "null"}) {
    EntryCore core = full_entry();
    core.data = bad;
    EXPECT_FALSE(encode_entry(core)) << bad;
  }
  for (std::size_t depth = 28; depth < 36; ++depth) {
    EntryCore core = full_entry();
    core.data = R"({"x":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
    const auto bytes = encode_entry(core);
    EXPECT_EQ(bytes.has_value(), depth <= 30) << depth;
    EXPECT_TRUE(!bytes || decode_entry(bytes_of(*bytes))) << depth;
  }
  EntryCore core = full_entry();
  core.parts.resize(kPartsMax + 1, core.parts[0]);
  EXPECT_FALSE(encode_entry(core));
}

TEST(OpenPart, IsReadBackAndEveryChangedBitIsSeen) {
  test::CountingRandom random;
  const StoredPart part = make_open_part("person", "Jördis Muster", random);
  const auto back = read_open_part(part.digest, part.bytes);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->content, "Jördis Muster");
  EXPECT_EQ(says_hash(back->salt, bytes_of(back->content)), part.digest.says);
  for (std::size_t bit = 0; bit < part.bytes.size() * 8; ++bit) {
    Bytes bent = part.bytes;
    bent[bit / 8] ^= static_cast<std::byte>(1U << (bit % 8));
    ASSERT_EQ(read_open_part(part.digest, bent).error().kind, Flaw::Kind::content);
  }
}

TEST(OpenPart, IsRefusedIfItsLayoutIsNotOurs) {
  const auto refusal_of = [](const Bytes& bytes, PartKind kind = PartKind::open) {
    const auto read = read_open_part({.name = "p", .kind = kind, .stored = crypto::sha256(bytes), .says = {}}, bytes);
    return read ? Flaw::Kind::missing : read.error().kind;
  };
  EXPECT_EQ(refusal_of({}), Flaw::Kind::syntax);
  EXPECT_EQ(refusal_of(Bytes(16, std::byte{1})), Flaw::Kind::syntax);
  EXPECT_EQ(refusal_of(Bytes(40, std::byte{0})), Flaw::Kind::syntax);
  EXPECT_EQ(refusal_of(Bytes(40, std::byte{2})), Flaw::Kind::newer_version);
  EXPECT_EQ(refusal_of(Bytes(40, std::byte{1})), Flaw::Kind::content) << "says does not fit";
  EXPECT_EQ(refusal_of(Bytes(40, std::byte{1}), PartKind::sealed), Flaw::Kind::content);
}

TEST(OpenPart, HidesTheSameContentBehindDifferentHashes) {
  test::CountingRandom random;
  EXPECT_NE(make_open_part("p", "1", random).digest.says, make_open_part("p", "1", random).digest.says);
}

}  // namespace
}  // namespace nb::proof
