// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/filing_uploads.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "crypto/random.hpp"
#include "paper/fixed_reader.hpp"
#include "paper/sheets.hpp"
#include "support/temp_folder.hpp"

namespace nb::pages {
namespace {

using namespace std::chrono_literals;
using Fault = WaitingFiles::Fault;

const Instant kNow = *parse_rfc3339("2023-10-30T08:00:00Z");
constexpr const char* kForm = "form";

struct Shelf {
  explicit Shelf(std::uint64_t bytes_max = 1 << 20, std::uint64_t address_max = 1 << 20)
      : files({.env = *env, .random = random, .reader = reader, .folder = folder.file("waiting"), .bytes_max = bytes_max, .address_bytes_max = address_max}) {}
  test::TempFolder folder;
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  paper::FixedReader reader{paper::Scan{.pages = 3}};
  WaitingFiles files;
  [[nodiscard]] std::vector<std::string> on_disk() const { return env->list(folder.file("waiting")); }
};

/// The smallest thing that looks whole.
std::string png() {
  using namespace std::string_literals;
  return "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\0\0\0\0\0\0\0\x01IDATx\0\0\0\0\0\0\0\0IEND\0\0\0\0"s;
}

Fault fault_of(const Result<WaitingFile, WaitingFiles::Problem>& result) {
  EXPECT_FALSE(result);
  return result ? Fault::unknown : result.error().fault;
}

TEST(WaitingFiles, GiveBackWhatTheyGot) {
  Shelf shelf;
  const std::string content = png();
  const auto kept = shelf.files.put({.form = kForm, .address = "a", .name = "../b.png", .bytes = content.size()}, bytes_of(content), kNow);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->type, "PNG");
  EXPECT_EQ(kept->name, "b.png");
  const auto back = shelf.files.read(kForm, kept->token, kNow);
  ASSERT_TRUE(back);
  EXPECT_EQ(text_of(*back), content);
  EXPECT_FALSE(shelf.files.read("another form", kept->token, kNow));
  EXPECT_EQ(text_of(read_file(*shelf.env, shelf.folder.file("waiting") + "/" + kept->token)).find("PNG"), std::string_view::npos) << "sealed";
}

TEST(WaitingFiles, CountTheirPagesAndAreListedAsTheyCame) {
  Shelf shelf;
  const Bytes pdf = paper::intake_forms({.town = "Arnsberg", .office = "Bürgerbüro", .numbers = {"M-000123-4"}});
  for (const char* name : {"z.pdf", "a.pdf"}) ASSERT_TRUE(shelf.files.put({.form = kForm, .address = "a", .name = name, .bytes = pdf.size()}, pdf, kNow));
  ASSERT_TRUE(shelf.files.begin({.form = kForm, .address = "a", .name = "half", .bytes = 10}, kNow));
  const auto list = shelf.files.list(kForm, kNow);
  ASSERT_EQ(list.size(), 2U) << "what is complete";
  EXPECT_EQ(list[0].name, "z.pdf");
  EXPECT_EQ(list[1].name, "a.pdf");
  EXPECT_EQ(list[0].pages, 3U);
  EXPECT_TRUE(shelf.files.list("another form", kNow).empty());
  EXPECT_TRUE(shelf.files.list(kForm, kNow + 60min).empty());
  shelf.files.remove(kForm);
  EXPECT_EQ(shelf.files.bytes(), 0U);
  EXPECT_TRUE(shelf.on_disk().empty());
}

TEST(WaitingFiles, AreGoneAfterTheirHour) {
  Shelf shelf;
  const std::string content = png();
  const auto kept = shelf.files.put({.form = kForm, .address = "a", .name = "b", .bytes = content.size()}, bytes_of(content), kNow);
  ASSERT_TRUE(kept);
  EXPECT_TRUE(shelf.files.find(kForm, kept->token, kNow + 59min));
  EXPECT_FALSE(shelf.files.find(kForm, kept->token, kNow + 60min));
  shelf.files.sweep(kNow + 60min);
  EXPECT_TRUE(shelf.on_disk().empty());
  EXPECT_EQ(shelf.files.bytes(), 0U);
}

TEST(WaitingFiles, LeaveNothingBehind) {
  Shelf shelf;
  const std::string content = png();
  ASSERT_TRUE(shelf.files.put({.form = kForm, .address = "a", .name = "b", .bytes = content.size()}, bytes_of(content), kNow));
  EXPECT_EQ(shelf.on_disk().size(), 1U);
  const WaitingFiles next({.env = *shelf.env, .random = shelf.random, .reader = shelf.reader, .folder = shelf.folder.file("waiting")});
  EXPECT_TRUE(shelf.on_disk().empty()) << "what a crash left is removed at the next start";
}

TEST(WaitingFiles, TakePiecesInOrderOnly) {
  Shelf shelf(64 << 20, 64 << 20);
  const Bytes piece(kPieceBytes);
  const auto file = shelf.files.begin({.form = kForm, .address = "a", .name = "b", .bytes = 2 * kPieceBytes}, kNow);
  ASSERT_TRUE(file);
  EXPECT_EQ(fault_of(shelf.files.append(kForm, file->token, kPieceBytes, piece, kNow)), Fault::offset);
  EXPECT_EQ(fault_of(shelf.files.append(kForm, file->token, 0, ByteView(piece).first(10), kNow)), Fault::piece);
  EXPECT_EQ(fault_of(shelf.files.append(kForm, file->token, 0, Bytes(kPieceBytes + 1), kNow)), Fault::piece);
  EXPECT_EQ(fault_of(shelf.files.append("another", file->token, 0, piece, kNow)), Fault::unknown);
  ASSERT_TRUE(shelf.files.append(kForm, file->token, 0, piece, kNow));
  EXPECT_EQ(fault_of(shelf.files.append(kForm, file->token, 0, piece, kNow)), Fault::offset);
  EXPECT_FALSE(shelf.files.read(kForm, file->token, kNow)) << "not complete";
  const auto last = shelf.files.append(kForm, file->token, kPieceBytes, piece, kNow);
  EXPECT_EQ(fault_of(last), Fault::content) << "zeros are no file";
  EXPECT_FALSE(shelf.files.find(kForm, file->token, kNow));
  EXPECT_TRUE(shelf.on_disk().empty());
}

TEST(WaitingFiles, AreBounded) {
  Shelf shelf(1000, 600);
  const auto begin = [&](const char* form, const char* address, std::uint64_t bytes) {
    return shelf.files.begin({.form = form, .address = address, .name = "x", .bytes = bytes}, kNow);
  };
  EXPECT_EQ(fault_of(begin("1", "a", 0)), Fault::empty);
  EXPECT_EQ(fault_of(begin("1", "a", (20 << 20) + 1)), Fault::too_large);
  EXPECT_EQ(fault_of(begin("1", "a", 601)), Fault::no_room) << "an address's share";
  EXPECT_TRUE(begin("1", "a", 600));
  EXPECT_EQ(fault_of(begin("2", "b", 401)), Fault::no_room) << "all together";
  EXPECT_TRUE(begin("2", "b", 40));
  for (int i = 0; i < 9; ++i) EXPECT_TRUE(begin("2", "b", 1));
  EXPECT_EQ(fault_of(begin("2", "b", 1)), Fault::too_many);
}

TEST(TidyFileName, KeepsNothingThatCouldDoHarm) {
  EXPECT_EQ(tidy_file_name("C:\\Temp\\Bescheid.pdf"), "Bescheid.pdf");
  EXPECT_EQ(tidy_file_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(tidy_file_name("a\nb\x7f.pdf"), "ab.pdf");
  EXPECT_EQ(tidy_file_name("rech\xE2\x80\xAE"
                           "fdp.exe"),
            "rechfdp.exe");
  for (const char* nothing : {"", "..", "/", "\xff\xfe", "  "}) EXPECT_EQ(tidy_file_name(nothing), "Anlage") << nothing;
  const std::string lengthy = tidy_file_name(std::string(119, 'a') + "ä" + std::string(50, 'b'));
  EXPECT_LE(lengthy.size(), 122U);
  EXPECT_TRUE(lengthy.ends_with("ä")) << "no half character";
}

}  // namespace
}  // namespace nb::pages
