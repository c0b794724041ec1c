// SPDX-License-Identifier: EUPL-1.2
// Appending without commands: the calling thread writes whatever waits, as the executor does.
#include <array>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "base/time.hpp"
#include "bench.hpp"
#include "carriers.hpp"

namespace nb::bench {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::microseconds kGather{200};  ///< as the executor gathers a batch

struct Waiting {
  std::string core;
  std::size_t carrier;
};

/// Writes what waits; who waited.
std::vector<std::size_t> append_batch(journal::Journal& journal, std::vector<Waiting> batch) {
  journal::LogAppend append{kLog, journal.size(kLog), {}};
  std::vector<std::size_t> who;
  append.entries.reserve(batch.size());
  who.reserve(batch.size());
  for (Waiting& one : batch) {
    append.entries.push_back({std::move(one.core), {}});
    who.push_back(one.carrier);
  }
  if (journal.append(std::span(&append, 1)).outcome != journal::AppendOutcome::committed) throw std::runtime_error("not committed");
  return who;
}

}  // namespace

double append(Folder& folder, int writers, double seconds, std::size_t bytes) {
  const SystemClock clock;
  Channel<Waiting> queue;
  std::array<std::uint64_t, kCarriers> numbers{};
  Carriers carriers;
  carriers.start(static_cast<std::size_t>(writers), [&](std::size_t carrier) {
    queue.push({make_core(make_command_id(folder.random, clock.now()).str(), numbers.at(carrier)++, bytes), carrier});
  });
  std::uint64_t written = 0;
  std::size_t last = 0;
  const auto begin = Steady::now();
  const auto end = begin + std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(seconds));
  while (Steady::now() < end) {
    const auto who = append_batch(*folder.journal, queue.take(last + queue.size(), kGather));
    last = who.size();
    written += last;
    for (const std::size_t carrier : who) carriers.done(carrier);
  }
  const std::chrono::duration<double> took = Steady::now() - begin;
  carriers.stop();
  return static_cast<double>(written) / took.count();
}

}  // namespace nb::bench
