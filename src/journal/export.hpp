// SPDX-License-Identifier: EUPL-1.2
// A log as a folder of files that anybody can check and any static web server can serve (docs/formats/journal-export.md).
#pragma once

#include <string>

#include "base/ids.hpp"

namespace nb {
class Env;
}

namespace nb::journal {

class Journal;

/// Writes the log as it is now into `folder`, which is made and must be empty. The file `checkpoint` comes last: a folder
/// without it is unfinished. Throws Error{configuration} for an unknown log or a folder that holds something, Error{disk}.
void export_log(const Journal& journal, const LogName& log, Env& env, const std::string& folder);

}  // namespace nb::journal
