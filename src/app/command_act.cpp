// SPDX-License-Identifier: EUPL-1.2
// Whatever the crisis staff's console can do, from the shell: one command, executed by the running server or by this process.
#include <fmt/ostream.h>

#include "app/ask.hpp"
#include "app/commands.hpp"
#include "app/gateway.hpp"
#include "app/runtime.hpp"
#include "app/second_person.hpp"

namespace nb::app {

int act(const ActOptions& options, Io io) {
  Runtime runtime;
  const auto gateway = open_gateway(runtime.parts(), Folder{options.dir});
  const auto log = log_for(gateway->state(), options.ags);
  if (!log) {
    fmt::print(io.err, "Eine Kommune »{}« gibt es hier nicht; bitte Gemeindeschlüssel oder Kurznamen angeben, zum Beispiel arnsberg.\n", options.ags);
    return kRefused;
  }
  const auto carried = carry_out(*gateway, runtime.random, {*log, make_command_id(runtime.random, runtime.clock.now()), options.actor, options.name, options.args}, options.second);
  if (!carried) {
    fmt::print(io.err, "{}\n", carried.error().sentence);
    return kRefused;
  }
  tell(*carried, *log, io);
  return kDone;
}

}  // namespace nb::app
