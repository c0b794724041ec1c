// SPDX-License-Identifier: EUPL-1.2
// Where passwords wait to be checked: one thread takes one after the other, so that guessing by thousands costs no more than one core's
// idle time (idle_work.hpp). Who is next and who makes room when too many wait is decided by SignInLine.
// Threading: submit() from any thread; work runs on the queue's own thread.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "staff/sign_in_line.hpp"

namespace nb::staff {

class SignInQueue {
 public:
  using Limits = SignInLine::Limits;
  SignInQueue();
  explicit SignInQueue(Limits limits);
  /// Waits for what runs; what waits is turned away.
  ~SignInQueue();
  SignInQueue(const SignInQueue&) = delete;
  SignInQueue& operator=(const SignInQueue&) = delete;

  /// Exactly one of the two is called: `work` on the queue's thread, or `turned_away` on some thread because too much waits. Neither may throw.
  void submit(const Asker& asker, std::function<void()> work, std::function<void()> turned_away);
  [[nodiscard]] std::size_t waiting() const;

 private:
  struct Task {
    std::function<void()> work;
    std::function<void()> turned_away;
  };
  using Tasks = std::map<SignInLine::Ticket, Task>;

  void run();
  /// Takes tasks out; the caller holds the lock.
  [[nodiscard]] std::vector<Task> taken(const std::vector<SignInLine::Ticket>& tickets);

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  SignInLine line_;
  Tasks tasks_;
  SignInLine::Ticket next_ = 0;
  bool stopping_ = false;
  std::jthread thread_;  // last: it uses the others
};

}  // namespace nb::staff
