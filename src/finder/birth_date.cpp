// SPDX-License-Identifier: EUPL-1.2
#include "finder/birth_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace nb::finder {

namespace {

constexpr int kYearMin = 1850;
constexpr int kYearMax = 2150;

/// Digits only, leading zeros allowed, at most four.
std::optional<int> digits(std::string_view text, std::size_t length_min, std::size_t length_max) {
  if (text.size() < length_min || text.size() > length_max) return std::nullopt;
  int out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return out;
}

bool exists(const BirthDate& date) {
  if (date.year == 0) return date.month == 0 && date.day == 0;
  if (date.year < kYearMin || date.year > kYearMax || date.month > 12) return false;
  if (date.month == 0 || date.day == 0) return date.day == 0;
  return CivilDate(std::chrono::year(date.year), std::chrono::month(date.month), std::chrono::day(date.day)).ok();
}

std::optional<BirthDate> made(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
  if (!year || !month || !day) return std::nullopt;
  const BirthDate date{*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day)};
  return exists(date) ? std::optional(date) : std::nullopt;
}

}  // namespace

std::optional<BirthDate> parse_birth_date(std::string_view raw) {
  const std::string_view text = trim(raw);
  if (text.size() == 8 && text.find_first_not_of("0123456789") == std::string_view::npos)
    return made(digits(text.substr(4), 4, 4), digits(text.substr(2, 2), 2, 2), digits(text.substr(0, 2), 2, 2));
  if (text.find('-') != std::string_view::npos) {
    const auto parts = split(text, '-');
    return parts.size() == 3 ? made(digits(parts[0], 4, 4), digits(parts[1], 1, 2), digits(parts[2], 1, 2)) : std::nullopt;
  }
  const auto parts = split(text, '.');
  const auto part = [&](std::size_t from_right) { return parts.size() > from_right ? digits(trim(parts[parts.size() - 1 - from_right]), 1, 2) : std::optional(0); };
  if (parts.size() > 3) return std::nullopt;
  return made(digits(trim(parts.back()), 4, 4), part(1), part(2));
}

std::string iso_birth_date(const BirthDate& date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

std::string german_birth_date(const BirthDate& date) {
  if (date.year == 0) return "unbekannt";
  if (date.month == 0) return fmt::format("{:04}", date.year);
  return date.day == 0 ? fmt::format("{:02}.{:04}", date.month, date.year) : fmt::format("{:02}.{:02}.{:04}", date.day, date.month, date.year);
}

std::string register_birth_date(const BirthDate& date) { return fmt::format("{:02}{:02}{:04}", date.day, date.month, date.year); }

std::optional<int> age_on(const BirthDate& birth, const CivilDate& day) {
  if (birth.year == 0) return std::nullopt;
  const std::array<unsigned, 2> born{birth.month == 0 ? 12 : birth.month, birth.day == 0 ? 31 : birth.day};
  const std::array<unsigned, 2> today{static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())};
  const int years = static_cast<int>(day.year()) - birth.year - (today < born ? 1 : 0);
  return std::max(years, 0);
}

}  // namespace nb::finder
