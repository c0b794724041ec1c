// SPDX-License-Identifier: EUPL-1.2
// Hashing passwords without making anybody wait for a page: on a thread that runs only when no core has anything else to do. Such a thread
// may be stopped for long at any point, so it must never hold a lock that somebody else wants: what it gets to do is a pure computation,
// and it takes no lock itself. On a machine that never comes to rest it would never end: then the caller computes, for a tenth of its time.
// Threading: run() from any thread, one after the other.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <semaphore>
#include <thread>
#include <utility>

namespace nb::staff {

class IdleWork {
 public:
  /// After `patience` the caller computes itself, and so does whoever comes before the thread has got its turn.
  explicit IdleWork(std::chrono::milliseconds patience = std::chrono::seconds(1));
  /// Waits for what runs.
  ~IdleWork();
  IdleWork(const IdleWork&) = delete;
  IdleWork& operator=(const IdleWork&) = delete;

  /// What `work` gives. It owns whatever it reads, takes no locks, and may run twice: once here and once, in vain, there.
  template <class T>
  T run(std::function<T()> work) {
    const std::lock_guard turn(turn_);
    auto task = std::make_shared<std::packaged_task<T()>>(work);
    auto result = task->get_future();
    if (hand_over([task] { (*task)(); }) && result.wait_for(patience_) == std::future_status::ready) return result.get();
    const Rest rest(*this);
    return work();
  }

 private:
  /// What the caller has spent since: ten times as long nothing more is computed out of turn.
  class Rest {
   public:
    explicit Rest(IdleWork& of);
    ~Rest();
    Rest(const Rest&) = delete;
    Rest& operator=(const Rest&) = delete;

   private:
    IdleWork& of_;
    std::chrono::microseconds before_;
  };

  /// False if something handed over before has not come to its end.
  [[nodiscard]] bool hand_over(std::function<void()> job);
  void work_when_idle();

  const std::chrono::milliseconds patience_;
  std::mutex turn_;  ///< among callers; the thread never takes it
  std::chrono::steady_clock::time_point rests_until_;
  std::function<void()> job_;  ///< the thread's while busy_
  std::atomic<bool> busy_ = false;
  std::atomic<bool> stopping_ = false;
  std::counting_semaphore<2> wake_{0};  ///< a job and the end
  std::jthread thread_;                 // last: it uses the others
};

}  // namespace nb::staff
