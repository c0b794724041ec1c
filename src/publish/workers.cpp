// SPDX-License-Identifier: EUPL-1.2
// First come, first served.
#include "publish/workers.hpp"

#include "base/assert.hpp"
#include "publish/compress.hpp"

namespace nb::publish {

Workers::Workers(Options options) : queue_max_(options.queue_max) {
  NB_ASSERT(options.threads > 0);
  threads_.reserve(options.threads);
  for (std::size_t i = 0; i < options.threads; ++i) threads_.emplace_back([this] { work(); });
}

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  threads_.clear();  // joins
}

bool Workers::submit(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() >= queue_max_) return false;
    queue_.push_back(std::move(job));
  }
  wake_.notify_one();
  return true;
}

void Workers::work() {
  Encoder encoder;
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      job = std::move(queue_.front());
      queue_.pop_front();
    }
    job(encoder);
  }
}

}  // namespace nb::publish
