// SPDX-License-Identifier: EUPL-1.2
// What the scanning child does with a file, in this process: our side of the image and PDF libraries. A crash inside a
// library is the child's to suffer; here it shows us what such a file looks like.
#include <cstddef>
#include <cstdint>

#include "base/assert.hpp"
#include "paper/answer.hpp"
#include "paper/scan_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const nb::ByteView file = std::as_bytes(std::span(data, size));
  const nb::paper::ScanOptions options{.limits = {.bytes_max = 1U << 20, .pixels_max = 200'000, .pages_max = 4}, .code_pages = 1, .preview_width_px = 100, .dpi = 20};
  const auto scan = nb::paper::scan_file(file, options);
  const nb::Bytes answer = nb::paper::encode_answer(scan);
  const auto back = nb::paper::parse_answer(answer, options);
  NB_ASSERT(back && nb::paper::encode_answer(*back) == answer);  // whatever a file makes us say, the parent believes it
  return 0;
}
