// SPDX-License-Identifier: EUPL-1.2
// A page as gray values, and what is done with one. Pure values.
#pragma once

#include <cstdint>
#include <vector>

#include "base/bytes.hpp"
#include "paper/page_reader.hpp"

namespace nb::paper {

/// Rows from the top, one byte per pixel, 0 black to 255 white.
struct Gray {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::vector<std::uint8_t> pixels;
};

/// At most this wide (and not higher than four times that), averaged; an image that fits stays as it is.
[[nodiscard]] Gray shrunk(Gray image, std::uint32_t width_max);
/// Every row `times` times: standard fax has half as many lines as columns per inch.
[[nodiscard]] Gray stretched(const Gray& image, std::uint32_t times);
/// Turned clockwise by a quarter `times` times: telephones store pictures as the sensor lay and note how to turn them.
[[nodiscard]] Gray turned(Gray image, int times);
/// 8-bit gray PNG; empty if memory does not suffice.
[[nodiscard]] Bytes png_of(const Gray& image);

/// Code 128 and QR codes, in reading order as found; page numbers are the caller's.
[[nodiscard]] std::vector<FoundCode> find_codes(const Gray& image, std::uint32_t page);

}  // namespace nb::paper
