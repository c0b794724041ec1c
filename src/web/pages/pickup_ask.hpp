// SPDX-License-Identifier: EUPL-1.2
// The public question "is my document there?" (SLUG/abholung/): number and day of birth, nothing else. Whoever has both is told where
// it lies and what to bring; everybody else gets one and the same answer, whatever is wrong: not there, another day, handed out, never
// heard of, unreadable. Asked by POST, never cached, no cookie, no script; nothing of it is written down but how often it was asked.
// Threading: handlers hand everything to a pool of their own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/time.hpp"
#include "web/server/router.hpp"

namespace nb {
class Zone;
}
namespace nb::finder {
class Index;
}
namespace nb::journal {
class Vault;
}
namespace nb::publish {
class Publisher;
}
namespace nb::state {
class ReadPool;
}

namespace nb::pages {

class PublicSite;

/// Everything outlives the page.
struct PickupAskParts {
  const PublicSite& site;
  const Zone& zone;
  const publish::Publisher& publisher;
  const Clock& clock;
  state::ReadPool& readers;
  const journal::Vault& vault;
  finder::Index& search;
  bool open = true;                    ///< false: the page says so and names the telephone
  unsigned per_address_per_hour = 20;  ///< an IPv6 /64 is one address
  unsigned per_town_per_minute = 60;   ///< from wherever they come
};

class PickupAsk {
 public:
  explicit PickupAsk(PickupAskParts parts);
  ~PickupAsk();
  PickupAsk(const PickupAsk&) = delete;
  PickupAsk& operator=(const PickupAsk&) = delete;

  void add_routes(web::Router& router);
  /// Ends the pool; after the server has stopped.
  void finish();

  /// Since the start; guesses show as questions without an answer.
  struct Counts {
    std::uint64_t asked = 0;
    std::uint64_t found = 0;
    std::uint64_t limited = 0;
    std::uint64_t locked = 0;
  };
  [[nodiscard]] Counts counts() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::pages
