// SPDX-License-Identifier: EUPL-1.2
#include "paper/glance.hpp"

#include "paper/page_reader.hpp"

namespace nb::paper {

namespace {

constexpr std::chrono::milliseconds kCountingMax{4'000};
constexpr std::chrono::milliseconds kDrawingMax{6'000};
constexpr std::uint32_t kReadableDpi = 150;
constexpr std::uint32_t kReadableWidth = 1240;  // A4 at that resolution
constexpr std::uint32_t kScreenDpi = 100;       // A4 is a little wider than the preview then

}  // namespace

std::uint32_t count_pages(PageReader& reader, ByteView file, FileType type) {
  if (type == FileType::jpeg || type == FileType::png) return 1;
  const auto scan = reader.read(file, {.code_pages = 0, .preview_width_px = 0, .timeout = kCountingMax});
  return scan ? scan->pages : 0;
}

Result<Bytes, ScanFault> first_page(PageReader& reader, ByteView file) {
  auto scan = reader.read(file, {.code_pages = 0, .dpi = kScreenDpi, .timeout = kDrawingMax});
  if (!scan) return refuse(scan.error());
  return std::move(scan->preview);
}

Result<Bytes, ScanFault> readable_page(PageReader& reader, ByteView file, std::uint32_t page) {
  auto scan = reader.read(file, {.code_pages = 0, .preview_page = page, .preview_width_px = kReadableWidth, .dpi = kReadableDpi, .timeout = kDrawingMax});
  if (!scan) return refuse(scan.error());
  return std::move(scan->preview);
}

}  // namespace nb::paper
