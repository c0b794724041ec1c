// SPDX-License-Identifier: EUPL-1.2
// Where a command of the CLI reads and writes; a parameter so that tests see every word.
#pragma once

#include <iosfwd>

namespace nb::app {

struct Io {
  std::ostream& out;
  std::ostream& err;
  std::istream& in;
  const char* reader_program = "";  ///< paper::ChildReaderOptions::program; main() alone knows that this one can be started again
};

/// Exit codes of every command.
enum ExitCode : int {
  kDone = 0,
  kRefused = 1,  ///< understood, but the data, the state or the disk says no
  kUsage = 2,    ///< the command line was not understood
};

}  // namespace nb::app
