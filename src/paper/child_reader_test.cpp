// SPDX-License-Identifier: EUPL-1.2
#include "paper/child_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>

#include "paper/sheets.hpp"
#include "paper/test_files.hpp"

namespace nb::paper {

namespace {

using namespace std::chrono_literals;

constexpr const char* kThisProgram = "/proc/self/exe";

Bytes form() { return intake_forms({.town = "Arnsberg", .office = "Bürgerbüro", .numbers = {"M-000123-4", "M-000124-8"}}); }

TEST(ChildReader, ReadsWhatWasPrinted) {
  ChildReader reader({.program = kThisProgram});
  const auto scan = reader.read(form(), {});
  ASSERT_TRUE(scan) << code_of(scan.error());
  EXPECT_EQ(scan->type, FileType::pdf);
  EXPECT_EQ(scan->pages, 2U);
  EXPECT_THAT(scan->codes, testing::Contains(FoundCode{0, CodeKind::code128, "M-000123-4"}));
  EXPECT_THAT(scan->codes, testing::Contains(FoundCode{0, CodeKind::qr, "M-000123-4"}));
  EXPECT_THAT(scan->codes, testing::Contains(FoundCode{1, CodeKind::qr, "M-000124-8"}));
  EXPECT_EQ(detect_type(scan->preview).value(), FileType::png);
}

TEST(ChildReader, DrawsTextWhoseFontsAreNotInTheFile) {
  if (!test::kernel_has_landlock()) GTEST_SKIP() << "this kernel has no Landlock";
  const auto pdf = [](const std::string& text) {
    const std::string content = "BT /F1 40 Tf 20 80 Td (" + text + ") Tj ET";
    return test::pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                         "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
                         "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"});
  };
  ChildReader reader({.program = kThisProgram});
  const auto empty = reader.read(pdf(""), {}), full = reader.read(pdf("Fax"), {});
  ASSERT_TRUE(empty && full);
  EXPECT_NE(empty->preview, full->preview) << "fonts may be read even in there";
}

TEST(ChildReader, TellsFaultsOfTheFile) {
  ChildReader reader({.program = kThisProgram});
  EXPECT_EQ(reader.read({}, {}).error(), ScanFault::empty);
  EXPECT_EQ(reader.read(test::png_claiming(65'535, 65'535), {}).error(), ScanFault::image_too_large);
  EXPECT_EQ(reader.read(test::png_claiming(100, 100), {}).error(), ScanFault::damaged);
  EXPECT_EQ(reader.read(form(), {.preview_page = 2}).error(), ScanFault::page_missing);
}

TEST(ChildReader, ChildThatTakesTooLongIsStopped) {
  ChildReader reader({.program = kThisProgram});
  EXPECT_EQ(reader.read(form(), {.timeout = 1ms}).error(), ScanFault::timeout);
  EXPECT_TRUE(reader.read(form(), {})) << "the next file is not affected";
}

TEST(ChildReader, ChildThatNeverEndsIsStopped) {
  ChildReader reader({.program = NB_SOURCE_DIR "/src/paper/test_data/hangs.sh"});
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(reader.read(form(), {.timeout = 200ms}).error(), ScanFault::timeout);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s);
}

TEST(ChildReader, ChildWithoutEnoughMemoryGivesUp) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || defined(__clang__)
  GTEST_SKIP() << "sanitizers need more addresses than any limit leaves (impl/confine.cpp)";
#endif
  const Bytes fax = test::tiff_of({.pages = {test::page_with_code("x", 8000, 9000)}});
  ChildReader reader({.program = kThisProgram, .memory_mib_max = 400}), poor({.program = kThisProgram, .memory_mib_max = 160}),
      none({.program = kThisProgram, .memory_mib_max = 1});
  EXPECT_TRUE(reader.read(fax, {}));
  EXPECT_EQ(poor.read(fax, {}).error(), ScanFault::resources);
  EXPECT_EQ(none.read(fax, {}).error(), ScanFault::resources);
}

TEST(ChildReader, AnswersThatAreNoneAreNotBelieved) {
  const std::string folder = NB_SOURCE_DIR "/src/paper/test_data/";
  ChildReader liar({.program = folder + "lies.sh"}), crashes({.program = folder + "crashes.sh"}), quits({.program = folder + "quits.sh"}), none({.program = folder + "missing.sh"}),
      unset;
  EXPECT_EQ(liar.read(form(), {}).error(), ScanFault::crashed);
  EXPECT_EQ(crashes.read(form(), {}).error(), ScanFault::crashed);
  EXPECT_EQ(quits.read(form(), {}).error(), ScanFault::unavailable);
  EXPECT_EQ(none.read(form(), {}).error(), ScanFault::unavailable);
  EXPECT_EQ(unset.read(form(), {}).error(), ScanFault::unavailable);
}

TEST(ChildReader, SeveralThreadsShareIt) {
  ChildReader reader({.program = kThisProgram, .children_max = 2});
  std::vector<std::future<std::uint32_t>> pages;
  for (int i = 0; i < 6; ++i) pages.push_back(std::async(std::launch::async, [&reader] { return reader.read(form(), {}).value().pages; }));
  for (auto& one : pages) EXPECT_EQ(one.get(), 2U);
}

TEST(ScanChild, OtherProcessesAreNotTouched) {
  const char* const arguments[] = {"notbetrieb", "serve", "--dir"};
  EXPECT_EQ(scan_child_main(3, arguments), std::nullopt);
}

}  // namespace

}  // namespace nb::paper
