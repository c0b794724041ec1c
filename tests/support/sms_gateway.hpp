// SPDX-License-Identifier: EUPL-1.2
// A stand-in for an SMS gateway: takes requests over HTTP and is slow, refuses, fails, cuts the connection or keeps silent, as told.
#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "support/mail_server.hpp"

namespace nb::test {

class SmsGateway {
 public:
  enum class Fault {
    none,
    busy,          ///< 503
    too_many,      ///< 429
    wrong_secret,  ///< 401
    refuse,        ///< 422
    says_no,       ///< 200, and in the answer that it was not taken
    says_nothing,  ///< 200, and no answer to read
    broken,        ///< 500 after it was taken
    moved,         ///< 302
    cut_before,    ///< the connection ends before the request is read
    cut_after,     ///< taken, and the connection ends without an answer
    silent_after,  ///< taken, and no answer
    slow,          ///< answers after 300 milliseconds
  };
  struct Request {
    std::string head;
    std::string body;
  };

  SmsGateway() : thread_([this](const std::stop_token& stop) { serve(stop); }) {}
  [[nodiscard]] std::uint16_t port() const { return listening_.port(); }
  [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(port()) + "/v1/messages"; }
  void set(Fault fault) { fault_ = fault; }
  /// What it has taken responsibility for, whatever it answered.
  [[nodiscard]] std::vector<Request> taken() const {
    const std::lock_guard lock(mutex_);
    return taken_;
  }
  [[nodiscard]] std::size_t count() const {
    const std::lock_guard lock(mutex_);
    return taken_.size();
  }

 private:
  void serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      pollfd waiting{listening_.socket(), POLLIN, 0};
      if (::poll(&waiting, 1, 50) <= 0) continue;
      const int client = ::accept4(listening_.socket(), nullptr, nullptr, SOCK_CLOEXEC);
      if (client < 0) continue;
      answer(client, stop);
      ::close(client);
    }
  }
  std::optional<Request> hear(int client, const std::stop_token& stop) {
    std::string all;
    for (;;) {
      if (const auto end = all.find("\r\n\r\n"); end != std::string::npos) {
        const auto at = all.find("Content-Length: ");
        const std::size_t length = at == std::string::npos || at > end ? 0 : static_cast<std::size_t>(std::atol(all.c_str() + at + 16));
        if (all.size() >= end + 4 + length) return Request{all.substr(0, end + 2), all.substr(end + 4, length)};
      }
      pollfd waiting{client, POLLIN, 0};
      while (!stop.stop_requested() && ::poll(&waiting, 1, 50) == 0) {
      }
      char bytes[4096];
      const ssize_t got = stop.stop_requested() ? 0 : ::recv(client, bytes, sizeof bytes, 0);
      if (got <= 0) return std::nullopt;
      all.append(bytes, static_cast<std::size_t>(got));
    }
  }
  static void say(int client, const std::string& status, const std::string& body, const std::string& more = "") {
    const std::string text =
        "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + more + "Content-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
    (void)::send(client, text.data(), text.size(), MSG_NOSIGNAL);
  }
  static void pause(const std::stop_token& stop, int milliseconds) {
    for (int i = 0; i * 50 < milliseconds && !stop.stop_requested(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  void answer(int client, const std::stop_token& stop) {
    const Fault fault = fault_;
    if (fault == Fault::cut_before) return reset(client);
    const auto request = hear(client, stop);
    if (!request) return;
    if (fault == Fault::busy) return say(client, "503 Service Unavailable", "{}");
    if (fault == Fault::too_many) return say(client, "429 Too Many Requests", "{}");
    if (fault == Fault::wrong_secret) return say(client, "401 Unauthorized", "{}");
    if (fault == Fault::refuse) return say(client, "422 Unprocessable Content", R"({"error":"number"})");
    if (fault == Fault::moved) return say(client, "302 Found", "", "Location: http://127.0.0.1:1/\r\n");
    if (fault == Fault::says_no) return say(client, "200 OK", R"({"messages":[{"status":"failed"}]})");
    {
      const std::lock_guard lock(mutex_);
      taken_.push_back(*request);
    }
    if (fault == Fault::cut_after) return;
    if (fault == Fault::silent_after) return wait_until_gone(client, stop);
    if (fault == Fault::slow) pause(stop, 300);
    if (fault == Fault::broken) return say(client, "500 Internal Server Error", "");
    if (fault == Fault::says_nothing) return say(client, "200 OK", "ok");
    say(client, "202 Accepted", R"({"messages":[{"status":"queued"}]})");
  }
  static void wait_until_gone(int client, const std::stop_token& stop) {
    pollfd waiting{client, POLLIN, 0};
    while (!stop.stop_requested() && ::poll(&waiting, 1, 50) == 0) {
    }
  }
  /// Gone before anything could be read.
  static void reset(int client) {
    const linger now{1, 0};
    ::setsockopt(client, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  }

  Listening listening_;
  std::atomic<Fault> fault_{Fault::none};
  mutable std::mutex mutex_;
  std::vector<Request> taken_;
  std::jthread thread_;  // last: it uses the others
};

}  // namespace nb::test
