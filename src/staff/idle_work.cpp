// SPDX-License-Identifier: EUPL-1.2
#include "staff/idle_work.hpp"

#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>

#include <utility>

namespace nb::staff {

namespace {

constexpr int kRestsTimes = 9;  // as long as it kept a core busy

/// Linux runs such a thread only when a core has nothing else to do. Where that is refused it runs as any other; sign-in works all the same.
void run_when_idle() {
  const sched_param none{};
  (void)::pthread_setschedparam(::pthread_self(), SCHED_IDLE, &none);
}

/// How long this thread has been on a core.
std::chrono::microseconds busy() {
  rusage used{};
  if (::getrusage(RUSAGE_THREAD, &used) != 0) return {};
  const auto whole = std::chrono::seconds(used.ru_utime.tv_sec) + std::chrono::seconds(used.ru_stime.tv_sec);
  return whole + std::chrono::microseconds(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

}  // namespace

IdleWork::IdleWork(std::chrono::milliseconds patience) : patience_(patience), thread_([this] { work_when_idle(); }) {}

IdleWork::~IdleWork() {
  stopping_ = true;
  wake_.release();
}

IdleWork::Rest::Rest(IdleWork& of) : of_(of), before_(busy()) { std::this_thread::sleep_until(of.rests_until_); }

IdleWork::Rest::~Rest() { of_.rests_until_ = std::chrono::steady_clock::now() + kRestsTimes * (busy() - before_); }

bool IdleWork::hand_over(std::function<void()> job) {
  if (busy_.exchange(true)) return false;
  job_ = std::move(job);
  wake_.release();
  return true;
}

void IdleWork::work_when_idle() {
  run_when_idle();
  while (true) {
    wake_.acquire();
    if (stopping_) return;
    job_();
    job_ = nullptr;
    busy_ = false;
  }
}

}  // namespace nb::staff
