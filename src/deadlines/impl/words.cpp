// SPDX-License-Identifier: EUPL-1.2
#include "deadlines/impl/words.hpp"

#include <fmt/format.h>

#include <array>

namespace nb::deadlines {

namespace {

using Pair = std::array<std::string_view, 2>;  // German, English

constexpr std::array<Pair, 7> kWeekdays{
    {{"Sonntag", "Sunday"}, {"Montag", "Monday"}, {"Dienstag", "Tuesday"}, {"Mittwoch", "Wednesday"}, {"Donnerstag", "Thursday"}, {"Freitag", "Friday"}, {"Samstag", "Saturday"}}};
constexpr std::array<std::string_view, 12> kMonths = {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

/// One and many of a unit, German in the dative as behind "von".
struct UnitWords {
  std::string_view one_de, many_de, one_en, many_en;
};
constexpr std::array<UnitWords, 9> kUnits{{{"einer Stunde", "Stunden", "hour", "hours"},
                                           {"einem Werktag", "Werktagen", "working day", "working days"},
                                           {"einem Tag", "Tagen", "day", "days"},
                                           {"einer Woche", "Wochen", "week", "weeks"},
                                           {"einem halben Monat", "halben Monaten", "half month", "half months"},
                                           {"einem Monat", "Monaten", "month", "months"},
                                           {"einem Vierteljahr", "Vierteljahren", "quarter", "quarters"},
                                           {"einem halben Jahr", "halben Jahren", "half year", "half years"},
                                           {"einem Jahr", "Jahren", "year", "years"}}};
constexpr std::array<Pair, 13> kNumbers{{{"null", "zero"},
                                         {"eins", "one"},
                                         {"zwei", "two"},
                                         {"drei", "three"},
                                         {"vier", "four"},
                                         {"fünf", "five"},
                                         {"sechs", "six"},
                                         {"sieben", "seven"},
                                         {"acht", "eight"},
                                         {"neun", "nine"},
                                         {"zehn", "ten"},
                                         {"elf", "eleven"},
                                         {"zwölf", "twelve"}}};

std::string number(int count, std::size_t language) {
  const auto index = static_cast<std::size_t>(count);
  return index < kNumbers.size() ? std::string(kNumbers[index][language]) : fmt::format("{}", count);
}

}  // namespace

Sentence words(CivilDate day) {
  const auto weekday = kWeekdays[std::chrono::weekday(std::chrono::sys_days(day)).c_encoding()];
  const auto d = static_cast<unsigned>(day.day());
  const auto m = static_cast<unsigned>(day.month());
  const auto y = static_cast<int>(day.year());
  return {fmt::format("{}, {:02}.{:02}.{}", weekday[0], d, m, y), fmt::format("{}, {} {} {}", weekday[1], d, kMonths[m - 1], y)};
}

Sentence words(const Period& period) {
  const UnitWords& unit = kUnits[static_cast<std::size_t>(period.unit)];
  Sentence text = period.count == 1 ? Sentence{std::string(unit.one_de), fmt::format("one {}", unit.one_en)}
                                    : Sentence{fmt::format("{} {}", number(period.count, 0), unit.many_de), fmt::format("{} {}", number(period.count, 1), unit.many_en)};
  if (period.and_half_month) {
    text.de += " und einem halben";
    text.en += " and a half";
  }
  return text;
}

Sentence kind_of_day(const HolidayCalendar& place, CivilDate day) {
  const auto weekday = kWeekdays[std::chrono::weekday(std::chrono::sys_days(day)).c_encoding()];
  if (const auto name = place.name(day)) return {fmt::format("{} (gesetzlicher Feiertag)", *name), fmt::format("{} (public holiday)", *name)};
  return {std::string(weekday[0]), std::string(weekday[1])};
}

std::string words(std::chrono::minutes time) { return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60); }

}  // namespace nb::deadlines
