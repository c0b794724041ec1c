// SPDX-License-Identifier: EUPL-1.2
// The outside world as a command gets it: disk, randomness, clock. One object per run of the program.
#pragma once

#include <memory>
#include <string>

#include "app/store.hpp"
#include "base/env.hpp"
#include "base/time.hpp"
#include "crypto/random.hpp"

namespace nb::app {

struct Runtime {
  std::unique_ptr<Env> env = posix_env();
  crypto::SystemRandom random;
  SystemClock clock;

  [[nodiscard]] Store::Parts parts() { return {*env, random, clock}; }
  [[nodiscard]] Store::Parts parts(const Clock& other) { return {*env, random, other}; }
};

/// The clock a command was asked to use: the system's, or one that starts at an RFC 3339 moment and runs on.
/// Throws Error{configuration} for a text that is no moment.
[[nodiscard]] std::unique_ptr<Clock> clock_from(const std::string& at, const Clock& system);

/// An RFC 3339 moment given on the command line; throws Error{configuration}.
[[nodiscard]] Instant moment_from(const std::string& text);

}  // namespace nb::app
