// SPDX-License-Identifier: EUPL-1.2
// Answers of a scanning child that may have been taken over: what is believed keeps every promise and has one spelling;
// and the options on a child's command line.
#include <cstddef>
#include <cstdint>

#include "base/assert.hpp"
#include "paper/answer.hpp"
#include "paper/outline.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const nb::ByteView bytes = std::as_bytes(std::span(data, size));
  const nb::paper::ScanOptions options;
  if (const auto answer = nb::paper::parse_answer(bytes, options)) {
    const nb::Bytes again = nb::paper::encode_answer(*answer);
    NB_ASSERT(again.size() == size && std::equal(again.begin(), again.end(), bytes.begin()));
    if (*answer && !(*answer)->preview.empty()) NB_ASSERT(nb::paper::outline_of((*answer)->preview, {})->type == nb::paper::FileType::png);
  }
  if (const auto task = nb::paper::parse_options(nb::text_of(bytes))) NB_ASSERT(task->memory_mib <= 0x7fff'ffff);
  return 0;
}
