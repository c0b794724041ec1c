// SPDX-License-Identifier: EUPL-1.2
#include "paper/code128.hpp"

#include <array>

namespace nb::paper {

namespace {

/// Bar, space, bar, space, bar, space of the symbol characters 0 to 105 (ISO/IEC 15417, table 1).
constexpr std::array<std::array<std::uint8_t, 6>, 106> kPatterns{{
    {2, 1, 2, 2, 2, 2}, {2, 2, 2, 1, 2, 2}, {2, 2, 2, 2, 2, 1}, {1, 2, 1, 2, 2, 3}, {1, 2, 1, 3, 2, 2}, {1, 3, 1, 2, 2, 2}, {1, 2, 2, 2, 1, 3}, {1, 2, 2, 3, 1, 2},
    {1, 3, 2, 2, 1, 2}, {2, 2, 1, 2, 1, 3}, {2, 2, 1, 3, 1, 2}, {2, 3, 1, 2, 1, 2}, {1, 1, 2, 2, 3, 2}, {1, 2, 2, 1, 3, 2}, {1, 2, 2, 2, 3, 1}, {1, 1, 3, 2, 2, 2},
    {1, 2, 3, 1, 2, 2}, {1, 2, 3, 2, 2, 1}, {2, 2, 3, 2, 1, 1}, {2, 2, 1, 1, 3, 2}, {2, 2, 1, 2, 3, 1}, {2, 1, 3, 2, 1, 2}, {2, 2, 3, 1, 1, 2}, {3, 1, 2, 1, 3, 1},
    {3, 1, 1, 2, 2, 2}, {3, 2, 1, 1, 2, 2}, {3, 2, 1, 2, 2, 1}, {3, 1, 2, 2, 1, 2}, {3, 2, 2, 1, 1, 2}, {3, 2, 2, 2, 1, 1}, {2, 1, 2, 1, 2, 3}, {2, 1, 2, 3, 2, 1},
    {2, 3, 2, 1, 2, 1}, {1, 1, 1, 3, 2, 3}, {1, 3, 1, 1, 2, 3}, {1, 3, 1, 3, 2, 1}, {1, 1, 2, 3, 1, 3}, {1, 3, 2, 1, 1, 3}, {1, 3, 2, 3, 1, 1}, {2, 1, 1, 3, 1, 3},
    {2, 3, 1, 1, 1, 3}, {2, 3, 1, 3, 1, 1}, {1, 1, 2, 1, 3, 3}, {1, 1, 2, 3, 3, 1}, {1, 3, 2, 1, 3, 1}, {1, 1, 3, 1, 2, 3}, {1, 1, 3, 3, 2, 1}, {1, 3, 3, 1, 2, 1},
    {3, 1, 3, 1, 2, 1}, {2, 1, 1, 3, 3, 1}, {2, 3, 1, 1, 3, 1}, {2, 1, 3, 1, 1, 3}, {2, 1, 3, 3, 1, 1}, {2, 1, 3, 1, 3, 1}, {3, 1, 1, 1, 2, 3}, {3, 1, 1, 3, 2, 1},
    {3, 3, 1, 1, 2, 1}, {3, 1, 2, 1, 1, 3}, {3, 1, 2, 3, 1, 1}, {3, 3, 2, 1, 1, 1}, {3, 1, 4, 1, 1, 1}, {2, 2, 1, 4, 1, 1}, {4, 3, 1, 1, 1, 1}, {1, 1, 1, 2, 2, 4},
    {1, 1, 1, 4, 2, 2}, {1, 2, 1, 1, 2, 4}, {1, 2, 1, 4, 2, 1}, {1, 4, 1, 1, 2, 2}, {1, 4, 1, 2, 2, 1}, {1, 1, 2, 2, 1, 4}, {1, 1, 2, 4, 1, 2}, {1, 2, 2, 1, 1, 4},
    {1, 2, 2, 4, 1, 1}, {1, 4, 2, 1, 1, 2}, {1, 4, 2, 2, 1, 1}, {2, 4, 1, 2, 1, 1}, {2, 2, 1, 1, 1, 4}, {4, 1, 3, 1, 1, 1}, {2, 4, 1, 1, 1, 2}, {1, 3, 4, 1, 1, 1},
    {1, 1, 1, 2, 4, 2}, {1, 2, 1, 1, 4, 2}, {1, 2, 1, 2, 4, 1}, {1, 1, 4, 2, 1, 2}, {1, 2, 4, 1, 1, 2}, {1, 2, 4, 2, 1, 1}, {4, 1, 1, 2, 1, 2}, {4, 2, 1, 1, 1, 2},
    {4, 2, 1, 2, 1, 1}, {2, 1, 2, 1, 4, 1}, {2, 1, 4, 1, 2, 1}, {4, 1, 2, 1, 2, 1}, {1, 1, 1, 1, 4, 3}, {1, 1, 1, 3, 4, 1}, {1, 3, 1, 1, 4, 1}, {1, 1, 4, 1, 1, 3},
    {1, 1, 4, 3, 1, 1}, {4, 1, 1, 1, 1, 3}, {4, 1, 1, 3, 1, 1}, {1, 1, 3, 1, 4, 1}, {1, 1, 4, 1, 3, 1}, {3, 1, 1, 1, 4, 1}, {4, 1, 1, 1, 3, 1}, {2, 1, 1, 4, 1, 2},
    {2, 1, 1, 2, 1, 4}, {2, 1, 1, 2, 3, 2},
}};
constexpr std::array<std::uint8_t, 7> kStop{2, 3, 3, 1, 1, 1, 2};
constexpr std::uint8_t kToC = 99, kToB = 100, kStartB = 104, kStartC = 105;

bool digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at + count < text.size() && digit(text[at + count])) ++count;
  return count;
}

/// Whether set C pays from here: four digits at either end, six within (ISO/IEC 15417, annex E).
bool set_c_pays(std::string_view text, std::size_t at) {
  const std::size_t count = digits_from(text, at);
  const bool at_an_end = at == 0 || at + count == text.size();
  return count % 2 == 0 ? count >= (at_an_end ? 4U : 6U) : false;  // an odd digit goes to set B first
}

std::vector<std::uint8_t> symbols_of(std::string_view text) {
  bool in_c = set_c_pays(text, 0);
  std::vector<std::uint8_t> symbols{in_c ? kStartC : kStartB};
  for (std::size_t at = 0; at < text.size();) {
    if (const bool c = in_c ? digits_from(text, at) >= 2 : set_c_pays(text, at); c != in_c) {
      in_c = c;
      symbols.push_back(in_c ? kToC : kToB);
    }
    if (in_c) {
      symbols.push_back(static_cast<std::uint8_t>((text[at] - '0') * 10 + (text[at + 1] - '0')));
      at += 2;
    } else {
      symbols.push_back(static_cast<std::uint8_t>(text[at] - ' '));
      ++at;
    }
  }
  return symbols;
}

/// The start character counts once, the n-th after it n times.
std::uint8_t check_symbol(const std::vector<std::uint8_t>& symbols) {
  std::size_t sum = symbols.front();
  for (std::size_t i = 1; i < symbols.size(); ++i) sum += i * symbols[i];
  return static_cast<std::uint8_t>(sum % 103);
}

}  // namespace

std::optional<std::vector<std::uint8_t>> code128_widths(std::string_view text) {
  if (text.empty() || text.size() > kCode128LengthMax) return std::nullopt;
  for (const char c : text)
    if (c < ' ' || c > '~') return std::nullopt;
  std::vector<std::uint8_t> symbols = symbols_of(text);
  symbols.push_back(check_symbol(symbols));
  std::vector<std::uint8_t> widths;
  for (const std::uint8_t symbol : symbols) widths.insert(widths.end(), kPatterns.at(symbol).begin(), kPatterns.at(symbol).end());
  widths.insert(widths.end(), kStop.begin(), kStop.end());
  return widths;
}

}  // namespace nb::paper
