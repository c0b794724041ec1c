// SPDX-License-Identifier: EUPL-1.2
// Statutory public holidays of the 16 Länder, from their holiday laws, with history since 1996. Pure: a table and Easter.
// Statutory deadlines (later) and opening hours (catalogue/hours) both ask here.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
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

  explicit HolidayCalendar(Land land, std::initializer_list<LocalHoliday> local = {});

  [[nodiscard]] Land land() const { return land_; }
  /// The holiday's German name; nullopt for an ordinary day.
  [[nodiscard]] std::optional<std::string_view> name(CivilDate day) const;
  [[nodiscard]] bool contains(CivilDate day) const { return name(day).has_value(); }
  /// All of a year, in order.
  [[nodiscard]] std::vector<Holiday> of_year(std::chrono::year year) const;

 private:
  Land land_;
  std::uint8_t local_ = 0;  ///< bit per LocalHoliday
};

}  // namespace nb::deadlines
