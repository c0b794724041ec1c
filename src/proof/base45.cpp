// SPDX-License-Identifier: EUPL-1.2
#include "proof/base45.hpp"

#include <cstdint>

namespace nb::proof {

namespace {

constexpr std::string_view kLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
constexpr std::uint32_t kBase = 45;

}  // namespace

std::string to_base45(ByteView bytes) {
  std::string out;
  out.reserve((bytes.size() + 1) / 2 * 3);
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const bool pair = i + 1 < bytes.size();
    std::uint32_t value = std::to_integer<std::uint32_t>(bytes[i]);
    if (pair) value = (value << 8) | std::to_integer<std::uint32_t>(bytes[i + 1]);
    for (int digits = pair ? 3 : 2; digits > 0; --digits) {
      out.push_back(kLetters[value % kBase]);
      value /= kBase;
    }
  }
  return out;
}

std::optional<Bytes> from_base45(std::string_view text) {
  if (text.size() % 3 == 1) return std::nullopt;
  Bytes out;
  out.reserve(text.size() / 3 * 2 + 1);
  for (std::size_t i = 0; i < text.size(); i += 3) {
    const auto group = text.substr(i, 3);
    std::uint32_t value = 0;
    for (auto letter = group.rbegin(); letter != group.rend(); ++letter) {
      const auto digit = kLetters.find(*letter);
      if (digit == std::string_view::npos) return std::nullopt;
      value = value * kBase + static_cast<std::uint32_t>(digit);
    }
    const bool pair = group.size() == 3;
    if (value > (pair ? 0xFFFFU : 0xFFU)) return std::nullopt;
    if (pair) out.push_back(static_cast<std::byte>(value >> 8));
    out.push_back(static_cast<std::byte>(value & 0xFF));
  }
  return out;
}

}  // namespace nb::proof
