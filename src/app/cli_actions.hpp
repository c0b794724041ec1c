// SPDX-License-Identifier: EUPL-1.2
// Spelling of the crisis staff's actions on the command line: words and options become one command with JSON arguments.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/commands.hpp"

namespace CLI {
class App;
}

namespace nb::app {

/// Whatever an action may be given; each uses some of it.
struct ActionOptions {
  ActOptions act;
  std::string subject;  ///< component, service, office, incident or announcement
  std::string state;
  std::string de;
  std::string en;
  std::string title_de;
  std::string title_en;
  std::string until;
  std::string began;
  std::string forecast;
  std::string date;
  std::string severity;
  std::string office;
  std::string service;
  std::string conditions;
  std::string reason;
  std::string decided_by;
  std::string corrects;
  std::string role;
  std::string town;
  std::string from;
  std::string lent_by;
  std::vector<std::string> sites;
  std::vector<std::string> channels;
  std::optional<int> position;
  std::uint64_t entry = 0;
};

/// Adds one sub-command per action; `run` is set when one was chosen. Both outlive the app.
void add_actions(CLI::App& app, ActionOptions& options, std::function<int(Io)>& run);

}  // namespace nb::app
