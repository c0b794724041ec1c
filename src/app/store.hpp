// SPDX-License-Identifier: EUPL-1.2
// One installation's folder, opened for writing: lock, configuration, keys, journal, state.db, in this order and closed in
// the reverse one. There is one Store per folder at a time; the lock sees to that across processes.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/config.hpp"
#include "base/env.hpp"
#include "base/ids.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "state/executor.hpp"
#include "state/projection.hpp"
#include "state/state_db.hpp"

namespace nb {
class Zone;
}
namespace nb::journal {
class AttachmentStore;
class Journal;
class KeyRing;
class Vault;
}  // namespace nb::journal
namespace nb::situation {
struct TownSituation;
}
namespace nb::storage {
class Engine;
}

namespace nb::app {

struct Rooms;
using SituationOf = std::function<std::shared_ptr<const situation::TownSituation>(const Ags&)>;

/// Where things lie in an installation's folder.
struct Folder {
  std::string dir;
  [[nodiscard]] std::string attachments() const { return dir + "/attachments"; }
  [[nodiscard]] std::string waiting() const { return dir + "/waiting"; }                  ///< attachments of forms that are being filled in, unreadable after a restart
  [[nodiscard]] std::string counter_waiting() const { return dir + "/waiting-counter"; }  ///< likewise, of the counter's forms
  [[nodiscard]] std::string draft_secret() const { return keys() + "/drafts.key"; }
  [[nodiscard]] std::string config() const { return dir + "/notbetrieb.toml"; }
  [[nodiscard]] std::string lock() const { return dir + "/lock"; }
  [[nodiscard]] std::string control() const { return dir + "/control.sock"; }
  [[nodiscard]] std::string journal() const { return dir + "/journal.db"; }
  [[nodiscard]] std::string search_index() const { return dir + "/index.db"; }
  [[nodiscard]] std::string contacts() const { return keys() + "/contacts.db"; }  ///< the staff's mail addresses
  [[nodiscard]] std::string state() const { return dir + "/state.db"; }
  [[nodiscard]] std::string keys() const { return dir + "/keys"; }
  [[nodiscard]] std::string accounts() const { return keys() + "/accounts.db"; }
};

/// Reads DIR/notbetrieb.toml; Error{configuration} that names `notbetrieb init` where there is none.
[[nodiscard]] Config load_config(Env& env, const Folder& folder);

class Store {
 public:
  struct Parts {
    Env& env;
    Random& random;
    const Clock& clock;
    /// Beside which the clock is judged (state/clock_guard.hpp); null where it is played, or lives for one command only.
    std::function<std::chrono::milliseconds()> uptime = {};
  };
  /// Throws Error: locked (another process), configuration, key, corrupt, newer_version, disk.
  Store(const Parts& parts, Folder folder);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  [[nodiscard]] const Config& config() const { return config_; }
  [[nodiscard]] const Folder& folder() const { return folder_; }
  [[nodiscard]] journal::Journal& journal() { return *journal_; }
  [[nodiscard]] journal::KeyRing& keys() { return *keys_; }
  [[nodiscard]] state::StateDb& state() { return *state_; }
  [[nodiscard]] journal::Vault& vault() { return *vault_; }
  [[nodiscard]] journal::AttachmentStore& attachments() { return *attachments_; }
  [[nodiscard]] const Zone& zone() const { return *zone_; }
  /// Starts the one write path over this store; `situation` tells how services stand. At most one at a time; it must end before the store does.
  [[nodiscard]] std::unique_ptr<state::Executor> start_executor(std::vector<state::Observer> observers, SituationOf situation = {});
  /// The same without four eyes, for playing in what was decided elsewhere; only whoever holds the folder's lock can do that.
  [[nodiscard]] std::unique_ptr<state::Executor> start_unguarded_executor();

 private:
  void tidy_erased();
  [[nodiscard]] std::unique_ptr<state::Executor> start_executor(std::vector<state::CommandKind> kinds, std::vector<state::Observer> observers);

  Parts parts_;
  std::unique_ptr<const Rooms> rooms_;
  Folder folder_;
  std::unique_ptr<FileLock> lock_;
  Config config_;
  std::unique_ptr<journal::KeyRing> keys_;
  std::unique_ptr<storage::Engine> engine_;
  std::unique_ptr<journal::Journal> journal_;
  std::unique_ptr<const Zone> zone_;
  std::unique_ptr<journal::Vault> vault_;
  std::unique_ptr<journal::AttachmentStore> attachments_;
  std::unique_ptr<state::StateDb> state_;
};

}  // namespace nb::app
