// SPDX-License-Identifier: EUPL-1.2
// Statutory public holidays of the 16 Länder, from their holiday laws, with history since 1996. Pure: a table and Easter.
// Statutory deadlines (compute) and opening hours (catalogue/hours) both ask here.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/time.hpp"

namespace nb::deadlines {

/// In the order of the first two digits of the AGS.
enum class Land : std::uint8_t { SH, HH, NI, HB, NW, HE, RP, BW, BY, SL, BE, BB, MV, SN, ST, TH };

/// Days that are holidays only in a part of a Land; a municipality's setting switches them on.
enum class LocalHoliday : std::uint8_t {
  by_assumption,      ///< Bavaria, municipality with a Catholic majority: 15 August
  by_augsburg,        ///< city of Augsburg: 8 August (and 15 August: set by_assumption too)
  sn_corpus_christi,  ///< Saxony, municipalities of the Sorbian area named by ordinance
  th_corpus_christi,  ///< Thuringia, Eichsfeld and named municipalities around it
};

inline constexpr std::size_t kLocalHolidays = 4;

/// "by_augsburg": stable ASCII, for settings and cases; nullopt for anything else.
[[nodiscard]] std::optional<LocalHoliday> parse_local_holiday(std::string_view id);
[[nodiscard]] std::string_view to_string(LocalHoliday local);
/// The Land in which a local holiday can be switched on.
[[nodiscard]] Land land_of(LocalHoliday local);
/// Local holidays that the holiday laws themselves tie to a municipality or district: the city of Augsburg, the district of
/// Eichsfeld. All others follow lists that change (census, ordinance), so the municipality's own setting adds them.
[[nodiscard]] std::vector<LocalHoliday> local_holidays_by_law(const Ags& ags);

/// "NW"; nullopt for anything else.
[[nodiscard]] std::optional<Land> parse_land(std::string_view code);
[[nodiscard]] std::string_view to_string(Land land);
/// The Land a municipality lies in; nullopt if the key's first two digits name none.
[[nodiscard]] std::optional<Land> land_of(const Ags& ags);

/// Easter Sunday of a Gregorian year.
[[nodiscard]] CivilDate easter_sunday(std::chrono::year year);

struct Holiday {
  CivilDate day;
  std::string_view name;  ///< German, lives as long as the program
  friend bool operator==(const Holiday&, const Holiday&) = default;
};

/// The holidays of one place. Asked without allocation, so it may be asked for every line of a page.
class HolidayCalendar {
 public:
  /// The law is encoded from this year on; earlier days are answered by the rules of that year.
  static constexpr std::chrono::year kFirstYear{1996};

  /// Only the nine days that are holidays everywhere: for a place that is not known.
  HolidayCalendar() = default;
  explicit HolidayCalendar(Land land, std::initializer_list<LocalHoliday> local = {}) : HolidayCalendar(land, std::span(local.begin(), local.size())) {}
  /// Local holidays of another Land have no effect.
  HolidayCalendar(Land land, std::span<const LocalHoliday> local);

  /// nullopt: nationwide only.
  [[nodiscard]] std::optional<Land> land() const { return land_; }
  [[nodiscard]] bool has(LocalHoliday local) const { return (local_ >> static_cast<unsigned>(local) & 1U) != 0; }
  /// The holiday's German name; nullopt for an ordinary day.
  [[nodiscard]] std::optional<std::string_view> name(CivilDate day) const;
  [[nodiscard]] bool contains(CivilDate day) const { return name(day).has_value(); }
  /// All of a year, in order.
  [[nodiscard]] std::vector<Holiday> of_year(std::chrono::year year) const;

 private:
  std::optional<Land> land_;
  std::uint8_t local_ = 0;  ///< bit per LocalHoliday
};

/// Neither Saturday nor Sunday nor a holiday there (§ 193 BGB). 24 and 31 December are ordinary days.
[[nodiscard]] bool is_working_day(const HolidayCalendar& place, CivilDate day);
/// The day itself if it is a working day, else the next one.
[[nodiscard]] CivilDate working_day_from(const HolidayCalendar& place, CivilDate day);

}  // namespace nb::deadlines
