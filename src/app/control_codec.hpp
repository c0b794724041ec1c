// SPDX-License-Identifier: EUPL-1.2
// How the command line talks to a running server: commands and outcomes as JSON over the Unix socket DIR/control.sock.
// Pure; the socket's file mode (0600) is the authorisation.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "state/command.hpp"

namespace nb::app {

/// All of them in one transaction, or none.
using AllOutcome = Result<std::vector<state::Committed>, state::Refusal>;

[[nodiscard]] std::string encode_commands(const std::vector<state::Command>& commands);
/// nullopt if it is not exactly what encode_commands writes.
[[nodiscard]] std::optional<std::vector<state::Command>> decode_commands(std::string_view text);

[[nodiscard]] std::string encode_outcome(const AllOutcome& outcome);
[[nodiscard]] std::string encode_failure(const Error& error);
/// The outcome; throws the Error that the server reported, or Error{network} for an answer that is none.
[[nodiscard]] AllOutcome decode_answer(std::string_view text);

/// Whose account was changed. nullopt if it is not exactly what encode_account writes.
[[nodiscard]] std::string encode_account(const std::string& name);
[[nodiscard]] std::optional<std::string> decode_account(std::string_view text);

/// What a server answers to a ping: its time, which in a demo is not the system's.
[[nodiscard]] std::string encode_time(Instant now);
/// Throws Error{network} for an answer that is none.
[[nodiscard]] Instant decode_time(std::string_view text);

}  // namespace nb::app
