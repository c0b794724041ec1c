// SPDX-License-Identifier: EUPL-1.2
// Opening hours of any bytes: no crash, an error inside the text, spans that are in order and apart.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.hpp"
#include "catalogue/hours.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto hours = nb::catalogue::Hours::parse(text);
  if (!hours) {
    NB_ASSERT(hours.error().column >= 1 && hours.error().column <= text.size() + 1 && !hours.error().reason.empty());
    return 0;
  }
  const nb::deadlines::HolidayCalendar holidays(nb::deadlines::Land::NW);
  for (const char* day : {"2023-10-30", "2023-11-01", "2023-12-31", "2024-02-29"}) {
    const nb::CivilDate date = *nb::parse_date(day);
    int before = -1;
    for (const auto& span : hours->spans(date, holidays)) {
      NB_ASSERT(before < span.from && span.from < span.to && span.to <= 3 * 24 * 60);
      before = span.to;
    }
    const auto today = nb::catalogue::today(*hours, date, std::chrono::minutes(600), holidays);
    NB_ASSERT(!today.next || today.next->day >= date);
  }
  return 0;
}
