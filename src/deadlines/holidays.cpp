// SPDX-License-Identifier: EUPL-1.2
// One row per rule: what day, where, in which years. A holiday that was introduced later or held once has its years here.
#include "deadlines/holidays.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace nb::deadlines {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::month_day;
using std::chrono::sys_days;
using std::chrono::year;

constexpr std::array<std::string_view, 16> kCodes = {"SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW", "BY", "SL", "BE", "BB", "MV", "SN", "ST", "TH"};

constexpr std::array<std::string_view, kLocalHolidays> kLocalIds = {"by_assumption", "by_augsburg", "sn_corpus_christi", "th_corpus_christi"};

using Laender = std::uint32_t;
constexpr Laender in(std::initializer_list<Land> laender) {
  Laender bits = 0;
  for (const Land land : laender) bits |= 1U << static_cast<unsigned>(land);
  return bits;
}
constexpr Laender kAll = 0xFFFF;

struct Rule {
  std::string_view name;
  Laender laender;
  enum class Anchor : std::uint8_t { date, easter, repentance } anchor;
  month_day date{};  ///< Anchor::date
  int offset = 0;    ///< Anchor::easter: days after Easter Sunday
  int first = 0;     ///< first and last year, 0 = open
  int last = 0;
  std::optional<LocalHoliday> local{};  ///< only where this is switched on
};

constexpr month_day on(unsigned m, unsigned d) { return month_day{month(m), day(d)}; }
using enum Land;
using enum Rule::Anchor;
using enum LocalHoliday;

constexpr std::array kRules = std::to_array<Rule>({
    {"Neujahr", kAll, date, on(1, 1)},
    {"Heilige Drei Könige", in({BW, BY, ST}), date, on(1, 6)},
    {"Internationaler Frauentag", in({BE}), date, on(3, 8), 0, 2019},
    {"Internationaler Frauentag", in({MV}), date, on(3, 8), 0, 2023},
    {"Karfreitag", kAll, easter, {}, -2},
    {"Ostersonntag", in({BB}), easter, {}, 0},
    {"Ostermontag", kAll, easter, {}, 1},
    {"Tag der Arbeit", kAll, date, on(5, 1)},
    {"Tag der Befreiung", in({BE}), date, on(5, 8), 0, 2020, 2020},
    {"Tag der Befreiung", in({BE}), date, on(5, 8), 0, 2025, 2025},
    {"Christi Himmelfahrt", kAll, easter, {}, 39},
    {"Pfingstsonntag", in({BB}), easter, {}, 49},
    {"Pfingstmontag", kAll, easter, {}, 50},
    {"Fronleichnam", in({BW, BY, HE, NW, RP, SL}), easter, {}, 60},
    {"Fronleichnam", in({SN}), easter, {}, 60, 0, 0, sn_corpus_christi},
    {"Fronleichnam", in({TH}), easter, {}, 60, 0, 0, th_corpus_christi},
    {"75. Jahrestag 17. Juni 1953", in({BE}), date, on(6, 17), 0, 2028, 2028},
    {"Augsburger Hohes Friedensfest", in({BY}), date, on(8, 8), 0, 0, 0, by_augsburg},
    {"Mariä Himmelfahrt", in({SL}), date, on(8, 15)},
    {"Mariä Himmelfahrt", in({BY}), date, on(8, 15), 0, 0, 0, by_assumption},
    {"Weltkindertag", in({TH}), date, on(9, 20), 0, 2019},
    {"Tag der Deutschen Einheit", kAll, date, on(10, 3)},
    {"Reformationstag", in({BB, MV, SN, ST, TH}), date, on(10, 31), 0, 0, 2016},
    {"Reformationstag", in({BB, MV, SN, ST, TH}), date, on(10, 31), 0, 2018},
    // 500 years of the Reformation: once in every Land; the four northern ones kept it.
    {"Reformationstag", kAll, date, on(10, 31), 0, 2017, 2017},
    {"Reformationstag", in({HB, HH, NI, SH}), date, on(10, 31), 0, 2018},
    {"Allerheiligen", in({BW, BY, NW, RP, SL}), date, on(11, 1)},
    {"Buß- und Bettag", in({SN}), repentance},
    {"1. Weihnachtstag", kAll, date, on(12, 25)},
    {"2. Weihnachtstag", kAll, date, on(12, 26)},
});

/// The Wednesday before 23 November.
CivilDate day_of_repentance(year in_year) {
  const sys_days eve = sys_days(in_year / std::chrono::November / 22);
  return CivilDate(eve - (std::chrono::weekday(eve) - std::chrono::Wednesday));
}

CivilDate day_of(const Rule& rule, year in_year) {
  switch (rule.anchor) {
    case date:
      return in_year / rule.date;
    case easter:
      return CivilDate(sys_days(easter_sunday(in_year)) + days(rule.offset));
    case repentance:
      return day_of_repentance(in_year);
  }
  return in_year / rule.date;
}

bool applies(const Rule& rule, std::optional<Land> land, std::uint8_t local, year in_year) {
  const int y = static_cast<int>(in_year);
  // Without a Land only what every Land has: also 31 October 2017, which all held once.
  if (land ? (rule.laender >> static_cast<unsigned>(*land) & 1U) == 0 : rule.laender != kAll) return false;
  if (rule.local && (local >> static_cast<unsigned>(*rule.local) & 1U) == 0) return false;
  return (rule.first == 0 || y >= rule.first) && (rule.last == 0 || y <= rule.last);
}

}  // namespace

std::optional<Land> parse_land(std::string_view code) {
  const auto found = std::find(kCodes.begin(), kCodes.end(), code);
  if (found == kCodes.end()) return std::nullopt;
  return static_cast<Land>(found - kCodes.begin());
}

std::optional<LocalHoliday> parse_local_holiday(std::string_view id) {
  const auto found = std::find(kLocalIds.begin(), kLocalIds.end(), id);
  if (found == kLocalIds.end()) return std::nullopt;
  return static_cast<LocalHoliday>(found - kLocalIds.begin());
}

std::string_view to_string(LocalHoliday local) { return kLocalIds[static_cast<std::size_t>(local)]; }

Land land_of(LocalHoliday local) {
  switch (local) {
    case by_assumption:
    case by_augsburg:
      return BY;
    case sn_corpus_christi:
      return SN;
    case th_corpus_christi:
      return TH;
  }
  return BY;
}

std::vector<LocalHoliday> local_holidays_by_law(const Ags& ags) {
  constexpr std::string_view kAugsburg = "09761000";
  constexpr std::string_view kEichsfeld = "16061";
  // Art. 1 Abs. 2 BayFTG names the city; it also has a Catholic majority (15 August).
  if (ags.str() == kAugsburg) return {by_augsburg, by_assumption};
  // § 2 Abs. 2 ThürFtG with the ordinance of 1994: the whole district of Eichsfeld.
  if (ags.str().starts_with(kEichsfeld)) return {th_corpus_christi};
  return {};
}

std::string_view to_string(Land land) { return kCodes[static_cast<std::size_t>(land)]; }

std::optional<Land> land_of(const Ags& ags) {
  const int key = (ags.str()[0] - '0') * 10 + (ags.str()[1] - '0');
  if (key < 1 || key > static_cast<int>(kCodes.size())) return std::nullopt;
  return static_cast<Land>(key - 1);
}

// Gauss's rule in Lichtenberg's form, which needs no exceptions.
CivilDate easter_sunday(year in_year) {
  const int x = static_cast<int>(in_year);
  const int k = x / 100;
  const int m = 15 + (3 * k + 3) / 4 - (8 * k + 13) / 25;
  const int s = 2 - (3 * k + 3) / 4;
  const int a = x % 19;
  const int d = (19 * a + m) % 30;
  const int r = (d + a / 11) / 29;
  const int og = 21 + d - r;
  const int sz = 7 - (x + x / 4 + s) % 7;
  const int oe = 7 - (og - sz) % 7;
  return CivilDate(sys_days(in_year / std::chrono::March / 1) + days(og + oe - 1));
}

HolidayCalendar::HolidayCalendar(Land land, std::span<const LocalHoliday> local) : land_(land) {
  for (const LocalHoliday one : local) local_ = static_cast<std::uint8_t>(local_ | 1U << static_cast<unsigned>(one));
}

std::optional<std::string_view> HolidayCalendar::name(CivilDate wanted) const {
  // Asked for every day of every opening-hours text of a page: Easter, which takes a dozen divisions, is computed once for all rules.
  const month_day this_date = wanted.month() / wanted.day();
  const auto after_easter = (sys_days(wanted) - sys_days(easter_sunday(wanted.year()))).count();
  const auto falls = [&](const Rule& rule) {
    switch (rule.anchor) {
      case date:
        return rule.date == this_date;
      case easter:
        return rule.offset == after_easter;
      case repentance:
        return day_of_repentance(wanted.year()) == wanted;
    }
    return false;
  };
  for (const Rule& rule : kRules) {
    if (falls(rule) && applies(rule, land_, local_, wanted.year())) return rule.name;
  }
  return std::nullopt;
}

std::vector<Holiday> HolidayCalendar::of_year(year in_year) const {
  std::vector<Holiday> holidays;
  for (const Rule& rule : kRules) {
    if (applies(rule, land_, local_, in_year)) holidays.push_back({day_of(rule, in_year), rule.name});
  }
  std::sort(holidays.begin(), holidays.end(), [](const Holiday& a, const Holiday& b) { return a.day < b.day; });
  return holidays;
}

bool is_working_day(const HolidayCalendar& place, CivilDate day) {
  const std::chrono::weekday weekday{sys_days(day)};
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && !place.contains(day);
}

CivilDate working_day_from(const HolidayCalendar& place, CivilDate day) {
  while (!is_working_day(place, day)) day = CivilDate(sys_days(day) + days(1));
  return day;
}

}  // namespace nb::deadlines
