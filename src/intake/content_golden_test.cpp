// SPDX-License-Identifier: EUPL-1.2
// How sender, content and attachments are written before they are sealed: golden bytes, because receipts prove them for ever. The
// receipt page writes them a second time, by the same file (tests/beleg).
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>

#include "base/text.hpp"
#include "crypto/sha256.hpp"
#include "intake/events.hpp"

namespace nb::intake {
namespace {

namespace json = boost::json;

std::string text(const json::value& values, const char* name) { return std::string(values.at(name).as_string()); }

std::string written(std::string_view part, const json::value& values) {
  if (part == part::kSender) return encode_sender({text(values, "name"), text(values, "address"), text(values, "phone"), text(values, "email")});
  if (part == part::kContent) return encode_content({text(values, "title"), text(values, "text"), text(values, "reference")});
  std::vector<AttachmentName> names;
  for (const json::value& one : values.as_array()) names.push_back({*parse_hash(text(one, "stored")), crypto::sha256(bytes_of(text(one, "bytes"))), text(one, "name")});
  return encode_attachment_names(names);
}

TEST(ContentGolden, PartsAreWrittenAsTheyAlwaysWere) {
  std::ifstream file(NB_SOURCE_DIR "/tests/golden/content_v1.jsonl");
  std::size_t lines = 0;
  for (std::string line; std::getline(file, line); ++lines) {
    const json::value row = json::parse(line);
    EXPECT_EQ(written(text(row, "part"), row.at("values")), text(row, "content"));
  }
  EXPECT_EQ(lines, 4U);
}

}  // namespace
}  // namespace nb::intake
