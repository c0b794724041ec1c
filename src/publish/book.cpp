// SPDX-License-Identifier: EUPL-1.2
// Announcements per log, rendered once when they are published.
#include "publish/book.hpp"

#include <algorithm>
#include <iterator>

namespace nb::publish {

AnnouncementBook::AnnouncementBook(const std::vector<LoggedAnnouncement>& all) {
  for (const LoggedAnnouncement& announcement : all) announce(announcement.log, announcement.written);
}

bool AnnouncementBook::apply(const state::AppliedEntry& entry) {
  const auto event = decode(entry);
  if (!event) return false;
  if (const auto* announced = std::get_if<Announced>(&*event)) return announce(entry.log, announced->written);
  return withdraw(entry.log, std::get<Withdrawn>(*event));
}

Announcement* AnnouncementBook::find(const LogName& log, const std::string& id) {
  const auto found = by_log_.find(log);
  if (found == by_log_.end()) return nullptr;
  const auto announcement = std::find_if(found->second.begin(), found->second.end(), [&](const Announcement& candidate) { return candidate.id == id; });
  return announcement == found->second.end() ? nullptr : &*announcement;
}

bool AnnouncementBook::announce(const LogName& log, const Written& written) {
  if (find(log, written.id) != nullptr) return false;
  Announcement* replaced = find(log, written.corrects);
  if (replaced != nullptr && replaced->corrected_by.empty()) replaced->corrected_by = written.id;
  auto announcement = shown(written, !ags_of(log));
  if (!announcement) return replaced != nullptr;
  by_log_[log].push_back(std::move(*announcement));
  return true;
}

bool AnnouncementBook::withdraw(const LogName& log, const Withdrawn& event) {
  Announcement* announcement = find(log, event.id);
  if (announcement == nullptr || announcement->withdrawn) return false;
  announcement->withdrawn = event.at;
  return true;
}

Announcements AnnouncementBook::region() const {
  Announcements all;
  for (const auto& [log, announcements] : by_log_) {
    if (!ags_of(log)) all.insert(all.end(), announcements.rbegin(), announcements.rend());
  }
  std::stable_sort(all.begin(), all.end(), [](const Announcement& a, const Announcement& b) { return a.published > b.published; });
  return all;
}

Announcements AnnouncementBook::town(const Ags& ags) const {
  Announcements all;
  for (const auto& [log, announcements] : by_log_) {
    const auto of = ags_of(log);
    if (!of || *of == ags) all.insert(all.end(), announcements.rbegin(), announcements.rend());
  }
  std::stable_sort(all.begin(), all.end(), [](const Announcement& a, const Announcement& b) { return a.published > b.published; });
  return all;
}

}  // namespace nb::publish
