// SPDX-License-Identifier: EUPL-1.2
// Spelling of `notbetrieb appointments …` and `notbetrieb pickup …`.
#pragma once

#include <functional>

#include "app/commands.hpp"

namespace CLI {
class App;
}

namespace nb::app {

/// What was chosen; outlives parsing.
struct BookingsChoice {
  BookingsOptions bookings;
  PickupsOptions pickups;
};
void add_bookings(CLI::App& app, BookingsChoice& choice, std::function<int(Io)>& run);

}  // namespace nb::app
