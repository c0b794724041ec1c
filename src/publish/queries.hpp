// SPDX-License-Identifier: EUPL-1.2
// What state.db knows about announcements. Any connection.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "publish/model.hpp"

namespace nb::storage {
class Db;
}

namespace nb::publish {

struct LoggedAnnouncement {
  LogName log;
  Written written;
  friend bool operator==(const LoggedAnnouncement&, const LoggedAnnouncement&) = default;
};

/// All of them, in the order of their logs.
[[nodiscard]] std::vector<LoggedAnnouncement> load_announcements(storage::Db& db);

struct AnnouncementState {
  bool corrected = false;
  bool withdrawn = false;
};
/// How the announcement stands in that log; nullopt if the log has none of that id.
[[nodiscard]] std::optional<AnnouncementState> find_announcement(storage::Db& db, const LogName& log, std::string_view id);
/// True if a page that shows this log's announcements already has one of that id (a town shows the region's too).
[[nodiscard]] bool is_id_taken(storage::Db& db, const LogName& log, std::string_view id);

}  // namespace nb::publish
