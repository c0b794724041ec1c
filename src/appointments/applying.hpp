// SPDX-License-Identifier: EUPL-1.2
// What the parts of the projection share: each takes the entries it knows.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "appointments/load.hpp"
#include "appointments/model.hpp"
#include "state/parts.hpp"
#include "state/projection.hpp"
#include "storage/sqlite/moments.hpp"

namespace nb::storage {
class Db;
}

namespace nb::appointments {

/// Each returns true if the entry was one of its own.
bool apply_plan(storage::Db& db, const state::AppliedEntry& entry);
bool apply_booking(storage::Db& db, const state::AppliedEntry& entry);
bool apply_many(storage::Db& db, const state::AppliedEntry& entry);
bool apply_notice(storage::Db& db, const state::AppliedEntry& entry);
bool apply_queue(storage::Db& db, const state::AppliedEntry& entry);
bool apply_import(storage::Db& db, const state::AppliedEntry& entry);
void create_import_tables(storage::Db& db);

using storage::ms;
[[nodiscard]] std::optional<Instant> moment_member(const state::AppliedEntry& entry, std::string_view name);
[[nodiscard]] bool flag_member(const state::AppliedEntry& entry, std::string_view name);
using state::part_of;

/// The rows of days that one entry changes: read once each, written back by flush().
class Loads {
 public:
  Loads(storage::Db& db, const LogName& log) : db_(db), log_(log) {}
  void add(const std::string& pool, const Need& need, int sign);
  void flush();

 private:
  storage::Db& db_;
  const LogName& log_;
  std::map<std::pair<std::string, std::int64_t>, DayLoad> days_;
};

/// Gives back what reservations of a pool around that moment held that had expired when the entry was made.
void release_expired(storage::Db& db, const state::AppliedEntry& entry, Loads& loads, const std::string& pool, Instant around);
/// A booking takes place in its pool's rows.
[[nodiscard]] inline bool counts(const Booking& booking) { return !booking.pool.empty() && (booking.status == Status::reserved || booking.status == Status::booked); }
[[nodiscard]] inline Need need_of(const Booking& booking) { return {booking.start, booking.minutes, booking.desks, booking.rooms}; }

/// From now on the offers of this service whose waves reach who waits with this pool and site are for the invited only: those of the pool;
/// of no pool, all at the site; of a pool that offers it no more, all.
void lock_offers(storage::Db& db, const LogName& log, std::string_view service, std::string_view pool, std::string_view site);

void add_history(storage::Db& db, const state::AppliedEntry& entry, std::string_view booking, bool sealed = false);
/// Somebody has to be told. What waited to be told before is dropped, unless this is only an offer. `booking` as it was when it was agreed.
void queue_notice(storage::Db& db, const state::AppliedEntry& entry, const Booking& booking, NoticeKind kind, unsigned sequence, std::string_view cause);
void drop_notices(storage::Db& db, const state::AppliedEntry& entry, std::string_view booking, bool offers_only = false);
void put_link(storage::Db& db, const state::AppliedEntry& entry, std::string_view booking, std::string_view link, std::optional<Instant> expires);

}  // namespace nb::appointments
