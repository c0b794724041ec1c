// SPDX-License-Identifier: EUPL-1.2
// Dates and groups as the sheets print them.
#include <fmt/format.h>

#include <array>

#include "paper/sheets.hpp"

namespace nb::paper {

namespace {

constexpr std::array kGermanDays{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"};
constexpr std::array kGermanMonths{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"};
constexpr std::array kEnglishDays{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array kEnglishMonths{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

struct Parts {
  std::size_t weekday;
  std::size_t month;  ///< 0-based
  unsigned day;
  int year;
  long hour;
  long minute;
};

Parts parts_of(const LocalTime& time) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(time.of_day).count();
  return {std::chrono::weekday(time.day).c_encoding(),
          static_cast<unsigned>(time.day.month()) - 1,
          static_cast<unsigned>(time.day.day()),
          static_cast<int>(time.day.year()),
          minutes / 60,
          minutes % 60};
}

}  // namespace

std::string german_time(const LocalTime& time) {
  const Parts at = parts_of(time);
  return fmt::format("{}, {}. {} {}, {:02}:{:02} Uhr", kGermanDays.at(at.weekday), at.day, kGermanMonths.at(at.month), at.year, at.hour, at.minute);
}

std::string english_time(const LocalTime& time) {
  const Parts at = parts_of(time);
  return fmt::format("{}, {} {} {}, {:02}:{:02}", kEnglishDays.at(at.weekday), at.day, kEnglishMonths.at(at.month), at.year, at.hour, at.minute);
}

std::string in_groups(std::string_view text, std::size_t group) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += group) {
    if (at > 0) out += ' ';
    out += text.substr(at, group);
  }
  return out;
}

}  // namespace nb::paper
