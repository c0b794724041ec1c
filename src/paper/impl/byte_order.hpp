// SPDX-License-Identifier: EUPL-1.2
// Numbers at a place of a file, in either byte order; nullopt beyond its end. Pure.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>

#include "base/bytes.hpp"

namespace nb::paper {

[[nodiscard]] inline std::optional<std::uint32_t> number_at(ByteView file, std::size_t at, std::size_t bytes, std::endian order) {
  if (at > file.size() || file.size() - at < bytes) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) {
    const std::size_t from = order == std::endian::big ? i : bytes - 1 - i;
    value = value << 8 | std::to_integer<std::uint32_t>(file[at + from]);
  }
  return value;
}

}  // namespace nb::paper
