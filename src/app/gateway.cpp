// SPDX-License-Identifier: EUPL-1.2
#include "app/gateway.hpp"

#include <optional>

#include "app/ask.hpp"
#include "app/control_client.hpp"
#include "storage/sqlite/db.hpp"

namespace nb::app {

namespace {

class OwnGateway final : public Gateway {
 public:
  OwnGateway(const Store::Parts& parts, const Folder& folder)
      : clock_(parts.clock), store_(parts, folder), executor_(store_.start_executor({}, [this](const Ags& ags) { return situation(ags); })) {}

  AllOutcome run_all(std::vector<state::Command> commands) override {
    board_.reset();
    return executor_->run_all(std::move(commands));
  }

  /// The executor works only inside run_all(), which this thread waits for, so its connection is free to be read.
  storage::Db& state() override { return store_.state().db(); }

  Instant now() const override { return clock_.now(); }

  const journal::Journal* journal() override { return &store_.journal(); }

  bool accounts_changed(const std::string&) override { return false; }

 private:
  /// How services stand there now, computed once per run_all() and only if a command asks. On the executor's thread, over its connection.
  std::shared_ptr<const situation::TownSituation> situation(const Ags& ags) {
    if (!board_) board_ = load_knowledge(store_.state().db(), clock_.now()).board;
    return board_->town(ags);
  }

  const Clock& clock_;
  std::optional<situation::Board> board_;  // what commands before the first question changed is in it; what those after it change is not
  Store store_;
  std::unique_ptr<state::Executor> executor_;
};

class ServerGateway final : public Gateway {
 public:
  ServerGateway(Folder folder, Instant now) : folder_(std::move(folder)), now_(now), state_({.path = folder_.state(), .mode = storage::DbOptions::Mode::read_only}) {}

  AllOutcome run_all(std::vector<state::Command> commands) override {
    const std::string body = encode_commands(commands);
    return ask("/commands", body, commands_within(body));
  }

  bool accounts_changed(const std::string& account) override {
    static_cast<void>(ask("/accounts", encode_account(account), kQuestionWithin));
    return true;
  }

  storage::Db& state() override { return state_; }
  const journal::Journal* journal() override { return nullptr; }
  Instant now() const override { return now_; }

 private:
  [[nodiscard]] AllOutcome ask(const std::string& target, const std::string& body, std::chrono::milliseconds within) const {
    const auto answer = ask_running_server(folder_.control(), target, body, within);
    if (!answer) throw Error(ErrorKind::network, "Der Server hat sich gerade beendet; bitte den Befehl wiederholen.");
    return decode_answer(*answer);
  }

  Folder folder_;
  Instant now_;
  storage::Db state_;
};

}  // namespace

std::unique_ptr<Gateway> open_gateway(const Store::Parts& parts, const Folder& folder) {
  (void)load_config(parts.env, folder);
  if (const auto answer = ask_running_server(folder.control(), "/ping", "{}", kQuestionWithin)) return std::make_unique<ServerGateway>(folder, decode_time(*answer));
  return std::make_unique<OwnGateway>(parts, folder);
}

}  // namespace nb::app
