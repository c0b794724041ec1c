// SPDX-License-Identifier: EUPL-1.2
// The command line: parses argv, runs one command, turns failures into one sentence and an exit code.
#pragma once

#include "app/io.hpp"

namespace nb::app {

[[nodiscard]] int run_cli(int argc, const char* const* argv, Io io);

}  // namespace nb::app
