// SPDX-License-Identifier: EUPL-1.2
// What state.db knows about proposals. Any connection.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "approval/model.hpp"

namespace nb::storage {
class Db;
}

namespace nb::approval {

/// By its id ("17", "region-17").
[[nodiscard]] std::optional<Proposal> find(storage::Db& db, const LogName& log, std::string_view id);
[[nodiscard]] std::uint64_t next_number(storage::Db& db, const LogName& log);
/// The number of one that asks for exactly the same and still waits.
[[nodiscard]] std::optional<std::uint64_t> find_open(storage::Db& db, const LogName& log, std::string_view seen, Instant now);
/// Of all logs what waits for a second person or a second look, oldest first; what has expired is left out.
[[nodiscard]] std::vector<Proposal> waiting(storage::Db& db, Instant now);
/// Of all logs, newest first, at most `limit`.
[[nodiscard]] std::vector<Proposal> newest(storage::Db& db, std::size_t limit);
/// Everything, decided or not, that writes or would write such an entry about a subject, newest first.
[[nodiscard]] std::vector<Proposal> all_about(storage::Db& db, const LogName& log, std::string_view entry_type, std::string_view subject);
/// What of it waits.
[[nodiscard]] std::vector<Proposal> waiting_about(storage::Db& db, const LogName& log, std::string_view entry_type, std::string_view subject, Instant now);
/// Types and subjects of the entries a proposal would write, or has written.
struct About {
  std::string type;
  std::string subject;
};
[[nodiscard]] std::vector<About> about(storage::Db& db, const Proposal& proposal);

}  // namespace nb::approval
