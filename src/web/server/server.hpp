// SPDX-License-Identifier: EUPL-1.2
// The HTTP/1.1 server: endpoints (TCP, TLS, Unix socket), each with its table of routes, served by a few I/O threads that share
// nothing but the listening sockets. Every wait has a limit, every buffer a bound. No Beast or Asio type in this header.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "web/server/access_log.hpp"
#include "web/server/http.hpp"
#include "web/server/metrics.hpp"
#include "web/server/router.hpp"

namespace nb::web {

/// What one client may take. A phase that lasts longer ends the connection (408 or 503 where an answer is still possible).
struct Limits {
  std::size_t header_bytes = 16 * 1024;
  std::size_t header_count = 100;
  std::size_t target_bytes = 4 * 1024;
  std::size_t bodies_bytes = 192 << 20;  ///< of all bodies beyond 64 KB that are in memory at once; the next gets 503 and Retry-After
  std::size_t connections = 4096;
  std::size_t connections_per_address = 256;  ///< an IPv6 /64 counts as one address; this machine itself has no such limit
  std::size_t requests_per_connection = 10'000;
  std::chrono::milliseconds handshake{5'000};
  std::chrono::milliseconds idle{30'000};    ///< between two requests
  std::chrono::milliseconds header{10'000};  ///< first byte to last of the header, however it trickles
  std::chrono::milliseconds body{20'000};    ///< plus one second for each `slowest_bytes_per_second` that has arrived
  std::chrono::milliseconds handler{30'000};
  std::chrono::milliseconds write{20'000};  ///< plus one second for each `slowest_bytes_per_second`
  std::chrono::milliseconds linger{2'000};  ///< reading on after a refusal, so that the client sees it
  std::size_t slowest_bytes_per_second = 4 * 1024;
  std::chrono::milliseconds shutdown{10'000};  ///< for requests that run when the server is stopped
};

/// PEM files.
struct TlsFiles {
  std::string certificate_chain;
  std::string private_key;
};

/// Where the server listens, and with which table.
struct Endpoint {
  std::string address = "127.0.0.1";  ///< IP literal
  std::uint16_t port = 0;             ///< 0: any free one
  std::string unix_path;              ///< not empty: a Unix domain socket with mode 0600 instead
  std::optional<TlsFiles> tls;
  std::shared_ptr<const Router> router;  ///< shared by all I/O threads
  bool access_log = true;
  std::vector<std::string> trusted_proxies = {};  ///< addresses whose X-Forwarded-For and X-Forwarded-Proto are believed
};

class Server {
 public:
  struct Options {
    unsigned threads = 0;  ///< 0: one per core
    Limits limits{};
    AccessSink access_log{};  ///< empty: none
  };
  explicit Server(Options options);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  /// Stops and waits.
  ~Server();

  /// Binds at once (before start()) and returns the port. Throws Error{network} if the address is in use or not ours, {configuration}
  /// if it is no address, {key} if certificate and key cannot be used.
  std::uint16_t listen(Endpoint endpoint);
  void start();
  /// Any thread (not a signal handler), any number of times: no new connections; running requests end within Limits::shutdown.
  void stop();
  /// Returns when everything has ended after stop().
  void wait();
  /// One set per I/O thread; valid as long as the server.
  [[nodiscard]] std::vector<const Counters*> counters() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// How the program is. A fault stops it from doing its work, a warning does not.
struct Health {
  enum class State { good, warning, faulty } state = State::good;
  std::string sentence;  ///< what is wrong and what to do; empty: nothing
};
/// GET /healthz: 200 "ok", with the sentence of a warning below it; 503 with the sentence of a fault. `health` must not block.
[[nodiscard]] Handler health_handler(std::function<Health()> health);
/// GET /metrics: what the server and others count. The server must outlive the handler's last call.
[[nodiscard]] Handler metrics_handler(const Server& server, Samples samples);

}  // namespace nb::web
