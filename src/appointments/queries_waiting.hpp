// SPDX-License-Identifier: EUPL-1.2
// Who waits for a new time, seen from the waves: what was promised, and whom no wave reaches; and who stands where nothing takes place.
// Runs on the caller's thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "appointments/model.hpp"
#include "base/time.hpp"
#include "base/zone.hpp"
#include "state/command.hpp"

namespace nb::storage {
class Db;
}

namespace nb::appointments {

/// How many times of a pool are promised: invited by a wave that has not run out, and still waiting.
[[nodiscard]] std::uint64_t promised_times(storage::Db& db, const LogName& log, std::string_view pool, Instant now);
/// An offer of a wave whose time to choose is over: said now, it would promise what is gone.
[[nodiscard]] bool offer_ran_out(storage::Db& db, const Notice& notice, Instant now);
/// Pools that were closed, by site and name: what was booked there still stands.
[[nodiscard]] std::vector<Pool> closed_pools(storage::Db& db, const LogName& log);

/// The waiting list: who has no time yet, the urgent first, then who came first. Whoever was called off stands in the waves.
[[nodiscard]] std::vector<Booking> waiting_list(storage::Db& db, const LogName& log, Instant now, std::size_t count);

/// Those who wait for a service that no open pool offers, or none at their site: no wave reaches them.
struct Stranded {
  std::string service, site, pool;  ///< site and pool as they were; may be empty
  std::size_t count = 0;
};
[[nodiscard]] std::vector<Stranded> stranded(storage::Db& db, const LogName& log, Instant now);

/// Coming bookings that stand on days which a call-off closed for them: rescued afterwards, or booked between its preview and its press.
/// Nobody has told these people.
struct LeftBooked {
  CallOff call_off;  ///< selecting the same again hits exactly these
  std::vector<Booking> bookings;
};
/// By first day; each booking once, under the newest of the call-offs that hold it. At risk only: those days are open, so they are none.
[[nodiscard]] std::vector<LeftBooked> left_booked(storage::Db& db, const LogName& log, const Zone& zone, Instant now);

}  // namespace nb::appointments
