// SPDX-License-Identifier: EUPL-1.2
// Reads from state.db, and the way from entries and rows into a Board.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "situation/board.hpp"
#include "situation/model.hpp"
#include "state/projection.hpp"

namespace nb::storage {
class Db;
}

namespace nb::situation {

/// One line of the history: what was said when by whom, and whether it is still the latest word on its thing.
struct Line {
  std::uint64_t seq;
  std::string type;  ///< of the entry
  Instant at;
  std::string actor;
  Fact fact;
  std::optional<std::uint64_t> undoes;
  bool latest;  ///< can be undone
};

/// Puts what stands in state.db into a fresh board: the same result as applying every entry in its order.
void load(storage::Db& db, Board& board, Instant now);
/// What stood in one log when it had so many entries: the latest fact about each thing, oldest first. For a board as it was then.
[[nodiscard]] std::vector<Fact> facts_at(storage::Db& db, const LogName& log, std::uint64_t size);
/// Puts committed entries into the board; those of other rooms are passed over. `now` = the moment of the commit.
std::vector<Change> apply(Board& board, std::span<const state::AppliedEntry> entries, Instant now);

/// The latest word on a thing in a log; nullopt if there never was one.
[[nodiscard]] std::optional<Line> latest(storage::Db& db, const LogName& log, FactKind kind, std::string_view object, std::optional<int> position = std::nullopt);
/// Everything ever said about a thing in a log, oldest first.
[[nodiscard]] std::vector<Line> lines_of(storage::Db& db, const LogName& log, FactKind kind, std::string_view object);
/// The fact of an entry.
[[nodiscard]] std::optional<Line> line_at(storage::Db& db, const LogName& log, std::uint64_t seq);
/// What was said of the same thing before that line.
[[nodiscard]] std::optional<Line> before(storage::Db& db, const LogName& log, const Line& line);
/// Newest first.
[[nodiscard]] std::vector<Line> history(storage::Db& db, const LogName& log, std::size_t count_max);
/// The decisions log of the crisis staff, newest first.
[[nodiscard]] std::vector<Line> decisions(storage::Db& db, const LogName& log, std::size_t count_max);
/// Running and ended ones, latest word each, newest first.
[[nodiscard]] std::vector<Incident> incidents(storage::Db& db, const LogName& log);

}  // namespace nb::situation
