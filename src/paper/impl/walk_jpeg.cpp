// SPDX-License-Identifier: EUPL-1.2
// JPEG (ITU-T T.81, annex B): markers with their segments, compressed data after each start of scan, to the end of image.
#include <algorithm>

#include "paper/impl/byte_order.hpp"
#include "paper/outline.hpp"

namespace nb::paper {

namespace {

constexpr std::uint32_t kStartOfScan = 0xda, kEndOfImage = 0xd9, kFill = 0xff, kTemporary = 0x01;

bool starts_frame(std::uint32_t marker) { return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc; }
bool stands_alone(std::uint32_t marker) { return (marker >= 0xd0 && marker <= 0xd7) || marker == kTemporary; }

std::optional<std::uint32_t> big16(ByteView file, std::size_t at) { return number_at(file, at, 2, std::endian::big); }

/// Height and width stand behind the segment's length and the sample precision.
Result<std::uint64_t, ScanFault> pixels_of(ByteView file, std::size_t segment, const FileLimits& limits) {
  const auto height = big16(file, segment + 3), width = big16(file, segment + 5);
  if (!height || !width) return refuse(ScanFault::truncated);
  if (*height == 0 || *width == 0) return refuse(ScanFault::damaged);
  const std::uint64_t pixels = std::uint64_t{*height} * *width;
  if (pixels > limits.pixels_max) return refuse(ScanFault::image_too_large);
  return pixels;
}

/// The next marker in compressed data: an FF that is neither stuffed (FF 00) nor a restart.
std::size_t after_scan(ByteView file, std::size_t from) {
  const std::string_view text = text_of(file);
  for (std::size_t at = text.find('\xff', from); at != std::string_view::npos && at + 1 < text.size(); at = text.find('\xff', at + 1)) {
    const auto next = std::to_integer<std::uint32_t>(file[at + 1]);
    if (next != 0 && next != kFill && !stands_alone(next)) return at;
  }
  return text.size();
}

}  // namespace

Result<Outline, ScanFault> walk_jpeg(ByteView file, const FileLimits& limits) {
  std::uint64_t pixels = 0;
  for (std::size_t at = 2;;) {
    const auto lead = number_at(file, at, 1, std::endian::big), marker = number_at(file, at + 1, 1, std::endian::big);
    if (!lead || !marker) return refuse(ScanFault::truncated);
    if (*lead != kFill) return refuse(ScanFault::damaged);
    if (*marker == kFill || stands_alone(*marker)) {
      at += *marker == kFill ? 1 : 2;
      continue;
    }
    if (*marker == kEndOfImage) break;
    const std::size_t segment = at + 2;
    const auto length = big16(file, segment);
    if (!length || segment + *length > file.size()) return refuse(ScanFault::truncated);
    if (*length < 2 || *marker == 0) return refuse(ScanFault::damaged);
    if (starts_frame(*marker)) {
      const auto frame = pixels_of(file, segment, limits);
      if (!frame) return refuse(frame.error());
      pixels = std::max(pixels, *frame);
    }
    if (*marker == kStartOfScan && pixels == 0) return refuse(ScanFault::damaged);
    at = *marker == kStartOfScan ? after_scan(file, segment + *length) : segment + *length;
  }
  if (pixels == 0) return refuse(ScanFault::damaged);
  return Outline{FileType::jpeg, 1, pixels};
}

}  // namespace nb::paper
