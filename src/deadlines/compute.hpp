// SPDX-License-Identifier: EUPL-1.2
// The one question and its answer. `compute` is pure; the register of filings, the command line, the case files and the public
// page all ask here.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/zone.hpp"
#include "deadlines/model.hpp"
#include "deadlines/rules.hpp"

namespace nb::deadlines {

struct Question {
  RuleId rule = RuleId::objection;
  CivilDate event;                             ///< what Rule::event_de or the channel says
  HolidayCalendar place;                       ///< seat of the authority at which the act must be done; its Land also decides the day of notification
  std::optional<Channel> channel{};            ///< none: `event` is the day of notification itself
  std::optional<Scope> scope{};                ///< instead of the rule's (rules that count from notification)
  std::optional<int> fiction_days{};           ///< instead of the dated day rule, 0 to 30
  std::optional<CivilDate> arrived{};          ///< the letter is proven to have arrived on this day
  bool never_arrived = false;                  ///< the addressee says so and nobody proves the contrary
  std::optional<CivilDate> procedure_begun{};  ///< decides the day rule in BW, BY, MV
  std::optional<HolidayCalendar> addressee{};  ///< where the letter went, if elsewhere than `place` (AO: holidays of the deemed day)
  std::optional<Period> period{};              ///< free rules: required; others: not allowed, the law says it
  std::optional<std::chrono::minutes> time{};  ///< of the event's day; periods in hours: required
  Start start = Start::after_event;            ///< free rules
  End end = End::moves;
  std::vector<Period> extensions{};  ///< each runs from the end of the one before it (§ 190 BGB)
};

/// Why a question has no answer, in words for the one who asked.
struct Refusal {
  enum class Field : std::uint8_t { event, period, time, fiction_days, arrived, channel, extensions } field;
  Sentence text;
};

struct Deadline {
  RuleId rule;
  std::optional<CivilDate> last_day;         ///< until its end, unless `time`; none: no such day (see the steps)
  std::optional<std::chrono::minutes> time;  ///< periods in hours: end on `last_day`, up to 24:00
  std::optional<CivilDate> not_before;       ///< first day on which the act is possible
  std::optional<CivilDate> notified;         ///< day of (deemed) notification
  std::vector<Step> steps;
  std::vector<OpenQuestion> open;  ///< each with the other date and why
};

[[nodiscard]] Result<Deadline, Refusal> compute(const Question& question);

/// The ends that are possible: the answer's own and those of the open questions. `safe` is the earliest, `latest` the last.
[[nodiscard]] std::optional<CivilDate> safe_day(const Deadline& deadline);
[[nodiscard]] std::optional<CivilDate> latest_day(const Deadline& deadline);

enum class Timeliness : std::uint8_t {
  kept,      ///< in time on every reading
  disputed,  ///< depends on an open question
  late,      ///< too late on every reading
  open,      ///< the rule names no day
};
/// Whether something that arrived then is in time; until 24:00 of the last day, office hours do not matter (BVerfGE 42, 128).
[[nodiscard]] Timeliness judge(const Deadline& deadline, const LocalTime& received);
/// "kept", "disputed", "late", "open": stable ASCII.
[[nodiscard]] std::string_view to_string(Timeliness timeliness);

}  // namespace nb::deadlines
