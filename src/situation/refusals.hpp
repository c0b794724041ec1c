// SPDX-License-Identifier: EUPL-1.2
// Why a command of this room is refused: one code each, with the sentence for the person at the screen.
#pragma once

#include <array>
#include <string>

#include "state/args.hpp"
#include "state/command.hpp"

namespace nb::situation {

enum class Reason {
  malformed,  ///< a member is missing, of the wrong type or unknown
  wrong_log,  ///< neither the region's nor a municipality's main log
  unknown_municipality,
  unknown_component,
  unknown_service,
  unknown_step,
  unknown_office,
  unknown_site,
  unknown_channel,
  unknown_incident,
  text_missing,
  text_too_long,
  text_unreadable,  ///< control characters or broken UTF-8
  validity_past,    ///< would have expired before it was said
  not_yet,          ///< said to have happened in the future
  forecast_day_missing,
  forecast_past,
  incident_exists,
  incident_ended,
  nothing_to_withdraw,
  unknown_entry,  ///< no entry of this room at that position
  changed_since,  ///< only the latest word on a thing can be undone
  not_undoable,   ///< decisions stay on record
};
inline constexpr std::size_t kReasons = static_cast<std::size_t>(Reason::not_undoable) + 1;

/// The refusal with its sentence; `what` is the offending name, put in quotation marks.
[[nodiscard]] state::Refusal refusal(Reason reason, std::string_view what = {});
/// The refusal of an argument, which names the member.
[[nodiscard]] state::Refusal refusal(const state::ArgFault& fault);

}  // namespace nb::situation
