// SPDX-License-Identifier: EUPL-1.2
// The C libraries, one function each: bytes in, gray pages out. They see hostile bytes, so they run in the confined child
// (and in fuzz targets) alone. Whatever a library says about a file becomes a ScanFault.
#pragma once

#include <memory>

#include "paper/impl/gray.hpp"
#include "paper/outline.hpp"

namespace nb::paper {

/// A page larger than this is made smaller while it is read where the library can do that.
inline constexpr std::uint64_t kComfortablePixels = 16'000'000;

/// A file whose pages can be looked at one by one.
class Pages {
 public:
  virtual ~Pages() = default;
  [[nodiscard]] virtual std::uint32_t count() const = 0;
  /// What the file says about a page, into width_px, height_px, device_time, device_note.
  virtual void describe(std::uint32_t page, Scan& scan) = 0;
  /// 0-based; below count().
  [[nodiscard]] virtual Result<Gray, ScanFault> page(std::uint32_t page, const ScanOptions& options) = 0;
};
using OpenedPages = Result<std::unique_ptr<Pages>, ScanFault>;

/// `file` must outlive what is returned.
[[nodiscard]] OpenedPages open_pdf(ByteView file, const FileLimits& limits);
[[nodiscard]] OpenedPages open_tiff(ByteView file, const Outline& outline);
[[nodiscard]] OpenedPages open_png(ByteView file);
[[nodiscard]] OpenedPages open_jpeg(ByteView file);

}  // namespace nb::paper
