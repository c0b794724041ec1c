// SPDX-License-Identifier: EUPL-1.2
// "On Monday, 6 November, appointments are cancelled": the same card on a municipality's home, on its services' pages and where appointments are booked.
#pragma once

#include <string_view>
#include <vector>

#include "appointments/model.hpp"
#include "web/pages/context.hpp"

namespace nb::pages {

/// What a list of called-off days shows.
struct CallOffsShown {
  const std::vector<appointments::CallOff>& all;  ///< by first day
  std::string_view service = {};                  ///< only what concerns this service; empty: everything
  std::size_t most = 12;
};
/// CALLED_OFF with CALL_OFF rows, for the template _booking_called_off; nothing where none stands today or later.
void put_call_offs(const Context& context, Section page, const publish::View& town, const CallOffsShown& shown);
/// The same out of the municipality's view.
void put_call_offs(const Context& context, Section page, const publish::View& town, std::string_view service, std::size_t most);

}  // namespace nb::pages
