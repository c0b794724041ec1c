// SPDX-License-Identifier: EUPL-1.2
#include "paper/file_type.hpp"

#include <gtest/gtest.h>

#include "paper/sheets.hpp"
#include "paper/test_files.hpp"

namespace nb::paper {

namespace {

using namespace std::string_literals;
using test::copy;

ScanFault fault(const Bytes& file, const FileLimits& limits = {}) {
  const auto type = detect_type(file, limits);
  EXPECT_FALSE(type) << "accepted as " << (type ? name_of(*type) : "");
  return type ? ScanFault::unavailable : type.error();
}

Bytes sheet() { return intake_forms({.town = "Arnsberg", .numbers = {"M-000001-2"}}); }
Bytes fax(std::size_t pages = 1) { return test::tiff_of({.pages = std::vector<Gray>(pages, test::page_with_code("fax"))}); }

Bytes first_bytes(Bytes file, std::size_t count) {
  file.resize(count);
  return file;
}

TEST(FileType, IsToldByContent) {
  EXPECT_EQ(detect_type(sheet()).value(), FileType::pdf);
  EXPECT_EQ(detect_type(fax()).value(), FileType::tiff);
  EXPECT_EQ(detect_type(png_of(test::page_with_code("png"))).value(), FileType::png);
  EXPECT_EQ(detect_type(test::jpeg_of(test::page_with_code("jpeg"))).value(), FileType::jpeg);
  EXPECT_EQ(media_type(FileType::pdf), "application/pdf");
}

TEST(FileType, PdfMayBeginWithAFewForeignBytes) {
  Bytes file = copy("\r\n\r\n");
  const Bytes pdf = sheet();
  file.insert(file.end(), pdf.begin(), pdf.end());
  EXPECT_EQ(detect_type(file).value(), FileType::pdf);
}

TEST(FileType, SaysWhatIsNoPaper) {
  EXPECT_EQ(fault({}), ScanFault::empty);
  EXPECT_EQ(fault(copy("PK\x03\x04 not a pdf at all")), ScanFault::archive);
  EXPECT_EQ(fault(copy("\x1f\x8b\x08")), ScanFault::archive);
  EXPECT_EQ(fault(copy(std::string(257, 'a') + "ustar")), ScanFault::archive);
  EXPECT_EQ(fault(copy("MZ\x90")), ScanFault::program);
  EXPECT_EQ(fault(copy("\x7f"
                       "ELF")),
            ScanFault::program);
  EXPECT_EQ(fault(copy("#!/bin/sh\n%PDF-1.4\n%%EOF")), ScanFault::program);
  EXPECT_EQ(fault(copy("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")), ScanFault::office_document);
  EXPECT_EQ(fault(copy("<html><body>")), ScanFault::unknown_type);
  EXPECT_EQ(fault(copy("x")), ScanFault::unknown_type);
}

TEST(FileType, ZipBehindAPdfIsAnArchive) {
  Bytes file = sheet();
  const Bytes zip = copy("PK\x05\x06"s + std::string(16, '\0') + "\x03\x00"s + "abc");
  file.insert(file.end(), zip.begin(), zip.end());
  EXPECT_EQ(fault(file), ScanFault::archive);
}

TEST(FileType, TooManyBytesAreRefusedBeforeAnythingElse) { EXPECT_EQ(fault(sheet(), {.bytes_max = 100}), ScanFault::too_large); }

TEST(FileType, PdfWithoutItsEndIsTruncated) {
  const Bytes pdf = sheet();
  EXPECT_EQ(fault(first_bytes(pdf, pdf.size() - 2500)), ScanFault::truncated);
}

TEST(FileType, PngIsTruncatedAtEveryByteBeforeItsEnd) {
  const Bytes png = png_of(test::page_with_code("png", 300, 300, 4));
  for (std::size_t size = 9; size < png.size(); size += 7) EXPECT_EQ(fault(first_bytes(png, size)), ScanFault::truncated) << size;
}

TEST(FileType, BombPngIsRefusedByItsClaim) {
  EXPECT_EQ(fault(test::png_claiming(65'535, 65'535)), ScanFault::image_too_large);
  EXPECT_EQ(fault(test::png_claiming(0xffff'ffff, 0xffff'ffff)), ScanFault::damaged);
  EXPECT_EQ(fault(test::png_claiming(0, 5)), ScanFault::damaged);
}

TEST(FileType, JpegIsTruncatedAtEveryByteBeforeItsEnd) {
  const Bytes jpeg = test::jpeg_of(test::page_with_code("jpeg", 300, 300, 4));
  for (std::size_t size = 3; size < jpeg.size(); size += 7) EXPECT_EQ(fault(first_bytes(jpeg, size)), ScanFault::truncated) << size;
}

TEST(FileType, JpegThatClaimsTooMuchIsRefused) {
  Bytes jpeg = test::jpeg_of(test::page_with_code("jpeg", 300, 300, 4));
  const auto frame = text_of(jpeg).find("\xff\xc0");
  for (std::size_t i = 5; i < 9; ++i) jpeg[frame + i] = std::byte{0xff};
  EXPECT_EQ(fault(jpeg), ScanFault::image_too_large);
}

TEST(FileType, TiffDirectoryLoopIsFound) {
  Bytes tiff = fax(2);
  // The first directory's "next" (behind its entries) points back to itself.
  const auto at = [&](std::size_t place, int bytes) {
    std::size_t value = 0;
    for (int i = bytes - 1; i >= 0; --i) value = value << 8 | std::to_integer<std::size_t>(tiff[place + static_cast<std::size_t>(i)]);
    return value;
  };
  const std::size_t first = at(4, 4);
  const std::size_t next = first + 2 + 12 * at(first, 2);
  for (std::size_t i = 0; i < 4; ++i) tiff[next + i] = tiff[4 + i];
  EXPECT_EQ(fault(tiff), ScanFault::directory_loop);
}

/// The fax software's own texts stand last; a file without them can still be read.
TEST(FileType, TiffIsTruncatedWhereverItsPagesAreCut) {
  const Bytes tiff = fax(2);
  for (std::size_t size = 4; size < tiff.size() - 64; size += 13) EXPECT_EQ(fault(first_bytes(tiff, size)), ScanFault::truncated) << size;
}

TEST(FileType, TiffWithTooManyPagesIsRefused) {
  const Bytes tiff = fax(3);
  EXPECT_EQ(detect_type(tiff, {.pages_max = 3}).value(), FileType::tiff);
  EXPECT_EQ(fault(tiff, {.pages_max = 2}), ScanFault::too_many_pages);
}

TEST(Refusals, EveryFaultHasACodeAndTwoSentences) {
  for (std::size_t i = 0; i < kScanFaults; ++i) {
    const auto one = static_cast<ScanFault>(i);
    EXPECT_TRUE(code_of(one).starts_with("paper."));
    EXPECT_NE(wording_of(one).de.find(". Bitte"), std::string_view::npos) << code_of(one);
    EXPECT_NE(wording_of(one).en.find("lease"), std::string_view::npos) << code_of(one);
    for (std::size_t other = 0; other < i; ++other) EXPECT_NE(code_of(one), code_of(static_cast<ScanFault>(other)));
  }
}

}  // namespace

}  // namespace nb::paper
