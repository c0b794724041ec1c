// SPDX-License-Identifier: EUPL-1.2
#include "intake/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace nb::intake {

namespace {

// Damm, "Total anti-symmetrische Quasigruppen", 2004: the quasigroup of order 10.
constexpr std::array<std::array<std::uint8_t, 10>, 10> kDamm{{{0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
                                                              {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
                                                              {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
                                                              {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
                                                              {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
                                                              {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
                                                              {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
                                                              {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
                                                              {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
                                                              {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}}};

constexpr std::size_t kPrefixMax = 42;
constexpr std::size_t kSerialDigitsMax = 15;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

char check_digit(std::string_view text) {
  std::size_t interim = 0;
  const auto add = [&](std::size_t digit) { interim = kDamm.at(interim).at(digit); };
  for (const char c : text) {
    if (is_digit(c)) add(static_cast<std::size_t>(c - '0'));
    if (!is_letter(c)) continue;
    const std::size_t place = static_cast<std::size_t>(c - 'A') + 10;
    add(place / 10);
    add(place % 10);
  }
  return static_cast<char>('0' + static_cast<char>(interim));
}

std::string Number::str() const {
  const std::string body = fmt::format("{}-{:06}", prefix_, serial_);
  return fmt::format("{}-{}", body, check_digit(body));
}

std::optional<Number> Number::parse(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c == ' ' || c == '-') continue;
    plain.push_back(capital(c));
  }
  if (!std::ranges::all_of(plain, [](char c) { return is_digit(c) || is_letter(c); })) return std::nullopt;
  // The prefix ends with the last letter: node names that end in a digit are written with all their hyphens or found in full.
  const auto last_letter = std::find_if(plain.rbegin(), plain.rend(), is_letter);
  const std::size_t prefix = static_cast<std::size_t>(plain.rend() - last_letter);
  if (prefix == 0 || prefix > kPrefixMax || plain.size() < prefix + 7 || plain.size() > prefix + kSerialDigitsMax + 1) return std::nullopt;
  if (check_digit(std::string_view(plain).substr(0, plain.size() - 1)) != plain.back()) return std::nullopt;
  std::string_view digits = std::string_view(plain).substr(prefix, plain.size() - prefix - 1);
  while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
  const auto serial = parse_u64(digits);
  if (!serial) return std::nullopt;
  Number out(plain.substr(0, prefix), *serial);
  const std::string canonical = out.str();
  return std::ranges::count(canonical, '-') == 2 && canonical.size() == plain.size() + 2 ? std::optional(out) : std::nullopt;
}

std::string prefix_of(Series series, const LogName& log) {
  constexpr std::string_view kCounter = "counter-";
  std::string_view node = std::string_view(log.str()).substr(log.str().find('/') + 1);
  std::string name;
  if (node == "main") {
    name = "M";
  } else {
    if (node.starts_with(kCounter)) node.remove_prefix(kCounter.size());
    for (const char c : node) {
      if (c != '-') name.push_back(capital(c));
    }
    if (!name.empty() && is_digit(name.back())) name.push_back('X');  // a prefix ends in a letter, so that it can be told from the running number
  }
  switch (series) {
    case Series::filing:
      return name;
    case Series::letter:
      return "A" + name;
    case Series::batch:
      return "L" + name;
    case Series::form:
      return "F" + name;
  }
  return name;
}

}  // namespace nb::intake
