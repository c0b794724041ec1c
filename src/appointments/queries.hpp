// SPDX-License-Identifier: EUPL-1.2
// Reads of pools, offers and bookings from state.db.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "appointments/model.hpp"
#include "base/ids.hpp"
#include "base/zone.hpp"

namespace nb::storage {
class Db;
}

namespace nb::appointments {

[[nodiscard]] std::optional<Pool> find_pool(storage::Db& db, const LogName& log, std::string_view id);
/// Those that are not closed, by site and name.
[[nodiscard]] std::vector<Pool> pools(storage::Db& db, const LogName& log);
/// The next "p<number>".
[[nodiscard]] std::string next_pool_id(storage::Db& db, const LogName& log);
[[nodiscard]] std::optional<Offer> find_offer(storage::Db& db, const LogName& log, std::string_view pool, std::string_view service);
/// Those of a pool that are not withdrawn, by service.
[[nodiscard]] std::vector<Offer> offers(storage::Db& db, const LogName& log, std::string_view pool);
/// The pools that offer a service, at a site if one is named; closed and withdrawn ones left out.
[[nodiscard]] std::vector<Offer> offers_of(storage::Db& db, const LogName& log, std::string_view service, std::string_view site = {});
/// From a day on, in order.
[[nodiscard]] std::vector<Exception> exceptions(storage::Db& db, const LogName& log, std::string_view pool, CivilDate from);

[[nodiscard]] std::optional<Booking> find_booking(storage::Db& db, const LogName& log, std::string_view id);
/// By its own code, in whatever way it is typed, or the reference of the old system.
[[nodiscard]] std::optional<Booking> find_booking_by_code(storage::Db& db, const LogName& log, std::string_view code);
[[nodiscard]] std::optional<Booking> find_booking_by_uid(storage::Db& db, const LogName& log, std::string_view uid);
/// True once its key is deleted.
[[nodiscard]] bool is_erased(storage::Db& db, const LogName& log, std::string_view booking);

/// What a list of bookings shows. Empty members do not narrow it.
struct BookingsQuery {
  std::string pool;
  std::string site;
  std::string service;
  Instant from;  ///< start in [from, to)
  Instant to;
  std::vector<Status> statuses{Status::booked};
  std::size_t count = 5000;
};
/// By start.
[[nodiscard]] std::vector<Booking> bookings(storage::Db& db, const LogName& log, const BookingsQuery& query);

using StateOf = std::function<StepState(std::string_view service, std::optional<int> step)>;
/// Coming bookings whose service cannot take place as things stand, by start.
[[nodiscard]] std::vector<Booking> bookings_at_risk(storage::Db& db, const LogName& log, Instant now, const StateOf& state_of, std::size_t count = 5000);
/// Coming bookings that a call-off of this selection would hit: the most urgent first, then by start. `at_risk`: only those at risk.
[[nodiscard]] std::vector<Booking> bookings_hit(storage::Db& db, const LogName& log, const Zone& zone, const Selection& selection, Instant now, const StateOf& at_risk = {});
/// What a preview hands on with its form, so that nobody is called off who was not shown: the newest `placed` among these ...
[[nodiscard]] std::uint64_t newest_placed(const std::vector<Booking>& shown);
/// ... and, of what is at risk, "service" or "service#step" of each once, in order.
[[nodiscard]] std::vector<std::string> kinds_of(const std::vector<Booking>& shown);
[[nodiscard]] std::string kind_of(const Booking& booking);
/// Coming bookings beyond what the plan has desks for: days and pools on which more are taken than staffed is told by judge() (calendar.hpp).
[[nodiscard]] std::vector<Booking> waiting_for_new_time(storage::Db& db, const LogName& log, std::string_view pool, std::string_view service, Instant now, std::size_t count);

/// What happened to a booking; what it says stands in the entry at `seq`.
struct Event {
  std::uint64_t seq = 0;
  std::string type;
  Instant at;
  std::string actor;
  bool sealed = false;  ///< the entry carries sealed parts
};
[[nodiscard]] std::vector<Event> history(storage::Db& db, const LogName& log, std::string_view booking);
/// Positions of the entries with sealed parts, oldest first.
[[nodiscard]] std::vector<std::uint64_t> sealed_entries(storage::Db& db, const LogName& log, std::string_view booking);

[[nodiscard]] std::optional<CallOff> find_call_off(storage::Db& db, const LogName& log, std::string_view id);
/// Newest first.
[[nodiscard]] std::vector<CallOff> call_offs(storage::Db& db, const LogName& log, std::size_t count = 100);
/// Those that stand and reach a day or later, for the public page.
[[nodiscard]] std::vector<CallOff> standing_call_offs(storage::Db& db, const LogName& log, CivilDate today);
/// Newest first.
[[nodiscard]] std::vector<Wave> waves(storage::Db& db, const LogName& log, std::size_t count = 100);

[[nodiscard]] std::optional<Link> find_link(storage::Db& db, const Hash& token);

}  // namespace nb::appointments
