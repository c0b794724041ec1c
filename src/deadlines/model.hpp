// SPDX-License-Identifier: EUPL-1.2
// What a statutory deadline is computed from and what comes out. Values only: no clock, no zone, no I/O; all times are local
// wall time of the place. The paragraphs stand where the rule is applied (period.cpp, notification.cpp, rules.cpp).
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "deadlines/holidays.hpp"

namespace nb::deadlines {

/// One statement in both languages, ready for a reader. Plain text.
struct Sentence {
  std::string de;
  std::string en;
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// Which law says how a period is computed.
enum class Regime : std::uint8_t { vwvfg, ao, sgbx, zpo, sgg, stpo, pstg, bmg };

/// Which law says when a letter counts as notified.
enum class Scope : std::uint8_t { vwvfg, ao, sgbx };

/// How a decision reached its addressee, and so what the question's event day is.
enum class Channel : std::uint8_t {
  handed_over,        ///< day of proven receipt (in person, counter, messenger); no presumption
  post,               ///< day of posting, letter within Germany
  post_abroad,        ///< day of posting, letter to another country
  electronic,         ///< day of sending, e-mail or the like
  portal,             ///< VwVfG: day of the download; AO, SGB X: day of the notice that something is ready
  ozg_mailbox,        ///< day on which it was put into the mailbox of a user account
  registered_letter,  ///< day of posting, Einschreiben mit Übergabe (§ 4 VwZG)
  e_delivery,         ///< day of sending, electronic delivery on demand without a confirmation (§ 5 VwZG)
  served,             ///< the date on the envelope of a formal service (Zustellungsurkunde, § 3 VwZG)
  public_notice,      ///< day of the local announcement; two weeks
  public_next_day,    ///< day of the local announcement of a general order that takes effect on the next day
};

inline constexpr std::size_t kChannels = 11;

/// Units of periods. Half month, quarter and half year are 15 days, three and six months (§ 189 BGB).
enum class Unit : std::uint8_t { hours, working_days, days, weeks, half_months, months, quarters, half_years, years };

struct Period {
  int count = 0;
  Unit unit = Unit::days;
  bool and_half_month = false;  ///< months only: "ein Monat und ein halber"; the 15 days are counted last (§ 189 Abs. 2 BGB)
  friend bool operator==(const Period&, const Period&) = default;
};

/// Where counting begins.
enum class Start : std::uint8_t {
  after_event,  ///< Ereignisfrist: the day of the event does not count (§ 187 Abs. 1 BGB)
  with_day,     ///< Beginnfrist: the day counts from its beginning (§ 187 Abs. 2 BGB)
};

/// What happens if the end is a Saturday, Sunday or holiday.
enum class End : std::uint8_t {
  moves,        ///< to the next working day (§ 193 BGB and the regime's own rule)
  named_day,    ///< a certain day was named with reference to the rule: stands (§ 31 Abs. 3 Satz 2 VwVfG, § 26 Abs. 3 Satz 2 SGB X; not in the AO)
  benefit,      ///< the authority renders something for a period: stands (Abs. 4)
  appointment,  ///< an appointment of the authority: stands (Abs. 5)
  raw,          ///< asked for without the rule
};

/// One step of the reasoning.
struct Step {
  std::string law;  ///< "§ 188 Abs. 2 BGB"; the same in both languages
  Sentence text;
  std::optional<CivilDate> day;  ///< the day reached by this step
};

/// Something the law or the facts leave open: the other result and why.
struct OpenQuestion {
  std::string law;
  Sentence text;
  std::optional<CivilDate> notified;         ///< the other day of notification, where that is what is open
  std::optional<CivilDate> last_day;         ///< the other end; none if no deadline would run at all
  std::optional<std::chrono::minutes> time;  ///< the other end's time of day, for periods in hours
};

}  // namespace nb::deadlines
