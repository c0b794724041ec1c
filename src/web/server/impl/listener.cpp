// SPDX-License-Identifier: EUPL-1.2
// Binding and accepting; see listener.hpp.
#include "web/server/impl/listener.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <exception>
#include <utility>

#include "base/error.hpp"
#include "web/server/impl/tls.hpp"
#include "web/server/problem.hpp"

namespace nb::web {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Local = asio::local::stream_protocol;

constexpr std::chrono::milliseconds kRestAfterError{100};  // out of descriptors: others must end first

template <class Protocol>
using Acceptor = asio::basic_socket_acceptor<Protocol, Executor>;
template <class Protocol>
using AcceptedSocket = asio::basic_stream_socket<Protocol, Executor>;

/// Who is at the other end, and under which key the Admission counts it.
struct Caller {
  PeerFacts facts;
  std::string key;
};

Caller caller_of(const AcceptedSocket<tcp>& socket, bool tls, const std::vector<std::string>& proxies) {
  error_code ec;
  const std::string address = socket.remote_endpoint(ec).address().to_string();
  const auto peer = ec ? std::nullopt : read_peer(address);
  if (!peer) return {};  // gone already: what it sends is read by nobody
  const bool is_proxy = std::ranges::find(proxies, address) != proxies.end();
  // Nothing limits how many connections the machine itself or a proxy has: many people may share them.
  return {{.tls = tls, .loopback = peer->loopback, .address = peer->text, .is_proxy = is_proxy}, peer->loopback || is_proxy ? std::string() : peer->text};
}

Caller caller_of(const AcceptedSocket<Local>&, bool, const std::vector<std::string>&) { return {{.tls = false, .loopback = true, .address = "unix"}, {}}; }

void tune(AcceptedSocket<tcp>& socket) {
  error_code ignored;  // an option that cannot be set costs speed only
  socket.set_option(tcp::no_delay(true), ignored);
}
void tune(AcceptedSocket<Local>&) {}

/// One line of HTTP to a client for whom there is no room; it may get lost.
template <class Protocol>
void turn_away(AcceptedSocket<Protocol>& socket, bool tls) {
  error_code ignored;
  if (tls) {
    socket.close(ignored);
    return;
  }
  const Response page = problem(503);
  const std::string text = fmt::format("HTTP/1.1 503 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nRetry-After: 60\r\nConnection: close\r\n\r\n{}", reason_phrase(503),
                                       page.content_type, page.text.size(), page.text);
  socket.write_some(asio::buffer(text), ignored);
  socket.shutdown(asio::socket_base::shutdown_send, ignored);
  socket.close(ignored);
}

template <class Protocol>
class ListenerOf final : public Listener {
 public:
  ListenerOf(const House& house, const Endpoint& endpoint, Acceptor<Protocol> acceptor, std::shared_ptr<asio::ssl::context> tls)
      : house_(house),
        site_{endpoint.router, endpoint.access_log},
        unix_path_(endpoint.unix_path),
        proxies_(endpoint.trusted_proxies),
        acceptor_(std::move(acceptor)),
        tls_(std::move(tls)) {}
  ListenerOf(const ListenerOf&) = delete;
  ListenerOf& operator=(const ListenerOf&) = delete;
  ~ListenerOf() override { remove_path(); }

  void start() override {
    asio::co_spawn(house_.loops.front()->io(), accept_all(), [](const std::exception_ptr& failure) {
      try {
        if (failure) std::rethrow_exception(failure);
      } catch (const std::exception& error) {
        spdlog::error("web: accepting failed: {}", error.what());
      }
    });
  }

  void close() override {
    closing_ = true;
    error_code ignored;  // closing is all that is wanted
    acceptor_.close(ignored);
    rest_.cancel();
    remove_path();
  }

  [[nodiscard]] std::uint16_t port() const override {
    if constexpr (std::is_same_v<Protocol, tcp>) return acceptor_.local_endpoint().port();
    return 0;
  }

 private:
  Task<void> accept_all() {
    while (!closing_) {
      const std::shared_ptr<Loop> loop = emptiest();
      auto [ec, socket] = co_await acceptor_.async_accept(loop->executor(), kAwait);
      if (closing_) co_return;
      if (!ec) {
        admit(loop, std::move(socket));
      } else if (ec != asio::error::connection_aborted) {
        rest_.expires_after(kRestAfterError);
        co_await rest_.async_wait(kAwait);
      }
    }
  }

  void admit(const std::shared_ptr<Loop>& loop, AcceptedSocket<Protocol> socket) {
    Caller caller = caller_of(socket, tls_ != nullptr, proxies_);
    error_code ec;
    socket.non_blocking(true, ec);
    Admission::Place place = house_.admission.admit(std::move(caller.key));
    if (!place || ec) {
      house_.loops.front()->counters().turned_away.add();
      turn_away<Protocol>(socket, tls_ != nullptr);
      return;
    }
    tune(socket);
    serve(Guest{loop, Socket(std::move(socket)), std::move(place), std::move(caller.facts)}, site_, tls_);
  }

  std::shared_ptr<Loop> emptiest() {
    const auto open = [](const std::shared_ptr<Loop>& loop) { return loop->counters().accepted.value() - loop->counters().closed.value(); };
    next_ = (next_ + 1) % house_.loops.size();  // those that have just been handed over are not counted yet: take turns
    const auto fewest = std::min_element(house_.loops.begin(), house_.loops.end(), [&](const auto& a, const auto& b) { return open(a) < open(b); });
    return open(house_.loops[next_]) <= open(*fewest) + 1 ? house_.loops[next_] : *fewest;
  }

  void remove_path() {
    if (!unix_path_.empty()) ::unlink(std::exchange(unix_path_, {}).c_str());
  }

  const House& house_;
  const Site site_;
  std::string unix_path_;
  const std::vector<std::string> proxies_;
  Acceptor<Protocol> acceptor_;
  const std::shared_ptr<asio::ssl::context> tls_;
  Timer rest_{house_.loops.front()->io()};
  std::size_t next_ = 0;
  bool closing_ = false;
};

[[noreturn]] void refuse_tcp(const Endpoint& endpoint, const error_code& ec) {
  const std::string where = fmt::format("{}, Port {}", endpoint.address, endpoint.port);
  if (ec == asio::error::address_in_use) {
    throw Error(ErrorKind::network, fmt::format("Die Adresse {} ist schon belegt; bitte beenden Sie das andere Programm oder wählen Sie einen anderen Port.", where));
  }
  if (ec == asio::error::access_denied) {
    throw Error(ErrorKind::network, fmt::format("Für die Adresse {} fehlt die Berechtigung; bitte wählen Sie einen Port ab 1024.", where));
  }
  throw Error(ErrorKind::network, fmt::format("Die Adresse {} lässt sich nicht öffnen ({}); bitte prüfen Sie die Einstellung.", where, ec.message()));
}

Acceptor<tcp> open_tcp(const House& house, const Endpoint& endpoint) {
  error_code ec;
  const asio::ip::address address = asio::ip::make_address(endpoint.address, ec);
  if (ec) {
    throw Error(ErrorKind::configuration, fmt::format("\"{}\" ist keine IP-Adresse; bitte geben Sie zum Beispiel 127.0.0.1, 0.0.0.0 oder :: an.", endpoint.address));
  }
  const tcp::endpoint where(address, endpoint.port);
  Acceptor<tcp> acceptor(house.loops.front()->io());
  acceptor.open(where.protocol(), ec);
  if (!ec) acceptor.set_option(asio::socket_base::reuse_address(true), ec);
  if (!ec) acceptor.bind(where, ec);
  if (!ec) acceptor.listen(asio::socket_base::max_listen_connections, ec);
  if (ec) refuse_tcp(endpoint, ec);
  return acceptor;
}

/// A socket file that nobody listens on is left from a program that was killed, and is removed.
void remove_stale(const std::string& path) {
  struct stat facts {};
  if (::lstat(path.c_str(), &facts) != 0) return;
  if (!S_ISSOCK(facts.st_mode)) {
    throw Error(ErrorKind::configuration, fmt::format("{} gibt es schon und ist kein Socket; bitte wählen Sie einen anderen Namen.", path));
  }
  asio::io_context io;
  Local::socket probe(io);
  error_code ec;
  probe.connect(Local::endpoint(path), ec);
  if (!ec) throw Error(ErrorKind::network, fmt::format("Über {} läuft schon ein Notbetrieb-Server; bitte beenden Sie ihn zuerst.", path));
  ::unlink(path.c_str());
}

Acceptor<Local> open_local(const House& house, const Endpoint& endpoint) {
  const std::string& path = endpoint.unix_path;
  constexpr std::size_t kPathLengthMax = 107;  // sockaddr_un
  if (path.size() > kPathLengthMax) {
    throw Error(ErrorKind::configuration,
                fmt::format("Der Pfad {} ist für einen Socket zu lang (höchstens {} Zeichen); bitte wählen Sie einen kürzeren Ordner.", path, kPathLengthMax));
  }
  remove_stale(path);
  error_code ec;
  Acceptor<Local> acceptor(house.loops.front()->io());
  acceptor.open(Local(), ec);
  if (!ec) acceptor.bind(Local::endpoint(path), ec);
  // Between bind and listen nobody can connect, so that the mode is never too wide.
  if (!ec && ::chmod(path.c_str(), S_IRUSR | S_IWUSR) != 0) ec.assign(errno, boost::system::system_category());
  if (!ec) acceptor.listen(asio::socket_base::max_listen_connections, ec);
  if (ec) throw Error(ErrorKind::network, fmt::format("Der Socket {} lässt sich nicht anlegen ({}); bitte prüfen Sie Ordner und Rechte.", path, ec.message()));
  return acceptor;
}

}  // namespace

std::unique_ptr<Listener> make_listener(const House& house, const Endpoint& endpoint) {
  if (!endpoint.unix_path.empty()) return std::make_unique<ListenerOf<Local>>(house, endpoint, open_local(house, endpoint), nullptr);
  std::shared_ptr<asio::ssl::context> tls = endpoint.tls ? make_tls_context(*endpoint.tls) : nullptr;
  return std::make_unique<ListenerOf<tcp>>(house, endpoint, open_tcp(house, endpoint), std::move(tls));
}

}  // namespace nb::web
