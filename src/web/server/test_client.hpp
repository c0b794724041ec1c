// SPDX-License-Identifier: EUPL-1.2
// For tests: a raw client that sends exactly the bytes it is given, and a server on a free port with a few routes.
#pragma once

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "web/server/server.hpp"

namespace nb::web::testing {

/// A socket that gives up reading after five seconds.
class Client {
 public:
  explicit Client(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    limit_reading();
    connected_ = ::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  explicit Client(const std::string& unix_path) : fd_(::socket(AF_UNIX, SOCK_STREAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, unix_path.c_str(), sizeof address.sun_path - 1);
    limit_reading();
    connected_ = ::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() { ::close(fd_); }

  [[nodiscard]] bool connected() const { return connected_; }
  [[nodiscard]] int fd() const { return fd_; }
  bool send(std::string_view bytes) { return ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size()); }
  void end_sending() { ::shutdown(fd_, SHUT_WR); }

  /// One answer: head and, by its Content-Length, body. "" if the connection ended before.
  std::string answer(bool has_body = true) {
    while (rest_.find("\r\n\r\n") == std::string::npos) {
      if (!fill()) return {};
    }
    std::size_t size = rest_.find("\r\n\r\n") + 4;
    const std::size_t field = rest_.find("Content-Length: ");
    if (has_body && field < size) size += std::strtoul(rest_.c_str() + field + 16, nullptr, 10);
    while (rest_.size() < size) {
      if (!fill()) return {};
    }
    std::string whole = rest_.substr(0, size);
    rest_.erase(0, size);
    return whole;
  }
  /// Everything until the server closes (or five seconds have passed: then `timed_out`).
  std::string read_all() {
    while (fill()) {
    }
    return std::exchange(rest_, {});
  }
  /// The server has closed its side within the time.
  [[nodiscard]] bool at_end() { return !fill() && !timed_out; }

  bool timed_out = false;

 private:
  void limit_reading() const {
    const timeval five_seconds{5, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &five_seconds, sizeof five_seconds);
  }
  bool fill() {
    char piece[16384];
    const ssize_t count = ::recv(fd_, piece, sizeof piece, 0);
    if (count < 0) timed_out = errno == EAGAIN;
    if (count <= 0) return false;
    rest_.append(piece, static_cast<std::size_t>(count));
    return true;
  }

  int fd_;
  bool connected_ = false;
  std::string rest_;
};

/// "GET path" with Host and further header lines (each with CRLF).
inline std::string get(std::string_view path, std::string_view headers = {}) {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(headers) + "\r\n";
}
inline std::string post(std::string_view path, std::string_view body, std::string_view headers = {}) {
  return "POST " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + std::string(headers) + "\r\n" +
         std::string(body);
}
inline int status_of(std::string_view answer) { return answer.size() > 12 && answer.starts_with("HTTP/1.1 ") ? std::atoi(std::string(answer.substr(9, 3)).c_str()) : 0; }
inline std::string body_of(std::string_view answer) {
  const std::size_t end = answer.find("\r\n\r\n");
  return end == std::string_view::npos ? std::string() : std::string(answer.substr(end + 4));
}
/// Value of a header, or "(none)".
inline std::string header_of(std::string_view answer, std::string_view name) {
  const std::string start = "\r\n" + std::string(name) + ": ";
  const std::size_t at = answer.substr(0, answer.find("\r\n\r\n") + 2).find(start);
  if (at == std::string_view::npos) return "(none)";
  const std::size_t begin = at + start.size();
  return std::string(answer.substr(begin, answer.find("\r\n", begin) - begin));
}

inline Response text_response(std::string text) {
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.text = std::move(text);
  return response;
}

/// Routes that tell what arrived: /page (in all codings, with tag), /echo (POST), /late (other thread), /never, /throws, /failure, /who.
inline std::shared_ptr<Router> make_test_router() {
  auto router = std::make_shared<Router>();
  auto body = std::make_shared<const Body>(Body{"plain page", "BR", "GZ"});
  router->add({.pattern = "/page", .role = "public", .handler = [body](const auto&, const auto& reply) {
                 Response response;
                 response.body = body;
                 response.etag = "\"v1\"";
                 response.cache_control = "public, max-age=60";
                 reply(response);
               }});
  router->add({.methods = {Method::post},
               .pattern = "/echo",
               .role = "public",
               .handler = [](const auto& request, const auto& reply) { reply(text_response(request->body)); },
               .body_limit = 1000});
  router->add({.pattern = "/path/{name}", .role = "public", .handler = [](const auto& request, const auto& reply) {
                 reply(text_response(std::string(request->param("name")) + "|" + request->query + "|" + request->host + "|" + request->peer +
                                     (request->loopback ? "|loopback" : "") + (request->tls ? "|tls" : "")));
               }});
  router->add({.pattern = "/never", .role = "public", .handler = [](const auto&, const auto&) {}});
  router->add({.pattern = "/throws", .role = "public", .handler = [](const auto&, const auto&) { throw std::runtime_error("secret inside"); }});
  return router;
}

/// A running server; stops at the end of its life.
class TestServer {
 public:
  explicit TestServer(Server::Options options = {.threads = 2}, std::shared_ptr<const Router> router = make_test_router(), Endpoint endpoint = {}) : server(std::move(options)) {
    endpoint.router = std::move(router);
    port = server.listen(endpoint);
    server.start();
  }
  /// One request on a connection of its own.
  std::string ask(const std::string& request, bool has_body = true) const {
    Client client(port);
    client.send(request);
    return client.answer(has_body);
  }

  Server server;
  std::uint16_t port = 0;
};

}  // namespace nb::web::testing
