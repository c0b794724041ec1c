// SPDX-License-Identifier: EUPL-1.2
// A telephone number as people write it, as the network wants it (E.164). The full table of the world's numbering plans is a library of
// its own; whoever books at a German town hall writes +, 00 or a German area code, and what is none of these is called by a person. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nb {

/// "+491713920001" from "0171 / 392-0001", "+49 (0)171 3920001", "0049 171 3920001"; nullopt where the country or the area is not said.
[[nodiscard]] std::optional<std::string> to_e164(std::string_view typed);
/// The number if a text message can reach it: German ones only where they are mobile (a landline would be read out by a machine, and
/// paid for); of other countries every one.
[[nodiscard]] std::optional<std::string> to_mobile(std::string_view typed);

}  // namespace nb
