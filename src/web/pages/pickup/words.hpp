// SPDX-License-Identifier: EUPL-1.2
// What the pages of the pick-up register have in common: whose a document is, its row in a list, sites and kinds to choose from.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pickup/desk.hpp"
#include "pickup/queries.hpp"
#include "pickup/sheets.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

/// What the register's pages work with beside StabParts; outlives them.
struct PickupParts {
  pickup::Desk desk;
  unsigned reminder_weeks = 4;  ///< after these an owner is reminded, and again after as many
  unsigned keep_weeks = 26;     ///< after these a document goes back or is destroyed
};

/// Head and vault. False where no municipality is chosen; then the template is kNoPickupTown.
[[nodiscard]] bool put_pickup_frame(const StabVisit& visit, Section page, std::string_view title);
inline constexpr std::string_view kNoPickupTown = "pickup_no_town";

/// Is what is sealed open, so that names can be shown and looked for?
[[nodiscard]] bool can_read_pickups(const StabVisit& visit);
/// Whose it is, and a trace of the look; nullopt while closed or erased.
[[nodiscard]] std::optional<pickup::Owner> owner_of_pickup(const StabVisit& visit, storage::Db& db, std::string_view subject);
/// The same without a trace, for what leaves one of its own (a file handed out, a hand-over).
[[nodiscard]] std::optional<pickup::Owner> peek_owner(const StabVisit& visit, storage::Db& db, std::string_view subject);

/// Name of a site; its id where the catalogue does not know it any more.
[[nodiscard]] std::string pickup_site_name(const StabVisit& visit, std::string_view id);
/// SITE options (SITE_ID, SITE_NAME, SITE_CHOSEN).
void put_pickup_sites(const StabVisit& visit, Section page, std::string_view chosen);
/// KIND options.
void put_pickup_kinds(Section page, std::string_view chosen);
/// PICKUP row: path, kind, site, arrival, owner, marks.
void put_pickup_row(const StabVisit& visit, storage::Db& db, Section row, const pickup::Pickup& one);
[[nodiscard]] std::string path_of(const pickup::Pickup& one);
/// "seit 3 Wochen"
[[nodiscard]] std::string pickup_waiting_words(const CivilDate& since, const CivilDate& today);
[[nodiscard]] std::string_view german(pickup::State state);

struct PickupTab {
  const char* key;  ///< in addresses
  const char* name;
  pickup::ListKind kind;
};
[[nodiscard]] std::span<const PickupTab> pickup_tabs();
/// The list that the page's "was" names.
[[nodiscard]] const PickupTab& pickup_tab_of(const StabVisit& visit);
/// With what "stelle", "art", "wochen" and "nach" of the address say.
[[nodiscard]] pickup::ListQuery pickup_query_of(const StabVisit& visit, pickup::ListKind kind, std::size_t count);

/// Takes the municipality's log into the index, a bounded step; how many entries are left.
std::uint64_t catch_up_pickups(const StabVisit& visit);
/// A pick-up with that serial number that is not erased; its subject. nullopt: none, or what is sealed is closed.
[[nodiscard]] std::optional<std::string> find_pickup_serial(const StabVisit& visit, std::string_view serial);

}  // namespace nb::pages
