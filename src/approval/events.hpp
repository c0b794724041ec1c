// SPDX-License-Identifier: EUPL-1.2
// Entry types of this room. Their subject is the proposal's id ("17", "region-17"); what was done with it stands in the other entries
// of the same command. What was asked for is an open part "args" (JSON, as decided), because a text may name a person.
#pragma once

#include <string_view>

namespace nb::approval::event {

/// {number, command, area, about: [{type, subject}], reason?, expires}; part args
inline constexpr std::string_view kProposed = "approval.proposed";
/// {command, proposed_by}
inline constexpr std::string_view kApproved = "approval.approved";
/// {command, proposed_by, reason}
inline constexpr std::string_view kRefused = "approval.refused";
/// {command}
inline constexpr std::string_view kWithdrawn = "approval.withdrawn";
/// {number, command, area, about, reason}; part args
inline constexpr std::string_view kActedAlone = "approval.acted_alone";
/// {verdict: confirmed|objected, acted_by, reason?}
inline constexpr std::string_view kLooked = "approval.looked";

inline constexpr std::string_view kArgsPart = "args";

}  // namespace nb::approval::event
