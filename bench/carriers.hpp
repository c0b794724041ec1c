// SPDX-License-Identifier: EUPL-1.2
// Writers are independent loops: make something, hand it over, wait until it is durable, make the next. Two threads carry
// them all, as pgbench -j 2 carries its clients: a writer that waits costs a number, not a thread.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace nb::bench {

/// Hands things from threads to a thread, many at a time, which is woken once for as many as it waits for.
template <class T>
class Channel {
 public:
  void push(T thing) {
    {
      const std::scoped_lock lock(mutex_);
      things_.push_back(std::move(thing));
      if (things_.size() != awaited_) return;
    }
    wake_.notify_one();
  }
  /// Everything there is; waits for at least one, then a moment for as many as are expected. Empty after close().
  std::vector<T> take(std::size_t expected, std::chrono::microseconds gather) {
    std::unique_lock lock(mutex_);
    const auto enough = [&] { return closed_ || things_.size() >= awaited_; };
    awaited_ = 1;
    wake_.wait(lock, enough);
    awaited_ = std::max<std::size_t>(expected, 1);
    wake_.wait_for(lock, gather, enough);
    return std::exchange(things_, {});
  }
  [[nodiscard]] std::size_t size() {
    const std::scoped_lock lock(mutex_);
    return things_.size();
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
  std::size_t awaited_ = 1;
  bool closed_ = false;
};

constexpr std::size_t kCarriers = 2;

/// The threads that carry the writers. `write(carrier)` hands one thing over; when that is durable, done(carrier) lets the
/// writer go on.
class Carriers {
 public:
  using Write = std::function<void(std::size_t carrier)>;
  Carriers() = default;
  ~Carriers() { stop(); }
  Carriers(const Carriers&) = delete;
  Carriers& operator=(const Carriers&) = delete;

  void start(std::size_t writers, const Write& write) {
    for (std::size_t i = 0; i < kCarriers; ++i) threads_.emplace_back([this, i, writers, write] { carry(i, writers / kCarriers, write); });
  }
  /// From any thread, also after stop().
  void done(std::size_t carrier) { acks_[carrier].push(0); }
  /// No writer writes again.
  void stop() {
    for (auto& acks : acks_) acks.close();
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }

 private:
  void carry(std::size_t carrier, std::size_t writers, const Write& write) {
    for (std::size_t i = 0; i < writers; ++i) write(carrier);
    for (auto acks = acks_[carrier].take(1, {}); !acks.empty(); acks = acks_[carrier].take(1, {})) {
      for (std::size_t i = 0; i < acks.size(); ++i) write(carrier);
    }
  }

  Channel<int> acks_[kCarriers];
  std::vector<std::thread> threads_;
};

}  // namespace nb::bench
