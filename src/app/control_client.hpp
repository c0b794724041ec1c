// SPDX-License-Identifier: EUPL-1.2
// Asks the server that holds the folder, if one does. Blocking; used by the command line only.
#pragma once

#include <optional>
#include <string>

namespace nb::app {

/// POSTs a body to the server behind the Unix socket; the answer's body, or nullopt if nobody listens there.
/// Throws Error{network} if the server hangs up in the middle of the answer.
[[nodiscard]] std::optional<std::string> ask_running_server(const std::string& socket_path, const std::string& target, const std::string& body);

}  // namespace nb::app
