// SPDX-License-Identifier: EUPL-1.2
// All announcements as citizens see them, in memory, fed by committed entries. Same rules as the projection's tables; a
// test compares them. Threading: one thread at a time; what it hands out is a copy.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "publish/events.hpp"
#include "publish/queries.hpp"

namespace nb::publish {

class AnnouncementBook {
 public:
  AnnouncementBook() = default;
  explicit AnnouncementBook(const std::vector<LoggedAnnouncement>& all);

  /// True if this entry changed what is shown.
  bool apply(const state::AppliedEntry& entry);
  /// The region-wide ones, newest first.
  [[nodiscard]] Announcements region() const;
  /// The region's and the town's, newest first.
  [[nodiscard]] Announcements town(const Ags& ags) const;

 private:
  bool announce(const LogName& log, const Written& written);
  bool withdraw(const LogName& log, const Withdrawn& event);
  Announcement* find(const LogName& log, const std::string& id);

  std::map<LogName, Announcements> by_log_;  // in the order of the log
};

}  // namespace nb::publish
