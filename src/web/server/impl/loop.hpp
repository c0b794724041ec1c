// SPDX-License-Identifier: EUPL-1.2
// One I/O thread: its io_context, its connections, its counters, its part of the access log. Everything here but post() belongs to
// that thread. One slow tick watches all limits of time, so that a request arms no timer of its own.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <ctime>
#include <list>
#include <memory>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "web/server/body_budget.hpp"
#include "web/server/impl/admission.hpp"
#include "web/server/server.hpp"

namespace nb::web {

using Executor = boost::asio::io_context::executor_type;
template <class T>
using Task = boost::asio::awaitable<T, Executor>;
/// Completion token: co_await gives a tuple that begins with the error code.
inline constexpr boost::asio::as_tuple_t<boost::asio::use_awaitable_t<Executor>> kAwait{};

using Steady = std::chrono::steady_clock;
using Timer = boost::asio::basic_waitable_timer<Steady, boost::asio::wait_traits<Steady>, Executor>;

/// What a connection is waiting for; each phase has a limit of time.
enum class Phase { handshake, idle, header, body, handler, write, linger };

/// A connection as the tick sees it.
class Watched {
 public:
  virtual ~Watched() = default;
  /// The phase has lasted too long.
  virtual void on_timeout() = 0;
  /// The server stops: end at once if nothing is being answered, else after this answer.
  virtual void on_stopping() = 0;
  /// End now.
  virtual void cut() = 0;

 protected:
  void enter(Phase phase, std::chrono::milliseconds extra = {}) {
    phase_ = phase;
    since_ = Steady::now();
    extra_ = extra;
  }

  Phase phase_ = Phase::handshake;
  Steady::time_point since_ = Steady::now();
  std::chrono::milliseconds extra_{};
  friend class Loop;
};

class Loop : public std::enable_shared_from_this<Loop> {
 public:
  Loop(const Limits& limits, const Admission& admission, std::shared_ptr<BodyBudget> bodies, const AccessSink& sink);

  [[nodiscard]] boost::asio::io_context& io() { return io_; }
  [[nodiscard]] Executor executor() { return io_.get_executor(); }
  [[nodiscard]] const Limits& limits() const { return limits_; }
  [[nodiscard]] Counters& counters() { return counters_; }
  [[nodiscard]] const Counters& counters() const { return counters_; }
  [[nodiscard]] const std::shared_ptr<BodyBudget>& bodies() const { return bodies_; }
  [[nodiscard]] bool stopping() const { return stopping_; }

  /// Runs until stop() and the end of all connections.
  void run();
  /// On this loop's thread: begin to end.
  void stop();

  using Handle = std::list<Watched*>::iterator;
  Handle add(Watched& connection) { return connections_.insert(connections_.end(), &connection); }
  void remove(Handle handle) { connections_.erase(handle); }

  /// IMF-fixdate of this second.
  [[nodiscard]] std::string_view http_date();
  void log(std::string_view method, std::string_view path, int status, std::uint64_t bytes, std::chrono::microseconds took);
  [[nodiscard]] bool logs() const { return static_cast<bool>(sink_); }

 private:
  void arm_tick();
  void tick();
  void flush_log();
  void update_clock();
  [[nodiscard]] std::chrono::milliseconds limit_of(Phase phase, bool pressure) const;

  const Limits limits_;
  const Admission& admission_;
  const std::shared_ptr<BodyBudget> bodies_;  // shared: a request may outlive the server
  const AccessSink sink_;
  boost::asio::io_context io_{1};
  boost::asio::executor_work_guard<Executor> work_{io_.get_executor()};
  Timer tick_{io_};
  std::list<Watched*> connections_;
  Counters counters_;
  bool stopping_ = false;
  Steady::time_point cut_at_{};
  const SystemClock clock_;  // Date and the log's time are the machine's, whatever clock the pages show
  std::time_t second_ = -1;
  std::string http_date_;
  std::string log_time_;
  std::string log_lines_;
};

}  // namespace nb::web
