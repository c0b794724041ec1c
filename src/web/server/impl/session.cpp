// SPDX-License-Identifier: EUPL-1.2
// The coroutine of a connection; see session.hpp. It lives as long as its coroutine: every wait in it ends by data, by the loop's
// tick (on_timeout) or by the end of the server (cut). One co_await per statement, its result in a variable: g++ 12 miscompiles some
// co_awaits inside conditions and braced temporaries among their arguments (the stack was smashed; valgrind shows it).
#include "web/server/impl/session.hpp"

#include <spdlog/spdlog.h>

#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <exception>
#include <span>
#include <utility>

namespace nb::web {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Progress = RequestReader::Progress;
using TlsStream = asio::ssl::stream<Socket>;
/// Head and body.
using Buffers = std::array<asio::const_buffer, 2>;

constexpr std::size_t kAtOnceMax = 32;  // requests of one client in a row before the others get their turn
constexpr std::size_t kLingerBytes = 256 * 1024;
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

Socket& socket_of(Socket& stream) { return stream; }
Socket& socket_of(TlsStream& stream) { return stream.next_layer(); }

template <class Stream>
class Session final : public Watched, public std::enable_shared_from_this<Session<Stream>> {
 public:
  Session(std::shared_ptr<Loop> loop, Stream stream, Admission::Place place, Site site, PeerFacts peer)
      : loop_(std::move(loop)), place_(std::move(place)), stream_(std::move(stream)), talk_(loop_, std::move(site), std::move(peer)) {}

  static Task<void> run(std::shared_ptr<Session> self) { co_await self->live(); }

 private:
  static constexpr bool kTls = std::is_same_v<Stream, TlsStream>;

  Task<void> live();
  Task<bool> serve_one();
  Task<bool> answer_by_handler();
  Task<void> take_turns();
  Task<bool> receive_head();
  Task<bool> receive_body();
  Task<bool> read_more(Phase phase);
  Task<void> give_up();
  Task<void> refuse(int status);
  Task<bool> send();
  Task<bool> write(Buffers buffers);
  Task<void> linger();
  Task<void> say_goodbye();

  void on_timeout() override;
  void on_stopping() override;
  void cut() override;

  const std::shared_ptr<Loop> loop_;
  Admission::Place place_;
  Stream stream_;
  Conversation talk_;
  bool timed_out_ = false;
  bool unread_ = false;  ///< the client may still be sending what nobody will read
  std::size_t at_once_ = 0;
};

/// In the loop's list, also if the coroutine ends by an exception.
class Membership {
 public:
  Membership(Loop& loop, Watched& connection) : loop_(loop), handle_(loop.add(connection)) { loop_.counters().accepted.add(); }
  Membership(const Membership&) = delete;
  Membership& operator=(const Membership&) = delete;
  ~Membership() {
    loop_.counters().closed.add();
    loop_.remove(handle_);
  }

 private:
  Loop& loop_;
  Loop::Handle handle_;
};

template <class Stream>
Task<void> Session<Stream>::live() {
  const Membership membership(*loop_, *this);
  bool open = !loop_->stopping();
  if constexpr (kTls) {
    const auto [ec] = co_await stream_.async_handshake(asio::ssl::stream_base::server, kAwait);
    open = !ec;
  }
  enter(Phase::header);
  while (open) open = co_await serve_one();
  if (unread_) co_await linger();
  co_await say_goodbye();
  error_code ignored;  // the peer may have gone already
  socket_of(stream_).close(ignored);
}

/// One request and its answer; false when the connection is to end.
template <class Stream>
Task<bool> Session<Stream>::serve_one() {
  bool open = co_await receive_head();
  if (!open) co_return false;
  const bool wanted = talk_.route();
  unread_ = !wanted && talk_.reader().has_body();
  if (wanted) open = co_await answer_by_handler();
  if (!open) co_return false;
  open = co_await send();
  if (open) co_await take_turns();
  co_return open;
}

template <class Stream>
Task<bool> Session<Stream>::answer_by_handler() {
  const bool complete = co_await receive_body();
  if (!complete) co_return false;
  enter(Phase::handler);
  co_await talk_.call_handler();
  co_return true;
}

template <class Stream>
Task<void> Session<Stream>::take_turns() {
  if (++at_once_ % kAtOnceMax != 0) co_return;
  co_await asio::post(loop_->executor(), asio::use_awaitable_t<Executor>{});
}

template <class Stream>
Task<bool> Session<Stream>::receive_head() {
  RequestReader& reader = talk_.reader();
  Progress progress = reader.advance();
  if (reader.begun() && phase_ != Phase::header) enter(Phase::header);
  while (progress == Progress::need_more) {
    const bool more = co_await read_more(Phase::header);
    if (!more) {
      co_await give_up();
      co_return false;
    }
    progress = reader.advance();
  }
  if (progress == Progress::refused) co_await refuse(reader.refusal());
  co_return progress != Progress::refused;
}

template <class Stream>
Task<bool> Session<Stream>::receive_body() {
  RequestReader& reader = talk_.reader();
  if (!reader.has_body()) co_return true;
  enter(Phase::body);
  Progress progress = reader.advance();
  if (progress == Progress::need_more && reader.expects_continue()) {
    const Buffers go_on{asio::buffer(kContinue), asio::const_buffer()};
    const bool told = co_await write(go_on);
    if (!told) co_return false;
  }
  while (progress == Progress::need_more) {
    const bool more = co_await read_more(Phase::body);
    if (!more) {
      co_await give_up();
      co_return false;
    }
    progress = reader.advance();
    extra_ = talk_.body_patience();
  }
  if (progress == Progress::refused) co_await refuse(reader.refusal());
  co_return progress != Progress::refused;
}

/// False on the end of the stream, on an error and on a timeout. The first bytes of a request begin `phase`.
template <class Stream>
Task<bool> Session<Stream>::read_more(Phase phase) {
  const std::span<char> space = talk_.reader().space();
  const auto [ec, count] = co_await stream_.async_read_some(asio::buffer(space.data(), space.size()), kAwait);
  if (ec || timed_out_) co_return false;
  talk_.reader().filled(count);
  if (phase_ != phase) enter(phase);
  co_return true;
}

/// The client has left or is too slow: the slow one is told if it had begun.
template <class Stream>
Task<void> Session<Stream>::give_up() {
  if (!timed_out_ || phase_ == Phase::idle || loop_->stopping()) co_return;
  co_await refuse(408);
}

template <class Stream>
Task<void> Session<Stream>::refuse(int status) {
  unread_ = true;
  talk_.refuse(status);
  co_await send();
}

/// Sends the prepared answer; false when the connection is to end.
template <class Stream>
Task<bool> Session<Stream>::send() {
  const Answer& answer = talk_.answer();
  const std::size_t bytes = answer.head().size() + answer.body().size();
  const auto slowest = static_cast<std::chrono::seconds::rep>(bytes / loop_->limits().slowest_bytes_per_second);
  enter(Phase::write, std::chrono::seconds(slowest));
  const Buffers buffers{asio::buffer(answer.head()), asio::buffer(answer.body())};
  const bool sent = co_await write(buffers);
  talk_.finished(sent ? bytes : 0);
  if (!sent) unread_ = false;
  if (!sent || !talk_.keep_alive()) co_return false;
  talk_.next();
  enter(Phase::idle);
  co_return !loop_->stopping();
}

template <class Stream>
Task<bool> Session<Stream>::write(Buffers buffers) {
  std::size_t done = 0;
  if constexpr (!kTls) {
    // The system takes nearly every page at once; only what it does not take is waited for.
    error_code ec;
    done = stream_.write_some(buffers, ec);
    if (ec && ec != asio::error::would_block) co_return false;
    if (done == buffers[0].size() + buffers[1].size()) co_return true;
  }
  const std::size_t of_first = std::min(done, buffers[0].size());
  buffers[0] += of_first;
  buffers[1] += done - of_first;
  const auto [ec, count] = co_await asio::async_write(stream_, buffers, kAwait);
  co_return !ec;
}

/// After a refusal: our side ends, and what the client still sends is read and dropped for a while. Closing at once would make the
/// system send a reset, and the client would never see the answer.
template <class Stream>
Task<void> Session<Stream>::linger() {
  enter(Phase::linger);
  error_code ec;
  socket_of(stream_).shutdown(Socket::shutdown_send, ec);
  std::array<char, 2048> dropped;  // NOLINT(cppcoreguidelines-pro-type-member-init): only written to
  for (std::size_t total = 0; !ec && total < kLingerBytes;) {
    const auto [error, count] = co_await socket_of(stream_).async_read_some(asio::buffer(dropped), kAwait);
    ec = error;
    total += count;
  }
}

template <class Stream>
Task<void> Session<Stream>::say_goodbye() {
  if constexpr (kTls) {
    if (unread_ || timed_out_) co_return;
    enter(Phase::linger);
    co_await stream_.async_shutdown(kAwait);
  }
}

template <class Stream>
void Session<Stream>::on_timeout() {
  const bool again = std::exchange(timed_out_, true);
  if (again || phase_ == Phase::handshake || phase_ == Phase::write || phase_ == Phase::linger) return cut();
  if (phase_ == Phase::handler) {
    timed_out_ = false;  // the client is not to blame and gets its 503
    since_ = Steady::now();
    return talk_.wake();
  }
  error_code ignored;  // nothing to wait for any more is fine
  socket_of(stream_).cancel(ignored);
}

template <class Stream>
void Session<Stream>::on_stopping() {
  talk_.end_after_this();
  if (phase_ == Phase::idle || phase_ == Phase::handshake || phase_ == Phase::linger || (phase_ == Phase::header && !talk_.reader().begun())) cut();
}

template <class Stream>
void Session<Stream>::cut() {
  error_code ignored;  // closing twice is fine
  socket_of(stream_).close(ignored);
  talk_.end_after_this();
  talk_.wake();
}

template <class Stream>
void start(std::shared_ptr<Session<Stream>> session, const std::shared_ptr<Loop>& loop) {
  asio::co_spawn(loop->io(), Session<Stream>::run(std::move(session)), [](const std::exception_ptr& failure) {
    try {
      if (failure) std::rethrow_exception(failure);
    } catch (const std::exception& error) {
      spdlog::error("web: a connection failed: {}", error.what());
    }
  });
}

}  // namespace

void serve(Guest guest, Site site, std::shared_ptr<asio::ssl::context> tls) {
  const std::shared_ptr<Loop> loop = guest.loop;
  if (tls) {
    start(std::make_shared<Session<TlsStream>>(loop, TlsStream(std::move(guest.socket), *tls), std::move(guest.place), std::move(site), std::move(guest.peer)), loop);
  } else {
    start(std::make_shared<Session<Socket>>(loop, std::move(guest.socket), std::move(guest.place), std::move(site), std::move(guest.peer)), loop);
  }
}

}  // namespace nb::web
