// SPDX-License-Identifier: EUPL-1.2
// Poppler: page count, and pages drawn as gray values.
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "paper/impl/decoders.hpp"

namespace nb::paper {

namespace {

constexpr double kPointsPerInch = 72;

class PdfPages final : public Pages {
 public:
  explicit PdfPages(std::unique_ptr<poppler::document> document) : document_(std::move(document)) {}
  [[nodiscard]] std::uint32_t count() const override { return static_cast<std::uint32_t>(document_->pages()); }

  void describe(std::uint32_t page, Scan& scan) override {
    const std::unique_ptr<poppler::page> found(document_->create_page(static_cast<int>(page)));
    if (!found) return;
    const poppler::rectf area = found->page_rect();
    scan.width_px = whole(area.width());
    scan.height_px = whole(area.height());
  }

  [[nodiscard]] Result<Gray, ScanFault> page(std::uint32_t page, const ScanOptions& options) override {
    const std::unique_ptr<poppler::page> found(document_->create_page(static_cast<int>(page)));
    if (!found) return refuse(ScanFault::damaged);
    const poppler::rectf area = found->page_rect();
    if (!(area.width() > 0 && area.height() > 0)) return refuse(ScanFault::damaged);
    const double comfortable = kPointsPerInch * std::sqrt(static_cast<double>(kComfortablePixels) / (area.width() * area.height()));  // posters: fewer dots per inch
    const double dpi = std::min(static_cast<double>(options.dpi), comfortable);
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
    return gray(renderer.render_page(found.get(), dpi, dpi));
  }

 private:
  static std::uint32_t whole(double value) { return value > 0 && value < 1e6 ? static_cast<std::uint32_t>(value) : 0; }

  static Result<Gray, ScanFault> gray(const poppler::image& image) {
    if (!image.is_valid() || image.format() != poppler::image::format_gray8 || image.width() <= 0 || image.height() <= 0) return refuse(ScanFault::damaged);
    Gray out{static_cast<std::uint32_t>(image.width()), static_cast<std::uint32_t>(image.height()), {}};
    out.pixels.reserve(std::size_t{out.width} * out.height);
    for (int y = 0; y < image.height(); ++y) {
      const char* row = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
      out.pixels.insert(out.pixels.end(), row, row + image.width());
    }
    return out;
  }

  std::unique_ptr<poppler::document> document_;
};

}  // namespace

OpenedPages open_pdf(ByteView file, const FileLimits& limits) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);  // a file's faults are told by ScanFault
  if (file.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return refuse(ScanFault::too_large);
  std::unique_ptr<poppler::document> document(poppler::document::load_from_raw_data(reinterpret_cast<const char*>(file.data()), static_cast<int>(file.size())));
  if (!document) return refuse(ScanFault::damaged);
  if (document->is_locked()) return refuse(ScanFault::encrypted);
  if (document->pages() <= 0) return refuse(ScanFault::damaged);
  if (static_cast<std::uint32_t>(document->pages()) > limits.pages_max) return refuse(ScanFault::too_many_pages);
  return std::make_unique<PdfPages>(std::move(document));
}

}  // namespace nb::paper
