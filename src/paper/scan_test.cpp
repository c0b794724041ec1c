// SPDX-License-Identifier: EUPL-1.2
// Reading within this process: what the child does, without the child.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "paper/answer.hpp"
#include "paper/code128.hpp"
#include "paper/scan_file.hpp"
#include "paper/test_files.hpp"

namespace nb::paper {

namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

Scan scan(const Bytes& file, const ScanOptions& options = {}) {
  const auto out = scan_file(file, options);
  EXPECT_TRUE(out) << (out ? "" : code_of(out.error()));
  return out ? *out : Scan{};
}
ScanFault fault(const Bytes& file, const ScanOptions& options = {}) {
  const auto out = scan_file(file, options);
  EXPECT_FALSE(out);
  return out ? ScanFault::unavailable : out.error();
}

TEST(Scan, ReadsAG4Fax) {
  const Scan found = scan(test::tiff_of({.pages = {test::page_with_code("M-000123-4"), test::page_with_code("second")}}));
  EXPECT_EQ(found.type, FileType::tiff);
  EXPECT_EQ(found.pages, 2U);
  EXPECT_EQ(found.width_px, 1728U);
  EXPECT_EQ(found.height_px, 1100U);
  EXPECT_EQ(found.device_time, (DeviceTime{2023y / 10 / 30, 8h + 5min}));
  EXPECT_EQ(found.device_note, "+49 2931 5550199");
  EXPECT_THAT(found.codes, ElementsAre(FoundCode{0, CodeKind::qr, "M-000123-4"}, FoundCode{1, CodeKind::qr, "second"}));
}

TEST(Scan, ReadsAG3FaxOfStandardResolution) {
  const Gray page = test::half_the_lines(test::page_with_code("M-000123-4"));
  const Scan found = scan(test::tiff_of({.pages = {page}, .compression = COMPRESSION_CCITTFAX3, .dpi_down = 98}));
  EXPECT_THAT(found.codes, ElementsAre(FoundCode{0, CodeKind::qr, "M-000123-4"}));
  const auto preview = scan(found.preview);
  EXPECT_EQ(preview.width_px, 800U);
  EXPECT_EQ(preview.height_px, 509U) << "the preview has the paper's proportions, not the fax machine's";
}

TEST(Scan, FaxWithoutAUsableDateHasNone) {
  for (const std::string date : {"", "2023:02:30 08:05:00", "2023:10:30 24:00:00", "2023-10-30T08:05:00", "yyyy:mm:dd hh:mm:ss"})
    EXPECT_EQ(scan(test::tiff_of({.pages = {test::page_with_code("x")}, .date = date})).device_time, std::nullopt) << date;
}

TEST(Scan, ReadsPictures) {
  const Gray page = test::page_with_code("NB1:PICTURE");
  for (const Bytes& file : {png_of(page), test::jpeg_of(page)}) {
    const Scan found = scan(file);
    EXPECT_EQ(found.pages, 1U);
    EXPECT_EQ(found.width_px, page.width);
    EXPECT_THAT(found.codes, ElementsAre(FoundCode{0, CodeKind::qr, "NB1:PICTURE"}));
    EXPECT_EQ(found.device_time, std::nullopt);
  }
}

TEST(Scan, LargePhotoIsMadeSmallerWhileItIsRead) {
  const Scan found = scan(test::jpeg_of(test::page_with_code("NB1:PHOTO", 6000, 4000, 24)));
  EXPECT_EQ(found.width_px, 6000U);
  EXPECT_THAT(found.codes, ElementsAre(FoundCode{0, CodeKind::qr, "NB1:PHOTO"}));
}

TEST(Scan, PhotoIsTurnedAsTheTelephoneNoted) {
  using namespace std::string_literals;
  const Bytes jpeg = test::jpeg_of(test::page_with_code("NB1:TURNED", 600, 300, 6));
  const auto preview_of = [&](char orientation) {
    const std::string tiff = "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s + orientation + "\0\0\0\0\0\0"s;
    const std::string body = "Exif\0\0"s + tiff;
    const std::string segment = "\xff\xe1\0"s + static_cast<char>(body.size() + 2) + body;
    Bytes photo = jpeg;
    const Bytes added = test::copy(segment);
    photo.insert(photo.begin() + 2, added.begin(), added.end());
    return scan(scan(photo).preview);
  };
  EXPECT_EQ(preview_of(1).width_px, 600U);
  EXPECT_EQ(preview_of(3).width_px, 600U);
  EXPECT_EQ(preview_of(6).width_px, 300U);
  EXPECT_EQ(preview_of(8).width_px, 300U);
  const Gray corner{2, 1, {0, 255}};
  EXPECT_EQ(turned(corner, 1).pixels, (std::vector<std::uint8_t>{0, 255}));
  EXPECT_EQ(turned(corner, 1).width, 1U);
  EXPECT_EQ(turned(corner, 2).pixels, (std::vector<std::uint8_t>{255, 0}));
  EXPECT_EQ(turned(corner, 3).pixels, (std::vector<std::uint8_t>{255, 0}));
}

TEST(Scan, PreviewIsOfThePageAskedForAndNotWider) {
  const Bytes fax = test::tiff_of({.pages = {test::page_with_code("one"), test::page_with_code("two")}});
  const Scan found = scan(fax, {.code_pages = 0, .preview_page = 1, .preview_width_px = 432});
  EXPECT_TRUE(found.codes.empty());
  const Scan preview = scan(found.preview);
  EXPECT_EQ(preview.width_px, 432U);
  EXPECT_THAT(preview.codes, ElementsAre(FoundCode{0, CodeKind::qr, "two"}));
  EXPECT_EQ(fault(fax, {.preview_page = 2}), ScanFault::page_missing);
}

TEST(Scan, SmallPictureIsNotBlownUp) { EXPECT_EQ(scan(scan(png_of(test::page_with_code("s", 200, 200, 4))).preview).width_px, 200U); }

TEST(Scan, BinaryCodeComesAsText) {
  const std::string bytes("\x00\xff\x80\x01", 4);
  const Scan found = scan(png_of(test::page_with_code(bytes)));
  ASSERT_EQ(found.codes.size(), 1U);
  EXPECT_EQ(found.codes[0].text, std::string("\x00\xc3\xbf\xc2\x80\x01", 6));
}

TEST(Scan, EncryptedPdfSaysSo) {
  const std::string key(32, 'x');
  const Bytes pdf = test::pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
                                  "<< /Filter /Standard /V 1 /R 2 /O (" + key + ") /U (" + key + ") /P -4 >>"},
                                 "/Encrypt 4 0 R /ID [<00><00>] ");
  EXPECT_EQ(fault(pdf), ScanFault::encrypted);
}

TEST(Scan, PdfThatClaimsAHundredThousandPagesIsRefused) {
  const Bytes pdf =
      test::pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 100000 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"});
  EXPECT_THAT(fault(pdf), testing::AnyOf(ScanFault::too_many_pages, ScanFault::damaged));
}

TEST(Scan, PdfPageOfAHundredMetresIsDrawnCoarsely) {
  const Bytes pdf =
      test::pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 280000 280000] >>"});
  EXPECT_EQ(scan(pdf).pages, 1U);
}

TEST(Scan, PdfOfNothingButItsFrameIsDamaged) { EXPECT_EQ(fault(test::copy("%PDF-1.4\nnothing\n%%EOF")), ScanFault::damaged); }

TEST(Scan, PngWithBrokenDataIsDamaged) { EXPECT_EQ(fault(test::png_claiming(100, 100)), ScanFault::damaged); }

TEST(Scan, FaxWithSomeBrokenLinesIsStillRead) {
  Bytes fax = test::tiff_of({.pages = {test::page_with_code("M-000123-4")}, .compression = COMPRESSION_CCITTFAX3});
  for (std::size_t i = 40; i < 60; ++i) fax[i] = std::byte{0x55};
  EXPECT_EQ(scan(fax).pages, 1U);
}

TEST(Code128, EveryPrintableTextIsReadBack) {
  std::string all;
  for (char c = ' '; c <= '~'; ++c) all += c;
  for (const std::string& text : {std::string("M-000123-4"), std::string("12345678"), std::string("a1234b"), std::string("AB123456CD"), std::string("1"), std::string("123"),
                                  std::string("x9876543"), all.substr(0, 48), all.substr(47)}) {
    const auto widths = code128_widths(text);
    ASSERT_TRUE(widths) << text;
    Gray page{0, 60, {}};
    std::vector<std::uint8_t> row(60, 255);
    bool bar = true;
    for (const std::uint8_t width : *widths) {
      row.insert(row.end(), width * 3U, bar ? 0 : 255);
      bar = !bar;
    }
    row.insert(row.end(), 60, 255);
    page.width = static_cast<std::uint32_t>(row.size());
    for (std::uint32_t y = 0; y < page.height; ++y) page.pixels.insert(page.pixels.end(), row.begin(), row.end());
    EXPECT_THAT(find_codes(page, 7), ElementsAre(FoundCode{7, CodeKind::code128, text}));
  }
}

TEST(Code128, RefusesWhatItCannotHold) {
  EXPECT_FALSE(code128_widths(""));
  EXPECT_FALSE(code128_widths("Straße"));
  EXPECT_FALSE(code128_widths("a\nb"));
  EXPECT_FALSE(code128_widths(std::string(49, 'a')));
}

TEST(Code128, DigitsTakeHalfTheRoom) { EXPECT_LT(code128_widths("12345678")->size(), code128_widths("abcdefgh")->size()); }

TEST(Qr, CapitalsAndDigitsArePackedTighter) {
  EXPECT_LT(make_qr(std::string(200, 'A'))->size, make_qr(std::string(200, 'a'))->size);
  EXPECT_FALSE(make_qr(""));
  EXPECT_TRUE(make_qr(std::string(2331, 'a')));
  EXPECT_FALSE(make_qr(std::string(2332, 'a')));
  EXPECT_TRUE(make_qr(std::string(2953, 'a'), QrLevel::low));
}

Scan example() {
  return {.type = FileType::tiff,
          .pages = 3,
          .width_px = 1728,
          .height_px = 2200,
          .device_time = DeviceTime{2023y / 10 / 30, 8h + 5min},
          .device_note = "+49 2931 5550199",
          .codes = {{0, CodeKind::code128, "M-000123-4"}, {2, CodeKind::qr, "Grüße"}},
          .preview = png_of(test::page_with_code("p", 100, 100, 2))};
}

TEST(Answer, ComesBackAsItWent) {
  EXPECT_EQ(parse_answer(encode_answer(example()), {})->value(), example());
  const auto refused = parse_answer(encode_answer(refuse(ScanFault::encrypted)), {});
  EXPECT_EQ(refused->error(), ScanFault::encrypted);
}

TEST(Answer, CutOrLengthenedIsNotBelieved) {
  Bytes bytes = encode_answer(example());
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(parse_answer(ByteView(bytes).first(size), {})) << size;
  bytes.push_back(std::byte{0});
  EXPECT_FALSE(parse_answer(bytes, {}));
}

TEST(Answer, PromisesThatAreNotKeptAreNotBelieved) {
  const auto believed = [](const std::function<void(Scan&)>& change, const ScanOptions& options = {}) {
    Scan scan = example();
    change(scan);
    return parse_answer(encode_answer(scan), options).has_value();
  };
  EXPECT_FALSE(believed([](Scan& scan) { scan.pages = 0; }));
  EXPECT_FALSE(believed([](Scan&) {}, {.limits = {.pages_max = 2}}));
  EXPECT_FALSE(believed([](Scan& scan) { scan.device_time = DeviceTime{2023y / 2 / 30, 0s}; }));
  EXPECT_FALSE(believed([](Scan& scan) { scan.device_time = DeviceTime{2023y / 2 / 3, 24h}; }));
  EXPECT_FALSE(believed([](Scan& scan) { scan.device_note = "\xff"; }));
  EXPECT_FALSE(believed([](Scan& scan) { scan.codes[0].page = 3; }));
  EXPECT_FALSE(believed([](Scan& scan) { scan.codes[0].text = "\xff"; }));
  EXPECT_FALSE(believed([](Scan& scan) { scan.codes[0].text.assign(5000, 'a'); }));
  EXPECT_FALSE(believed([](Scan& scan) { scan.codes.resize(65); }));
  EXPECT_FALSE(believed([](Scan& scan) { scan.preview = test::copy("<html>"); }));
  EXPECT_FALSE(believed([](Scan& scan) { scan.preview = test::png_claiming(5000, 5000); }));
}

TEST(Answer, OptionsTravelAsOneWord) {
  const ScanOptions options{.limits = {1000, 2000, 30}, .code_pages = 4, .preview_page = 5, .preview_width_px = 600, .dpi = 70, .timeout = 8s};
  const auto task = parse_options(options_text(options, 99));
  ASSERT_TRUE(task);
  EXPECT_EQ(task->memory_mib, 99U);
  EXPECT_EQ(options_text(task->options, 99), options_text(options, 99));
  for (const std::string_view text : {"", "1,2", "1,2,3,4,5,6,7,8,x", "1,2,3,4,5,6,7,8,9,10", "99999999999,2,3,4,5,6,7,8,9"}) EXPECT_FALSE(parse_options(text)) << text;
}

}  // namespace

}  // namespace nb::paper
