// SPDX-License-Identifier: EUPL-1.2
// The listening sockets. All of them belong to the first loop, which hands each client to the loop with the fewest.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "web/server/impl/admission.hpp"
#include "web/server/impl/loop.hpp"
#include "web/server/impl/session.hpp"

namespace nb::web {

/// What all listeners of a server share; outlives them.
struct House {
  std::vector<std::shared_ptr<Loop>> loops;
  Admission& admission;
};

class Listener {
 public:
  virtual ~Listener() = default;
  /// Once, before the loops run.
  virtual void start() = 0;
  /// On the first loop's thread: no client is let in after this.
  virtual void close() = 0;
  [[nodiscard]] virtual std::uint16_t port() const = 0;
};

/// Binds; throws Error{network | configuration | key}.
[[nodiscard]] std::unique_ptr<Listener> make_listener(const House& house, const Endpoint& endpoint);

}  // namespace nb::web
