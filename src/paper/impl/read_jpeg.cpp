// SPDX-License-Identifier: EUPL-1.2
// libjpeg-turbo through its TurboJPEG interface, which needs no long jumps here.
#include <turbojpeg.h>

#include <algorithm>
#include <span>

#include "paper/impl/byte_order.hpp"
#include "paper/impl/decoders.hpp"

namespace nb::paper {

namespace {

struct Close {
  void operator()(void* handle) const { tjDestroy(handle); }
};
using Handle = std::unique_ptr<void, Close>;

struct Header {
  int width = 0;
  int height = 0;
  int colorspace = 0;
};

/// CMYK as Adobe writes it, inverted: 255 is no ink.
Gray from_cmyk(std::span<const std::uint8_t> cmyk, std::uint32_t width, std::uint32_t height) {
  Gray out{width, height, {}};
  out.pixels.reserve(cmyk.size() / 4);
  for (std::size_t i = 0; i + 3 < cmyk.size(); i += 4) {
    const std::uint32_t colour = (cmyk[i] * 299U + cmyk[i + 1] * 587U + cmyk[i + 2] * 114U) / 1000U;
    out.pixels.push_back(static_cast<std::uint8_t>(colour * cmyk[i + 3] / 255U));
  }
  return out;
}

/// Quarter turns that the camera asks for (Exif 2.3, tag 0112: 3, 6 and 8; mirrored pictures are left as they are). 0 for anything odd.
int quarter_turns(ByteView file) {
  using namespace std::string_view_literals;
  constexpr std::size_t kWithin = 65'536;  // the segment comes first if there is one
  constexpr std::uint32_t kEntriesMax = 100, kOrientation = 0x0112;
  const std::size_t exif = text_of(file).substr(0, kWithin).find("Exif\0\0"sv);
  if (exif == std::string_view::npos) return 0;
  const ByteView tiff = file.subspan(exif + 6);
  const std::endian order = text_of(tiff).starts_with("II") ? std::endian::little : std::endian::big;
  const auto directory = number_at(tiff, 4, 4, order);
  const auto entries = directory ? number_at(tiff, *directory, 2, order) : std::nullopt;
  for (std::uint32_t i = 0; entries && i < std::min(*entries, kEntriesMax); ++i) {
    const std::size_t entry = std::size_t{*directory} + 2 + 12UL * i;
    if (number_at(tiff, entry, 2, order) != kOrientation) continue;
    const auto value = number_at(tiff, entry + 8, 2, order);
    return value == 6U ? 1 : value == 3U ? 2 : value == 8U ? 3 : 0;
  }
  return 0;
}

class JpegPage final : public Pages {
 public:
  JpegPage(ByteView file, Handle handle, Header header) : file_(file), handle_(std::move(handle)), header_(header) {}
  [[nodiscard]] std::uint32_t count() const override { return 1; }

  void describe(std::uint32_t, Scan& scan) override {
    scan.width_px = static_cast<std::uint32_t>(header_.width);
    scan.height_px = static_cast<std::uint32_t>(header_.height);
  }

  [[nodiscard]] Result<Gray, ScanFault> page(std::uint32_t, const ScanOptions& options) override {
    if (std::uint64_t{static_cast<std::uint32_t>(header_.width)} * static_cast<std::uint32_t>(header_.height) > options.limits.pixels_max)
      return refuse(ScanFault::image_too_large);
    const tjscalingfactor scale = scaling();
    const int width = TJSCALED(header_.width, scale), height = TJSCALED(header_.height, scale);
    const bool inks = header_.colorspace == TJCS_CMYK || header_.colorspace == TJCS_YCCK;
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * (inks ? 4U : 1U));
    const int failed = tjDecompress2(handle_.get(), bytes(), file_.size(), pixels.data(), width, 0, height, inks ? TJPF_CMYK : TJPF_GRAY, TJFLAG_LIMITSCANS);
    if (failed != 0 && tjGetErrorCode(handle_.get()) != TJERR_WARNING) return refuse(ScanFault::damaged);  // a warning: read with small flaws
    const auto columns = static_cast<std::uint32_t>(width), rows = static_cast<std::uint32_t>(height);
    Gray image = inks ? from_cmyk(pixels, columns, rows) : Gray{columns, rows, std::move(pixels)};
    return turned(std::move(image), quarter_turns(file_));
  }

  [[nodiscard]] const unsigned char* bytes() const { return reinterpret_cast<const unsigned char*>(file_.data()); }

 private:
  /// Half, quarter or eighth for photos of modern telephones.
  [[nodiscard]] tjscalingfactor scaling() const {
    tjscalingfactor scale{1, 1};
    while (scale.denom < 8 && static_cast<std::uint64_t>(TJSCALED(header_.width, scale)) * static_cast<std::uint64_t>(TJSCALED(header_.height, scale)) > kComfortablePixels)
      scale.denom *= 2;
    return scale;
  }

  ByteView file_;
  Handle handle_;
  Header header_;
};

}  // namespace

OpenedPages open_jpeg(ByteView file) {
  Handle handle(tjInitDecompress());
  if (!handle) return refuse(ScanFault::resources);
  Header header;
  int subsampling = 0;
  if (tjDecompressHeader3(handle.get(), reinterpret_cast<const unsigned char*>(file.data()), file.size(), &header.width, &header.height, &subsampling, &header.colorspace) != 0 ||
      header.width <= 0 || header.height <= 0)
    return refuse(ScanFault::damaged);
  return std::make_unique<JpegPage>(file, std::move(handle), header);
}

}  // namespace nb::paper
