// SPDX-License-Identifier: EUPL-1.2
// What parent and child of child_reader.hpp agree on besides the answer.
#pragma once

namespace nb::paper {

inline constexpr const char* kChildCommand = "--scan-child";  // not in the help: nobody types it

enum ChildExit : int {
  kChildDone = 0,
  kChildInput = 70,       ///< standard input or output failed
  kChildUnconfined = 71,  ///< the system refused a limit, so nothing was read
  kChildMemory = 73,      ///< not even the file or the answer fits into what it may use
  kChildUsage = 72,       ///< options it does not understand
};

}  // namespace nb::paper
