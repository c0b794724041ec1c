// SPDX-License-Identifier: EUPL-1.2
// What a file is, by its content and never by its name, and whether it is whole: pure walks over the outer structure with
// fixed limits, before any library sees a byte.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "paper/refusals.hpp"

namespace nb::paper {

enum class FileType { pdf, jpeg, png, tiff };

/// "PDF", "JPEG", "PNG", "TIFF".
[[nodiscard]] std::string_view name_of(FileType type);
/// "application/pdf", "image/jpeg", "image/png", "image/tiff".
[[nodiscard]] std::string_view media_type(FileType type);

struct FileLimits {
  std::size_t bytes_max = 20U << 20;       ///< 20 MiB
  std::uint64_t pixels_max = 120'000'000;  ///< of one page or image
  std::uint32_t pages_max = 500;
};

/// The type of a file that looks whole. Enough for "may this be stored as an attachment"; whether its insides can be read
/// tells PageReader.
[[nodiscard]] Result<FileType, ScanFault> detect_type(ByteView file, const FileLimits& limits = {});

}  // namespace nb::paper
