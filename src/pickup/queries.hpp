// SPDX-License-Identifier: EUPL-1.2
// Reads of the pick-up register from state.db. Lists come in pages. Nothing personal is here: names stand sealed in the journal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "pickup/model.hpp"

namespace nb::storage {
class Db;
}

namespace nb::pickup {

[[nodiscard]] std::optional<Pickup> find_pickup(storage::Db& db, const LogName& log, std::string_view subject);
/// The number of the next courier's list.
[[nodiscard]] std::uint64_t next_batch(storage::Db& db, const LogName& log);

/// Which pick-ups a list shows.
enum class ListKind {
  ready,      ///< lies ready, longest first
  under_way,  ///< on the way to another site
  remind,     ///< ready, and its owner has heard nothing since `before`
  expired,    ///< ready, and arrived before `before`
  gone,       ///< handed over, returned, destroyed, transferred; newest first
};
struct ListQuery {
  ListKind kind = ListKind::ready;
  std::optional<std::string> site;
  std::optional<Kind> document;
  CivilDate before{};       ///< of `remind` and `expired`; with `ready`: arrived before that day, if set
  std::uint64_t after = 0;  ///< `next` of the page before; 0: the first page
  std::size_t count = 50;
};
struct Page {
  std::vector<Pickup> lines;
  std::uint64_t next = 0;  ///< 0: there is no more
};
[[nodiscard]] Page list(storage::Db& db, const LogName& log, const ListQuery& query);

struct SiteCount {
  std::string site;
  std::uint64_t ready = 0;
};
/// How much lies ready at each site that has any.
[[nodiscard]] std::vector<SiteCount> ready_by_site(storage::Db& db, const LogName& log);

/// What happened to a pick-up, oldest first.
struct Event {
  std::uint64_t seq = 0;
  std::string type;
  Instant at;
  Instant occurred;
  std::string actor;
  std::string data;  ///< JSON, as in the entry
};
[[nodiscard]] std::vector<Event> history(storage::Db& db, const LogName& log, std::string_view subject);
/// Positions of the entries that carry the sealed part "owner", oldest first; the last that has one counts.
[[nodiscard]] std::vector<std::uint64_t> owner_entries(storage::Db& db, const LogName& log, std::string_view subject);

struct Batch {
  std::uint64_t number = 0;
  std::string site;  ///< where it went
  Instant at;
  std::string actor;
  std::vector<Pickup> pickups;
};
[[nodiscard]] std::optional<Batch> find_batch(storage::Db& db, const LogName& log, std::uint64_t number);

}  // namespace nb::pickup
