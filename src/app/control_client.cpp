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

constexpr std::uint64_t kAnswerBytesMax = 64ULL << 20;

}  // namespace

std::optional<std::string> ask_running_server(const std::string& socket_path, const std::string& target, const std::string& body) {
  asio::io_context io;
  asio::local::stream_protocol::socket socket(io);
  boost::system::error_code error;
  socket.connect(asio::local::stream_protocol::endpoint(socket_path), error);
  if (error) return std::nullopt;
  http::request<http::string_body> request{http::verb::post, target, 11};
  request.set(http::field::host, "localhost");
  request.set(http::field::content_type, "application/json");
  request.body() = body;
  request.prepare_payload();
  http::write(socket, request, error);
  boost::beast::flat_buffer buffer;
  http::response_parser<http::string_body> answer;
  answer.body_limit(kAnswerBytesMax);
  if (!error) http::read(socket, buffer, answer, error);
  if (error) throw Error(ErrorKind::network, "Der laufende Server hat die Verbindung abgebrochen; bitte im Protokoll des Servers nachsehen und den Befehl wiederholen.");
  return answer.get().body();
}

}  // namespace nb::app
