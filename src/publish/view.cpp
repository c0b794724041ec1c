// SPDX-License-Identifier: EUPL-1.2
// Look-ups in the immutable views. Pure; called by render threads.
#include "publish/view.hpp"

#include <algorithm>

namespace nb::publish {

namespace {

std::shared_ptr<const View> look_up(const RegionView& region, const std::map<std::string, std::size_t, std::less<>>& where, std::string_view key) {
  const auto found = where.find(key);
  return found == where.end() ? nullptr : region.towns[found->second];
}

}  // namespace

const AnnouncementText& Announcement::text(std::string_view lang) const {
  const auto found = std::find_if(texts.begin(), texts.end(), [&](const AnnouncementText& text) { return text.lang == lang; });
  return found == texts.end() ? texts.front() : *found;
}

Standing standing(const Announcement& announcement, Instant now) {
  if (announcement.withdrawn) return Standing::withdrawn;
  if (!announcement.corrected_by.empty()) return Standing::corrected;
  if (now < announcement.valid_from) return Standing::pending;
  if (announcement.valid_until && *announcement.valid_until <= now) return Standing::expired;
  return Standing::current;
}

std::shared_ptr<const View> RegionView::by_slug(std::string_view slug) const { return look_up(*this, index->by_slug, slug); }
std::shared_ptr<const View> RegionView::by_host(std::string_view host) const { return look_up(*this, index->by_host, host); }
std::shared_ptr<const View> RegionView::by_ags(std::string_view ags) const { return look_up(*this, index->by_ags, ags); }

}  // namespace nb::publish
