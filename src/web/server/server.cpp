// SPDX-License-Identifier: EUPL-1.2
// Threads, listeners and the order of stopping; see server.hpp.
#include "web/server/server.hpp"

#include <algorithm>
#include <atomic>
#include <boost/asio/post.hpp>
#include <mutex>
#include <thread>
#include <utility>

#include "base/assert.hpp"
#include "web/server/impl/listener.hpp"

namespace nb::web {

class Server::Impl {
 public:
  explicit Impl(Options options) : admission_(options.limits.connections, options.limits.connections_per_address), house_{{}, admission_} {
    const unsigned threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    const auto bodies = std::make_shared<BodyBudget>(options.limits.bodies_bytes);
    for (unsigned i = 0; i < threads; ++i) house_.loops.push_back(std::make_shared<Loop>(options.limits, admission_, bodies, options.access_log));
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    stop();
    wait();
  }

  std::uint16_t listen(const Endpoint& endpoint) {
    NB_ASSERT(endpoint.router != nullptr && threads_.empty());
    listeners_.push_back(make_listener(house_, endpoint));
    return listeners_.back()->port();
  }

  void start() {
    for (const auto& listener : listeners_) listener->start();
    for (const auto& loop : house_.loops) threads_.emplace_back([loop] { loop->run(); });
  }

  /// First the doors, then the rooms: after the listeners have closed, no loop gets another client.
  void stop() {
    if (stopping_.exchange(true)) return;
    boost::asio::post(house_.loops.front()->io(), [this] {
      for (const auto& listener : listeners_) listener->close();
      for (const auto& loop : house_.loops) boost::asio::post(loop->io(), [loop] { loop->stop(); });
    });
  }

  void wait() {
    const std::lock_guard lock(waiting_);
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }

  [[nodiscard]] std::vector<const Counters*> counters() const {
    std::vector<const Counters*> all;
    for (const auto& loop : house_.loops) all.push_back(&std::as_const(*loop).counters());
    return all;
  }

 private:
  Admission admission_;
  House house_;
  std::vector<std::unique_ptr<Listener>> listeners_;
  std::vector<std::thread> threads_;
  std::atomic<bool> stopping_{false};
  std::mutex waiting_;
};

Server::Server(Options options) : impl_(std::make_unique<Impl>(std::move(options))) {}
Server::~Server() = default;
std::uint16_t Server::listen(Endpoint endpoint) { return impl_->listen(endpoint); }
void Server::start() { impl_->start(); }
void Server::stop() { impl_->stop(); }
void Server::wait() { impl_->wait(); }
std::vector<const Counters*> Server::counters() const { return impl_->counters(); }

Handler health_handler(std::function<Health()> health) {
  return [health = std::move(health)](const std::shared_ptr<const Request>&, const Reply& reply) {
    const Health now = health();
    Response response;
    response.status = now.state == Health::State::faulty ? 503 : 200;
    response.content_type = "text/plain; charset=utf-8";
    response.text = now.state == Health::State::faulty ? std::string() : std::string("ok\n");
    if (!now.sentence.empty()) response.text += now.sentence + "\n";
    reply(std::move(response));
  };
}

Handler metrics_handler(const Server& server, Samples samples) {
  return [&server, samples = std::move(samples)](const std::shared_ptr<const Request>&, const Reply& reply) {
    Response response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.text = exposition(server.counters(), samples ? samples() : std::vector<Sample>());
    reply(std::move(response));
  };
}

}  // namespace nb::web
