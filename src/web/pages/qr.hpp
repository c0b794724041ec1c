// SPDX-License-Identifier: EUPL-1.2
// A QR code as one SVG path, so that a poster needs no image. Pure.
#pragma once

#include <optional>
#include <string>

namespace nb::pages {

struct QrCode {
  int size = 0;      ///< modules per side, quiet zone of four included
  std::string path;  ///< "M4 4h7v1h-7z…": one rectangle per run of dark modules
};

/// Medium error correction; nullopt if the text is empty or too long for a code.
[[nodiscard]] std::optional<QrCode> qr_code(const std::string& text);

}  // namespace nb::pages
