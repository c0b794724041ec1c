// SPDX-License-Identifier: EUPL-1.2
// PNG (ISO/IEC 15948): signature, then chunks of length, name, data and CRC, from IHDR to IEND.
#include "paper/impl/byte_order.hpp"
#include "paper/outline.hpp"

namespace nb::paper {

namespace {

constexpr std::size_t kSignature = 8;
constexpr std::size_t kAroundData = 12;  // length, name, CRC
constexpr std::uint32_t kHeaderLength = 13;
constexpr std::uint32_t kNumberMax = 0x7fff'ffff;

std::optional<std::uint32_t> big(ByteView file, std::size_t at) { return number_at(file, at, 4, std::endian::big); }

Result<std::uint64_t, ScanFault> pixels_of(ByteView file, const FileLimits& limits) {
  const auto length = big(file, kSignature), width = big(file, kSignature + 8), height = big(file, kSignature + 12);
  if (!length || !width || !height) return refuse(ScanFault::truncated);
  if (*length != kHeaderLength || text_of(file).substr(kSignature + 4, 4) != "IHDR") return refuse(ScanFault::damaged);
  if (*width == 0 || *height == 0 || *width > kNumberMax || *height > kNumberMax) return refuse(ScanFault::damaged);
  const std::uint64_t pixels = std::uint64_t{*width} * *height;
  if (pixels > limits.pixels_max) return refuse(ScanFault::image_too_large);
  return pixels;
}

}  // namespace

Result<Outline, ScanFault> walk_png(ByteView file, const FileLimits& limits) {
  const auto pixels = pixels_of(file, limits);
  if (!pixels) return refuse(pixels.error());
  bool data = false;
  for (std::size_t at = kSignature;;) {
    const auto length = big(file, at);
    if (!length || at + kAroundData + *length > file.size()) return refuse(ScanFault::truncated);
    const std::string_view name = text_of(file).substr(at + 4, 4);
    data = data || name == "IDAT";
    if (name == "IEND") break;
    at += kAroundData + *length;
  }
  if (!data) return refuse(ScanFault::damaged);
  return Outline{FileType::png, 1, *pixels};
}

}  // namespace nb::paper
