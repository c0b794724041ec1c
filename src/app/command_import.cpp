// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb import`: validate everything, show the difference, apply all or nothing.
#include <fmt/ostream.h>

#include <iostream>

#include "app/commands.hpp"
#include "app/gateway.hpp"
#include "app/runtime.hpp"
#include "catalogue/diff.hpp"
#include "catalogue/import.hpp"
#include "catalogue/queries.hpp"

namespace nb::app {

int import(const ImportOptions& options, Io io) {
  Runtime runtime;
  const auto wanted = catalogue::import_pack(options.data, {.encoding = options.latin1 ? catalogue::Encoding::latin1 : catalogue::Encoding::utf8});
  if (!wanted) {
    fmt::print(io.err, "{}Nichts wurde geändert.\n", catalogue::to_german(wanted.error()));
    return kRefused;
  }
  const auto clock = clock_from(options.clock_at, runtime.clock);
  const auto gateway = open_gateway(runtime.parts(*clock), Folder{options.dir});
  const catalogue::Catalogue current = catalogue::load(gateway->state());
  fmt::print(io.out, "{}", catalogue::to_german(catalogue::diff(current, *wanted)));
  std::vector<state::Command> commands;
  for (auto& [log, args] : catalogue::plan(current, *wanted)) {
    commands.push_back({log, make_command_id(runtime.random, clock->now()), options.actor, "catalogue.apply", std::move(args)});
  }
  if (commands.empty() || options.dry_run) {
    fmt::print(io.out, "{}\n", commands.empty() ? "Nichts zu ändern." : "Nur geprüft; nichts wurde geändert.");
    return kDone;
  }
  const AllOutcome outcome = gateway->run_all(std::move(commands));
  if (!outcome) {
    fmt::print(io.err, "{} Nichts wurde geändert.\n", outcome.error().sentence);
    return kRefused;
  }
  fmt::print(io.out, "Übernommen.\n");
  return kDone;
}

}  // namespace nb::app
