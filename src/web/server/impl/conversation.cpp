// SPDX-License-Identifier: EUPL-1.2
// One request after the other; see conversation.hpp.
#include "web/server/impl/conversation.hpp"

#include <spdlog/spdlog.h>

#include <exception>
#include <utility>

#include "base/error.hpp"
#include "web/server/problem.hpp"

namespace nb::web {
namespace {

void report(const Request& request, const char* what) {
  std::string path;
  append_log_safe(path, request.path, 256);
  spdlog::error("web: {}: {}", path, what);
}

}  // namespace

Conversation::Conversation(std::shared_ptr<Loop> loop, Site site, PeerFacts peer)
    : loop_(std::move(loop)), site_(std::move(site)), tls_(peer.tls), reader_(loop_->limits(), std::move(peer), loop_->bodies()) {}

bool Conversation::route() {
  head_at_ = Steady::now();
  head_known_ = true;
  ++requests_;
  keep_alive_ = reader_.keep_alive() && !last_ && requests_ < loop_->limits().requests_per_connection;
  Router::Match match = site_.router->match(reader_.request(), reader_.supported());
  handler_ = match.handler;
  const bool refused = match.gated || (match.refusal != 0 && handler_ == nullptr);
  int status = match.refusal;
  if (!refused && (status = reader_.accept_body(match.body_limit)) == 0) return true;
  // A body that nobody reads stands in the way of the next request, so the connection ends.
  if (reader_.has_body()) keep_alive_ = false;
  if (match.gated) {
    prepare(std::move(*match.gated));
    return false;
  }
  Response page = problem(status);
  if (!match.allow.empty()) page.headers.emplace_back("Allow", match.allow);
  prepare(std::move(page));
  return false;
}

void Conversation::run_handler(const Handler& handler) {
  try {
    handler(reader_.share(), [exchange = exchange_](Response response) { exchange->answer(std::move(response)); });
  } catch (const Error& error) {
    report(reader_.request(), error.what());
    exchange_->answer(problem(error.kind() == ErrorKind::unavailable ? 503 : 500));
  } catch (const std::exception& error) {
    report(reader_.request(), error.what());
    exchange_->answer(problem(500));
  }
}

Task<void> Conversation::call_handler() {
  if (!exchange_) exchange_ = std::make_shared<Exchange>(loop_);
  exchange_->reset();
  run_handler(*handler_);
  answered_at_once_ = exchange_->answered();
  if (!answered_at_once_) co_await exchange_->wait();
  Response response;
  if (!exchange_->take(response)) {
    report(reader_.request(), "no answer in time");
    response = problem(503);
    last_ = true;
  }
  if (!answered_at_once_ || exchange_.use_count() != 1) exchange_.reset();
  if (last_) keep_alive_ = false;
  prepare(std::move(response));
}

void Conversation::prepare(Response response) {
  const Request& request = reader_.request();
  const AnswerContext context{.method = reader_.method_text() == "HEAD"  ? Method::head
                                        : reader_.method_text() == "GET" ? Method::get
                                                                         : Method::post,
                              .http_1_0 = head_known_ && reader_.http_1_0(),
                              .keep_alive = keep_alive_,
                              .tls = tls_,
                              .accept_encoding = head_known_ ? request.header("accept-encoding") : std::string_view(),
                              .if_none_match = head_known_ ? request.header("if-none-match") : std::string_view(),
                              .date = loop_->http_date()};
  answer_.prepare(std::move(response), context);
}

void Conversation::refuse(int status) {
  if (!head_known_) head_at_ = Steady::now();
  keep_alive_ = false;
  prepare(problem(status));
}

void Conversation::finished(std::uint64_t bytes) {
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - head_at_);
  loop_->counters().count_answer(answer_.status(), took, bytes);
  if (site_.access_log && loop_->logs()) loop_->log(reader_.method_text(), reader_.path_text(), answer_.status(), bytes, took);
  answer_.release();
}

void Conversation::next() {
  head_known_ = false;
  handler_ = nullptr;
  reader_.next(answered_at_once_);
}

std::chrono::seconds Conversation::body_patience() const {
  return std::chrono::seconds(static_cast<std::chrono::seconds::rep>(reader_.body_bytes() / loop_->limits().slowest_bytes_per_second));
}

void Conversation::wake() {
  if (exchange_) exchange_->wake();
}

}  // namespace nb::web
