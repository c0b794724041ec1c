// SPDX-License-Identifier: EUPL-1.2
// Why a command of this room is refused: one code each (docs/failure-codes.md), with the sentence for the person at the screen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "state/args.hpp"
#include "state/command.hpp"

namespace nb::pickup {

enum class Reason {
  malformed,
  unreadable,
  too_long,
  wrong_log,
  owner_missing,
  unknown_site,
  arrived_future,
  unknown_pickup,
  erased,
  handed_over,  ///< already: handing out twice is impossible
  not_here,     ///< returned, destroyed, transferred
  not_gone,     ///< nothing to undo
  same_site,
  nothing_changes,
  reason_missing,
  not_entitled,   ///< this person cannot collect it; `what` is the whole reason
  check_missing,  ///< `what` is what was not ticked
  old_document_missing,
  pin_missing,
  pin_only_owner,
  pin_none,  ///< this document has none
  signature_missing,
  too_many,
  none_chosen,
  hand_over_future,
  hand_over_early,  ///< before the document arrived
  no_data_key,
  serial_known,
};
inline constexpr std::size_t kReasons = static_cast<std::size_t>(Reason::serial_known) + 1;

/// The refusal with its sentence; `what` is the offending value.
[[nodiscard]] state::Refusal refusal(Reason reason, std::string_view what = {});
/// The refusal of an argument, which names the field as the form does.
[[nodiscard]] state::Refusal refusal(const state::ArgFault& fault);
/// What the form calls a member: "arrived" → "Eingetroffen am".
[[nodiscard]] std::string_view field_name(std::string_view member);

}  // namespace nb::pickup
