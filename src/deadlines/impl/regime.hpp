// SPDX-License-Identifier: EUPL-1.2
// What differs between the laws that compute periods: the paragraphs to cite and four rules. One row per regime.
#pragma once

#include <string>
#include <string_view>

#include "deadlines/model.hpp"
#include "deadlines/period.hpp"

namespace nb::deadlines {

struct RegimeLaw {
  std::string_view start_event;  ///< the event day does not count
  std::string_view start_day;    ///< the day counts
  std::string_view own_end;      ///< the regime's own rule on ends beside § 188 BGB; empty: BGB alone
  std::string_view moves;        ///< the end moves to the next working day
  std::string_view named_day;    ///< a named day stands; empty: no such rule
  std::string_view benefit;      ///< empty: no such rule
  std::string_view appointment;  ///< empty: no such rule
  std::string_view set_period;   ///< a period set by the authority begins on the day after notification; empty: no such rule
  std::string_view hours_law;    ///< empty: the law knows no periods in hours (BGB applied as it is)
  Hours hours;
};

[[nodiscard]] const RegimeLaw& law_of(Regime regime);
/// § 188 or § 189 BGB for the end of this period, with the regime's own rule.
[[nodiscard]] std::string end_law(Regime regime, const Period& period, Start start, bool day_missing);

}  // namespace nb::deadlines
