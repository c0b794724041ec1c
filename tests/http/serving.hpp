// SPDX-License-Identifier: EUPL-1.2
// `notbetrieb serve` as a process of its own, for tests that kill it or shut it off.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "http/program.hpp"

namespace nb::test {

class Serving {
 public:
  Serving(const std::string& dir, std::uint16_t port) : log_(dir + "/serve.log"), port_(port) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, log_.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    std::vector<std::string> words{NB_READER, "serve", "--dir", dir, "--port", std::to_string(port), "--clock-at", kMoment};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    (void)::posix_spawn(&child_, NB_READER, &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
  }
  ~Serving() { kill(); }
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;

  /// What it wrote, for whoever has to find out why it does not answer.
  [[nodiscard]] std::string words() const {
    std::ifstream in(log_);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  /// A client that has signed in; nullopt if it does not answer within half a minute.
  [[nodiscard]] std::optional<HttpClient> signed_in() const {
    for (int i = 0; i < 300; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(100))) {
      try {
        HttpClient client(port_);
        if (client.sign_in(kAccount, kPassword)) return client;
      } catch (const std::exception&) {  // it does not listen yet
      }
    }
    return std::nullopt;
  }
  /// Signs in and opens the data key; false if that takes more than half a minute.
  [[nodiscard]] bool unlock(const std::string& passphrase) const {
    auto client = signed_in();
    return client && client->post("/stab/aktion", console_form(*client, "vault.open", "arnsberg", {{"passwort", passphrase}})).status == 303;
  }
  void kill() {
    if (child_ <= 0) return;
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
    child_ = -1;
  }

 private:
  std::string log_;
  std::uint16_t port_;
  pid_t child_ = -1;
};

}  // namespace nb::test
