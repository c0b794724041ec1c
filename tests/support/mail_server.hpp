// SPDX-License-Identifier: EUPL-1.2
// Two mail servers for tests: one that misbehaves exactly as told, and Debian's OpenSMTPD, started with a configuration of its own on
// a free port, with a sink.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "support/temp_folder.hpp"

extern char** environ;

namespace nb::test {

/// A socket that listens on a free port of this machine.
class Listening {
 public:
  Listening() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(socket_, reinterpret_cast<sockaddr*>(&address), size);
    ::listen(socket_, 16);
    ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
  }
  ~Listening() { ::close(socket_); }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;
  [[nodiscard]] std::uint16_t port() const { return port_; }
  [[nodiscard]] int socket() const { return socket_; }

 private:
  int socket_;
  std::uint16_t port_ = 0;
};

/// Speaks SMTP with one client at a time. `Fault` says what goes wrong with the next mails.
class MisbehavingMailServer {
 public:
  enum class Fault { none, busy, greylist, refuse_recipient, refuse_data, drop_before_data, drop_in_data, drop_after_data, slow, silent_after_data, no_service };

  MisbehavingMailServer() : thread_([this](const std::stop_token& stop) { serve(stop); }) {}
  [[nodiscard]] std::uint16_t port() const { return listening_.port(); }
  void set(Fault fault) { fault_ = fault; }
  [[nodiscard]] std::vector<std::string> mails() const {
    const std::lock_guard lock(mutex_);
    return mails_;
  }
  [[nodiscard]] int connections() const { return connections_; }

 private:
  void serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      pollfd waiting{listening_.socket(), POLLIN, 0};
      if (::poll(&waiting, 1, 50) <= 0) continue;
      const int client = ::accept4(listening_.socket(), nullptr, nullptr, SOCK_CLOEXEC);
      if (client < 0) continue;
      ++connections_;
      talk(client, stop);
      ::close(client);
    }
  }
  static void say(int client, const std::string& line) {
    const std::string text = line + "\r\n";
    (void)::send(client, text.data(), text.size(), MSG_NOSIGNAL);
  }
  /// The next line without its end; nullopt: the client is gone, or the test ends.
  std::optional<std::string> hear(int client, const std::stop_token& stop) {
    for (;;) {
      if (const auto end = buffer_.find("\r\n"); end != std::string::npos) {
        std::string line = buffer_.substr(0, end);
        buffer_.erase(0, end + 2);
        return line;
      }
      pollfd waiting{client, POLLIN, 0};
      while (!stop.stop_requested() && ::poll(&waiting, 1, 50) == 0) {
      }
      char bytes[4096];
      const ssize_t got = stop.stop_requested() ? 0 : ::recv(client, bytes, sizeof bytes, 0);
      if (got <= 0) return std::nullopt;
      buffer_.append(bytes, static_cast<std::size_t>(got));
    }
  }
  void pause(const std::stop_token& stop) {
    for (int i = 0; i < 100 && !stop.stop_requested(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  void talk(int client, const std::stop_token& stop) {
    buffer_.clear();
    if (fault_ == Fault::no_service) return say(client, "421 4.3.2 keine Zeit");
    if (fault_ == Fault::slow) pause(stop);
    say(client, "220 probe");
    while (const auto line = hear(client, stop)) {
      if (line->starts_with("EHLO")) {
        say(client, "250 probe");
      } else if (line->starts_with("MAIL")) {
        say(client, fault_ == Fault::busy ? "452 4.3.1 voll" : "250 gut");
      } else if (line->starts_with("RCPT")) {
        say(client, fault_ == Fault::greylist ? "451 4.7.1 bitte spaeter" : fault_ == Fault::refuse_recipient ? "550 5.1.1 unbekannt" : "250 gut");
      } else if (*line == "DATA") {
        if (fault_ == Fault::drop_before_data) return;
        say(client, "354 los");
        if (!take_mail(client, stop)) return;
      } else if (*line == "QUIT") {
        return say(client, "221 ade");
      } else {
        say(client, "250 gut");
      }
    }
  }
  bool take_mail(int client, const std::stop_token& stop) {
    if (fault_ == Fault::drop_in_data) return false;
    std::string mail;
    for (auto line = hear(client, stop); line; line = hear(client, stop)) {
      if (*line == ".") {
        if (fault_ == Fault::refuse_data) return say(client, "554 5.6.0 nein"), true;
        {
          const std::lock_guard lock(mutex_);
          mails_.push_back(mail);
        }
        if (fault_ == Fault::drop_after_data) return false;
        if (fault_ == Fault::silent_after_data) return pause(stop), false;
        return say(client, "250 2.0.0 angenommen"), true;
      }
      mail += *line + "\n";
    }
    return false;
  }

  Listening listening_;
  std::atomic<Fault> fault_{Fault::none};
  std::atomic<int> connections_{0};
  mutable std::mutex mutex_;
  std::vector<std::string> mails_;
  std::string buffer_;
  std::jthread thread_;  // last: it uses the others
};

/// Debian's OpenSMTPD; it needs root. "grau@…" is put off with 451, "weg@…" refused with 550, all others of rathaus.example are taken.
class OpenSmtpd {
 public:
  /// Why a test cannot have one; empty if it can.
  [[nodiscard]] static std::string missing() {
    if (::access("/usr/sbin/smtpd", X_OK) != 0) return "OpenSMTPD ist nicht installiert (apt-get install opensmtpd)";
    return ::geteuid() == 0 ? "" : "OpenSMTPD startet nur als root";
  }
  OpenSmtpd() {
    {
      const Listening free;
      port_ = free.port();
    }
    std::filesystem::permissions(folder_.path(), std::filesystem::perms::all);
    { const std::ofstream made{sink()}; }
    std::filesystem::permissions(sink(), std::filesystem::perms::all);
    std::ofstream(folder_.file("smtpd.conf")) << "filter grey phase rcpt-to match rcpt-to { \"grau@rathaus.example\" } reject \"451 4.7.1 Bitte spaeter noch einmal\"\n"
                                              << "filter gone phase rcpt-to match rcpt-to { \"weg@rathaus.example\" } reject \"550 5.1.1 Gibt es hier nicht\"\n"
                                              << "filter both chain { grey, gone }\n"
                                              << "listen on 127.0.0.1 port " << port_ << " filter both hostname mail.rathaus.example\n"
                                              << "action \"sink\" mda \"/usr/bin/tee -a " << sink() << "\" virtual { \"@\" = nobody }\n"
                                              << "match from any for domain \"rathaus.example\" action \"sink\"\n";
    start();
  }
  ~OpenSmtpd() {
    if (child_ > 0) ::kill(child_, SIGTERM);
    if (child_ > 0) ::waitpid(child_, nullptr, 0);
  }
  OpenSmtpd(const OpenSmtpd&) = delete;
  OpenSmtpd& operator=(const OpenSmtpd&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// Everything that was delivered so far, waiting until `text` is among it or ten seconds are over.
  [[nodiscard]] std::string delivered(const std::string& text) const {
    std::string all;
    for (int i = 0; i < 200; ++i) {
      std::ifstream in(sink());
      all.assign(std::istreambuf_iterator<char>(in), {});
      if (all.find(text) != std::string::npos) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return all;
  }

 private:
  [[nodiscard]] std::string sink() const { return folder_.file("sink"); }
  void start() {
    const std::string config = folder_.file("smtpd.conf");
    const std::string log = folder_.file("smtpd.log");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    std::string program = "/usr/sbin/smtpd", foreground = "-d", with = "-f", file = config;
    char* arguments[] = {program.data(), foreground.data(), with.data(), file.data(), nullptr};
    (void)::posix_spawn(&child_, program.c_str(), &actions, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    for (int i = 0; i < 200 && !answers(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  [[nodiscard]] bool answers() const {
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port_);
    const bool there = ::connect(client, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(client);
    return there;
  }

  TempFolder folder_;
  std::uint16_t port_ = 0;
  pid_t child_ = -1;
};

}  // namespace nb::test
