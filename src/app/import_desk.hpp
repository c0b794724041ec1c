// SPDX-License-Identifier: EUPL-1.2
// What imports of personal data on the command line work with: the municipality, its data key, and who executes. One per run of a command.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/gateway.hpp"
#include "app/io.hpp"
#include "app/runtime.hpp"
#include "base/result.hpp"
#include "base/zone.hpp"
#include "catalogue/model.hpp"
#include "journal/vault.hpp"

namespace nb::app {

struct ImportDesk {
  Runtime runtime;
  std::unique_ptr<Clock> clock;
  Folder folder;
  Config config;
  std::unique_ptr<Gateway> gateway;
  catalogue::Catalogue catalogue;
  const catalogue::Municipality* town = nullptr;
  std::vector<catalogue::Site> sites;
  Zone zone;
  std::unique_ptr<journal::Vault> vault;

  [[nodiscard]] LogName log() const { return main_log(town->ags); }
  [[nodiscard]] CivilDate today() const { return zone.local(gateway->now()).day; }
  [[nodiscard]] bool unlocked() const { return gateway->journal() != nullptr && vault->unlocked(town->ags.str()); }
  /// Why persons cannot be compared, and what to do; where unlocked() is false.
  [[nodiscard]] std::string why_closed() const;
};

struct ImportDeskOptions {
  std::string dir;
  std::string ags;
  std::string clock_at;
  bool passphrase_from_stdin = false;
};
/// Refused with a sentence: no such municipality, no data key, a wrong passphrase. Throws what opening the folder throws.
[[nodiscard]] Result<std::unique_ptr<ImportDesk>, std::string> open_import_desk(const ImportDeskOptions& options, Io io);

/// Has them executed, as many at once as the disk likes; `refused` hears of each that was refused. What belongs together keeps its order.
void execute_each(Gateway& gateway, std::vector<state::Command> commands, const std::function<void(std::size_t index, const state::Refusal&)>& refused);

}  // namespace nb::app
