// SPDX-License-Identifier: EUPL-1.2
// A mail server behind TLS that wants to know who sends: STARTTLS or TLS from the first byte, AUTH PLAIN and LOGIN. Debian 12's OpenSMTPD
// (6.8 with OpenSSL 3) cannot accept TLS at all ("missing private key"), so the tests bring their own.
#pragma once

#include <openssl/ssl.h>
#include <signal.h>

#include <memory>

#include "base/text.hpp"
#include "support/mail_server.hpp"

namespace nb::test {

struct TlsMailServerOptions {
  std::string certificate;  ///< PEM files
  std::string key;
  bool from_the_start = false;
  std::string user = {};  ///< empty: nobody has to sign in
  std::string password = {};
};

/// One client at a time.
class TlsMailServer {
 public:
  explicit TlsMailServer(TlsMailServerOptions options) : options_(std::move(options)), context_(SSL_CTX_new(TLS_server_method()), SSL_CTX_free) {
    SSL_CTX_use_certificate_chain_file(context_.get(), options_.certificate.c_str());
    SSL_CTX_use_PrivateKey_file(context_.get(), options_.key.c_str(), SSL_FILETYPE_PEM);
    thread_ = std::jthread([this](const std::stop_token& stop) { serve(stop); });
  }
  [[nodiscard]] std::uint16_t port() const { return listening_.port(); }
  [[nodiscard]] std::vector<std::string> mails() const {
    const std::lock_guard lock(mutex_);
    return mails_;
  }
  /// Everything the client said, in the clear or not.
  [[nodiscard]] std::string heard() const {
    const std::lock_guard lock(mutex_);
    return heard_;
  }

 private:
  /// One connection: plain until `secure` worked.
  struct Line {
    int socket;
    std::unique_ptr<SSL, decltype(&SSL_free)> ssl{nullptr, SSL_free};
    std::string buffer{};

    bool secure(SSL_CTX* context) {
      ssl.reset(SSL_new(context));
      SSL_set_fd(ssl.get(), socket);
      buffer.clear();
      return SSL_accept(ssl.get()) == 1;
    }
    void say(const std::string& line) {
      const std::string text = line + "\r\n";
      if (ssl)
        (void)SSL_write(ssl.get(), text.data(), static_cast<int>(text.size()));
      else
        (void)::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
    }
    std::optional<std::string> hear() {
      for (;;) {
        if (const auto end = buffer.find("\r\n"); end != std::string::npos) {
          std::string line = buffer.substr(0, end);
          buffer.erase(0, end + 2);
          return line;
        }
        char bytes[4096];
        const long got = ssl ? SSL_read(ssl.get(), bytes, sizeof bytes) : ::recv(socket, bytes, sizeof bytes, 0);
        if (got <= 0) return std::nullopt;
        buffer.append(bytes, static_cast<std::size_t>(got));
      }
    }
  };

  void serve(const std::stop_token& stop) {
    // A client that hangs up while OpenSSL writes must not end the test: its sockets know no MSG_NOSIGNAL.
    sigset_t broken_pipe;
    sigemptyset(&broken_pipe);
    sigaddset(&broken_pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
    while (!stop.stop_requested()) {
      pollfd waiting{listening_.socket(), POLLIN, 0};
      if (::poll(&waiting, 1, 50) <= 0) continue;
      const int client = ::accept4(listening_.socket(), nullptr, nullptr, SOCK_CLOEXEC);
      if (client < 0) continue;
      const timeval patience{2, 0};  // a client that says nothing must not keep the test
      ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
      Line line{.socket = client};
      if (!options_.from_the_start || line.secure(context_.get())) talk(line);
      line.ssl.reset();
      ::close(client);
    }
  }
  void talk(Line& line) {
    line.say("220 probe");
    bool known = options_.user.empty();
    for (auto said = line.hear(); said; said = line.hear()) {
      {
        const std::lock_guard lock(mutex_);
        heard_ += *said + "\n";
      }
      if (said->starts_with("EHLO")) {
        line.say(!line.ssl ? "250-probe\r\n250 STARTTLS" : options_.user.empty() ? "250 probe" : "250-probe\r\n250 AUTH PLAIN");
      } else if (*said == "STARTTLS") {
        line.say("220 los");
        if (!line.secure(context_.get())) return;
      } else if (!line.ssl && *said != "QUIT") {
        line.say("530 5.7.0 erst STARTTLS");
      } else if (said->starts_with("AUTH PLAIN")) {
        known = sign_in(line, said->size() > 11 ? said->substr(11) : "");
      } else if (said->starts_with("MAIL") && !known) {
        line.say("530 5.7.0 erst anmelden");
      } else if (*said == "DATA") {
        line.say("354 los");
        take(line);
      } else {
        line.say(*said == "QUIT" ? "221 ade" : "250 gut");
      }
    }
  }
  bool sign_in(Line& line, std::string told) {
    if (told.empty()) {
      line.say("334 ");
      told = line.hear().value_or("");
    }
    const std::string wanted = std::string(1, '\0') + options_.user + std::string(1, '\0') + options_.password;
    const auto decoded = from_base64(told);
    const bool good = decoded && std::string(reinterpret_cast<const char*>(decoded->data()), decoded->size()) == wanted;
    line.say(good ? "235 2.7.0 willkommen" : "535 5.7.8 falsch");
    return good;
  }
  void take(Line& line) {
    std::string mail;
    for (auto said = line.hear(); said; said = line.hear()) {
      if (*said != ".") {
        mail += *said + "\n";
        continue;
      }
      const std::lock_guard lock(mutex_);
      mails_.push_back(mail);
      return line.say("250 2.0.0 angenommen");
    }
  }

  TlsMailServerOptions options_;
  Listening listening_;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
  mutable std::mutex mutex_;
  std::vector<std::string> mails_;
  std::string heard_;
  std::jthread thread_;  // last: it uses the others
};

}  // namespace nb::test
