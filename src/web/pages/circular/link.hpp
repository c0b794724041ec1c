// SPDX-License-Identifier: EUPL-1.2
// One-time links: shows a circular to whoever holds the token from the mail, without signing in, and takes the acknowledgement. A GET
// changes nothing, because mail scanners follow links; the POST acknowledges, once. A wrong token learns nothing but that it is wrong.
// Threading: reads state.db on a small pool of its own.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "web/server/router.hpp"

namespace nb {
class Clock;
class Random;
class Zone;
}  // namespace nb
namespace nb::publish {
class Publisher;
}
namespace nb::state {
class Executor;
class ReadPool;
}  // namespace nb::state

namespace nb::pages {

class CircularLinks {
 public:
  /// Everything outlives it.
  struct Parts {
    std::filesystem::path share;  ///< templates/stab
    const Clock& clock;
    const Zone& zone;
    Random& random;
    state::Executor& executor;
    state::ReadPool& readers;
    std::function<void(const std::string& peer)> guessed = {};  ///< told of every token that nobody was sent; any thread
  };
  explicit CircularLinks(Parts parts);
  ~CircularLinks();
  CircularLinks(const CircularLinks&) = delete;
  CircularLinks& operator=(const CircularLinks&) = delete;

  void add_routes(web::Router& router);
  /// Waits for the requests that are being worked on and takes no more.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::pages
