// SPDX-License-Identifier: EUPL-1.2
// A course of events as data (examples/suedwestfalen/README.md, timeline.jsonl, stab.jsonl and desks.jsonl): each line is what an
// operator would have entered at its moment. Pure: lines become commands.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/zone.hpp"

namespace nb::app {

/// One line as a command, still without an id.
struct TimelineStep {
  Instant at;
  LogName log;
  std::string name;
  std::string args;
};

/// What is wrong with a line; lines count from 1.
struct TimelineFault {
  std::size_t line;
  std::string reason;  ///< German
};

/// Reads all lines; every fault is named, not only the first. Incidents: the first line of an id declares it, later ones are
/// forecasts, "end": true ends it; of kind "command" they name command and args themselves. `until` of a statement is the end of that day in `zone`.
[[nodiscard]] Result<std::vector<TimelineStep>, std::vector<TimelineFault>> parse_timeline(std::string_view jsonl, const Zone& zone);

/// Both in the order of their moments; lines of the same moment keep their order.
[[nodiscard]] std::vector<TimelineStep> merge_timelines(std::vector<TimelineStep> first, std::vector<TimelineStep> second);

}  // namespace nb::app
