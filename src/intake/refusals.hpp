// SPDX-License-Identifier: EUPL-1.2
// Why a command of this room is refused: one code each (docs/failure-codes.md), with the sentence for the person at the screen.
#pragma once

#include <string>
#include <string_view>

#include "state/args.hpp"
#include "state/command.hpp"

namespace nb::intake {

enum class Reason {
  malformed,
  unreadable,
  too_long,
  wrong_log,  ///< not a municipality's log
  sealed_missing,
  received_future,
  received_long_ago,
  unknown_office,
  unknown_service,
  unknown_rule,
  deadline_impossible,
  unknown_filing,
  filing_merged,
  filing_erased,
  filing_closed,
  same_filing,
  nothing_changes,
  reason_missing,
  form_unreadable,
  form_never_printed,
  form_taken,
  forms_count,
  unknown_incident,
  unknown_letter,
  letter_posted,
  posted_future,
  batch_empty,
  no_data_key,
  attachments_count,
  attachments_size,
};
inline constexpr std::size_t kReasons = static_cast<std::size_t>(Reason::attachments_size) + 1;

/// The refusal with its sentence; `what` is the offending value, put in quotation marks.
[[nodiscard]] state::Refusal refusal(Reason reason, std::string_view what = {});
/// The refusal of an argument, which names the field as the form does.
[[nodiscard]] state::Refusal refusal(const state::ArgFault& fault);
/// What the form calls a member: "received" → "Eingangszeit".
[[nodiscard]] std::string_view field_name(std::string_view member);

}  // namespace nb::intake
