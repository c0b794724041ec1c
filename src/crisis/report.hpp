// SPDX-License-Identifier: EUPL-1.2
// A situation report as it is kept: JSON of what the sheet says. Pure codec.
#pragma once

#include <boost/json/fwd.hpp>
#include <string_view>

#include "paper/sheet_situation.hpp"

namespace nb::crisis {

/// All but what is known only once it is entered: number and moment.
[[nodiscard]] boost::json::object encode_report(const paper::SituationReport& report);
/// Of anything but ours as much as is understood.
[[nodiscard]] paper::SituationReport decode_report(std::string_view text);

}  // namespace nb::crisis
