// SPDX-License-Identifier: EUPL-1.2
// Days and periods in the words of the reasoning, German and English. The public pages have words of their own (locale/).
#pragma once

#include <string>

#include "deadlines/model.hpp"

namespace nb::deadlines {

/// "Montag, 27.10.2025" · "Monday, 27 October 2025".
[[nodiscard]] Sentence words(CivilDate day);
/// After "eine Frist von": "einem Monat", "zwei Wochen", "48 Stunden" · "one month", "two weeks", "48 hours".
[[nodiscard]] Sentence words(const Period& period);
/// "Samstag" · "Saturday"; the holiday's name, with "(ein Feiertag)" · "(a public holiday)"; for a working day its weekday.
[[nodiscard]] Sentence kind_of_day(const HolidayCalendar& place, CivilDate day);
/// "14:05".
[[nodiscard]] std::string words(std::chrono::minutes time);

}  // namespace nb::deadlines
