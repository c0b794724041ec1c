// SPDX-License-Identifier: EUPL-1.2
// The readers are closed loops, as keep-alive connections are: two threads take the next free reader, ask for a page
// anywhere in the region and free the reader when the answer is there.
#include "first_answer.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <random>
#include <stdexcept>
#include <thread>

#include "publish/page_cache.hpp"

namespace nb::bench {

namespace {

constexpr int kConnections = 64;

class Readers {
 public:
  Readers(const Region& region, const std::vector<PageName>& pages, publish::PageCache& cache) : region_(region), pages_(pages), cache_(cache) {
    for (unsigned seed = 1; seed <= 2; ++seed) threads_.emplace_back([this, seed] { read(seed); });
  }
  ~Readers() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
    }
    wake_.notify_all();
    threads_.clear();
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return free_ == kConnections; });
  }
  [[nodiscard]] std::size_t answered() const { return answered_; }

 private:
  void read(unsigned seed) {
    std::mt19937 random(seed);
    while (take()) {
      const pages::Answer answer = region_.answer(region_.view(), pages_[random() % pages_.size()].path);
      if (cache_.find(answer.key, answer.version, region_.now())) {
        give_back();
      } else {
        cache_.get(answer.key, answer.version, region_.now(), answer.render, [this](const auto&, const auto&) { give_back(); });
      }
    }
  }
  bool take() {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return stopping_ || free_ > 0; });
    if (!stopping_) --free_;
    return !stopping_;
  }
  void give_back() {
    ++answered_;
    const std::lock_guard lock(mutex_);
    ++free_;
    wake_.notify_all();
  }

  const Region& region_;
  const std::vector<PageName>& pages_;
  publish::PageCache& cache_;
  std::mutex mutex_;
  std::condition_variable wake_;
  int free_ = kConnections;
  bool stopping_ = false;
  std::atomic<std::size_t> answered_{0};
  std::vector<std::jthread> threads_;
};

double first_answer(Region& region, const PageName& page, publish::PageCache& cache, bool down) {
  const auto start = std::chrono::steady_clock::now();
  region.declare(down);
  const auto view = region.view();
  const pages::Answer answer = region.answer(view, page.path);
  std::promise<std::uint64_t> version;
  cache.get(answer.key, answer.version, region.now(), answer.render, [&](const std::shared_ptr<const publish::CachedPage>& made, const std::exception_ptr& failure) {
    version.set_value(failure || made->status != 200 ? 0 : made->version);
  });
  const bool correct = version.get_future().get() >= view->version;
  const double ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  if (!correct) throw std::runtime_error("an answer from before the declaration: " + page.path);
  return ms;
}

}  // namespace

FirstAnswer first_answers(Region& region, const std::vector<PageName>& pages, int rounds) {
  publish::PageCache cache({});
  std::vector<double> times;
  FirstAnswer result;
  {
    Readers readers(region, pages, cache);
    std::mt19937 random(7);
    for (int round = 0; round < rounds; ++round) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      times.push_back(first_answer(region, pages[random() % pages.size()], cache, round % 2 == 0));
    }
    result.read = readers.answered();
  }
  std::sort(times.begin(), times.end());
  result.median_ms = times[times.size() / 2];
  result.worst_ms = times.back();
  return result;
}

}  // namespace nb::bench
