// SPDX-License-Identifier: EUPL-1.2
// What browsers send is read; everything else is refused with its reason, at every length it may be cut to.
#include "web/server/multipart.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace nb::web {
namespace {

constexpr const char* kType = "multipart/form-data; boundary=----WebKitFormBoundaryAbC123";
const std::string kBoundary = "------WebKitFormBoundaryAbC123";

std::string part(const std::string& header, const std::string& content) { return kBoundary + "\r\n" + header + "\r\n\r\n" + content + "\r\n"; }
std::string field(const std::string& name, const std::string& content) { return part("Content-Disposition: form-data; name=\"" + name + "\"", content); }
std::string end() { return kBoundary + "--\r\n"; }

MultipartFault fault_of(const std::string& body, const std::string& type = kType, const MultipartLimits& limits = {}) {
  const auto parsed = parse_multipart(type, body, limits);
  EXPECT_FALSE(parsed) << body;
  return parsed ? MultipartFault::not_multipart : parsed.error();
}

const std::string kUsual = field("name", "Erika Mustermann") + field("text", "Zeile 1\r\n\r\n--keine Grenze\r\n") +
                           part("Content-Disposition: form-data; name=\"datei\"; filename=\"Bescheid März.pdf\"\r\nContent-Type: application/PDF", "%PDF-1.7\r\n\x00\x01") + end();

TEST(Multipart, ReadsWhatBrowsersSend) {
  const auto parts = parse_multipart(kType, kUsual);
  ASSERT_TRUE(parts);
  ASSERT_EQ(parts->size(), 3U);
  EXPECT_EQ(parts->at(0).name, "name");
  EXPECT_EQ(parts->at(0).content, "Erika Mustermann");
  EXPECT_FALSE(parts->at(0).filename);
  EXPECT_EQ(parts->at(1).content, "Zeile 1\r\n\r\n--keine Grenze\r\n");
  EXPECT_EQ(parts->at(2).filename, "Bescheid März.pdf");
  EXPECT_EQ(parts->at(2).content_type, "application/pdf");
  EXPECT_TRUE(parts->at(2).content.starts_with("%PDF-1.7\r\n"));
}

TEST(Multipart, ReadsAnEmptyFormAndAnUnfilledFile) {
  const auto none = parse_multipart(kType, end());
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->empty());
  const auto unfilled = parse_multipart(kType, part("Content-Disposition: form-data; name=\"datei\"; filename=\"\"\r\nContent-Type: application/octet-stream", "") + end());
  ASSERT_TRUE(unfilled);
  EXPECT_EQ(unfilled->at(0).filename, "");
  EXPECT_TRUE(unfilled->at(0).content.empty());
}

TEST(Multipart, NamesMayCarryQuotesPathsAndMarkup) {
  const auto name_of_file = [](const std::string& sent) {
    const auto parts = parse_multipart(kType, part("Content-Disposition: form-data; name=\"d\"; filename=\"" + sent + "\"", "x") + end());
    return parts ? parts->at(0).filename.value_or("-") : std::string(nb::web::name_of(parts.error()));
  };
  EXPECT_EQ(name_of_file("a%22b.pdf"), "a\"b.pdf");
  EXPECT_EQ(name_of_file("a\\\"b.pdf"), "a\"b.pdf");
  EXPECT_EQ(name_of_file("C:\\Temp\\b.pdf"), "C:\\Temp\\b.pdf");
  EXPECT_EQ(name_of_file("<img src=x>"), "<img src=x>");
  EXPECT_EQ(name_of_file("a\tb"), "filename");
  EXPECT_EQ(name_of_file("\xff\xfe"), "filename");
  EXPECT_EQ(name_of_file(std::string(1025, 'x')), "filename");
}

TEST(Multipart, EveryTruncationIsRefused) {
  for (std::size_t length = 0; length + 2 < kUsual.size(); ++length) EXPECT_FALSE(parse_multipart(kType, kUsual.substr(0, length))) << length;
  EXPECT_TRUE(parse_multipart(kType, kUsual.substr(0, kUsual.size() - 2))) << "the last line end may be missing";
}

TEST(Multipart, BoundariesAreStrict) {
  EXPECT_EQ(fault_of(kUsual, "multipart/form-data"), MultipartFault::boundary);
  EXPECT_EQ(fault_of(kUsual, "multipart/form-data; boundary="), MultipartFault::boundary);
  EXPECT_EQ(fault_of(kUsual, "multipart/form-data; boundary=\"" + std::string(71, 'a') + "\""), MultipartFault::boundary);
  EXPECT_EQ(fault_of(kUsual, "multipart/form-data; boundary=\"a b \""), MultipartFault::boundary);
  EXPECT_EQ(fault_of(kUsual, "multipart/form-data; boundary=a; boundary=b"), MultipartFault::boundary);
  EXPECT_EQ(fault_of(kUsual, "multipart/form-data; boundary=other"), MultipartFault::boundary);
  EXPECT_EQ(fault_of(kUsual, "application/x-www-form-urlencoded"), MultipartFault::not_multipart);
  EXPECT_EQ(fault_of(kUsual, "multipart/mixed; boundary=a"), MultipartFault::not_multipart);
  EXPECT_EQ(fault_of("preamble\r\n" + kUsual), MultipartFault::boundary);
  EXPECT_EQ(fault_of(kUsual + "epilogue"), MultipartFault::trailing);
  EXPECT_EQ(fault_of(field("a", "x\r\n" + kBoundary + "1")), MultipartFault::boundary);
  EXPECT_TRUE(parse_multipart("Multipart/Form-Data; charset=utf-8; boundary=\"----WebKitFormBoundaryAbC123\"", kUsual));
}

TEST(Multipart, HeadersAreStrict) {
  const auto with = [](const std::string& header) { return fault_of(part(header, "x") + end()); };
  EXPECT_EQ(with("Content-Type: text/plain"), MultipartFault::header) << "no disposition";
  EXPECT_EQ(with("Content-Disposition: attachment; name=\"a\""), MultipartFault::header);
  EXPECT_EQ(with("Content-Disposition: form-data"), MultipartFault::name);
  EXPECT_EQ(with("Content-Disposition: form-data; name=\"\""), MultipartFault::name);
  EXPECT_EQ(with("Content-Disposition: form-data; name=\"a\"; name=\"b\""), MultipartFault::header);
  EXPECT_EQ(with("Content-Disposition: form-data; name=\"a"), MultipartFault::header);
  EXPECT_EQ(with("Content-Disposition: form-data; name=\"a\" x"), MultipartFault::header);
  EXPECT_EQ(with("Content-Disposition: form-data; name=\"a\"; filename*=utf-8''b"), MultipartFault::header);
  EXPECT_EQ(with("Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\""), MultipartFault::header);
  EXPECT_EQ(with("Content-Disposition: form-data;\r\n name=\"a\""), MultipartFault::header) << "folded";
  EXPECT_EQ(with("Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64"), MultipartFault::header);
  EXPECT_EQ(with("Content-Disposition : form-data; name=\"a\""), MultipartFault::header);
  EXPECT_EQ(with("Content-Disposition: form-data; name=\"a\"\r\nContent-Type: multipart/mixed; boundary=b"), MultipartFault::nested);
}

TEST(Multipart, AmountsAreLimited) {
  std::string many;
  for (int i = 0; i < 5; ++i) many += field("f", "x");
  EXPECT_EQ(fault_of(many + end(), kType, {.parts_max = 4}), MultipartFault::too_many_parts);
  EXPECT_TRUE(parse_multipart(kType, many + end(), {.parts_max = 5}));
  EXPECT_EQ(fault_of(part("Content-Disposition: form-data; name=\"a\"\r\nX-Long: " + std::string(3000, 'x'), "x") + end()), MultipartFault::header_too_long);
  EXPECT_EQ(fault_of(kBoundary + "\r\n" + std::string(5000, 'x')), MultipartFault::header_too_long);
  std::string lines = "Content-Disposition: form-data; name=\"a\"";
  for (int i = 0; i < 400; ++i) lines += "\r\nX-" + std::to_string(i) + ": y";
  EXPECT_EQ(fault_of(part(lines, "x") + end()), MultipartFault::header_too_long);
  EXPECT_EQ(fault_of(field(std::string(201, 'n'), "x") + end()), MultipartFault::name);
}

TEST(Multipart, EveryFaultHasAName) {
  EXPECT_EQ(name_of(MultipartFault::not_multipart), "not_multipart");
  EXPECT_EQ(name_of(MultipartFault::nested), "nested");
}

}  // namespace
}  // namespace nb::web
