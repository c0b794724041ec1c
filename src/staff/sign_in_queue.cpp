// SPDX-License-Identifier: EUPL-1.2
#include "staff/sign_in_queue.hpp"

#include <algorithm>
#include <utility>

namespace nb::staff {

namespace {

constexpr double kForgotten = 0.25;  // less than that is as good as nothing

}  // namespace

SignInQueue::SignInQueue() : SignInQueue(Limits{}) {}

SignInQueue::SignInQueue(Limits limits) : limits_(limits), halved_(std::chrono::steady_clock::now()), thread_([this] { run(); }) {}

SignInQueue::~SignInQueue() {
  Tasks left;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    left.swap(tasks_);
  }
  wake_.notify_all();
  for (const Task& task : left) task.turned_away();
  thread_.join();
}

double SignInQueue::had(const std::string& key) const {
  const auto found = had_.find(key);
  return found == had_.end() ? 0 : found->second;
}

std::size_t SignInQueue::waiting_of(const std::string& key) const { return static_cast<std::size_t>(std::ranges::count(tasks_, key, &Task::key)); }

SignInQueue::Tasks SignInQueue::take_expired(std::chrono::steady_clock::time_point now) {
  Tasks out;
  while (!tasks_.empty() && now - tasks_.front().since > limits_.wait_max) out.splice(out.end(), tasks_, tasks_.begin());
  return out;
}

SignInQueue::Tasks::iterator SignInQueue::next() {
  return std::ranges::min_element(tasks_, {}, [this](const Task& task) { return had(task.key); });  // of equals the one that came first
}

SignInQueue::Tasks::iterator SignInQueue::greediest() {
  auto most = tasks_.end();
  for (auto at = tasks_.begin(); at != tasks_.end(); ++at) {
    if (most == tasks_.end() || had(at->key) >= had(most->key)) most = at;  // of equals the one that came last
  }
  return most;
}

void SignInQueue::halve() {
  const auto now = std::chrono::steady_clock::now();
  if (now - halved_ < limits_.forgets && had_.size() < limits_.keys_max) return;
  halved_ = now;
  for (auto& [key, amount] : had_) amount /= 2;
  std::erase_if(had_, [](const auto& one) { return one.second < kForgotten; });
  while (had_.size() >= limits_.keys_max) had_.erase(std::ranges::min_element(had_, {}, &std::pair<const std::string, double>::second));
}

void SignInQueue::submit(const std::string& key, std::function<void()> work, std::function<void()> turned_away) {
  std::function<void()> refused;
  {
    const std::lock_guard lock(mutex_);
    halve();
    Task task{key, std::move(work), std::move(turned_away), std::chrono::steady_clock::now()};
    if (stopping_ || waiting_of(key) >= limits_.per_key_max) {
      refused = std::move(task.turned_away);
    } else if (tasks_.size() < limits_.waiting_max) {
      tasks_.push_back(std::move(task));
    } else if (const auto most = greediest(); had(most->key) > had(key)) {
      refused = std::move(most->turned_away);
      tasks_.erase(most);
      tasks_.push_back(std::move(task));
    } else {
      refused = std::move(task.turned_away);
    }
    had_[key] += 1;
  }
  wake_.notify_all();
  if (refused) refused();
}

std::size_t SignInQueue::waiting() const {
  const std::lock_guard lock(mutex_);
  return tasks_.size();
}

void SignInQueue::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
    if (stopping_) return;
    if (const Tasks expired = take_expired(std::chrono::steady_clock::now()); !expired.empty()) {
      lock.unlock();
      for (const Task& task : expired) task.turned_away();
      lock.lock();
      continue;
    }
    const auto chosen = next();
    const Task task = std::move(*chosen);
    tasks_.erase(chosen);
    lock.unlock();
    task.work();
    lock.lock();
  }
}

}  // namespace nb::staff
