// SPDX-License-Identifier: EUPL-1.2
// Whatever the crisis staff's console can do, from the shell: one command, executed by the running server or by this process.
#include <fmt/ostream.h>

#include "app/ask.hpp"
#include "app/commands.hpp"
#include "app/gateway.hpp"
#include "app/runtime.hpp"

namespace nb::app {

int act(const ActOptions& options, Io io) {
  Runtime runtime;
  const auto gateway = open_gateway(runtime.parts(), Folder{options.dir});
  const auto log = log_for(gateway->state(), options.ags);
  if (!log) {
    fmt::print(io.err, "Eine Kommune »{}« gibt es hier nicht; bitte Gemeindeschlüssel oder Kurznamen angeben, zum Beispiel arnsberg.\n", options.ags);
    return kRefused;
  }
  const AllOutcome outcome = gateway->run_all({{*log, make_command_id(runtime.random, runtime.clock.now()), options.actor, options.name, options.args}});
  if (!outcome) {
    fmt::print(io.err, "{}\n", outcome.error().sentence);
    return kRefused;
  }
  const state::Committed& done = outcome->front();
  if (done.count == 0) {
    fmt::print(io.out, "Nichts zu tun: Das gilt schon.\n");
  } else {
    fmt::print(io.out, "Eingetragen: {} Nr. {}\n", log->str(), done.first);
  }
  return kDone;
}

}  // namespace nb::app
