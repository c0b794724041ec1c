// SPDX-License-Identifier: EUPL-1.2
// The situation as it stood at a position of the logs, derived again from the facts of then; and what is different between two.
#pragma once

#include <string>
#include <vector>

#include "crisis/model.hpp"
#include "situation/board.hpp"
#include "web/pages/stab_visit.hpp"

namespace nb::pages {

/// `at`: the moment, for what had expired. Wired as the catalogue was then.
[[nodiscard]] situation::Board board_at(const StabVisit& visit, storage::Db& db, const crisis::Position& position, Instant at);
/// "30.10.2023, 06:15": when the catalogue was last changed after that moment; empty if it stands as it did.
[[nodiscard]] std::string catalogue_changed(const StabVisit& visit, storage::Db& db, const crisis::Position& position, Instant at);
/// Services by state and running incidents in the visit's place; for the region over all municipalities.
[[nodiscard]] crisis::Counts counts_of(const StabVisit& visit, const situation::Board& board);
/// As the current view has it, which is what the screen shows.
[[nodiscard]] crisis::Counts counts_now(const StabVisit& visit);
/// Running incidents in the visit's place.
[[nodiscard]] std::vector<situation::Incident> incidents_of(const StabVisit& visit, const situation::Board& board);
/// "Reisepass: nicht möglich, vorher möglich"; for the region with the number of municipalities, most first.
/// A service that the catalogue has only before or only after is named as such.
[[nodiscard]] std::vector<std::string> differences(const StabVisit& visit, const situation::Board& before, const situation::Board& after);
/// "3 nicht möglich, 2 eingeschränkt": what is not on its usual way; "alles möglich".
[[nodiscard]] std::string words_of(const crisis::Counts& counts);
/// "nicht vor dem 06.11.2023 (Stand …)"
[[nodiscard]] std::string forecast_words(const StabVisit& visit, const situation::Forecast& forecast);

}  // namespace nb::pages
