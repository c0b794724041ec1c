// SPDX-License-Identifier: EUPL-1.2
// libpng, both ways: pages in, previews out.
#include <png.h>

#include "paper/impl/decoders.hpp"

namespace nb::paper {

namespace {

/// libpng's own small interface: it handles its long jumps itself, converts every kind of PNG, and lays it on white.
struct Image {
  png_image png{};
  Image() { png.version = PNG_IMAGE_VERSION; }
  ~Image() { png_image_free(&png); }
  Image(const Image&) = delete;
  Image& operator=(const Image&) = delete;
};

class PngPage final : public Pages {
 public:
  explicit PngPage(ByteView file) : file_(file) {}
  [[nodiscard]] std::uint32_t count() const override { return 1; }

  void describe(std::uint32_t, Scan& scan) override {
    Image image;
    if (png_image_begin_read_from_memory(&image.png, file_.data(), file_.size()) == 0) return;
    scan.width_px = image.png.width;
    scan.height_px = image.png.height;
  }

  [[nodiscard]] Result<Gray, ScanFault> page(std::uint32_t, const ScanOptions& options) override {
    Image image;
    if (png_image_begin_read_from_memory(&image.png, file_.data(), file_.size()) == 0) return refuse(ScanFault::damaged);
    if (std::uint64_t{image.png.width} * image.png.height > options.limits.pixels_max) return refuse(ScanFault::image_too_large);
    image.png.format = PNG_FORMAT_GRAY;
    Gray out{image.png.width, image.png.height, {}};
    out.pixels.resize(PNG_IMAGE_SIZE(image.png));
    const png_color white{255, 255, 255};
    if (png_image_finish_read(&image.png, &white, out.pixels.data(), 0, nullptr) == 0) return refuse(ScanFault::damaged);
    return out;
  }

 private:
  ByteView file_;
};

}  // namespace

OpenedPages open_png(ByteView file) { return std::make_unique<PngPage>(file); }

Bytes png_of(const Gray& image) {
  Image out;
  out.png.width = image.width;
  out.png.height = image.height;
  out.png.format = PNG_FORMAT_GRAY;
  png_alloc_size_t size = 0;
  if (png_image_write_get_memory_size(out.png, size, 0, image.pixels.data(), 0, nullptr) == 0) return {};
  Bytes bytes(size);
  if (png_image_write_to_memory(&out.png, bytes.data(), &size, 0, image.pixels.data(), 0, nullptr) == 0) return {};
  bytes.resize(size);
  return bytes;
}

}  // namespace nb::paper
