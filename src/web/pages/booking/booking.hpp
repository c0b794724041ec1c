// SPDX-License-Identifier: EUPL-1.2
// Appointments for citizens (SLUG/termine/): service, day, free time, reserve for ten minutes, who it is, number and link of one's own.
// Works without a script; the browser carries what was typed in hidden fields. What is free is decided by the executor alone.
// Threading: a reservation goes from the connection's thread straight to the executor; pages are made on a pool. Nothing is cached.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "web/server/router.hpp"

namespace nb {
class Clock;
class Random;
class Zone;
}  // namespace nb
namespace nb::journal {
class Journal;
class Vault;
}  // namespace nb::journal
namespace nb::publish {
class Publisher;
}
namespace nb::state {
class Executor;
class ReadPool;
}  // namespace nb::state

namespace nb::pages {

class PublicSite;

/// Everything outlives the pages.
struct OnlineBookingParts {
  const PublicSite& site;
  const Zone& zone;
  const publish::Publisher& publisher;
  const Clock& clock;
  Random& random;
  state::Executor& executor;
  state::ReadPool& readers;
  const journal::Journal& journal;
  journal::Vault& vault;
  std::filesystem::path share;                                   ///< holds assets/filing
  bool open = true;                                              ///< false: nobody books online; links of one's own go on
  unsigned per_address_per_hour = 60;                            ///< times that are reserved, bookings that are confirmed
  unsigned open_per_address = 5;                                 ///< reservations that wait for a name at once
  unsigned total_per_minute = 1200;                              ///< of all municipalities; from half of it on a small price is asked
  unsigned per_person = 6;                                       ///< appointments ahead under one mail address or telephone number
  unsigned per_network = 60;                                     ///< appointments ahead from one address of the network
  unsigned per_day = 2000;                                       ///< in a municipality
  std::map<std::string, unsigned, std::less<>> per_day_at = {};  ///< by AGS
};

class OnlineBooking {
 public:
  explicit OnlineBooking(OnlineBookingParts parts);
  ~OnlineBooking();
  OnlineBooking(const OnlineBooking&) = delete;
  OnlineBooking& operator=(const OnlineBooking&) = delete;

  void add_routes(web::Router& router);
  /// Ends the pool; to be called after the server has stopped and before the executor ends.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace nb::pages
