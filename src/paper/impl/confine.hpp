// SPDX-License-Identifier: EUPL-1.2
// Takes away from this process what reading a file does not need: limits on memory, CPU and files, no new privileges, no
// files but fonts (Landlock), no network, no programs, no threads (seccomp). For the scanning child only; cannot be undone.
#pragma once

#include <chrono>
#include <cstdint>

namespace nb::paper {

struct Confinement {
  std::uint32_t memory_mib_max = 1024;  ///< address space beyond what is mapped already
  std::chrono::seconds cpu_max{20};
};

/// Limits that hold from now on, for the own program's mistakes as well as for hostile files. False if the system refuses.
[[nodiscard]] bool limit_resources(const Confinement& confinement);
/// The rest; after this no file is opened but fonts and their configuration, and none at all where the kernel lacks
/// Landlock (PDF text in fonts that are not embedded is then missing from previews). False if the system refuses.
[[nodiscard]] bool lock_in();

}  // namespace nb::paper
