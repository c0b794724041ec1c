// SPDX-License-Identifier: EUPL-1.2
// What the server answers on its Unix socket: the command line's commands. Mode 0600 of the socket is the authorisation.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "web/server/router.hpp"

namespace nb {
class Clock;
}
namespace nb::state {
class Executor;
}

namespace nb::app {

/// What the socket's commands reach; all of it outlives the router.
struct ControlParts {
  state::Executor& executor;
  const Clock& clock;
  /// The file of accounts was changed, for that account. May throw nb::Error, which the command line is told.
  std::function<void(const std::string& account)> accounts_changed;
  web::Handler notice_sheet;  ///< answers a municipality's slug with the PDF of its notice sheet
};

/// POST /commands (control_codec.hpp), POST /accounts, POST /notice-sheet, and POST /ping, which tells the server's time.
[[nodiscard]] std::shared_ptr<const web::Router> control_router(ControlParts parts);

}  // namespace nb::app
