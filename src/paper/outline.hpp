// SPDX-License-Identifier: EUPL-1.2
// The outer structure of a file: what it is, whether it is whole, how many pages or pixels it claims. Pure walks whose work
// is bounded by the file's length and FileLimits; no library sees a byte before this.
#pragma once

#include "paper/file_type.hpp"

namespace nb::paper {

struct Outline {
  FileType type = FileType::pdf;
  std::uint32_t pages = 1;   ///< of a TIFF; PDF: unknown, 1
  std::uint64_t pixels = 0;  ///< of the largest page; PDF: unknown, 0
};

[[nodiscard]] Result<Outline, ScanFault> outline_of(ByteView file, const FileLimits& limits);

[[nodiscard]] Result<Outline, ScanFault> walk_png(ByteView file, const FileLimits& limits);
[[nodiscard]] Result<Outline, ScanFault> walk_jpeg(ByteView file, const FileLimits& limits);
[[nodiscard]] Result<Outline, ScanFault> walk_tiff(ByteView file, const FileLimits& limits);

}  // namespace nb::paper
