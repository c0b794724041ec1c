// SPDX-License-Identifier: EUPL-1.2
// Writers are 64 independent loops (make an entry, hand it over, wait until it is durable), carried by two threads as
// pgbench carries its clients; the journal's thread writes whatever waits.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "base/random.hpp"
#include "bench.hpp"
#include "proof/entry.hpp"

namespace nb::bench {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::microseconds kGather{200};  ///< as the executor gathers a batch

/// Hands things from threads to a thread, many at a time.
template <class T>
class Channel {
 public:
  void push(T thing) {
    {
      const std::scoped_lock lock(mutex_);
      things_.push_back(std::move(thing));
    }
    wake_.notify_one();
  }
  void push_all(std::vector<T> things) {
    {
      const std::scoped_lock lock(mutex_);
      for (T& thing : things) things_.push_back(std::move(thing));
    }
    wake_.notify_one();
  }
  /// Everything there is; waits for at least one, and a moment for as many as are expected. Empty after close().
  std::vector<T> take(std::size_t expected = 1) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [&] { return closed_ || !things_.empty(); });
    wake_.wait_for(lock, kGather, [&] { return closed_ || things_.size() >= expected; });
    return std::exchange(things_, {});
  }
  void close() {
    {
      const std::scoped_lock lock(mutex_);
      closed_ = true;
    }
    wake_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<T> things_;
  bool closed_ = false;
};

struct Waiting {
  std::string core;
  int carrier;
};

constexpr int kCarriers = 2;

/// One thread that carries its share of the writers.
void carry(int carrier, int writers, std::size_t bytes, crypto::SystemRandom& random, Channel<Waiting>& journal, Channel<int>& acks) {
  std::uint64_t number = 0;
  const auto write = [&](std::size_t count) {
    std::vector<Waiting> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back({make_core(make_command_id(random).str(), number++, bytes), carrier});
    journal.push_all(std::move(out));
  };
  write(static_cast<std::size_t>(writers));
  for (auto done = acks.take(); !done.empty(); done = acks.take()) write(done.size());
}

}  // namespace

double append(Folder& folder, int writers, double seconds, std::size_t bytes) {
  Channel<Waiting> queue;
  Channel<int> acks[kCarriers];
  std::vector<std::thread> carriers;
  for (int i = 0; i < kCarriers; ++i) carriers.emplace_back([&, i] { carry(i, writers / kCarriers, bytes, folder.random, queue, acks[i]); });

  std::uint64_t written = 0;
  std::size_t last = 1;
  const auto begin = Steady::now();
  const auto end = begin + std::chrono::duration_cast<Steady::duration>(std::chrono::duration<double>(seconds));
  while (Steady::now() < end) {
    std::vector<Waiting> batch = queue.take(last);
    last = batch.size();
    journal::LogAppend append{kLog, folder.journal->size(kLog), {}};
    std::vector<int> done[kCarriers];
    for (Waiting& one : batch) {
      append.entries.push_back({std::move(one.core), {}});
      done[one.carrier].push_back(0);
    }
    if (folder.journal->append(std::span(&append, 1)).outcome != journal::AppendOutcome::committed) throw std::runtime_error("not committed");
    written += append.entries.size();
    for (int i = 0; i < kCarriers; ++i) {
      if (!done[i].empty()) acks[i].push_all(std::move(done[i]));
    }
  }
  const std::chrono::duration<double> took = Steady::now() - begin;
  for (auto& channel : acks) channel.close();
  for (std::thread& carrier : carriers) carrier.join();
  return static_cast<double>(written) / took.count();
}

}  // namespace nb::bench
