// SPDX-License-Identifier: EUPL-1.2
// Spelling of `notbetrieb deadline`: one question by options, or a file of worked cases.
#pragma once

#include <functional>

#include "app/commands.hpp"

namespace CLI {
class App;
}

namespace nb::app {

/// Adds the command; `run` is set when it was chosen. `options` must outlive the parsing and the run.
void add_deadline(CLI::App& app, DeadlineOptions& options, std::function<int(Io)>& run);

}  // namespace nb::app
