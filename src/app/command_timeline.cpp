// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb timeline`: plays recorded courses of events into an installation, each entry at its own moment.
#include <fmt/ostream.h>

#include "app/commands.hpp"
#include "app/runtime.hpp"
#include "app/timeline.hpp"
#include "base/error.hpp"

namespace nb::app {

namespace {

constexpr std::uint64_t kFileBytesMax = 64ULL << 20;

/// All files' steps in order, or nullopt after every fault was printed.
std::optional<std::vector<TimelineStep>> read_all(Runtime& runtime, const TimelineOptions& options, const Zone& zone, Io io) {
  std::vector<TimelineStep> all;
  bool sound = true;
  for (const std::string& file : options.files) {
    auto steps = parse_timeline(text_of(read_file(*runtime.env, file, kFileBytesMax)), zone);
    if (steps) {
      all = merge_timelines(std::move(all), std::move(*steps));
      continue;
    }
    sound = false;
    for (const TimelineFault& fault : steps.error()) fmt::print(io.err, "{} Zeile {}: {}\n", file, fault.line, fault.reason);
  }
  return sound ? std::optional(std::move(all)) : std::nullopt;
}

}  // namespace

int timeline(const TimelineOptions& options, Io io) {
  Runtime runtime;
  const Folder folder{options.dir};
  const Zone zone(load_config(*runtime.env, folder).zone);
  const Instant until = options.until.empty() ? Instant::max() : moment_from(options.until);
  const auto steps = read_all(runtime, options, zone, io);
  if (!steps) return kRefused;
  ManualClock clock(Instant{});
  Store store(runtime.parts(clock), folder);
  const auto executor = store.start_unguarded_executor();  // it was decided where it was recorded
  std::size_t played = 0;
  for (const TimelineStep& step : *steps) {
    if (step.at > until) break;
    clock.set(step.at);
    const auto outcome = executor->run({step.log, make_command_id(runtime.random, clock.now()), "stab", step.name, step.args});
    if (!outcome) {
      fmt::print(io.err, "{}: {} ({})\n", zone.format(step.at), outcome.error().sentence, step.args);
      return kRefused;
    }
    ++played;
  }
  fmt::print(io.out, "{} Meldungen eingespielt.\n", played);
  return kDone;
}

}  // namespace nb::app
