// SPDX-License-Identifier: EUPL-1.2
// A few threads that render and compress, off the I/O threads; each has its own Encoder. The queue is bounded: beyond it
// work is turned away instead of piling up. The destructor finishes what was queued.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace nb::publish {

class Encoder;

class Workers {
 public:
  /// Must not throw: it deals with its own failures.
  using Job = std::function<void(Encoder&)>;

  struct Options {
    std::size_t threads = 2;
    std::size_t queue_max = 4096;
  };
  explicit Workers(Options options);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// False if the queue is full; the job was not taken then.
  [[nodiscard]] bool submit(Job job);

 private:
  void work();

  const std::size_t queue_max_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> queue_;
  bool stopping_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace nb::publish
