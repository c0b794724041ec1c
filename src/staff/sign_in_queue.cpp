// SPDX-License-Identifier: EUPL-1.2
#include "staff/sign_in_queue.hpp"

#include <chrono>
#include <utility>

namespace nb::staff {

SignInQueue::SignInQueue() : SignInQueue(Limits{}) {}

SignInQueue::SignInQueue(Limits limits) : line_(limits), thread_([this] { run(); }) {}

SignInQueue::~SignInQueue() {
  Tasks left;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    left.swap(tasks_);
  }
  wake_.notify_all();
  for (const auto& [ticket, task] : left) task.turned_away();
  thread_.join();
}

std::vector<SignInQueue::Task> SignInQueue::taken(const std::vector<SignInLine::Ticket>& tickets) {
  std::vector<Task> out;
  for (const SignInLine::Ticket ticket : tickets) {
    auto node = tasks_.extract(ticket);
    if (!node.empty()) out.push_back(std::move(node.mapped()));
  }
  return out;
}

void SignInQueue::submit(const Asker& asker, std::function<void()> work, std::function<void()> turned_away) {
  std::vector<Task> refused;
  {
    const std::lock_guard lock(mutex_);
    const SignInLine::Ticket ticket = next_++;
    tasks_.emplace(ticket, Task{std::move(work), std::move(turned_away)});
    const auto leaves = stopping_ ? std::optional(ticket) : line_.enter(ticket, asker, std::chrono::steady_clock::now());
    if (leaves) refused = taken({*leaves});
  }
  wake_.notify_all();
  for (const Task& task : refused) task.turned_away();
}

std::size_t SignInQueue::waiting() const {
  const std::lock_guard lock(mutex_);
  return line_.size();
}

void SignInQueue::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || line_.size() > 0; });
    if (stopping_) return;
    const std::vector<Task> expired = taken(line_.take_expired(std::chrono::steady_clock::now()));
    const auto ticket = line_.take();
    const std::vector<Task> chosen = ticket ? taken({*ticket}) : std::vector<Task>{};
    lock.unlock();
    for (const Task& task : expired) task.turned_away();
    for (const Task& task : chosen) task.work();
    lock.lock();
  }
}

}  // namespace nb::staff
