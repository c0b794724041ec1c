// SPDX-License-Identifier: EUPL-1.2
// Who executes what the command line wants: the server that holds the folder, if one runs, else this process itself.
// The caller does not see the difference.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/control_codec.hpp"
#include "app/store.hpp"

namespace nb::journal {
class Journal;
}

namespace nb::app {

class Gateway {
 public:
  virtual ~Gateway() = default;
  /// All in one transaction or none. Throws nb::Error on a failure.
  [[nodiscard]] virtual AllOutcome run_all(std::vector<state::Command> commands) = 0;
  /// A connection to state.db for reading, as of now.
  [[nodiscard]] virtual storage::Db& state() = 0;
  /// The time by which statements hold or have expired: the running server's, else this process's.
  [[nodiscard]] virtual Instant now() const = 0;
  /// The logs, for reading what is sealed in them; null where a server holds them.
  [[nodiscard]] virtual const journal::Journal* journal() = 0;
  /// The file of accounts was changed: a running server reads it anew and signs that account out. False if none runs.
  virtual bool accounts_changed(const std::string& account) = 0;
};

/// Throws what opening the folder throws.
[[nodiscard]] std::unique_ptr<Gateway> open_gateway(const Store::Parts& parts, const Folder& folder);

}  // namespace nb::app
