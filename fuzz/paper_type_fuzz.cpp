// SPDX-License-Identifier: EUPL-1.2
// Walks over files of any bytes: no crash, no endless loop, claims within limits, and the same answer twice.
#include <cstddef>
#include <cstdint>

#include "base/assert.hpp"
#include "paper/outline.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const nb::ByteView file = std::as_bytes(std::span(data, size));
  const nb::paper::FileLimits limits{.bytes_max = 1U << 20, .pixels_max = 1'000'000, .pages_max = 20};
  const auto outline = nb::paper::outline_of(file, limits);
  const auto type = nb::paper::detect_type(file, limits);
  NB_ASSERT(outline.has_value() == type.has_value());
  if (!outline) return 0;
  NB_ASSERT(outline->type == *type && outline->pages >= 1 && outline->pages <= limits.pages_max && outline->pixels <= limits.pixels_max);
  return 0;
}
