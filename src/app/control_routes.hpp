// SPDX-License-Identifier: EUPL-1.2
// What the server answers on its Unix socket: the command line's commands. Mode 0600 of the socket is the authorisation.
#pragma once

#include <memory>

#include "web/server/router.hpp"

namespace nb {
class Clock;
}
namespace nb::state {
class Executor;
}

namespace nb::app {

/// POST /commands (control_codec.hpp) and POST /ping, which tells the server's time. Both outlive the router.
[[nodiscard]] std::shared_ptr<const web::Router> control_router(state::Executor& executor, const Clock& clock);

}  // namespace nb::app
