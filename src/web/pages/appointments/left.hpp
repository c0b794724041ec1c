// SPDX-License-Identifier: EUPL-1.2
// Appointments that stand on days which were called off: a sentence wherever somebody may see to it, with the way to call them off.
#pragma once

#include <string>

#include "appointments/model.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

/// The preview of calling off the same again, without the municipality.
[[nodiscard]] std::string call_off_again(const appointments::Selection& selection);
/// LEFT rows of the template _appointment_left, one for each call-off that does not know of everybody.
void put_left_booked(const StabVisit& visit, storage::Db& db, Section page);

}  // namespace nb::pages
