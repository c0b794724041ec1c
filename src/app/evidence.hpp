// SPDX-License-Identifier: EUPL-1.2
// What lets others check us without trusting us: the page that verifies receipts, the published logs, the witnesses.
// Answers come from its own worker; one object per running server.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/config.hpp"
#include "web/pages/log_state.hpp"
#include "web/server/http.hpp"

namespace nb {
class Clock;
class Env;
class Random;
class Zone;
}  // namespace nb
namespace nb::journal {
class Journal;
class KeyRing;
}  // namespace nb::journal
namespace nb::publish {
class Publisher;
}
namespace nb::web {
class Router;
}

namespace nb::app {

/// All of it outlives the evidence.
struct EvidenceParts {
  std::string share;  ///< the installed folder of templates and assets
  Env& env;
  Random& random;
  WitnessConfig witness;
  std::string witness_folder;  ///< where checkpoints are remembered
  std::string keys_folder;
  const journal::Journal& journal;
  journal::KeyRing& keys;
  const publish::Publisher& publisher;
  const Clock& clock;
  const Zone& zone;
  std::string region_title;
  std::string public_url;  ///< may be empty
};

class Evidence {
 public:
  explicit Evidence(const EvidenceParts& parts);
  ~Evidence();
  Evidence(const Evidence&) = delete;
  Evidence& operator=(const Evidence&) = delete;

  void add_routes(web::Router& router) const;
  /// POST with a municipality's slug (empty: the region) on the control socket: the notice sheet as PDF; 404 if there is none.
  [[nodiscard]] web::Handler notice_sheet() const;
  /// What the public page of a log shows; reads the journal.
  [[nodiscard]] std::optional<pages::LogState> log_state(const LogName& log) const;
  /// Answers what was asked for; to be called when the server has stopped taking requests.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The state of a log as its journal has it, without witnesses; nullopt for one without entries.
[[nodiscard]] std::optional<pages::LogState> read_log_state(const journal::Journal& journal, journal::KeyRing& keys, const LogName& log);

}  // namespace nb::app
