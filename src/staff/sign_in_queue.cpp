// SPDX-License-Identifier: EUPL-1.2
#include "staff/sign_in_queue.hpp"

#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "base/text.hpp"

namespace nb::staff {

namespace {

constexpr double kForgotten = 0.25;  // less than that is as good as nothing

/// Linux runs such a thread only when a core has nothing else to do. Where that is refused it runs as any other; sign-in works all the same.
void run_when_idle() {
  const sched_param none{};
  (void)::pthread_setschedparam(::pthread_self(), SCHED_IDLE, &none);
}

constexpr std::chrono::seconds kPatience{2};  // then the second thread takes what waits
constexpr int kRestsTimes = 9;                // as long as it kept a core busy
constexpr std::chrono::milliseconds kLooks{200};

/// How long this thread has been on a core.
std::chrono::microseconds busy() {
  rusage used{};
  if (::getrusage(RUSAGE_THREAD, &used) != 0) return {};
  const auto whole = std::chrono::seconds(used.ru_utime.tv_sec) + std::chrono::seconds(used.ru_stime.tv_sec);
  return whole + std::chrono::microseconds(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

/// More than two threads per core want to run at this moment, besides the one that asks. Where nobody says so it is not believed.
bool system_overloaded() {
  std::ifstream file("/proc/loadavg");  // "0.41 0.62 0.58 3/512 4711": three of 512
  std::string text;
  for (int word = 0; word < 4 && file >> text; ++word) {
  }
  const auto running = parse_u64(std::string_view(text).substr(0, text.find('/')));
  return running && *running > 2 * std::max(1U, std::thread::hardware_concurrency()) + 1;
}

}  // namespace

SignInQueue::SignInQueue() : SignInQueue(Limits{}) {}

SignInQueue::SignInQueue(Limits limits)
    : limits_(std::move(limits)), halved_(std::chrono::steady_clock::now()), idle_([this] { run(Pace::idle); }), normal_([this] { run(Pace::normal); }) {}

SignInQueue::~SignInQueue() {
  Tasks left;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    left.swap(tasks_);
  }
  wake_.notify_all();
  for (const Task& task : left) task.turned_away();
  idle_.join();
  normal_.join();
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

bool SignInQueue::is_for(Pace pace, std::chrono::steady_clock::time_point now) const {
  const bool overloaded = limits_.overloaded ? limits_.overloaded() : system_overloaded();
  if (pace == Pace::idle) return !overloaded;
  return now >= rests_until_ && (overloaded || now - tasks_.front().since > kPatience);
}

void SignInQueue::run(Pace pace) {
  if (pace == Pace::idle) run_when_idle();
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
    if (stopping_) return;
    const auto begun = std::chrono::steady_clock::now();
    if (const Tasks expired = take_expired(begun); !expired.empty()) {
      lock.unlock();
      for (const Task& task : expired) task.turned_away();
      lock.lock();
      continue;
    }
    if (!is_for(pace, begun)) {
      wake_.wait_for(lock, kLooks, [this] { return stopping_; });
      continue;
    }
    const auto chosen = next();
    const Task task = std::move(*chosen);
    tasks_.erase(chosen);
    lock.unlock();
    const auto busy_before = busy();
    task.work();
    const auto worked = busy() - busy_before;
    lock.lock();
    if (pace == Pace::normal) rests_until_ = std::chrono::steady_clock::now() + kRestsTimes * worked;
  }
}

}  // namespace nb::staff
