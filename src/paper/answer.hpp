// SPDX-License-Identifier: EUPL-1.2
// How child and parent speak: options as one word of the child's command line, the answer as bytes on its standard output.
// The child may have been taken over by the file it read, so the parent believes nothing it cannot check. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "paper/page_reader.hpp"

namespace nb::paper {

inline constexpr std::size_t kCodesMax = 64;
inline constexpr std::size_t kCodeTextMax = 4'096;
inline constexpr std::size_t kNoteMax = 200;
inline constexpr std::size_t kAnswerMax = 8U << 20;

/// Numbers with commas between them; `memory_mib` travels along.
[[nodiscard]] std::string options_text(const ScanOptions& options, std::uint32_t memory_mib);
struct ChildTask {
  ScanOptions options;
  std::uint32_t memory_mib = 0;
};
[[nodiscard]] std::optional<ChildTask> parse_options(std::string_view text);

[[nodiscard]] Bytes encode_answer(const Result<Scan, ScanFault>& answer);
/// nullopt unless the bytes are exactly one whole answer that keeps every promise of Scan under these options.
[[nodiscard]] std::optional<Result<Scan, ScanFault>> parse_answer(ByteView bytes, const ScanOptions& options);

}  // namespace nb::paper
