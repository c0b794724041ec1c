// SPDX-License-Identifier: EUPL-1.2
// Reads a file in this process: what the confined child does, and what the fuzz target does. Never call it in a server.
#pragma once

#include "paper/page_reader.hpp"

namespace nb::paper {

/// The timeout of the options is the caller's business.
[[nodiscard]] Result<Scan, ScanFault> scan_file(ByteView file, const ScanOptions& options);

}  // namespace nb::paper
