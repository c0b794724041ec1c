// SPDX-License-Identifier: EUPL-1.2
// Spelling of `notbetrieb staff …`.
#pragma once

#include <functional>

#include "app/commands.hpp"

namespace CLI {
class App;
}

namespace nb::app {

/// What was chosen; outlives parsing.
struct StaffChoice {
  StaffImportOptions import;
  StaffSheetsOptions sheets;
};
void add_staff(CLI::App& app, StaffChoice& choice, std::function<int(Io)>& run);

}  // namespace nb::app
