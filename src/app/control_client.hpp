// SPDX-License-Identifier: EUPL-1.2
// Asks the server that holds the folder, if one does. Blocking; used by the command line only.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace nb::app {

/// How long the server may take before it counts as stuck.
inline constexpr std::chrono::seconds kQuestionWithin{10};           ///< what it answers from memory
inline constexpr std::chrono::seconds kCommandsWithin{60};           ///< what it writes: one sync, on a disk that is slow today
inline constexpr std::chrono::minutes kImportWithin{15};             ///< a whole catalogue, in one transaction
inline constexpr std::size_t kImportBytes = std::size_t{256} << 10;  ///< commands of at least this size are an import

/// What these commands may take.
[[nodiscard]] constexpr std::chrono::seconds commands_within(const std::string& body) { return body.size() < kImportBytes ? kCommandsWithin : kImportWithin; }

/// POSTs a body to the server behind the Unix socket; the answer's body, or nullopt if nobody listens there.
/// Throws Error{network} if the server hangs up in the middle of the answer, or if the answer is not whole in time.
[[nodiscard]] std::optional<std::string> ask_running_server(const std::string& socket_path, const std::string& target, const std::string& body, std::chrono::milliseconds within);

}  // namespace nb::app
