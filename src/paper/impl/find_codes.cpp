// SPDX-License-Identifier: EUPL-1.2
// zxing-cpp, told to look for the two kinds of codes that our sheets carry.
#include <ZXing/ReadBarcode.h>

#include <limits>

#include "base/text.hpp"
#include "paper/impl/gray.hpp"

namespace nb::paper {

namespace {

constexpr int kCodesMax = 16;  // on one page
constexpr std::size_t kTextMax = 4'096;

std::string text_of_code(const ZXing::Result& found) {
  const auto& bytes = found.bytes();
  std::string text(bytes.begin(), bytes.end());
  return is_utf8(text) ? text : from_latin1(text);
}

}  // namespace

std::vector<FoundCode> find_codes(const Gray& image, std::uint32_t page) {
  constexpr std::uint32_t kSideMax = 32'000;  // the library counts in int and short
  if (image.width == 0 || image.height == 0 || image.width > kSideMax || image.height > kSideMax) return {};
  ZXing::DecodeHints hints;
  hints.setFormats(ZXing::BarcodeFormat::Code128 | ZXing::BarcodeFormat::QRCode).setMaxNumberOfSymbols(kCodesMax);
  const ZXing::ImageView view(image.pixels.data(), static_cast<int>(image.width), static_cast<int>(image.height), ZXing::ImageFormat::Lum);
  std::vector<FoundCode> out;
  for (const ZXing::Result& found : ZXing::ReadBarcodes(view, hints)) {
    if (!found.isValid()) continue;
    std::string text = text_of_code(found);
    if (text.empty() || text.size() > kTextMax) continue;
    out.push_back({page, found.format() == ZXing::BarcodeFormat::QRCode ? CodeKind::qr : CodeKind::code128, std::move(text)});
  }
  return out;
}

}  // namespace nb::paper
