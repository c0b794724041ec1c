// SPDX-License-Identifier: EUPL-1.2
#include "http/http_client.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace nb::test {

namespace {

class Socket {
 public:
  explicit Socket(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto* any = reinterpret_cast<const sockaddr*>(&address);  // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast): as POSIX says
    if (::connect(fd_, any, sizeof address) != 0) throw std::runtime_error("no connection to the server");
  }
  ~Socket() { ::close(fd_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  /// Stops early if the server has heard enough and closes.
  void write(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t sent = ::send(fd_, text.data(), text.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  [[nodiscard]] std::string read_all() const {
    std::string all;
    std::array<char, 16384> buffer{};
    for (ssize_t got = 0; (got = ::recv(fd_, buffer.data(), buffer.size(), 0)) > 0;) all.append(buffer.data(), static_cast<std::size_t>(got));
    return all;
  }

 private:
  int fd_;
};

bool plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

}  // namespace

std::string HttpAnswer::header(std::string_view name) const {
  const std::string start = "\r\n" + std::string(name) + ": ";
  const std::size_t at = head.find(start);
  if (at == std::string::npos) return {};
  const std::size_t from = at + start.size();
  return head.substr(from, head.find("\r\n", from) - from);
}

std::string HttpAnswer::between(std::string_view before, std::string_view after) const {
  const std::size_t at = body.find(before);
  if (at == std::string::npos) return {};
  const std::size_t from = at + before.size();
  const std::size_t to = body.find(after, from);
  return to == std::string::npos ? std::string() : body.substr(from, to - from);
}

std::string urlencode(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (plain(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
  }
  return out;
}

std::string form_body(const Fields& fields) {
  std::string out;
  for (const auto& [name, value] : fields) out += (out.empty() ? "" : "&") + urlencode(name) + "=" + urlencode(value);
  return out;
}

HttpAnswer HttpClient::send(const std::string& method, const std::string& target, const std::string& body, const Fields& headers, const std::string& type) {
  std::string request = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  if (!cookie_.empty()) request += "Cookie: " + cookie_ + "\r\n";
  for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
  if (method == "POST") request += "Content-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
  const Socket socket(port_);
  socket.write(request + "\r\n" + body);
  const std::string all = socket.read_all();
  const std::size_t end = all.find("\r\n\r\n");
  if (end == std::string::npos || all.size() < 12) return {};
  HttpAnswer answer{std::stoi(all.substr(9, 3)), all.substr(0, end + 2), all.substr(end + 4)};
  if (const std::string set = answer.header("Set-Cookie"); !set.empty()) cookie_ = set.substr(0, set.find(';'));
  return answer;
}

bool HttpClient::sign_in(const std::string& name, const std::string& password) {
  const HttpAnswer answer = post("/stab/anmelden", {{"konto", name}, {"passwort", password}});
  return answer.status == 303 && answer.header("Location") == "/stab/";
}

}  // namespace nb::test
