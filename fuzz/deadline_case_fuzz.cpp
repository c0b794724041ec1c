// SPDX-License-Identifier: EUPL-1.2
// Lines of worked deadlines and typed days of any bytes: no crash; what was read comes with a result or a sentence.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.hpp"
#include "deadlines/cases.hpp"
#include "deadlines/day_text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto outcome = nb::deadlines::run_case(bytes);
  if (outcome) {
    NB_ASSERT(!outcome->id.empty() && !outcome->computed.empty() && !outcome->expected.empty());
    NB_ASSERT(outcome->agrees == (outcome->computed == outcome->expected));
  } else {
    NB_ASSERT(!outcome.error().empty());
  }
  if (const auto day = nb::deadlines::parse_day(bytes)) NB_ASSERT(nb::deadlines::parse_day(nb::format_date(*day)) == day);
  (void)nb::deadlines::parse_time(bytes);
  (void)nb::deadlines::parse_period(bytes);
  return 0;
}
