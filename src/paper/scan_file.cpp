// SPDX-License-Identifier: EUPL-1.2
#include "paper/scan_file.hpp"

#include <algorithm>
#include <array>

#include "paper/answer.hpp"
#include "paper/impl/decoders.hpp"

namespace nb::paper {

namespace {

OpenedPages open_pages(ByteView file, const Outline& outline, const FileLimits& limits) {
  switch (outline.type) {
    case FileType::pdf:
      return open_pdf(file, limits);
    case FileType::jpeg:
      return open_jpeg(file);
    case FileType::png:
      return open_png(file);
    case FileType::tiff:
      return open_tiff(file, outline);
  }
  return refuse(ScanFault::unknown_type);
}

void add_codes(Scan& scan, const Gray& image, std::uint32_t page) {
  for (FoundCode& code : find_codes(image, page))
    if (scan.codes.size() < kCodesMax) scan.codes.push_back(std::move(code));
}

}  // namespace

Result<Scan, ScanFault> scan_file(ByteView file, const ScanOptions& options) {
  const auto outline = outline_of(file, options.limits);
  if (!outline) return refuse(outline.error());
  const auto pages = open_pages(file, *outline, options.limits);
  if (!pages) return refuse(pages.error());
  Scan scan{.type = outline->type, .pages = (*pages)->count()};
  if (options.preview_page >= scan.pages) return refuse(ScanFault::page_missing);
  (*pages)->describe(options.preview_page, scan);
  const bool preview = options.preview_width_px > 0;
  for (std::uint32_t page = 0; page < scan.pages; ++page) {
    const bool codes = page < options.code_pages;
    if (!codes && !(preview && page == options.preview_page)) continue;
    auto image = (*pages)->page(page, options);
    if (!image) return refuse(image.error());
    if (codes) add_codes(scan, *image, page);
    if (preview && page == options.preview_page) scan.preview = png_of(shrunk(std::move(*image), options.preview_width_px));
  }
  return scan;
}

}  // namespace nb::paper
