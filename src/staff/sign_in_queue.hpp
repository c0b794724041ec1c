// SPDX-License-Identifier: EUPL-1.2
// Where passwords wait to be checked: one thread takes one after the other, so that guessing by thousands costs no more than one core's
// idle time (idle_work.hpp). Whoever has asked for least lately is next, so that one person from a new address does not wait behind an
// attack; and when the queue is full, the newest of whoever asked for most makes room.
// Threading: submit() from any thread; work runs on the queue's own thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace nb::staff {

class SignInQueue {
 public:
  struct Limits {
    std::size_t waiting_max = 20;                ///< two seconds of a quiet machine
    std::size_t per_key_max = 4;                 ///< waiting at once for one address
    std::size_t keys_max = 10'000;               ///< whose consumption is remembered
    std::chrono::milliseconds wait_max{10'000};  ///< then it is turned away: an answer that says when is better than none
    std::chrono::seconds forgets{60};            ///< after that time what somebody had counts half
  };
  SignInQueue();
  explicit SignInQueue(Limits limits);
  /// Waits for what runs; what waits is turned away.
  ~SignInQueue();
  SignInQueue(const SignInQueue&) = delete;
  SignInQueue& operator=(const SignInQueue&) = delete;

  /// `key`: whose turn it counts as, an address or a known device. Exactly one of the two is called: `work` on the queue's thread, or
  /// `turned_away` on some thread because too much waits. Neither may throw.
  void submit(const std::string& key, std::function<void()> work, std::function<void()> turned_away);
  [[nodiscard]] std::size_t waiting() const;

 private:
  struct Task {
    std::string key;
    std::function<void()> work;
    std::function<void()> turned_away;
    std::chrono::steady_clock::time_point since;
  };
  using Tasks = std::list<Task>;

  void run();
  void halve();
  [[nodiscard]] double had(const std::string& key) const;
  [[nodiscard]] std::size_t waiting_of(const std::string& key) const;
  [[nodiscard]] Tasks take_expired(std::chrono::steady_clock::time_point now);
  [[nodiscard]] Tasks::iterator next();
  [[nodiscard]] Tasks::iterator greediest();

  const Limits limits_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  Tasks tasks_;                        ///< in the order of their coming
  std::map<std::string, double> had_;  ///< work asked for lately, by key
  std::chrono::steady_clock::time_point halved_;
  bool stopping_ = false;
  std::jthread thread_;  // last: it uses the others
};

}  // namespace nb::staff
