// SPDX-License-Identifier: EUPL-1.2
#include "app/control_client.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include "base/error.hpp"

namespace nb::app {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

using Socket = asio::local::stream_protocol::socket;

constexpr std::uint64_t kAnswerBytesMax = 64ULL << 20;

http::request<http::string_body> request_for(const std::string& target, const std::string& body) {
  http::request<http::string_body> request{http::verb::post, target, 11};
  request.set(http::field::host, "localhost");
  request.set(http::field::content_type, "application/json");
  request.body() = body;
  request.prepare_payload();
  return request;
}

[[noreturn]] void too_slow() {
  throw Error(
      ErrorKind::network,
      "Der laufende Server hat nicht rechtzeitig geantwortet; bitte in seinem Protokoll nachsehen, und vor einer Wiederholung, ob die Eingabe nicht doch schon eingetragen ist.");
}

}  // namespace

std::optional<std::string> ask_running_server(const std::string& socket_path, const std::string& target, const std::string& body, std::chrono::milliseconds within) {
  asio::io_context io;
  Socket socket(io);
  boost::system::error_code error;
  socket.connect(asio::local::stream_protocol::endpoint(socket_path), error);
  if (error) return std::nullopt;
  const auto request = request_for(target, body);
  boost::beast::flat_buffer buffer;
  http::response_parser<http::string_body> answer;
  answer.body_limit(kAnswerBytesMax);
  const auto read = [&](boost::system::error_code written, std::size_t) {
    if (error = written; error) return;
    http::async_read(socket, buffer, answer, [&error](boost::system::error_code failed, std::size_t) { error = failed; });
  };
  http::async_write(socket, request, read);
  io.run_for(within);
  if (!io.stopped()) too_slow();
  if (error) throw Error(ErrorKind::network, "Der laufende Server hat die Verbindung abgebrochen; bitte im Protokoll des Servers nachsehen und den Befehl wiederholen.");
  return answer.get().body();
}

}  // namespace nb::app
