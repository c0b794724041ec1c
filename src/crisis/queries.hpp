// SPDX-License-Identifier: EUPL-1.2
// Reads the crisis staff's log from state.db. All of one log.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "crisis/model.hpp"

namespace nb::storage {
class Db;
}

namespace nb::crisis {

/// The number the next entry gets.
[[nodiscard]] std::uint64_t next_number(storage::Db& db, const LogName& log);
[[nodiscard]] std::optional<Entry> find_entry(storage::Db& db, const LogName& log, std::uint64_t number);
/// The entry at a position of the journal.
[[nodiscard]] std::optional<Entry> find_entry_at(storage::Db& db, const LogName& log, std::uint64_t seq);
/// Entries that answer an entry, follow from it, change or correct it; oldest first.
[[nodiscard]] std::vector<Entry> entries_about(storage::Db& db, const LogName& log, std::uint64_t number);
/// Number of the entry that corrects this one last; 0: none does.
[[nodiscard]] std::uint64_t correction_of(storage::Db& db, const LogName& log, std::uint64_t number);

struct Filter {
  std::vector<Type> types;  ///< empty: all
  std::optional<Instant> from;
  std::optional<Instant> to;  ///< half-open, by when it happened
  std::string actor;
  std::string words;         ///< as typed; spelling is forgiven
  std::uint64_t before = 0;  ///< numbers below; 0: all
};
/// Newest first.
[[nodiscard]] std::vector<Entry> entries(storage::Db& db, const LogName& log, const Filter& filter, std::size_t most);
/// Decisions whose number is greater, oldest first.
[[nodiscard]] std::vector<Entry> decisions_after(storage::Db& db, const LogName& log, std::uint64_t number, std::size_t most);

[[nodiscard]] std::optional<Question> find_question(storage::Db& db, const LogName& log, std::uint64_t number);
/// Those that wait, the most urgent first.
[[nodiscard]] std::vector<Question> open_questions(storage::Db& db, const LogName& log);

[[nodiscard]] std::optional<Task> find_task(storage::Db& db, const LogName& log, std::uint64_t number);
/// Those to be done, the most urgent first.
[[nodiscard]] std::vector<Task> open_tasks(storage::Db& db, const LogName& log);
/// Finished and dropped ones, the last ended first.
[[nodiscard]] std::vector<Task> ended_tasks(storage::Db& db, const LogName& log, std::size_t most);

[[nodiscard]] std::optional<Report> find_report(storage::Db& db, const LogName& log, std::uint64_t number);
[[nodiscard]] std::optional<Report> last_report(storage::Db& db, const LogName& log);
/// Newest first, without their content.
[[nodiscard]] std::vector<Report> reports(storage::Db& db, const LogName& log, std::size_t most);

}  // namespace nb::crisis
