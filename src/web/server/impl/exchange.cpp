// SPDX-License-Identifier: EUPL-1.2
// Waiting for answers; see exchange.hpp.
#include "web/server/impl/exchange.hpp"

#include <boost/asio/post.hpp>
#include <utility>

namespace nb::web {

void Exchange::answer(Response response) {
  if (claimed_.exchange(true)) return;
  response_ = std::move(response);
  if (state_.exchange(State::answered) != State::waiting) return;
  boost::asio::post(loop_->io(), [self = shared_from_this()] { self->wake(); });
}

void Exchange::reset() {
  claimed_.store(false);
  state_.store(State::running);
  response_ = Response{};
}

Task<void> Exchange::wait() {
  State expected = State::running;
  if (!state_.compare_exchange_strong(expected, State::waiting)) co_return;
  timer_.expires_at(Steady::time_point::max());
  co_await timer_.async_wait(kAwait);
}

bool Exchange::take(Response& out) {
  State expected = State::waiting;
  if (state_.compare_exchange_strong(expected, State::abandoned)) return false;
  out = std::move(response_);
  return true;
}

}  // namespace nb::web
