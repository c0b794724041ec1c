// SPDX-License-Identifier: EUPL-1.2
// One request waiting for its answer. The handler may answer on the spot, from another thread, much later, or after everybody has
// gone; only the atomic state is shared between the threads.
#pragma once

#include <atomic>
#include <memory>

#include "web/server/impl/loop.hpp"

namespace nb::web {

class Exchange : public std::enable_shared_from_this<Exchange> {
 public:
  explicit Exchange(std::shared_ptr<Loop> loop) : loop_(std::move(loop)), timer_(loop_->executor()) {}

  /// Any thread: the handler's answer. Only the first counts.
  void answer(Response response);

  /// The loop's thread, before the handler is called; the object must be nobody else's any more.
  void reset();
  [[nodiscard]] bool answered() const { return state_.load() == State::answered; }
  /// The loop's thread, after the handler has returned: waits until the answer is there or wake() is called.
  Task<void> wait();
  /// The loop's thread: stops waiting.
  void wake() { timer_.cancel(); }
  /// The loop's thread: takes the answer; false if there is none (an answer that comes later is dropped).
  [[nodiscard]] bool take(Response& out);

 private:
  enum class State { running, waiting, answered, abandoned };

  const std::shared_ptr<Loop> loop_;  // shared: an answer may come when the server has already ended
  Timer timer_;
  std::atomic<bool> claimed_{false};
  std::atomic<State> state_{State::running};
  Response response_;
};

}  // namespace nb::web
