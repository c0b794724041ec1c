// SPDX-License-Identifier: EUPL-1.2
// Why a command of this room is refused: one code each (docs/failure-codes.md), with the sentence for the person at the screen.
#pragma once

#include <string>
#include <string_view>

#include "state/args.hpp"
#include "state/command.hpp"

namespace nb::circular {

enum class Reason {
  malformed,
  unreadable,
  too_long,
  wrong_log,  ///< not a municipality's log
  title_missing,
  text_missing,
  too_many_sections,
  change_missing,
  deadline_missing,
  deadline_past,
  nobody_there,  ///< in an office or with a function
  reaches_nobody,
  unknown_circular,
  withdrawn,
  nothing_to_send,
  not_sent,
  superseded,
  not_a_recipient,
  reason_missing,
  nobody_ticked,
  link_unknown,
  link_expired,
  link_used,
  mail_state,
  not_overdue,
  reader_missing,
  unknown_person,
  person_taken,
  reader_named,
  reader_fixed,   ///< something was confirmed through it
  draft_changed,  ///< since it was shown
  not_yet,        ///< signed or called in the future
  before_sent,    ///< signed or called about what had not been sent
  not_asked,      ///< as a deputy
};
inline constexpr std::size_t kReasons = static_cast<std::size_t>(Reason::not_asked) + 1;

/// The refusal with its sentence; `what` is the offending value, put in quotation marks.
[[nodiscard]] state::Refusal refusal(Reason reason, std::string_view what = {});
/// The refusal of an argument, which names the field as the form does.
[[nodiscard]] state::Refusal refusal(const state::ArgFault& fault);

/// What the form calls a member: "title" → "Betreff".
[[nodiscard]] std::string_view field_name(std::string_view member);

}  // namespace nb::circular
