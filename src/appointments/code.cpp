// SPDX-License-Identifier: EUPL-1.2
#include "appointments/code.hpp"

#include <cstdint>

#include "base/text.hpp"

namespace nb::appointments {

namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // without I, L, O, U
constexpr std::size_t kLength = 7;
constexpr std::size_t kDashAt = 3;

char canonical(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') return '0';
  if (c == 'I' || c == 'L') return '1';
  return c;
}

}  // namespace

std::string code_of(std::string_view command) {
  const std::string_view tail = command.size() > 12 ? command.substr(command.size() - 12) : command;  // 48 bits, random in every version in use
  std::uint64_t bits = 0;
  if (const auto bytes = from_hex(tail)) {
    for (const std::byte one : *bytes) bits = bits << 8U | std::to_integer<std::uint64_t>(one);
  }
  std::string out;
  for (std::size_t i = 0; i < kLength; ++i) {
    if (i == kDashAt) out += '-';
    out += kAlphabet[bits & 31U];
    bits >>= 5U;
  }
  return out;
}

std::string canonical_code(std::string_view typed) {
  std::string out;
  for (const char raw : typed) {
    if (raw == '-' || raw == ' ') continue;
    const char c = canonical(raw);
    if (kAlphabet.find(c) == std::string_view::npos || out.size() > kLength) return {};
    if (out.size() == kDashAt) out += '-';
    out += c;
  }
  return out.size() == kLength + 1 ? out : std::string();
}

}  // namespace nb::appointments
