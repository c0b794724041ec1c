// SPDX-License-Identifier: EUPL-1.2
// The waiting display of a site (SLUG/wartezimmer/SITE/): numbers and counters in digits that can be read from across the room, never a
// name. It shows itself anew every ten seconds unless it is asked to keep still. Public: whoever waits outside may look as well.
#pragma once

#include "web/pages/booking/visit.hpp"

namespace nb::pages {

[[nodiscard]] web::Response waiting_board(const BookingVisit& visit, storage::Db& db);

}  // namespace nb::pages
