// SPDX-License-Identifier: EUPL-1.2
// Arithmetic of periods, §§ 187 to 193 BGB, without reasons: where a period ends before anything is moved. Pure; a test holds
// it against a reference that walks day by day.
#pragma once

#include <optional>

#include "deadlines/model.hpp"

namespace nb::deadlines {

/// Days that can be asked for; outside no result is meaningful (and arithmetic stays far from overflow).
inline constexpr std::chrono::year kYearMin{1900};
inline constexpr std::chrono::year kYearMax{2199};
[[nodiscard]] bool is_computable(CivilDate day);
/// At least 1, at most about a hundred years; "and a half" only behind months.
[[nodiscard]] bool is_valid(const Period& period);

[[nodiscard]] CivilDate plus_days(CivilDate day, int count);

struct PeriodEnd {
  CivilDate day;
  bool day_missing = false;  ///< the last month lacks the day: its last day instead (§ 188 Abs. 3 BGB)
};
/// End of a period in days or longer units; working days and hours have functions of their own.
[[nodiscard]] PeriodEnd raw_end(CivilDate event, const Period& period, Start start);

/// The n-th Werktag after the event: Sundays and holidays do not count, Saturdays do (§ 28 PStG).
[[nodiscard]] CivilDate nth_working_day(const HolidayCalendar& place, CivilDate event, int count);

/// End of a period in hours: day and minutes since its midnight, 24:00 rather than 0:00 of the next day.
struct HourEnd {
  CivilDate day;
  std::chrono::minutes time;
};
enum class Hours : std::uint8_t {
  all,           ///< every hour counts (§ 31 Abs. 6 VwVfG, § 108 Abs. 6 AO, § 26 Abs. 6 SGB X)
  working_days,  ///< hours of Saturdays, Sundays and holidays do not count (§ 222 Abs. 3 ZPO)
};
[[nodiscard]] HourEnd hours_after(const HolidayCalendar& place, CivilDate day, std::chrono::minutes time, int count, Hours which);
/// The clocks were changed between the two wall times (last Sundays of March and October): an hour more or less has passed.
[[nodiscard]] bool clocks_changed_between(CivilDate from, std::chrono::minutes from_time, CivilDate to, std::chrono::minutes to_time);

/// Beginning, middle and end of a month: the 1st, the 15th, the last day (§ 192 BGB).
enum class MonthPart : std::uint8_t { beginning, middle, end };
[[nodiscard]] CivilDate day_of(std::chrono::year_month month, MonthPart part);

}  // namespace nb::deadlines
