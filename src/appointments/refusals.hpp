// SPDX-License-Identifier: EUPL-1.2
// Why a command of this room is refused: one code each (docs/failure-codes.md), with the sentence for the person at the screen.
#pragma once

#include <string>
#include <string_view>

#include "state/args.hpp"
#include "state/command.hpp"

namespace nb::appointments {

enum class Reason {
  malformed,
  unreadable,
  too_long,
  wrong_log,  ///< not a municipality's log
  sealed_missing,
  unknown_pool,
  pool_closed,
  unknown_service,
  unknown_site,
  not_offered,
  windows_overlap,
  range,  ///< of days
  reason_missing,
  unknown_booking,
  booking_state,
  reservation_expired,
  reference_known,
  code_taken,
  time_skipped,
  time_twice,
  start_past,
  too_soon,
  too_far,
  closed_then,
  off_grid,
  full,
  rooms_full,
  service_stopped,
  day_called_off,
  invited_only,
  not_online,
  moves_max,
  link_unknown,
  link_expired,
  not_begun,
  nothing_changes,
  unknown_call_off,
  call_off_lifted,
  count_changed,
  nobody_left,
  nothing_free,
  unknown_notice,
  notice_state,
  nothing_to_tell,
  queue_empty,
  ticket_state,
  ticket_unknown,
  ticket_waiting,
  ticket_called,
  queue_full,
};
inline constexpr std::size_t kReasons = static_cast<std::size_t>(Reason::queue_full) + 1;

/// The refusal with its sentence; `what` is the offending value, put in quotation marks.
[[nodiscard]] state::Refusal refusal(Reason reason, std::string_view what = {});
/// The refusal of an argument, which names the field as the form does.
[[nodiscard]] state::Refusal refusal(const state::ArgFault& fault);
/// What the form calls a member: "minutes" → "Dauer in Minuten".
[[nodiscard]] std::string_view field_name(std::string_view member);

}  // namespace nb::appointments
