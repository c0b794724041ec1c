// SPDX-License-Identifier: EUPL-1.2
// Why a command of this room is refused: one code each (docs/failure-codes.md), with the sentence for the person at the screen.
#pragma once

#include <string>
#include <string_view>

#include "state/args.hpp"
#include "state/command.hpp"

namespace nb::crisis {

enum class Reason {
  malformed,
  unreadable,
  too_long,
  wrong_log,  ///< neither a municipality's nor the region's main log
  text_missing,
  why_missing,
  decider_missing,
  not_yet,    ///< what occurred lies in the future
  time_past,  ///< due, or needed by, before now
  owner_missing,
  owner_unknown,
  unknown_entry,
  not_correctable,
  unknown_question,
  question_closed,
  unknown_task,
  task_closed,
  not_yours,
};
inline constexpr std::size_t kReasons = static_cast<std::size_t>(Reason::not_yours) + 1;

/// The refusal with its sentence; `what` is the offending value, put in quotation marks.
[[nodiscard]] state::Refusal refusal(Reason reason, std::string_view what = {});
/// The refusal of an argument, which names the field as the form does.
[[nodiscard]] state::Refusal refusal(const state::ArgFault& fault);

/// What the form calls a member: "needed_by" → "Gebraucht bis".
[[nodiscard]] std::string_view field_name(std::string_view member);

}  // namespace nb::crisis
