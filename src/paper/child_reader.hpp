// SPDX-License-Identifier: EUPL-1.2
// The real PageReader: image and PDF libraries see hostile bytes only in a child process, the own program started anew
// with a hidden subcommand. The child has no network, writes no file, reads none but fonts, has limits on memory and CPU
// (impl/confine.hpp) and is killed after the timeout. Whatever it does, the answer is a Scan or a ScanFault.
// Thread-safe; at most `children_max` children at a time, others wait (their timeout runs).
#pragma once

#include <optional>
#include <semaphore>
#include <string>

#include "paper/page_reader.hpp"

namespace nb::paper {

struct ChildReaderOptions {
  /// "/proc/self/exe" where main() calls scan_child_main() first; any other program would be started for nothing, so there
  /// is no default. Empty: every read is refused with `unavailable`.
  std::string program;
  std::uint32_t memory_mib_max = 1024;  ///< address space of a child
  int children_max = 2;                 ///< 1 to 16
};

class ChildReader final : public PageReader {
 public:
  explicit ChildReader(ChildReaderOptions options = {});
  Result<Scan, ScanFault> read(ByteView file, const ScanOptions& options) override;

 private:
  ChildReaderOptions options_;
  std::counting_semaphore<16> slots_;
};

/// To be called before anything else in main(): if this process was started as a scanning child, does its work and returns
/// its exit code; nullopt in every other process.
[[nodiscard]] std::optional<int> scan_child_main(int argc, const char* const* argv);

}  // namespace nb::paper
